"""A posting in an output locale: each text with its language and where it came from.

A map's version counts as approved, and so does a phrase's, whether it is named or a sentence is one to the letter. A PO entry
is approved, or a draft while it is fuzzy; a fuzzy one that translates an earlier text (``#| msgid``) is none, for it may say
something else. Where there is neither, the text stays in its source language and says so: never another language in silence.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from generator.errors import Finding, InputError, Where
from generator.l10n.locales import OutputLocale
from generator.posting import markup
from generator.posting.fields import check_text
from generator.posting.markup import MarkupError
from generator.posting.placeholders import PlaceholderError
from generator.posting.text import Text
from generator.posting.walk import TextAt
from generator.posting.workspace import Entity
from generator.translation import po

State = Literal["source", "approved", "draft", "missing"]


class Piece(NamedTuple):
    """A segment as an ad shows it: its Markdown, the locale it is written in, and how it came about."""

    markdown: str
    lang: str
    state: State
    context: str
    source: str
    where: Where
    comment: str = ""
    """What its PO entry says of who drafted and approved it."""
    phrase: str = ""
    """The id of the phrase that it is."""


@dataclass(frozen=True, slots=True)
class LocalParagraph:
    """A paragraph."""

    piece: Piece


@dataclass(frozen=True, slots=True)
class LocalItem:
    """An item of a list."""

    piece: Piece
    children: tuple["LocalList", ...]


@dataclass(frozen=True, slots=True)
class LocalList:
    """A list."""

    ordered: bool
    items: tuple[LocalItem, ...]


LocalBlock = LocalParagraph | LocalList


@dataclass(frozen=True)
class Localized:
    """Every text of a posting and of the files it uses, in one output locale."""

    locale: OutputLocale
    _inline: Mapping[int, Piece]
    _blocks: Mapping[int, tuple[LocalBlock, ...]]

    def inline(self, text: Text) -> Piece:
        """Return an inline text."""
        return self._inline[id(text)]

    def blocks(self, text: Text) -> tuple[LocalBlock, ...]:
        """Return a running text."""
        return self._blocks[id(text)]

    def pieces_of(self, texts_: Iterable[Text]) -> Iterator[Piece]:
        """Yield the segments of some texts, in their order."""
        for text in texts_:
            piece = self._inline.get(id(text))
            if piece is not None:
                yield piece
            else:
                yield from _pieces(self._blocks[id(text)])


def localize(entities: Iterable[Entity], locale: OutputLocale) -> Localized:
    """Return a posting, and the organizations and places it uses, in a locale.

    Raises:
        InputError: a PO file is broken, translates a text that also has a map, or holds a text that an ad can't.
    """
    inline: dict[int, Piece] = {}
    blocks: dict[int, tuple[LocalBlock, ...]] = {}
    findings: list[Finding] = []
    for entity in entities:
        try:
            file = _file(entity, locale)
        except InputError as error:
            findings += error.findings
        else:
            inline |= file.inline
            blocks |= file.blocks
    if findings:
        raise InputError(findings)
    return Localized(locale, inline, blocks)


class _File(NamedTuple):
    """The texts of one file in a locale, by the identity of the text."""

    inline: dict[int, Piece]
    blocks: dict[int, tuple[LocalBlock, ...]]


@lru_cache(maxsize=512)
def _file(entity: Entity, locale: OutputLocale) -> _File:
    """Localize one file. The result is kept: a workspace reads an organization or place once, and many postings use it."""
    source = _Source(entity, locale)
    made = _File({}, {})
    for found in entity.texts:
        if found.rules.kind != "blocks":
            made.inline[id(found.text)] = source.inline(found)
        else:
            made.blocks[id(found.text)] = source.blocks(found)
    if source.findings:
        raise InputError(source.findings)
    return made


class _Source:
    """One YAML file and its PO file for the locale."""

    def __init__(self, entity: Entity, locale: OutputLocale) -> None:
        self.entity = entity
        self.locale = locale.code
        self.findings: list[Finding] = []
        self.po: po.Translations | None = None
        if locale.code != entity.source_locale:
            file = entity.file.with_suffix(f".{locale.code}.po")
            if file.exists():
                names = {name.replace("_", "-").casefold() for name in (locale.code, locale.formats, *locale.aliases)}
                self.po = po.read(file, frozenset(names))

    def inline(self, found: TextAt) -> Piece:
        if found.rules.kind == "name" and found.text.source is not None:
            where = self.entity.document.where(found.path)
            return Piece(found.text.source, self.locale, "source", found.context, found.text.source, where)
        mapped = self._mapped(found)
        return mapped or self._translated(found, found.text.in_source(self.entity.source_locale) or "")

    def blocks(self, found: TextAt) -> tuple[LocalBlock, ...]:
        mapped = self._mapped(found)
        if mapped is not None:
            return self._tree(found, mapped.markdown, mapped)
        return self._tree(found, found.text.in_source(self.entity.source_locale) or "", None)

    def _tree(self, found: TextAt, source: str, mapped: Piece | None) -> tuple[LocalBlock, ...]:
        return tuple([self._block(found, block, mapped) for block in markup.blocks(source)])

    def _block(self, found: TextAt, block: markup.Block, mapped: Piece | None) -> LocalBlock:
        if isinstance(block, markup.Paragraph):
            return LocalParagraph(self._leaf(found, block.source, mapped))
        return self._list(found, block, mapped)

    def _list(self, found: TextAt, one: markup.ListBlock, mapped: Piece | None) -> LocalList:
        items = [
            LocalItem(
                self._leaf(found, item.source, mapped), tuple([self._list(found, inner, mapped) for inner in item.children])
            )
            for item in one.items
        ]
        return LocalList(one.ordered, tuple(items))

    def _leaf(self, found: TextAt, leaf: str, mapped: Piece | None) -> Piece:
        if mapped is not None:
            return Piece(leaf, mapped.lang, mapped.state, mapped.context, leaf, mapped.where, phrase=mapped.phrase)
        return self._translated(found, leaf)

    def _mapped(self, found: TextAt) -> Piece | None:
        """Return what a map of locales says; of a map that lacks both this locale and the source's, its first version."""
        text, source_locale = found.text, self.entity.source_locale
        if text.source is not None:
            return None
        where = self.entity.document.where(found.path)
        if self.locale in text.by_locale:
            source = text.by_locale.get(source_locale, "")
            for leaf in markup.leaves(markup.blocks(source)) if found.rules.kind == "blocks" else (source,):
                entry = self.po.entries.get((found.context, leaf)) if self.po else None
                # A phrase may have taken the place of a text that is still translated there.
                if self.po and entry and entry.target and not entry.fuzzy and not text.phrase:
                    message = f"this text stands in {self.po.file.name} too (line {entry.line})"
                    hint = f"keep one: delete “{self.locale}:” here, or the entry there"
                    self.findings.append(Finding("TWICE", message, hint, where=where, field=found.context, locale=self.locale))
            state: State = "source" if self.locale == source_locale else "approved"
            return Piece(text.by_locale[self.locale], self.locale, state, found.context, source, where, phrase=text.phrase)
        if source_locale in text.by_locale:
            return None
        lang, words = next(iter(text.by_locale.items()))
        return Piece(words, lang, "missing", found.context, words, where)

    def _translated(self, found: TextAt, source: str) -> Piece:
        context, source_locale = found.context, self.entity.source_locale
        entry = self.po.entries.get((context, source)) if self.po else None
        if self.po is None or entry is None or not entry.target.strip() or entry.stale:
            where = self.entity.document.where(found.path)
            if self.locale == source_locale:
                return Piece(source, source_locale, "source", context, source, where)
            sister = self.entity.phrasebook.sister(source, source_locale, self.locale, context)
            if sister is None:
                return Piece(source, source_locale, "missing", context, source, where)
            return Piece(sister[0], self.locale, "approved", context, source, where, phrase=sister[1].id)
        try:
            check_text(entry.target, found.rules)
        except (PlaceholderError, MarkupError) as problem:
            self.findings.append(
                Finding(
                    "TRANSLATION", str(problem), problem.hint, where=self.po.where(entry), field=context, locale=self.locale
                )
            )
        came: State = "draft" if entry.fuzzy else "approved"
        return Piece(entry.target, self.locale, came, context, source, self.po.where(entry), entry.comment)


def _pieces(tree: Iterable[LocalBlock]) -> Iterator[Piece]:
    for block in tree:
        if isinstance(block, LocalParagraph):
            yield block.piece
        else:
            for item in block.items:
                yield item.piece
                yield from _pieces(item.children)

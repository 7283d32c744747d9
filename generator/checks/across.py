"""An ad's texts beside the texts they translate: what all rules across languages look at.

A text in a PO file stands beside its source. One given as a map, ``{da: …, nb: …}``, is compared as a whole with the map's
version in the file's source language, or with its first one. What signs and words there are is worked out once for a version:
most texts hold nothing that a rule could compare, and are left alone for the price of one look.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, cast

from generator.checks import Version
from generator.checks.pinpoint import pinpoint
from generator.checks.prose import prose
from generator.checks.sieve import Held, Sieve, WordSieve, shelf
from generator.errors import Where
from generator.posting import markup
from generator.posting.walk import TextAt
from generator.translation.localize import Piece

_MARKED = re.compile(r"[*_\[\]<>`\\\n{]| {2}")
_PLACE = re.compile(r"\{\{|\}\}|\{[^{}]*\}")
_SIGNS = re.compile(r"[0-9½¼¾@*_\[/.](?:(?<!\.)|(?=\w))")
"""A figure, what an address or a mark of Markdown holds, or a full stop inside a word."""
_LETTERS = re.compile(r"[^\W\d_]+")
_NEAR = frozenset({"da", "nb"})
NOT_COMPARED = frozenset({"source", "missing"})
"""The states of what is no translation."""


class Pair(NamedTuple):
    """A text and its translation, both in Markdown; ``pieces`` are what the ad shows of the translation.

    ``items`` counts the list items of both, where the whole of a text is compared: one of paragraphs that is given as a map.
    """

    source: str
    target: str
    source_locale: str
    target_locale: str
    context: str
    pieces: tuple[Piece, ...]
    items: tuple[int, int] | None = None

    @property
    def before(self) -> str:
        """Return the characters of the source, without markup and placeholders."""
        return characters(self.source, blocks=self.items is not None)

    @property
    def after(self) -> str:
        """Return the characters of the translation, without markup and placeholders."""
        return characters(self.target, blocks=self.items is not None)

    @property
    def near(self) -> bool:
        """Say whether the two languages are so near that whole sentences can be the same."""
        return {self.source_locale, self.target_locale} == _NEAR

    def where(self, words: str = "") -> Where:
        """Return where some words of the translation stand; where it begins, if they are nowhere in it."""
        return place(self.pieces, words)


class Across:
    """What a version's rules across languages share."""

    def __init__(self, version: Version) -> None:
        # The version itself keeps this: to hold it here would make a circle that only a collector can undo.
        self.locale = version.locale
        self._ad, self._localized, self._pieces, self._source = (
            version.ad,
            version.localized,
            version.pieces,
            version.source.code,
        )
        self._shown = prose(version)
        self._languages = {entity.file: entity.source_locale for entity in version.entities}

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """Return the texts that are translations, approved or drafted; those given as maps come last."""
        return tuple(self._pairs())

    @cached_property
    def wholes(self) -> tuple[Pair, ...]:
        """Return those that are compared as a whole."""
        return tuple([pair for pair in self.pairs if pair.items is not None])

    @cached_property
    def marked(self) -> tuple[Pair, ...]:
        """Return those with a figure, an address or a mark of Markdown in either text."""
        return self.kept_by(_signed)

    def kept_by(self, sieve: Sieve[str]) -> tuple[Pair, ...]:
        """Return those of which a sieve keeps either text."""
        before = frozenset(self._sources.kept_by(sieve))
        after = {piece.markdown for piece in self._shown.kept_by(sieve)}
        wholes = {pair.target for pair in self.wholes if sieve.keeps(pair.target)}
        kept = before | after | wholes
        return tuple([pair for pair in self.pairs if pair.source in kept or pair.target in kept]) if kept else ()

    @cached_property
    def _sources(self) -> Held[str]:
        kind = shelf("source", *sorted({one.source_locale for one in self.pairs}))
        return Held(kind, [(one.source, one.source) for one in self.pairs])

    def sifted_sources(self, sieve: WordSieve) -> frozenset[str]:
        """Return what a sieve keeps of the sources' tokens."""
        held = self._sources.kept_by(sieve.texts)
        return sieve.within(held) if held else frozenset()

    def sifted(self, sieve: WordSieve) -> frozenset[str]:
        """Return what a sieve keeps of the tokens of the ad's texts, but for those that are missing in its locale."""
        held = self._shown.kept_by(sieve.texts)
        return sieve.within([piece.markdown for piece in held]) if held else frozenset()

    def saying(self, sieve: WordSieve) -> Collection[str]:
        """Return the translations that hold a token that a sieve keeps, and what else of the ad does."""
        return {piece.markdown for piece in self._shown.kept_by(sieve.texts)} | {
            pair.target for pair in self.wholes if sieve.texts.keeps(pair.target)
        }

    @cached_property
    def lowered_sources(self) -> str:
        """Return the sources of all translations in small letters."""
        return "\n".join([pair.source for pair in self.pairs]).lower()

    @cached_property
    def lowered(self) -> str:
        """Return all translations in small letters."""
        return "\n".join([pair.target for pair in self.pairs]).lower()

    def _pairs(self) -> Iterator[Pair]:
        locale, ending = self.locale, f".{self.locale}.po"
        file, language = None, ""
        for piece in self._pieces:
            if piece.state in NOT_COMPARED:
                continue
            if piece.where.file is not file:
                file = piece.where.file
                language = self._of_po(file) if file.name.endswith(ending) else ""
            if language:
                yield Pair(piece.source, piece.markdown, language, locale, piece.context, (piece,))
        for found in self._ad.texts():
            if found.text.by_locale:
                yield from self._mapped(found)

    def _of_po(self, file: Path) -> str:
        """Return the source locale of what a PO file translates, which stands beside its YAML file."""
        if file not in self._languages:
            stem = file.name.removesuffix(f".{self.locale}.po")
            beside = (self._languages.get(file.with_name(stem + end)) for end in (".yaml", ".yml"))
            self._languages[file] = next((one for one in beside if one), self._source)
        return self._languages[file]

    def _mapped(self, found: TextAt) -> Iterator[Pair]:
        """Yield a map's version beside the one that it is compared with; names differ as they must."""
        texts, locale = found.text.by_locale, self.locale
        if found.rules.kind == "name" or locale not in texts:
            return
        pieces = tuple(self._localized.pieces_of((found.text,)))
        own = self._languages.get(pieces[0].where.file, self._source)
        base = own if own in texts else next(iter(texts))
        if base == locale:
            return
        source, target = texts[base], texts[locale]
        if found.rules.kind != "blocks":
            yield Pair(source, target, base, locale, found.context, pieces)
            return
        items = _items(markup.blocks(source)), _items(markup.blocks(target))
        yield Pair(source, target, base, locale, found.context, pieces, items)


_signed = Sieve(_SIGNS.search)


def words(token: str) -> list[str]:
    """Return the words of a token or text, in small letters."""
    return _LETTERS.findall(token.lower())


def telling(wording: str) -> str:
    """Return the word that tells most of a wording: the longest, in small letters; ``""`` where it has none."""
    return max(words(wording), key=len, default="")


def holding(wordings: Iterable[str]) -> WordSieve:
    """Return what keeps the tokens without which none of some wordings can be in a text."""
    known = frozenset(map(telling, wordings))
    return WordSieve(lambda token: not known.isdisjoint(words(token)))


def across(version: Version) -> Across:
    """Return what the rules across languages share of a version."""
    made = version.kept.get(__name__)
    if made is None:
        made = version.kept[__name__] = Across(version)
    return cast("Across", made)


def place(pieces: Sequence[Piece], words: str = "") -> Where:
    """Return where some words stand in a text; where it begins, if they are nowhere in it."""
    whole = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)") if words else None
    for piece in pieces if whole else ():
        match = whole.search(piece.markdown) if whole else None
        if match:
            return pinpoint(piece, *match.span())
    return pieces[0].where


def characters(source: str, *, blocks: bool = False) -> str:
    """Return what a reader sees of a text: no markup, no placeholders.

    Args:
        source: its Markdown.
        blocks: whether it holds paragraphs and lists.
    """
    if not _MARKED.search(source):
        return source
    leaves = markup.leaves(markup.blocks(source)) if blocks else (source,)
    return _PLACE.sub(" ", "\n".join(markup.plain(markup.inline(leaf)) for leaf in leaves))


def _items(tree: tuple[markup.Block, ...]) -> int:
    """Return how many list items there are."""
    lists = [block for block in tree if isinstance(block, markup.ListBlock)]
    return sum(1 + _items(item.children) for one in lists for item in one.items)

"""The pen of one ad in one locale: turns the posting's texts and values into what the view holds."""

from dataclasses import dataclass, field
from functools import cached_property

from generator.errors import Finding, InputError
from generator.l10n.catalogs import Catalog
from generator.l10n.formats import Formats, formats
from generator.l10n.locales import Locales, OutputLocale
from generator.l10n.speakers import words
from generator.posting.audience import Ad
from generator.posting.text import Text
from generator.rendering import factwords, richtext
from generator.rendering.richtext import Rich, rich
from generator.rendering.view import BlockView, ItemView, ListView, ParagraphView
from generator.translation.localize import LocalBlock, Localized, LocalList, LocalParagraph, Piece


@dataclass
class Pen:
    """Writes the texts of an ad in a locale."""

    ad: Ad
    localized: Localized
    locales: Locales
    _words: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def locale(self) -> OutputLocale:
        """Return the output locale."""
        return self.localized.locale

    @cached_property
    def formats(self) -> Formats:
        """Return the locale's formatters."""
        return formats(self.locale)

    @property
    def labels(self) -> Catalog:
        """Return the locale's labels."""
        return self.formats.labels

    def label(self, text: str) -> Rich:
        """Return a label, or any plain words in the ad's locale, as a text."""
        return richtext.words(text)

    def text(self, text: Text) -> Rich:
        """Return an inline text."""
        return self._rich(self.localized.inline(text))

    def maybe(self, text: Text | None) -> Rich | None:
        """Return an inline text, if there is one."""
        return self.text(text) if text is not None else None

    def blocks(self, text: Text) -> tuple[BlockView, ...]:
        """Return a running text."""
        return tuple(map(self._block, self.localized.blocks(text)))

    def _block(self, block: LocalBlock) -> BlockView:
        return ParagraphView(self._rich(block.piece)) if isinstance(block, LocalParagraph) else self._list(block)

    def _list(self, block: LocalList) -> ListView:
        items = (ItemView(self._rich(item.piece), tuple(map(self._list, item.children))) for item in block.items)
        return ListView(tuple(items), block.ordered)

    def _rich(self, piece: Piece) -> Rich:
        if "{" not in piece.markdown:
            return rich(piece.markdown, {}, piece.lang, self._lang(piece))
        try:
            return rich(piece.markdown, self._words_in(piece.lang), piece.lang, self._lang(piece))
        except KeyError as name:
            raise InputError(self._nobody(piece, str(name.args[0]))) from None

    def _lang(self, piece: Piece) -> str:
        return "" if piece.lang == self.locale.code else piece.lang

    def _words_in(self, lang: str) -> dict[str, str]:
        """Return the audience's words in the locale of a text, which is not the ad's where a translation is missing."""
        if lang not in self._words:
            known = self.ad.language is not None
            there = formats(self.locales[lang])
            filled = words(self.ad.language or "", self.ad.home_country, there) if known else {}
            self._words[lang] = filled | factwords.words(self.ad, there)
        return self._words[lang]

    def _nobody(self, piece: Piece, name: str) -> Finding:
        if name in factwords.WANTED:
            message = f"{{{name}}} says a fact that the posting does not have"
            hint = f"add {factwords.WANTED[name]}, or write the text without it"
        elif self.ad.language is None:
            message = f"{{{name}}} names an audience, and the posting has none"
            hint = "add required_languages: [{language: da}], or audiences:"
        else:
            message = f"there is no word for {{{name}}} here: home country {self.ad.home_country}"
            hint = "write the text without it"
        return Finding("PLACEHOLDER", message, hint, where=piece.where, field=piece.context, locale=self.locale.code)

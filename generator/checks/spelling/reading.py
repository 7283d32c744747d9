"""What rules about spelling share: the texts of a version in its own language, the words in them, and its speller."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from generator.checks import Version
from generator.checks.rule import Rule
from generator.checks.spelling.own import names, terms
from generator.checks.spelling.prose import cut, signed, small
from generator.checks.spelling.speller import Kind, Speller, speller
from generator.translation.localize import Piece

_LONG = 4
"""Letters of a name that compounds are made with: "Nissankunder"."""


@dataclass(frozen=True, eq=False)
class Reading:
    """The texts of a version in its own language. Most rules ask one of its sets of words, and are done."""

    pieces: tuple[Piece, ...]
    own: Speller | None
    """The speller; ``None`` where there is no dictionary."""

    @cached_property
    def whole(self) -> str:
        """Return all texts together."""
        return "\n".join([piece.markdown for piece in self.pieces])

    @cached_property
    def each(self) -> tuple[str, ...]:
        """Return the words of all texts, as they are written: those of texts without addresses first, as they are quicker."""
        plain: list[str] = []
        marked: list[str] = []
        for piece in self.pieces:
            (marked if signed(piece.markdown) else plain).append(piece.markdown)
        return (*cut("\n".join(plain)), *cut("\n".join(marked)))

    @cached_property
    def lowered(self) -> tuple[str, ...]:
        """Return the same in small letters."""
        return tuple(map(str.lower, self.each))

    @cached_property
    def written(self) -> frozenset[str]:
        """Return the words of all texts, as they are written."""
        return frozenset(self.each)

    @cached_property
    def small(self) -> frozenset[str]:
        """Return the words in small letters, and the parts of those that are joined or glued."""
        return small(self.written)

    @cached_property
    def unknown(self) -> frozenset[str]:
        """Return the words that the speller does not know, as they are written."""
        own = self.own
        return frozenset(word for word in self.written if not own.kind(word)) if own else frozenset()

    @cached_property
    def made(self) -> frozenset[str]:
        """Return the words that are compounds or English, as they are written."""
        own = self.own
        return frozenset(word for word in self.written if own.kind(word) >= _MADE) if own else frozenset()


_MADE = int(Kind.COMPOUND)


def reading(version: Version) -> Reading:
    """Return the texts of a version; what is not translated stands in another language, and is left out."""
    made = version.kept.get(__name__)
    if made is None:
        locale = version.localized.locale
        own = speller(locale.code, locale.formats, version.root)
        made = version.kept[__name__] = Reading(tuple(one for one in version.pieces if one.lang == version.locale), own)
    return cast("Reading", made)


def pieces(version: Version, rule: Rule) -> Iterator[Piece]:
    """Yield the texts that a rule reads."""
    return (piece for piece in reading(version).pieces if rule.reads(piece.context))


def passed_over(version: Version, word: str) -> bool:
    """Say whether a word is one that the posting or the workspace brings along: a name, a term, or a compound with one.

    Args:
        version: the ad in its locale.
        word: the word, in any letters.
    """
    lowered = word.lower()
    if lowered in terms(version):
        return True
    listed = names(version)
    if lowered in listed or lowered.removesuffix("'s").removesuffix("s").removesuffix("'") in listed:
        return True
    return any(len(name) >= _LONG and lowered.startswith(name) for name in listed)

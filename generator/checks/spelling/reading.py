"""What rules about spelling share: the texts of a version in its own language, the words in them, and its speller."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import cast

from generator.checks import Version
from generator.checks.prose import Prose, prose
from generator.checks.rule import Rule
from generator.checks.sieve import KEPT, Sieve, sieves
from generator.checks.spelling.own import names, terms
from generator.checks.spelling.prose import distinct
from generator.checks.spelling.speller import Kind, Speller, speller
from generator.translation.localize import Piece

_LONG = 4
"""Letters of a name that compounds are made with: "Nissankunder"."""


@dataclass(frozen=True, eq=False)
class Reading:
    """The texts of a version in its own language. A text is read once: what ads share is remembered."""

    pieces: tuple[Piece, ...]
    shown: Prose
    own: Speller | None
    """The speller; ``None`` where there is no dictionary."""

    @cached_property
    def unknown(self) -> frozenset[str]:
        """Return the words that the speller does not know, as they are written."""
        own = self.own
        found = [_unknown(piece.markdown, own) for piece in self.shown.kept_by(_strange(own))] if own else ()
        return frozenset().union(*found)

    @cached_property
    def made(self) -> frozenset[str]:
        """Return the words that are compounds or English, as they are written."""
        own = self.own
        found = [_compounds(piece.markdown, own) for piece in self.shown.kept_by(_composed(own))] if own else ()
        return frozenset().union(*found)


_MADE = int(Kind.COMPOUND)


@lru_cache(maxsize=KEPT)
def _odd(text: str, own: Speller) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of a text that are unknown, and those that are compounds or English."""
    kinds = list(zip(distinct(text), map(own.kind, distinct(text)), strict=True))
    return frozenset([word for word, kind in kinds if not kind]), frozenset([word for word, kind in kinds if kind >= _MADE])


def _unknown(text: str, own: Speller) -> frozenset[str]:
    return _odd(text, own)[0]


def _compounds(text: str, own: Speller) -> frozenset[str]:
    return _odd(text, own)[1]


_strange, _composed = sieves(_unknown), sieves(_compounds)


def reading(version: Version) -> Reading:
    """Return the texts of a version; what is not translated stands in another language, and is left out."""
    made = version.kept.get(__name__)
    if made is None:
        locale = version.localized.locale
        own = speller(locale.code, locale.formats, version.root)
        made = version.kept[__name__] = Reading(prose(version).pieces, prose(version), own)
    return cast("Reading", made)


def pieces(version: Version, rule: Rule, sieve: Sieve[str] | None = None) -> Sequence[Piece]:
    """Return the texts that a rule reads, or those of them that a sieve keeps."""
    each = prose(version).kept_by(sieve) if sieve else reading(version).pieces
    return [piece for piece in each if rule.reads(piece.context)] if rule.fields else each


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

"""The names of a translation are those of its source: people and firms letter for letter, places as each language has them."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from generator.checks import Version
from generator.checks.across import Pair, across
from generator.checks.rule import Rule
from generator.errors import Finding
from generator.posting.organization import Organization

_SHORTEST = 3
_TYPED_FROM = 5
"""Letters from which a word with one letter another way is the same name: Anna and Anne are two."""
_COMMON = frozenset(
    {
        "the", "det", "den", "de", "en", "et", "ett", "nordic", "nordisk", "nordiska", "scandinavian", "danish", "dansk",
        "danske", "danska", "norwegian", "norsk", "norske", "norska", "swedish", "svensk", "svenska", "svenske", "new", "ny",
        "nye", "nya", "god", "good",
    }
)  # fmt: skip
"""First words of a firm's name that alone are no name."""
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LATIN = str.maketrans({"ø": "o", "æ": "a", "đ": "d", "ł": "l", "ß": "s", "ð": "d"})


class _Name(NamedTuple):
    """A name: how it stands in the source and in the translation, and what it may be shortened to there.

    ``whole`` is what the translation must name by one of its words; ``""`` where it need not.
    """

    here: str
    there: str
    short: str
    whole: str = ""


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield a finding for each name that is spelled otherwise, or that a translation lacks."""
    shared = across(version)
    text = "\n".join([pair.source for pair in shared.pairs])
    for code in sorted({pair.source_locale for pair in shared.pairs}):
        names = [name for name in _names(version, code) if name.here in text]
        for pair in shared.pairs if names else ():
            if pair.source_locale == code and any(name.here in pair.source for name in names):
                yield from _compared(version, rule, pair, names)


def _compared(version: Version, rule: Rule, pair: Pair, names: list[_Name]) -> Iterator[Finding]:
    told: set[str] = set()
    for name in names:
        if name.here not in pair.source or name.short in pair.target or not _whole(name.here, pair.source):
            continue
        typed = next((word for word in _WORD.findall(pair.after) if _mistyped(word, name, pair.source)), "")
        if typed and typed not in told:
            told.update((typed, name.whole))
            message = f"“{typed}” is “{_part(typed, name.there)}” in the source"
            yield rule.finding(message, pair.where(typed), field=pair.context, locale=version.locale)
        elif not typed and name.whole not in {"", *told} and not any(part in pair.target for part in name.whole.split()):
            told.add(name.whole)
            message = f"“{name.whole}” of the source is not named"
            yield rule.finding(message, pair.where(), field=pair.context, locale=version.locale, severity="warning")


def _names(version: Version, source: str) -> Iterator[_Name]:
    posting, ad = version.ad.posting, version.ad
    for contact in posting.contacts:
        words = [word for word in contact.name.split() if len(word) >= _SHORTEST]
        # The last name first: who misspells it is told of it, and "Ring til Carina Lundø" may be "Call Carina".
        yield from (_Name(word, word, word, contact.name) for word in reversed(words))
    for firm in (ad.organization, ad.agency):
        yield from _of_firm(firm)
    written = [place.address.city for place in posting.job_location if place.address and place.address.city]
    for city in (*written, *(one.name for one in ad.cities if one)):
        here, there = city.by_locale.get(source), city.by_locale.get(version.locale)
        if here and there:
            yield _Name(here, there, there)


def _of_firm(firm: Organization | None) -> Iterator[_Name]:
    if firm is None or len(firm.name) < _SHORTEST:
        return
    first = firm.name.split()[0]
    short = first if len(first) >= _SHORTEST and first.casefold() not in _COMMON else firm.name
    yield _Name(firm.name, firm.name, short, short)


def _whole(name: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}", text) is not None


def _mistyped(word: str, name: _Name, source: str) -> bool:
    """Say whether a word that the source does not have is a name with a letter another way."""
    return word[0].isupper() and word not in source and any(_near(word, part) for part in name.there.split())


@lru_cache(maxsize=4096)
def _near(word: str, name: str) -> bool:
    bare = word.removesuffix("s").removesuffix("'").removesuffix("’")
    if len(name) < _SHORTEST or name in {bare, word}:
        return False
    if _plain(word) == _plain(name) or _plain(bare) == _plain(name):
        return True
    return len(name) >= _TYPED_FROM and OSA.distance(_plain(word), _plain(name), score_cutoff=1) == 1


def _plain(word: str) -> str:
    """Return a word in small letters without signs above or through them."""
    apart = unicodedata.normalize("NFD", word.lower().translate(_LATIN))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _part(typed: str, name: str) -> str:
    return next((part for part in name.split() if _near(typed, part)), name)

"""The numbers of a translation are those of its source, each written as its language writes it.

What is the same number is told by :mod:`generator.translation.entities`, which reads both texts closely. Most pairs need no
such reading: they hold the same figures in the same order, and no month's name.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from generator.checks import Version
from generator.checks.across import Across, Pair, across
from generator.checks.across import words as spoken
from generator.checks.addresses import without
from generator.checks.rule import Rule
from generator.checks.sieve import KEPT, WordSieve
from generator.errors import Finding
from generator.translation import entities

_FIGURES = re.compile(r"[0-9½¼¾]+")
_ANY = re.compile(r"[0-9½¼¾]")
_MONTH = "jan|feb|mar|apr|ma[ijy]|ju[nl]|aug|sep|o[kc]t|nov|de[csz]"
_NAMED = re.compile(rf"\d(?:\.|:[ae]|st|nd|rd|th)?(?: of)?[ \u00a0]?({_MONTH}|[ap]\.?m\b)|\b({_MONTH})[a-z]*\.?[ \u00a0]\d")
"""In small letters, a date with the month's name, or an hour of the twelve."""
_STEMS = ("jan", "feb", "mar", "apr", "maj", "mai", "may", "jun", "jul", "aug", "sep", "okt", "oct", "nov", "dec", "des", "dez",
          "am", "pm", "a.m", "p.m")  # fmt: skip
_SAME = str.maketrans("ckszyi", "xxxxjj")
"""A month begins with the same three letters in all four languages, but for okt and oct, des and dec, maj and mai and may."""
_SPELLED = 12
"""Up to here, numbers are often written in words."""
_THOUSANDS = re.compile(r"(?<=\d)[., \u00a0\u202f](?=\d{3}(?!\d))")
_FULL_HOUR = re.compile(r"(?<=\d)[.:]00(?!\d)")


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield a finding for each number that differs."""
    shared = across(version)
    for pair in shared.marked:
        for here, there in differing(pair):
            yield _told(rule, version, pair, here, there)
    words = rule.data["spelled"]
    for pair in _with_words(shared, words):
        before, after = _spelled(pair.before, words[pair.source_locale]), _spelled(pair.after, words[version.locale])
        # A number in only one of them may be an idiom; one in each, and another, is not.
        lost = next((word for word, value in before.items() if value not in after.values()), None)
        added = next((word for word, value in after.items() if value not in before.values()), None)
        if lost and added:
            message = f"“{added}” is “{lost}” in the source"
            yield rule.finding(message, pair.where(added), field=pair.context, locale=version.locale, severity="warning")


def _with_words(shared: Across, words: Mapping[str, Mapping[str, int]]) -> Iterator[Pair]:
    """Yield the pairs without figures, if the translations say a number in words that no source says."""
    sieve = _sieve(shared.locale, *words.get(shared.locale, ()))
    said = _values(shared.sifted(sieve), words.get(shared.locale, {}))
    if not said:
        return
    sources = {pair.source_locale for pair in shared.pairs}.intersection(words)
    if said <= {value for code in sources for value in _values(shared.sifted_sources(_sieve(code, *words[code])), words[code])}:
        return
    saying = shared.saying(sieve)
    for pair in shared.pairs:
        if pair.target in saying and pair.source_locale in words and not (_ANY.search(pair.source) or _ANY.search(pair.target)):
            yield pair


@lru_cache(maxsize=64)
def _sieve(locale: str, *known: str) -> WordSieve:
    del locale
    return WordSieve(lambda token: not set(known).isdisjoint(spoken(token)))


def _values(tokens: Iterable[str], known: Mapping[str, int]) -> set[int]:
    return {known[word] for token in tokens for word in spoken(token) if word in known}


def _told(rule: Rule, version: Version, pair: Pair, here: str, there: str) -> Finding:
    if here and there:
        message = f"the number {there} is {here} in the source"
    else:
        message = f"the number {there} is not in the source" if there else f"the number {here} of the source is missing"
    return rule.finding(message, pair.where(there), field=pair.context, locale=version.locale)


def differing(pair: Pair) -> tuple[tuple[str, str], ...]:
    """Return the numbers that differ: as the source has them, and as the translation; one of the two may be empty."""
    if not _plainly_same(pair.source, pair.target):
        before, after = without(pair)
        return _compared(before, after, pair.source_locale, pair.target_locale) or _one_other(before, after)
    return ()


@lru_cache(maxsize=KEPT)
def _plainly_same(source: str, target: str) -> bool:
    """Say whether two texts hold the same figures in the same order, and the same months."""
    here, there = _FIGURES.findall(source), _FIGURES.findall(target)
    return (here == there or _simple(source) == _simple(target)) and (not here or _months(source) == _months(target))


def _one_other(before: str, after: str) -> tuple[tuple[str, str], ...]:
    """Return a number that is plainly another: the only one where all stand in the same order, or one of three figures."""
    here, there = _FIGURES.findall(before), _FIGURES.findall(after)
    odd = [(one, other) for one, other in zip(here, there, strict=False) if one.lstrip("0") != other.lstrip("0")]
    if len(here) != len(there) or len(odd) != 1 or not _beyond(odd[0]):
        high, low = ([one for one in _simple(text) if len(one) > len("99")] for text in (before, after))
        odd = [*zip((one for one in high if one not in low), (one for one in low if one not in high), strict=False)]
    return () if any(_months(text) == (text,) for text in (before, after)) else tuple(odd[:1])


def _beyond(figures: tuple[str, str]) -> bool:
    """Say whether one of two numbers is above those that are often written in words."""
    return all(map(str.isdecimal, figures)) and max(map(int, figures)) > _SPELLED


def _simple(text: str) -> list[str]:
    """Return the figures of a text: thousands in one, no zeros before, no minutes of a full hour."""
    return [one.lstrip("0") for one in _FIGURES.findall(_FULL_HOUR.sub("", _THOUSANDS.sub("", text)))]


@lru_cache(maxsize=KEPT)
def _months(text: str) -> tuple[str, ...]:
    """Return the months named, as three letters that all languages share; an hour of the twelve is like nothing."""
    lowered = text.lower()
    if not any(stem in lowered for stem in _STEMS):
        return ()
    found = tuple([(first or second).translate(_SAME) for first, second in _NAMED.findall(lowered)])
    return (text,) if any(one[-1] == "m" for one in found) else found


@lru_cache(maxsize=4096)
def _compared(before: str, after: str, source_locale: str, target_locale: str) -> tuple[tuple[str, str], ...]:
    found = entities.numbers(before, after, source_locale, target_locale)
    lost = [one.text for one in found if one.what == "lost"]
    added = [one.text for one in found if one.what == "added"]
    both = min(len(lost), len(added)) if len(lost) == len(added) else 0
    rest = [*((one, "") for one in lost[both:]), *(("", one) for one in added[both:])]
    return (*zip(lost[:both], added[:both], strict=True), *rest)


def _spelled(text: str, words: Mapping[str, int]) -> dict[str, int]:
    return {word: words[word] for word in spoken(text) if word in words}

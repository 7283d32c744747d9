"""Traces of another language in a translation: its common words, its spellings, and slips that engines are known for.

What is a trace stands in ``data/residue.toml``. Words that begin with a capital are left alone, since names keep their
spelling; so are words that were foreign in the source already.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from generator.translation.glossary import cased

_WORD = re.compile(r"(?<![\w@./'’-])[^\W\d_]+(?![\w@/-]|['’.]\w)")
_SHORTEST = 4
"""Letters from which a spelling tells a language."""
_KEPT = 20_000
"""Words whose language is remembered."""


@dataclass(frozen=True, slots=True)
class Trace:
    """A word of another language; ``languages`` are those it may be of, in English: "Danish or Norwegian".

    ``left`` says that it is a word of the source's language that stands in the source too: it was not translated.
    """

    word: str
    languages: str
    left: bool


@dataclass(frozen=True)
class _Data:
    languages: tuple[str, ...]
    names: Mapping[str, str]
    words: Mapping[str, frozenset[str]]
    """The languages in which a word is at home."""
    also: Mapping[str, frozenset[str]]
    """Those in which another word is written so."""
    spellings: tuple[tuple[re.Pattern[str], frozenset[str]], ...]
    slips: Mapping[str, Mapping[str, str]]


@lru_cache(maxsize=1)
def _data() -> _Data:
    data = tomllib.loads(files(__package__).joinpath("data", "residue.toml").read_text("utf-8"))
    return _Data(
        tuple(data["languages"]),
        data["names"],
        {word: frozenset(group["in"]) for group in data["words"] for word in group["words"].split()},
        {word: frozenset(group.get("also", ())) for group in data["words"] for word in group["words"].split()},
        tuple((re.compile(group["pattern"]), frozenset(group["in"])) for group in data["spellings"]),
        data["slips"],
    )


@lru_cache(maxsize=_KEPT)
def homes(word: str) -> frozenset[str]:
    """Return the languages that a word in small letters can be of; empty where nothing tells."""
    data = _data()
    found = data.words.get(word)
    for pattern, languages in data.spellings if len(word) >= _SHORTEST else ():
        if pattern.search(word):
            # Two marks of a word narrow it down; marks that contradict each other tell nothing.
            found = languages if found is None else found & languages
    return found or frozenset()


def known(locale: str) -> bool:
    """Say whether words of other languages can be told from those of a locale."""
    return locale in _data().languages


def foreign(text: str, locale: str) -> bool:
    """Say whether a text in a locale holds a word that is of other languages only, whatever its capitals may tell."""
    if not known(locale):
        return False
    words = (match[0].casefold() for match in _WORD.finditer(text))
    return any((languages := homes(word)) and locale not in languages for word in words)


def traces(source: str, target: str, source_locale: str, target_locale: str) -> Iterator[Trace]:
    """Yield the words of a translation that are of another language, each once.

    Args:
        source: the characters of the source, without markup.
        target: those of the translation.
        source_locale: the source's locale.
        target_locale: the translation's; one that the table does not know yields nothing.
    """
    if not known(target_locale):
        return
    data = _data()
    given = {match[0].casefold() for match in _WORD.finditer(source)}
    flat = " ".join(source.split()).casefold()
    found = list(_WORD.finditer(target))
    told: set[str] = set()
    for number, match in enumerate(found):
        word = match[0].casefold()
        languages = homes(word)
        if word in told or not languages or target_locale in languages:
            continue
        here = word in given
        if _name(target, found, number) or (here and (source_locale not in languages or _quoted(found, number, flat))):
            continue
        if not here and target_locale in data.also.get(word, ()):
            continue
        told.add(word)
        names = " or ".join(data.names[code] for code in data.languages if code in languages)
        yield Trace(match[0], names, left=here)


def slips(target: str, locale: str) -> Iterator[tuple[str, str]]:
    """Yield what stands in a translation that is no good in any text, with what should stand there."""
    pattern = _slips_pattern(locale)
    if pattern is None:
        return
    right = _data().slips[locale]
    for match in dict.fromkeys(found[0].casefold() for found in pattern.finditer(target)):
        yield match, right[match]


def slip_words(locale: str) -> tuple[str, ...]:
    """Return what :func:`slips` looks for, in small letters."""
    return tuple(_data().slips.get(locale, ()))


def mended(text: str, locale: str) -> str:
    """Return a translation with the slips that engines are known for set right, in the letters that they stand in."""
    pattern = _slips_pattern(locale)
    if pattern is None:
        return text
    right = _data().slips[locale]
    text = _DANISH_COMMA[locale].sub(r"\1", text) if locale in _DANISH_COMMA else text
    return pattern.sub(lambda match: cased(match[0], match[0].casefold(), right[match[0].casefold()]), text)


_DANISH_COMMA = {code: re.compile(rf"((?:^|[.!?:…])[^.!?:…,]*),(?= {word} )") for code, word in (("nb", "at"), ("sv", "att"))}
"""The comma before a clause with "that", where no other stands before it that could be its pair."""


@lru_cache(maxsize=32)
def _slips_pattern(locale: str) -> re.Pattern[str] | None:
    wrong = sorted(_data().slips.get(locale, ()), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, wrong))})(?!\w)", re.IGNORECASE) if wrong else None


def _name(text: str, found: list[re.Match[str]], number: int) -> bool:
    """Say whether a word may be a name: it begins with a capital, and is no common word at the start of a sentence."""
    match = found[number]
    if match[0].islower():
        return False
    before = text[: match.start()].rstrip(' \n\t"“”»«„*_([•–-')
    return match[0].casefold() not in _data().words or bool(before and before[-1] not in ".!?:…") or match[0].isupper()


def _quoted(found: list[re.Match[str]], number: int, source: str) -> bool:
    """Say whether a word stands between two names, as in the source: "Børn og Unge"."""
    if not 0 < number < len(found) - 1:
        return False
    before, word, after = (match[0] for match in found[number - 1 : number + 2])
    both = before[0].isupper() and after[0].isupper()
    return both and f"{before} {word} {after}".casefold() in source

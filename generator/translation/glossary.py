"""The glossary: which words a translation must use, which it must not, and which stay as they are.

A term has a list of forms in each locale, paired by their position, so that "søgte" becomes "sökte". Terms are looked up as
whole words: "ansøger" does not hold "søger", and "søger-profil" is another word. generator.translation.glossary_file reads
them from a file.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a term. One that stands in brackets is a translation only: it is not looked for in a source."""

    text: str
    looked_up: bool = True


@dataclass(frozen=True, slots=True)
class Term:
    """A concept: its forms by locale, other wordings that are right too, and those that are wrong.

    ``exact`` forms must be written as they stand here. ``line`` is where the file has it.
    """

    name: str
    forms: Mapping[str, tuple[Form, ...]]
    accepted: Mapping[str, tuple[str, ...]]
    forbidden: Mapping[str, tuple[str, ...]]
    exact: bool = False
    never_translate: bool = False
    line: int = 0

    def pairs(self, source: str, target: str) -> Iterator[tuple[str, str]]:
        """Yield each form to look for with the one to use; the first of its locale where the numbers of forms differ."""
        if self.never_translate:
            kept = {form.text: None for forms in self.forms.values() for form in forms} or {self.name: None}
            yield from ((text, text) for text in kept)
            return
        here, there = self.forms.get(source, ()), self.forms.get(target, ())
        if not here or not there:
            return
        for number, form in enumerate(here):
            if form.looked_up:
                yield form.text, there[number if len(here) == len(there) else 0].text


@dataclass(frozen=True, slots=True)
class Hit:
    """A term in a text. ``accepted`` are all the wordings that are right, ``forbidden`` those that are not."""

    start: int
    end: int
    source: str
    target: str
    never_translate: bool
    forbidden: tuple[str, ...]
    accepted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Violation:
    """A term that a translation does not keep to: it says ``found``, or nothing that is right where that is ``""``."""

    hit: Hit
    found: str = ""

    def __str__(self) -> str:
        """Return what to look at, in plain English."""
        if self.hit.never_translate:
            return f"“{self.hit.source}” must stay as it is"
        instead = f", not “{self.found}”" if self.found else ""
        return f"“{self.hit.source}” should be “{self.hit.target}”{instead}"


class Glossary:
    """Terms to look up; those of the first layer win over the next ones."""

    def __init__(self, *layers: Sequence[Term]) -> None:
        self.layers = tuple(map(tuple, layers))
        self._indexes: dict[tuple[str, str], _Index] = {}

    @classmethod
    def merged(cls, own: "Glossary", built_in: "Glossary") -> "Glossary":
        """Return both together. A term of ``own`` takes the place of those that share its name or one of its forms."""
        return cls(*own.layers, *built_in.layers)

    @property
    def terms(self) -> tuple[Term, ...]:
        """Return all terms, those that win first."""
        return tuple(term for layer in self.layers for term in layer)

    def hits(self, text: str, source: str, target: str) -> list[Hit]:
        """Return the terms in a text without markup, from left to right; of those that overlap, the longest.

        What stands in an address or in {braces} is passed over.
        """
        if source == target:
            return []
        index = self._index(source, target)
        return list(index.hits(text)) if index.pattern else []

    def violations(self, source_text: str, target_text: str, source: str, target: str) -> list[Violation]:
        """Return the terms of a source that its translation does not keep to, each once.

        Inflections and compounds of the right word count as right. A forbidden word is only told of where the right one
        is not there as often as in the source: "leder efter" may well be "letar efter" beside a "söker".
        """
        by_term: dict[tuple[tuple[str, ...], tuple[str, ...]], list[Hit]] = {}
        for hit in self.hits(source_text, source, target):
            by_term.setdefault((hit.accepted, hit.forbidden), []).append(hit)
        lowered = _lower(target_text)
        return [
            violation
            for (accepted, forbidden), hits in by_term.items()
            if (violation := _violation(hits, accepted, forbidden, lowered, target_text))
        ]

    def _index(self, source: str, target: str) -> "_Index":
        index = self._indexes.get((source, target))
        if index is None:
            index = self._indexes[source, target] = _Index(self.layers, source, target)
        return index


class _Index:
    """The forms of one pair of locales, and one pattern that finds them in small letters."""

    def __init__(self, layers: Sequence[Sequence[Term]], source: str, target: str) -> None:
        self._target = target
        self._forms: dict[str, list[tuple[str, str, Term]]] = {}
        names: set[str] = set()
        for layer in layers:
            here = [(term, list(term.pairs(source, target))) for term in layer]
            # What an earlier layer says of a term holds for all its forms.
            known = set(self._forms)
            free = [
                (term, pairs)
                for term, pairs in here
                if term.name.casefold() not in names and known.isdisjoint(_key(form) for form, _ in pairs)
            ]
            for term, pairs in free:
                for form, translation in pairs:
                    self._forms.setdefault(_key(form), []).append((form, translation, term))
            names |= {term.name.casefold() for term, pairs in here if pairs}
        self.pattern = _pattern(tuple(self._forms)) if self._forms else None

    def hits(self, text: str) -> Iterator[Hit]:
        if self.pattern is None:
            return
        lowered = _lower(text)
        hidden = [match.span() for match in _HIDDEN.finditer(lowered)] if _SIGNS.search(lowered) else []
        end = 0
        while match := self.pattern.search(lowered, end):
            start, end = match.span()
            found = text[start:end]
            entry = self._fitting(found, match[0])
            if entry is None and (shorter := self._shorter(found, match[0])):
                end, entry = start + shorter[0], shorter[1]
                found = text[start:end]
            if entry is None or _in_host(text, start, end) or any(low < end and start < high for low, high in hidden):
                end = start + 1
                continue
            form, translation, term = entry
            if term.never_translate:
                yield Hit(start, end, found, found, True, (), (found,))  # noqa: FBT003 - the fields of a hit, in order
                continue
            wordings = (*(one.text for one in term.forms[self._target]), *term.accepted.get(self._target, ()))
            accepted = tuple(dict.fromkeys(wordings))
            forbidden = term.forbidden.get(self._target, ())
            yield Hit(start, end, found, cased(found, form, translation), False, forbidden, accepted)  # noqa: FBT003

    def _fitting(self, found: str, lowered: str) -> tuple[str, str, Term] | None:
        """Return the form that a stretch of text is; an exact one before one in any letters."""
        forms = self._forms[_key(lowered)]
        written = " ".join(found.split())
        exact = next((entry for entry in forms if entry[2].exact and entry[0] == written), None)
        return exact or next((entry for entry in forms if not entry[2].exact), None)

    def _shorter(self, found: str, lowered: str) -> tuple[int, tuple[str, str, Term]] | None:
        """Return the longest form that an exact one hides which is written in other letters, with its length."""
        for gap in reversed(list(re.finditer(_SPACE, lowered))):
            head = lowered[: gap.start()]
            if _key(head) in self._forms and (entry := self._fitting(found[: gap.start()], head)):
                return gap.start(), entry
        return None


# A word's neighbours: no letter, digit or hyphen (of any kind), nothing that makes it a part of an address or a {name}.
_HYPHENS = r"\-\u00ad\u2010\u2011"
_BEFORE = rf"(?<![\w@{{{_HYPHENS}])(?<!\w['’])"
_AFTER = rf"(?![\w@}}{_HYPHENS}\u0300-\u036f]|['’]\w)"
_HIDDEN = re.compile(r"(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]{1,64}@\S+|(?<![\w.-])[\w-]+(?:\.[\w-]+)+/\S+|\{[^{}\n]*\}")
_SIGNS = re.compile(r"[@{/]|www\.")
_SPACE = r"[ \t\u00a0\u202f]+"


def _pattern(keys: Sequence[str]) -> re.Pattern[str]:
    """Return a pattern for whole words, longest first; grouped by their first letter, which spares most comparing."""
    groups = (sorted(group, key=len, reverse=True) for _, group in groupby(sorted(keys), key=lambda key: key[:1]))
    any_of = "|".join(f"(?:{'|'.join(map(_escaped, group))})" for group in groups)
    return re.compile(f"{_BEFORE}(?:{any_of}){_AFTER}")


def _escaped(words: str) -> str:
    return _SPACE.join(map(re.escape, words.split()))


def _key(form: str) -> str:
    return " ".join(_lower(form).split())


def _lower(text: str) -> str:
    """Return a text in small letters, each in its place: two capitals of Unicode would become two characters."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(small if len(small := character.lower()) == 1 else character for character in text)


def _in_host(text: str, start: int, end: int) -> bool:
    """Say whether a word is part of a name such as "stilling.example.com"; after a full stop comes a space or a capital."""
    after = text[end : end + 1] == "." and text[end + 1 : end + 2].islower()
    before = text[start - 1 : start] == "." and text[start - 2 : start - 1].isalnum() and text[start].islower()
    return after or (start > 1 and before)


def cased(found: str, form: str, translation: str) -> str:
    """Return a translation in the letters of what was found: "Søger" → "Söker", "SØGER" → "SÖKER".

    Args:
        found: the word as the text has it.
        form: the same as the glossary has it.
        translation: its translation as the glossary has it.
    """
    if found == form or not translation:
        return translation
    if len(found) > 1 and found.isupper() and not form.isupper():
        return translation.upper()
    if found[0].isupper() and form[0].islower():
        return translation[0].upper() + translation[1:]
    return translation


_ALONE = 5
"""Characters from which a right word also counts inside another: "kollektivavtal" in "kollektivavtalet"."""


@lru_cache(maxsize=2048)
def _counting(wordings: tuple[str, ...], *, whole: bool) -> re.Pattern[str]:
    """Return a pattern that finds any of some wordings in small letters."""
    parts = [
        _escaped(key) if not whole and len(key) >= _ALONE else rf"(?<!\w){_escaped(key)}(?!\w)"
        for key in sorted({_key(wording) for wording in wordings}, key=len, reverse=True)
    ]
    return re.compile("|".join(parts))


def _violation(
    hits: list[Hit], accepted: tuple[str, ...], forbidden: tuple[str, ...], lowered: str, target: str
) -> Violation | None:
    """Return how a translation fails one term, if it does."""
    first = hits[0]
    if first.never_translate:
        # An ending may follow: "SAP's", "CV:t".
        kept = rf"(?<!\w){re.escape(first.source)}(?:['’:]\w+|s)?(?!\w)"
        return None if re.search(kept, target) else Violation(first)
    wrong = _counting(forbidden, whole=True).search(lowered) if forbidden else None
    # A forbidden word may hold a right one.
    rest = _counting(forbidden, whole=True).sub(" ", lowered) if wrong else lowered
    right = len(_counting(accepted, whole=False).findall(rest))
    if wrong and right < len(hits):
        return Violation(first, target[wrong.start() : wrong.end()])
    return Violation(first) if not right else None

"""The words of many rules as one lexicon: read from the notation of :mod:`generator.checks.words`, and looked for in a text."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from generator.checks.across import Sieve
from generator.checks.rule import Rule
from generator.checks.tokens import Token, tokens

_NUMBER = re.compile(r"#(?:(\d+)-(\d+))?")
_GAPS = {"..": 3, "...": 10}
_START, _END = "^", "$"


class Span(NamedTuple):
    """Where a rule's words stand in a text."""

    rule: Rule
    start: int
    end: int


@dataclass(frozen=True, eq=False)
class Element:
    """One place of an entry: the words that may stand there, a number, or a gap."""

    forms: frozenset[str] = frozenset()
    ends: tuple[str, ...] = ()
    tails: tuple[str, ...] = ()
    """Like ``ends``, where something must stand before."""
    begins: tuple[str, ...] = ()
    number: tuple[float, float] | None = None
    gap: int = 0
    optional: bool = False

    def accepts(self, token: Token) -> bool:
        """Say whether a token may stand here."""
        if self.number is not None:
            return token.value is not None and self.number[0] <= token.value <= self.number[1]
        word = token.text
        return (
            word in self.forms
            or word.endswith(self.ends)
            or word.startswith(self.begins)
            or (word.endswith(self.tails) and any(_has_before(word, tail) for tail in self.tails))
        )

    @property
    def telling(self) -> int:
        """Return how much it tells of its entry: the length of its shortest word; 0 for what may be missing or no word."""
        if self.gap or self.optional or self.number is not None:
            return 0
        return min(map(len, (*self.forms, *self.ends, *self.tails, *self.begins)))


@dataclass(frozen=True, eq=False)
class Entry:
    """One entry of a rule's words."""

    rule: Rule
    elements: tuple[Element, ...]
    at_start: bool = False
    at_end: bool = False

    @property
    def anchor(self) -> Element:
        """Return the element without which the entry is in no text."""
        return max(self.elements, key=lambda one: one.telling)

    def spans(self, found: Sequence[Token]) -> Iterable[tuple[int, int]]:
        """Yield where the entry stands among the tokens of a text, as characters."""
        first = self.elements[0]
        for at, token in enumerate(found):
            if self.at_start and at and found[at - 1].sentence == token.sentence:
                continue
            if first.optional or first.accepts(token):
                end = _end(self.elements, 0, found, at, token.sentence)
                closed = not self.at_end or end == len(found) or found[end].sentence != token.sentence
                if end > at and closed:
                    yield token.start, found[end - 1].end


def _end(elements: tuple[Element, ...], number: int, found: Sequence[Token], at: int, sentence: int) -> int:
    """Return the index behind the last token that elements from one on take from a token on; -1 if they don't."""
    while number < len(elements):
        element = elements[number]
        number += 1
        if element.gap:
            ends = (_end(elements, number, found, at + skipped, sentence) for skipped in range(element.gap + 1))
            return next((end for end in ends if end >= 0), -1)
        here = at < len(found) and found[at].sentence == sentence and element.accepts(found[at])
        if element.optional:
            taken = _end(elements, number, found, at + 1, sentence) if here else -1
            if taken >= 0:
                return taken
        elif here:
            at += 1
        else:
            return -1
    return at


def entry(rule: Rule, notation: str) -> Entry:
    """Return an entry from its notation.

    Raises:
        ValueError: it is malformed, or holds no word that can't be left out.
    """
    parts = notation.removeprefix(_START).removesuffix(_END).split()
    elements = tuple(_element(part, notation) for part in parts)
    made = Entry(rule, elements, notation.startswith(_START), notation.endswith(_END))
    if not parts or not made.anchor.telling:
        message = f"“{notation}” holds no word that must be there"
        raise ValueError(message)
    if made.elements[0].gap or made.elements[-1].gap:
        message = f"“{notation}” begins or ends with a gap"
        raise ValueError(message)
    return made


def _element(part: str, notation: str) -> Element:
    if part in _GAPS:
        return Element(gap=_GAPS[part])
    optional = part.endswith("?")
    part = part.removesuffix("?")
    number = _NUMBER.fullmatch(part)
    if number:
        low, high = (float(number[1]), float(number[2])) if number[1] else (float("-inf"), float("inf"))
        return Element(number=(low, high), optional=optional)
    groups: dict[str, list[str]] = {"forms": [], "ends": [], "tails": [], "begins": []}
    for choice in part.split("|"):
        kind, body = "forms", choice
        if choice.startswith("*-"):
            kind, body = "tails", choice[2:]
        elif choice.startswith("*"):
            kind, body = "ends", choice[1:]
        elif choice.endswith("*"):
            kind, body = "begins", choice[:-1]
        if not body or re.search(r"[*#?^$]|\.\.", body):
            message = f"“{part}” in “{notation}” is malformed"
            raise ValueError(message)
        groups[kind] += _inflected(body)
    return Element(
        frozenset(groups["forms"]), tuple(groups["ends"]), tuple(groups["tails"]), tuple(groups["begins"]), optional=optional
    )


def _inflected(body: str) -> list[str]:
    """Return the forms of a stem with endings."""
    stem, *endings = body.lower().split("/")
    bound = bool(endings) and stem.endswith("-")
    stem = stem.removesuffix("-") if bound else stem
    return [*(() if bound else (stem,)), *(stem + ending for ending in endings)]


def _has_before(word: str, tail: str) -> bool:
    return word.endswith(tail) and bool(word[: -len(tail)].rstrip("-"))


@dataclass
class _Index:
    """Entries by a word without which they are in no text."""

    forms: dict[str, list[Entry]] = field(default_factory=dict)
    ends: dict[str, list[Entry]] = field(default_factory=dict)
    begins: dict[str, list[Entry]] = field(default_factory=dict)

    def add(self, one: Entry) -> None:
        anchor = one.anchor
        for table, keys in (
            (self.forms, anchor.forms),
            (self.ends, (*anchor.ends, *anchor.tails)),
            (self.begins, anchor.begins),
        ):
            for key in keys:
                table.setdefault(key, []).append(one)

    def lookup(self, word: str) -> tuple[Entry, ...]:
        """Return the entries that a text with this word may hold."""
        found = list(self.forms.get(word, ()))
        for length in {len(key) for key in self.ends if len(key) <= len(word)}:
            found += self.ends.get(word[-length:], ())
        for length in {len(key) for key in self.begins if len(key) <= len(word)}:
            found += self.begins.get(word[:length], ())
        return tuple(dict.fromkeys(found))


class Lexicon:
    """The words of some rules in a locale."""

    def __init__(self, rules: Iterable[Rule], locale: str) -> None:
        """Read the words of the rules.

        Raises:
            ValueError: an entry is malformed.
        """
        self._find, self._fine = _Index(), {}
        for rule in rules:
            words = rule.words.get(locale)
            if words is None:
                continue
            for notation in words.find:
                self._find.add(entry(rule, notation))
            self._fine[rule] = _Index()
            for notation in words.fine:
                self._fine[rule].add(entry(rule, notation))
        self.telling = Sieve(lambda word: bool(self._find.lookup(word)))
        """Keeps the words without which a text holds none of the rules'."""
        self.spans = lru_cache(maxsize=8192)(self._spans)
        """Returns where a text holds the rules' words, see :meth:`_spans`; a text is read once."""

    def _spans(self, text: str) -> tuple[Span, ...]:
        """Return where a Markdown text holds the words of which rules, in the order of the text.

        Of matches of a rule that overlap, the longest counts, then the first; of those with the same words, the first.
        """
        found = tokens(text)
        by_rule: dict[Rule, list[tuple[int, int]]] = {}
        for one in _alive(self._find, found):
            by_rule.setdefault(one.rule, []).extend(one.spans(found))
        made: list[Span] = []
        for rule, spans in by_rule.items():
            fine = [span for one in _alive(self._fine[rule], found) for span in one.spans(found)] if spans else []
            left = [span for span in spans if not any(_overlap(span, other) for other in fine)]
            made += (Span(rule, *span) for span in _chosen(left, text))
        return tuple(sorted(made, key=lambda span: span.start))


def _alive(index: _Index, found: Iterable[Token]) -> dict[Entry, None]:
    return dict.fromkeys(one for token in found for one in index.lookup(token.text))


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _chosen(spans: Iterable[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    chosen: list[tuple[int, int]] = []
    for span in sorted(spans, key=lambda one: (one[0] - one[1], one[0])):
        if not any(_overlap(span, other) for other in chosen):
            chosen.append(span)
    chosen.sort()
    return list({text[start:end].lower(): (start, end) for start, end in reversed(chosen)}.values())

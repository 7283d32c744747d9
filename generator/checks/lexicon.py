"""The words of many rules as one lexicon: read from the notation of :mod:`generator.checks.words`, and looked for in a text."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple

from generator.checks.prose import bare
from generator.checks.rule import Rule
from generator.checks.sieve import KEPT, TOKENS, Sieve
from generator.checks.spelling.prose import distinct
from generator.checks.tokens import Token, normal, tokens
from generator.checks.tokens import words as words_of

_FIGURE = re.compile(r"\d")
_ODD = re.compile(r"[\d'’:\u00ad\u2010\u2011@{`#_]|\]\(|\.[a-z]|://")
"""What a text has whose words the speller takes apart otherwise; of most, the words are the same, and already there."""
_NUMBER = re.compile(r"#(?:(\d+)-(\d+))?")
_GAPS = {"..": 3, "...": 10}
_START, _END = "^", "$"
_EVERY_AD = """
du dig din dit dine deg ditt you your er är are is be vi vår vores our we med with til till for för och og and at att å have
har has kan can ska skal will must på on som a an en et ett the in i of av af to this or eller det den de
"""
_COMMON = frozenset(_EVERY_AD.split())
"""Words that an entry is not searched by if it has others."""
_EVERYWHERE, _SHORT = 50, 3


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

    @cached_property
    def certain(self) -> bool:
        """Say whether one of some words must stand here."""
        return not (self.gap or self.optional or self.number is not None)

    @cached_property
    def plain(self) -> bool:
        """Say whether it is one of some words, and no part of a word or sign."""
        return not (self.ends or self.tails or self.begins) and all(words_of(form) == {form} for form in self.forms)

    @cached_property
    def common(self) -> int:
        """Return how often its words are met, roughly: the sum of a weight for each."""
        words = (*self.forms, *self.ends, *self.tails, *self.begins)
        return sum(_EVERYWHERE if word in _COMMON else _SHORT if len(word) <= len("ung") else 1 for word in words)


@dataclass(frozen=True, eq=False)
class Entry:
    """One entry of a rule's words."""

    rule: Rule
    elements: tuple[Element, ...]
    at_start: bool = False
    at_end: bool = False

    @cached_property
    def anchor(self) -> Element | None:
        """Return the element without which the entry is in no text: of several, the one that is met least."""
        return min((one for one in self.elements if one.certain), key=lambda one: one.common, default=None)

    @cached_property
    def needs(self) -> tuple[frozenset[str], ...]:
        """Return the words of which a text must hold one each, where an element is nothing but a choice of words."""
        return tuple(one.forms for one in self.elements if one.certain and one.plain)

    @cached_property
    def counts(self) -> bool:
        """Say whether a number must be there."""
        return any(one.number is not None and not one.optional for one in self.elements)

    def spans(self, found: Sequence[Token]) -> Iterable[tuple[int, int]]:
        """Yield where the entry stands among the tokens of a text, as characters."""
        first = self.elements[0]
        for at, token in enumerate(found):
            if self.at_start and at and found[at - 1].sentence == token.sentence:
                continue
            if token.text in first.forms or first.optional or first.gap or first.accepts(token):
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
            return _over(element.gap, elements, number, found, at, sentence)
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


def _over(gap: int, elements: tuple[Element, ...], number: int, found: Sequence[Token], at: int, sentence: int) -> int:  # noqa: PLR0913, PLR0917 - as _end
    """Return what :func:`_end` returns when up to so many tokens are skipped first."""
    following = elements[number] if number < len(elements) else None
    certain = following is not None and not following.gap and not following.optional
    for here in range(at, at + gap + 1):
        if certain and following is not None:
            # Most gaps lead nowhere; looking at the next word is quicker than trying the rest.
            if here >= len(found) or found[here].sentence != sentence:
                return -1
            if not following.accepts(found[here]):
                continue
        end = _end(elements, number, found, here, sentence)
        if end >= 0:
            return end
    return -1


def entry(rule: Rule, notation: str) -> Entry:
    """Return an entry from its notation.

    Raises:
        ValueError: it is malformed, or holds no word that can't be left out.
    """
    parts = notation.removeprefix(_START).removesuffix(_END).split()
    elements = tuple(_element(part, notation) for part in parts)
    made = Entry(rule, elements, notation.startswith(_START), notation.endswith(_END))
    if made.anchor is None:
        message = f"“{notation}” holds no word that must be there"
        raise ValueError(message)
    if (elements[0].gap and not made.at_start) or (elements[-1].gap and not made.at_end):
        message = f"“{notation}” begins or ends with a gap, and not with ^ or $"
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
    lengths: tuple[set[int], set[int]] = field(default_factory=lambda: (set(), set()))
    """How long the keys of ``ends`` and of ``begins`` are."""

    def add(self, one: Entry) -> None:
        anchor = one.anchor or Element()
        ends = (*anchor.ends, *anchor.tails)
        for table, keys in ((self.forms, anchor.forms), (self.ends, ends), (self.begins, anchor.begins)):
            for key in keys:
                table.setdefault(key, []).append(one)
        self.lengths[0].update(map(len, ends))
        self.lengths[1].update(map(len, anchor.begins))

    def lookup(self, word: str) -> tuple[Entry, ...]:
        """Return the entries that a text with this word may hold."""
        found = list(self.forms.get(word, ()))
        for length in self.lengths[0]:
            if length <= len(word):
                found += self.ends.get(word[-length:], ())
        for length in self.lengths[1]:
            if length <= len(word):
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
        self.telling: Sieve[str] = Sieve(self._find.lookup, TOKENS)
        """Keeps the words without which a text holds none of the rules'."""
        self.spans = lru_cache(maxsize=KEPT)(self._spans)
        """Returns where a text holds the rules' words, see :meth:`_spans`; a text is read once."""
        self.holding: Sieve[str] = Sieve(self._spans)
        """Keeps the texts that hold any."""

    def _spans(self, text: str) -> tuple[Span, ...]:
        """Return where a Markdown text holds the words of which rules, in the order of the text.

        Of matches of a rule that overlap, the longest counts, then the first; of those with the same words, the first.
        """
        # Most texts are done with before they are taken apart.
        words = frozenset(map(str.lower, distinct(text))) if not _ODD.search(text) else words_of(normal(bare(text)))
        telling = self.telling(words)
        alive = _alive(self._find, telling, words) if telling else ()
        if alive and not _FIGURE.search(text):
            alive = [one for one in alive if not one.counts]
        if not alive:
            return ()
        found = tokens(text)
        counted = any(token.value is not None for token in found)
        by_rule: dict[Rule, list[tuple[int, int]]] = {}
        for one in alive:
            if counted or not one.counts:
                by_rule.setdefault(one.rule, []).extend(one.spans(found))
        made: list[Span] = []
        for rule, spans in by_rule.items():
            passed = _alive(self._fine[rule], words, words) if spans else ()
            fine = [span for one in passed for span in one.spans(found)]
            left = [span for span in spans if not any(_overlap(span, other) for other in fine)]
            made += (Span(rule, *span) for span in _chosen(left, text))
        return tuple(sorted(made, key=lambda span: span.start))


def _alive(index: _Index, telling: Iterable[str], words: frozenset[str]) -> list[Entry]:
    """Return the entries that a text with some words may hold: all that are looked up by those that tell, less the rest."""
    alive = dict.fromkeys(one for word in telling for one in index.lookup(word))
    return [one for one in alive if not any(words.isdisjoint(forms) for forms in one.needs)]


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _chosen(spans: Iterable[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    chosen: list[tuple[int, int]] = []
    for span in sorted(spans, key=lambda one: (one[0] - one[1], one[0])):
        if not any(_overlap(span, other) for other in chosen):
            chosen.append(span)
    chosen.sort()
    return list({text[start:end].lower(): (start, end) for start, end in reversed(chosen)}.values())

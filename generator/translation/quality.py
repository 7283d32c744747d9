"""What to look at in a translation: signals, each with a weight, the heaviest first.

They point, they don't judge: a person reads every draft, and these say where to begin. An error is something that no
translation may do (lose an address, a number, a placeholder, markup); with one, nobody can approve a draft unseen.
"""

import math
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

from generator.posting import markup, placeholders
from generator.posting.markup import Inline, MarkupError, Plain
from generator.posting.placeholders import PlaceholderError
from generator.translation import entities, residue
from generator.translation.glossary import Glossary
from generator.translation.repetition import repeated
from generator.translation.sentences import abbreviated

_PLACE = re.compile(r"\{\{|\}\}|\{[^{}]*\}")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_UNKNOWN = "unknown to the engine: "
_QUOTED = re.compile("“([^”]+)”")
_SAME_FROM = {True: 8, False: 3}
"""Words from which a text that came out as it went in is odd: between Danish and Norwegian many do, elsewhere hardly any."""


@dataclass(frozen=True, slots=True)
class Signal:
    """Something to look at: what kind of thing, in plain words, and how much it weighs."""

    kind: str
    message: str
    weight: float
    severity: Literal["error", "warning"] = "warning"


def signals(  # noqa: PLR0913 - a pair of texts, a pair of locales, and what is known besides
    source: str,
    target: str,
    source_locale: str,
    target_locale: str,
    *,
    unknown: Sequence[str] = (),
    glossary: Glossary | None = None,
) -> list[Signal]:
    """Return what there is to look at in a translation, heaviest first; those of one weight in the order of the text.

    Args:
        source: a segment: inline Markdown with placeholders.
        target: its translation.
        source_locale: BCP 47 code of the source.
        target_locale: that of the translation.
        unknown: the words that the engine had no translation for.
        glossary: terms to keep to.
    """
    if not target.strip():
        return []
    try:
        trees = markup.inline(source), markup.inline(target)
    except MarkupError as problem:
        return [Signal("markup", f"can’t be read as Markdown: {problem}", 100, "error")]
    before, after = (_PLACE.sub(" ", markup.plain(tree)) for tree in trees)
    found = [
        *_placeholders(source, target),
        *_markup(*trees),
        *_entities(before, after, source_locale, target_locale),
        *_words(before, after, source_locale, target_locale),
        *_glossary(before, after, source_locale, target_locale, glossary),
        *_unknown(after, unknown, target_locale),
        *length(before, after, source_locale, target_locale),
        *_repetition(before, after),
    ]
    return sorted(dict.fromkeys(found), key=lambda signal: -signal.weight)


def _placeholders(source: str, target: str) -> Iterator[Signal]:
    try:
        here, there = (Counter(placeholders.names(text)) for text in (source, target))
    except PlaceholderError as problem:
        yield Signal("placeholder", str(problem), 100, "error")
        return
    for name in here - there:
        yield Signal("placeholder", f"{{{name}}} is missing", 100, "error")
    for name in there - here:
        yield Signal("placeholder", f"{{{name}}} is not in the source", 100, "error")


def _markup(source: Inline, target: Inline) -> Iterator[Signal]:
    here, there = Counter(_marks(source)), Counter(_marks(target))
    for mark, number in (here - there).items():
        yield Signal("markup", f"{_counted(mark, number)} missing", 60, "error")
    for mark, number in (there - here).items():
        yield Signal("markup", f"{_counted(mark, number)} not in the source", 60, "error")


def _counted(mark: str, number: int) -> str:
    return f"{number} × {mark} are" if number > 1 else f"{mark} is"


_MARKS = {"Strong": "bold", "Emphasis": "italics"}


def _marks(tree: Inline) -> Iterator[str]:
    """Yield what each mark of a tree is called."""
    for node in tree:
        if isinstance(node, Plain):
            continue
        href = getattr(node, "href", "")
        yield f"the link to {href}" if href else _MARKS.get(type(node).__name__, "a line break")
        yield from _marks(getattr(node, "children", ()))


_TOLD: Mapping[str, str] = {"lost": "is missing", "added": "is not in the source", "form": "is not written that way here"}


def _entities(before: str, after: str, source_locale: str, target_locale: str) -> Iterator[Signal]:
    for difference in entities.addresses(before, after):
        yield Signal("address", f"{difference.text} {_TOLD[difference.what]}", 100, "error")
    here, there = entities.without_addresses(before), entities.without_addresses(after)
    for difference in entities.numbers(here, there, source_locale, target_locale):
        message = f"the number {difference.text} {_TOLD[difference.what]}"
        if difference.what == "form":
            yield Signal("number", message, 10)
        else:
            yield Signal("number", message, 80, "error")


def _words(before: str, after: str, source_locale: str, target_locale: str) -> Iterator[Signal]:
    """Yield words of another language, slips that engines are known for, and a text that was not translated at all."""
    here, there = _WORD.findall(before.casefold()), _WORD.findall(after.casefold())
    near = {source_locale, target_locale} == {"da", "nb"}
    if here == there and len(here) >= _SAME_FROM[near]:
        yield Signal("untranslated", "is the same as the source", 8 if near else 30)
    for trace in residue.traces(before, after, source_locale, target_locale):
        if trace.left:
            yield Signal("untranslated", f"“{trace.word}” is not translated", 14)
        else:
            yield Signal("residue", f"“{trace.word}” looks {trace.languages}", 12)
    for wrong, right in residue.slips(after, target_locale):
        yield Signal("slip", f"“{wrong}” should be “{right}”", 15)


def _glossary(before: str, after: str, source_locale: str, target_locale: str, glossary: Glossary | None) -> Iterator[Signal]:
    if glossary is not None:
        for violation in glossary.violations(before, after, source_locale, target_locale):
            yield Signal("glossary", str(violation), 16 if violation.found else 10)


def _unknown(after: str, unknown: Sequence[str], locale: str) -> Iterator[Signal]:
    """Yield the words that an engine did not know; neither one that a later step translated, nor what is short here too."""
    there = after.casefold()
    left = [word for word in dict.fromkeys(unknown) if word.casefold() in there and not abbreviated(word, locale)]
    if left:
        yield Signal("unknown", _UNKNOWN + ", ".join(f"“{word}”" for word in left), 9 * len(left))


def unknown_words(notes: Sequence[str]) -> tuple[str, ...]:
    """Return the words that an engine did not know, from the notes that a draft was recorded with."""
    return tuple(word for note in notes if note.startswith(_UNKNOWN) for word in _QUOTED.findall(note))


def length(before: str, after: str, source_locale: str, target_locale: str, *, leeway: float = 1.0) -> Iterator[Signal]:
    """Yield a translation that is far longer or shorter than its source lets expect (``data/lengths.toml``).

    Args:
        before: the characters of the source.
        after: those of the translation.
        source_locale: BCP 47 code of the source.
        target_locale: that of the translation.
        leeway: how many times as far, on a logarithmic scale, the bounds are as those that hold 99 of 100 translations.
    """
    here, there = len(" ".join(before.split())), len(" ".join(after.split()))
    if not here or not there:
        return
    ratios = _lengths()
    expected = here * _ratio(source_locale, target_locale)
    factor = math.exp(leeway * (ratios["slack"] + ratios["narrowing"] / math.sqrt(here)))
    if there > expected * factor:
        yield Signal("length", "is much longer than the source", 20)
    elif there * factor < expected:
        yield Signal("length", "is much shorter than the source", 20)


def _ratio(source_locale: str, target_locale: str) -> float:
    ratios: Mapping[str, float] = _lengths()["ratio"]
    there = ratios.get(f"{source_locale}-{target_locale}")
    back = ratios.get(f"{target_locale}-{source_locale}")
    return there or (1 / back if back else 1.0)


@lru_cache(maxsize=1)
def _lengths() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("data", "lengths.toml").read_text("utf-8"))


_LONG_WORD = 4


def _repetition(before: str, after: str) -> Iterator[Signal]:
    """Yield what stands there twice in a row: a word of some length, several words, or a short word three times."""
    here, there = _WORD.findall(before.casefold()), _WORD.findall(after.casefold())
    unit, times = repeated(there)
    if times < 2 or times <= repeated(here)[1]:  # noqa: PLR2004 - once is not again
        return
    if len(unit) > 1 or times > 2 or len(unit[0]) >= _LONG_WORD:  # noqa: PLR2004 - "det, det" is good Norwegian
        yield Signal("repetition", f"repeats “{' '.join(unit)}”", 20)

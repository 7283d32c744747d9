"""Phrases whose languages may not say the same: held against what Apertium makes of one from another.

``python tests/phrases/backcheck.py`` lists every text that has few words in common with the translation of its sister, and
writes those that nobody has read yet to the end of backcheck.tsv, to be read by someone who reads both: a word for each in its
last column. A text that is changed has to be read again.
"""

import csv
import difflib
import hashlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from generator.l10n.formats import formats
from generator.l10n.locales import Locales
from generator.posting import slots
from generator.posting.phrasebook import Phrasebook
from generator.translation import routes
from generator.translation.engines import EngineOptions, engines
from generator.translation.stems import stemmer
from generator.translation.translating import Request, translate

FILE = Path(__file__).with_suffix(".tsv")
PAIRS = (("da", "nb"), ("da", "sv"), ("nb", "sv"))
LEAST = 25.0
"""Percent of words in common below which somebody has to look."""
_ALIKE = 0.7
_WORD = re.compile(r"[^\W\d_]{3,}")
_SMALL = {
    "nb": frozenset({
        "det", "den", "som", "har", "kan", "for", "med", "til", "fra", "ved", "over", "deg", "din", "ditt", "dine", "vår",
        "våre", "vårt", "hos", "oss", "vil", "får", "blir", "være",
    }),
    "sv": frozenset({
        "det", "den", "som", "har", "kan", "för", "med", "till", "från", "vid", "över", "dig", "din", "ditt", "dina", "vår",
        "våra", "vårt", "hos", "oss", "vill", "får", "blir", "vara", "och", "att",
    }),
}  # fmt: skip
"""Words that say too little to be counted."""


class Doubt(NamedTuple):
    """A phrase in two languages that have few words in common; ``mark`` changes with the texts."""

    id: str
    pair: str
    score: int
    mark: str
    source: str
    target: str
    made: str


def words(text: str, locale: str) -> list[str]:
    """Return the stems of the words that say something."""
    stem = stemmer(locale)
    return [stem(word) for word in _WORD.findall(text.casefold()) if word not in _SMALL[locale]]


def score(one: str, other: str, locale: str) -> float:
    """Return how many words two texts have in common, in percent; one spelt nearly alike counts."""
    here, there = words(one, locale), words(other, locale)
    left = list(there)
    common = 0
    for word in here:
        near = difflib.get_close_matches(word, left, 1, _ALIKE)
        if near:
            left.remove(near[0])
            common += 1
    return 200 * common / (len(here) + len(there)) if here and there else 0.0


def doubts() -> Iterator[Doubt]:
    """Yield what there is to read."""
    locales = Locales()
    phrases = list(Phrasebook(Path(__file__).parent / "none", locales).phrases.values())
    used = {"apertium": engines(EngineOptions())["apertium"]}
    try:
        for source, target in PAIRS:
            here, there = formats(locales[source]), formats(locales[target])
            texts = [(one, slots.fill(one.texts[source], one.sample(), here)) for one in phrases]
            results = translate(routes.routes(source, target, used)[0], [Request(text) for _, text in texts], used)
            for (one, text), result in zip(texts, results, strict=True):
                own = slots.fill(one.texts[target], one.sample(), there)
                reached = score(result.target, own, target)
                if reached < LEAST:
                    mark = hashlib.sha256(f"{text}\0{own}".encode()).hexdigest()[:8]
                    yield Doubt(one.id, f"{source}>{target}", round(reached), mark, text, own, result.target)
    finally:
        used["apertium"].close()


def read() -> dict[tuple[str, str], tuple[str, str]]:
    """Return what has been read: by phrase and pair, the mark of the texts and what was found."""
    if not FILE.exists():
        return {}
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return {(row["id"], row["pair"]): (row["mark"], row["verdict"]) for row in rows}


def main() -> None:
    """List what nobody has read, and write it down with an empty verdict."""
    known = read()
    found = list(doubts())
    rows = []
    for one in found:
        mark, verdict = known.get((one.id, one.pair), ("", ""))
        said = verdict if mark == one.mark else ""
        rows.append([one.id, one.pair, one.score, one.mark, one.source, one.target, said])
        if not said:
            print(f"{one.id} {one.pair} {one.score}\n  {one.source}\n  {one.target}\n  {one.made}")  # noqa: T201 - a program
    with FILE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", lineterminator="\n")
        writer.writerow(["id", "pair", "score", "mark", "source", "target", "verdict"])
        writer.writerows(sorted(rows))
    print(f"{len(found)} to read, {sum(not row[-1] for row in rows)} not read yet", file=sys.stderr)  # noqa: T201


if __name__ == "__main__":
    main()

"""How much of what ads say the phrases answer: the example, the ads of the tests, and ordinary ads that nobody wrote from them.

The share of segments, and of bullets among them, that are a phrase exactly (in its own words or in others that say the same, as
a whole or part by part) and that are at least 85 percent like one. Of the 48 ordinary postings one half was looked at while the
phrases were written, the other never: they stand apart.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from generator.phrases.suggesting import BULLETS, suggest
from generator.posting.workspace import Workspace
from generator.translation.phrases import Phrases

ROOT = Path(__file__).resolve().parent.parent
NEAR = 85.0
CORPORA = (
    ("the example", "examples/nordic-jobs", (0, 1)),
    ("ads of the tests, written to be unlike each other", "tests/checks/clean", (0, 1)),
    ("ordinary ads, the half that was looked at", "benchmarks/ads", (0,)),
    ("ordinary ads, the half that was not", "benchmarks/ads", (1,)),
)


def counted(folder: str, halves: tuple[int, ...]) -> Counter[str]:
    """Return how many segments and bullets there are, and how many of them are answered.

    Args:
        folder: a workspace.
        halves: which of its postings by their number: 0 those with even ones, 1 those with odd.
    """
    workspace = Workspace.around(ROOT / folder)
    phrases = Phrases(workspace.phrasebook, workspace.locales)
    found: Counter[str] = Counter()
    for number, file in enumerate(workspace.posting_files()):
        if number % 2 in halves:
            posting = workspace.posting(file)
            suggested = suggest(posting, phrases, NEAR)
            found["all"] += suggested.sentences
            found["bullets"] += sum(len(_lines(posting.posting, field)) for field in BULLETS)
            for one in suggested.suggestions:
                for kind in ("all", "bullets") if one.field in BULLETS else ("all",):
                    found[f"{kind} near"] += 1
                    found[f"{kind} exact"] += one.found.score >= 100  # noqa: PLR2004 - percent
    return found


def _lines(posting: object, field: str) -> list[object]:
    for name in field.split("."):
        posting = getattr(posting, name)
    return [one for one in posting if one.text.source is not None]  # type: ignore[attr-defined]


def table() -> Iterator[str]:
    """Yield the lines of a Markdown table."""
    yield "| ads | segments | exactly | at least 85 % | bullets | exactly | at least 85 % |"
    yield "|---|---:|---:|---:|---:|---:|---:|"
    for name, folder, halves in CORPORA:
        found = counted(folder, halves)
        cells = [
            cell
            for kind in ("all", "bullets")
            for cell in (
                str(found[kind]), f"{found[f'{kind} exact'] / found[kind]:.0%}", f"{found[f'{kind} near'] / found[kind]:.0%}",
            )
        ]  # fmt: skip
        yield f"| {name} | {' | '.join(cells)} |"


if __name__ == "__main__":
    print("\n".join(table()))

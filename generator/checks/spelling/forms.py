"""How lists of words are written: "opgave/n/r/rne" is four forms, "arbeid-/e/er/s" three."""

from collections.abc import Iterable, Iterator


def forms(entry: str) -> Iterator[str]:
    """Yield the forms of an entry: a stem and its endings, with slashes between; a hyphen says that the stem is no word."""
    stem, *endings = entry.split("/")
    if endings and stem.endswith("-"):
        stem = stem[:-1]
    else:
        yield stem
    for ending in endings:
        yield stem + ending


def every(entries: str | Iterable[str]) -> frozenset[str]:
    """Return all forms of some entries; a string holds entries with spaces between."""
    return frozenset(form for entry in (entries.split() if isinstance(entries, str) else entries) for form in forms(entry))


def pairs(table: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield each wrong form with the right one: the endings of a wrong stem are those of the right one too."""
    for wrong, right in table.items():
        stem, *endings = wrong.split("/")
        if not endings:
            yield wrong, right
            continue
        if stem.endswith("-"):
            stem, right_stem = stem[:-1], right.removesuffix("-")
        else:
            right_stem = right
            yield stem, right
        for ending in endings:
            yield stem + ending, right_stem + ending

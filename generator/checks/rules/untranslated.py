"""Every text of an ad is translated, and translated as it now stands."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from generator.checks import Version
from generator.checks.rule import Rule
from generator.checks.showing import short
from generator.errors import AnnonsError, Finding
from generator.translation import po
from generator.translation.localize import Piece

_ALL = 6
"""Texts of a file from which one finding tells that none is translated."""


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield a finding for each segment that is missing; a single one for a file that nothing is translated of."""
    missing = [piece for piece in version.pieces if piece.state == "missing"]
    for file, pieces in groupby(missing, key=lambda piece: piece.where.file):
        mine, there = list(pieces), _po(file, version.locale)
        if len(mine) < _ALL or any(piece.where.file == there for piece in version.pieces):
            yield from (_told(rule, version, piece, there) for piece in mine)
            continue
        language = version.localized.locale.cldr.get_language_name("en")
        message = f"nothing is translated into {language}: {len(mine)} texts"
        hint = f"“annons draft” drafts them; or take {version.locale} out of locales, if there is to be no such ad"
        yield rule.finding(message, mine[0].where, hint=hint, field=mine[0].context, locale=version.locale)


def _told(rule: Rule, version: Version, piece: Piece, file: Path) -> Finding:
    now = tuple(one.source for one in version.pieces if one.context == piece.context)
    locale = version.localized.locale
    names = frozenset(name.replace("_", "-").casefold() for name in (locale.code, locale.formats, *locale.aliases))
    entries = _entries(file, _written(file), names)
    before = _earlier(entries, piece.context, piece.source, now)
    if before:
        message = f"has changed since it was translated: “{short(piece.source)}”"
        hint = f"“annons draft” drafts it anew; {file.name} translates “{short(before)}”"
    else:
        message = f"is not translated: “{short(piece.source)}”"
        hint = f"“annons draft” drafts it; or write it in {file.name}: docs/how-to/translate-by-hand.md"
    return rule.finding(message, piece.where, hint=hint, field=piece.context, locale=version.locale)


def _po(file: Path, locale: str) -> Path:
    return file.with_suffix(f".{locale}.po")


def _written(file: Path) -> int:
    try:
        return file.stat().st_mtime_ns
    except OSError:
        return 0


def _earlier(entries: Mapping[tuple[str, str], po.Entry], context: str, source: str, now: Sequence[str]) -> str:
    """Return the text that a segment was translated for when it read otherwise; ``""`` where nothing tells.

    Args:
        entries: those of the PO file.
        context: the segment's context.
        source: the segment's text.
        now: all texts of the context.
    """
    entry = entries.get((context, source))
    if entry is not None and entry.stale and entry.target.strip():
        return entry.previous
    # Nobody has run annons draft since: the entry still stands under the earlier text.
    left = [was for (where, was), one in entries.items() if where == context and was not in now and one.target.strip()]
    return left[0] if len(left) == 1 else ""


@lru_cache(maxsize=64)
def _entries(file: Path, written: int, names: frozenset[str]) -> Mapping[tuple[str, str], po.Entry]:
    try:
        return po.read(file, names).entries if written else {}
    except AnnonsError:
        return {}

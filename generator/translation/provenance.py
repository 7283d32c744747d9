"""Where a translation comes from and who approved it, as it stands in the comments of its PO entry.

Written by us, read by people and by us; PO editors keep translator comments::

    # draft: apertium da→nb→sv; apertium-dan-nor 1.5.0, apertium-swe-nor 0.4.0; 2026-11-22T11:53:07Z; 3f2a9c1e
    # look at: unknown word “kantineordning”
    # approved: Kari Nordmann; 2026-11-22T12:02:11Z; 3f2a9c1e

The last field is a fingerprint of source and target. When it no longer fits, somebody has changed the text since: a draft
counts as edited then, and an approval as given by nobody we know of (``by`` is empty: "unrecorded").
"""

import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

UNRECORDED = "unrecorded"
"""What is shown for an approval that has no name: an editor cleared the flag."""

PHRASE = "phrase"
"""The origin of what the library of phrases says."""

_OURS = re.compile(r"(draft|look at|approved|kept|rejected): (.*)")
_ODD = re.compile(r"[;\s]+")


@dataclass(frozen=True, slots=True)
class Provenance:
    """The record of one entry.

    ``origin`` is an engine's name, ``memory`` or ``phrase``, empty for a text that a person wrote; ``route`` its path of
    locales (``da→nb→sv``) or, for memory and phrases, how near it was (``86 %``); ``version`` the engine data used, the file
    the memory had it from, or the phrase's id. ``rejected`` says who would not have a draft, and when. Times are ISO 8601 in
    UTC.
    """

    origin: str = ""
    route: str = ""
    version: str = ""
    drafted: str = ""
    edited: bool = False
    by: str = ""
    when: str = ""
    kept: str = ""
    rejected: str = ""
    notes: tuple[str, ...] = ()


@lru_cache(maxsize=16_384)
def fingerprint(source: str, target: str) -> str:
    """Return eight hexadecimal digits (of SHA-256) for a source and its target."""
    return hashlib.sha256(f"{source}\0{target}".encode()).hexdigest()[:8]


def now() -> str:
    """Return the time in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def is_ours(comment_line: str) -> bool:
    """Say whether a comment line (without its "# ") is one that we write, and may replace."""
    return _OURS.fullmatch(comment_line) is not None


def read(comment: str, source: str, target: str) -> Provenance:
    """Read the record of an entry from its translator comments; lines that are not ours are passed over."""
    if not comment:
        return _NOTHING
    known: dict[str, Any] = {}
    notes: list[str] = []
    mark = fingerprint(source, target)
    for line in comment.split("\n"):
        match = _OURS.fullmatch(line.strip())
        if match is None:
            continue
        fields = [field.strip() for field in match[2].split(";")]
        if match[1] == "look at":
            notes += [field for field in fields if field]
        elif match[1] == "kept":
            known["kept"] = match[2].strip()
        elif match[1] == "rejected":
            known["rejected"] = match[2].strip()
        elif match[1] == "draft" and len(fields) == 4:  # noqa: PLR2004 - as written below
            origin, _, route = fields[0].partition(" ")
            known |= {"origin": origin, "route": route, "version": fields[1], "drafted": fields[2], "edited": fields[3] != mark}
        elif match[1] == "approved" and len(fields) == 3 and fields[2] == mark:  # noqa: PLR2004
            known |= {"by": fields[0], "when": fields[1]}
    return Provenance(**known, notes=tuple(notes))


_NOTHING = Provenance()


def write(record: Provenance, source: str, target: str, *, approved: bool) -> tuple[str, ...]:
    """Return the comment lines (without "# ") of a record; that of a draft keeps the fingerprint the engine's text had.

    Args:
        record: what to write. ``edited`` leaves the draft's fingerprint blank, so that it reads back as edited.
        source: the entry's msgid.
        target: its msgstr.
        approved: whether a person has approved it; then notes to the reviewer are left out.
    """
    lines: list[str] = []
    mark = fingerprint(source, target)
    if record.origin:
        how = f"{record.origin} {_plain(record.route)}".strip()
        lines.append(f"draft: {how}; {_plain(record.version)}; {record.drafted}; {'edited' if record.edited else mark}")
    if record.kept:
        lines.append(f"kept: {record.kept}")
    if record.rejected:
        lines.append(f"rejected: {record.rejected}")
    if record.notes and not approved:
        lines.append("look at: " + "; ".join(map(_plain, record.notes)))
    if approved and record.by:
        lines.append(f"approved: {_plain(record.by)}; {record.when}; {mark}")
    return tuple(lines)


def _plain(text: str) -> str:
    """Return text that can stand in a field."""
    return _ODD.sub(" ", text).strip()

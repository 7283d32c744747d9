"""What a change does to the ads, as Markdown for a pull request."""

import re
from collections.abc import Mapping

from generator.errors import Finding
from generator.publish.comparing import Change, Comparison

_MOST = 20
"""Lines of an ad that are shown; who wants more looks at the ad."""
_LONGEST = 300
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|#~])")


def markdown(comparison: Comparison, pictures: Mapping[tuple[str, str, str], str]) -> str:
    """Return a summary.

    Args:
        comparison: what differs.
        pictures: the address of each picture, by ad, locale and side (``before``, ``after``).
    """
    changes = comparison.changes
    parts = [f"## {_heading(changes)}"]
    if comparison.findings:
        parts.append(_unreadable(comparison.findings))
    if changes:
        rows = [f"| {_plain(one.ad)} | {one.locale} | {one.kind} | {_plain(_title(one))} |" for one in changes]
        parts.append("\n".join(["| Ad | Locale | | Title |", "|---|---|---|---|", *rows]))
    parts += [_detail(one, pictures) for one in changes]
    if comparison.same:
        parts.append(f"{_count(comparison.same, 'ad')} as before.")
    return "\n\n".join(parts) + "\n"


def _heading(changes: list[Change]) -> str:
    if not changes:
        return "No ad changes"
    counts = [(kind, sum(one.kind == kind for one in changes)) for kind in ("new", "changed", "gone")]
    return "Ads: " + ", ".join(f"{count} {kind}" for kind, count in counts if count)


def _unreadable(findings: list[Finding]) -> str:
    lines = [f"- `{finding.where}`: {_plain(finding.message)}" for finding in findings]
    return "\n".join(["**Can't be read, and so not shown:**", "", *lines])


def _title(change: Change) -> str:
    side = change.after or change.before
    return side.title if side else ""


def _detail(change: Change, pictures: Mapping[tuple[str, str, str], str]) -> str:
    lines = list(change.lines())
    shown = [f"{sign} {text[:_LONGEST]}" for sign, text in lines[:_MOST]]
    if len(lines) > _MOST:
        shown.append(f"  … and {len(lines) - _MOST} more lines")
    # A fence longer than any in the text.
    longest = max((len(run) for text in shown for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    there = [
        (side, pictures[change.ad, change.locale, side])
        for side in ("before", "after")
        if (change.ad, change.locale, side) in pictures
    ]
    parts = [f"<details><summary><b>{_escaped(change.ad)}</b> in {change.locale}: {change.kind}</summary>", ""]
    if there:
        parts.append("| " + " | ".join(side for side, _ in there) + " |")
        parts.append("|" + "---|" * len(there))
        alt = _plain(f"{change.ad} in {change.locale}")
        parts.append("| " + " | ".join(f"![{alt}, {side}]({address})" for side, address in there) + " |")
        parts.append("")
    parts += [f"{fence}diff", *shown, fence, "", "</details>"]
    return "\n".join(parts)


def _plain(text: str) -> str:
    """Return a text as Markdown that means just its characters."""
    return _SPECIAL.sub(r"\\\1", text).replace("\n", " ")


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"

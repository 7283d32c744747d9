"""Every link of a page is well-formed and leads somewhere."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from generator.checks.rule import Rule
from generator.errors import Finding
from generator.publish.artifacts._artifact import Artifact

_KINDS = {
    "http": re.compile(r"https?://[^\s/?#]+\.[^\s/?#.]+(?::\d+)?(?:[/?#][^\s<>\"]*)?", re.IGNORECASE),
    "mailto": re.compile(r"mailto:[^\s@?,]+@[^\s@?,]+(?:\?[^\s]*)?"),
    "tel": re.compile(r"tel:\+\d{5,15}"),
}
_KINDS["https"] = _KINDS["http"]


def check(artifact: Artifact, rule: Rule) -> Iterator[Finding]:
    """Yield links that are malformed, and those to a part of the page that is not there."""
    for page in artifact.pages:
        ids = {one.get("id") for one in page.tree.iter()}
        for link in page.tree.iter("a"):
            href = link.get("href")
            problem = _problem(href or "", ids) if href is not None else None
            if problem:
                message = f"{page.name.name}: the link “{(href or '')[:60]}” {problem}"
                yield rule.finding(message, artifact.where, locale=artifact.version.locale)


def _problem(href: str, ids: set[str | None]) -> str:
    if not href:
        return "is empty"
    if href.startswith("#"):
        return "" if href[1:] in ids or href == "#" else "leads to a place that is not on the page"
    kind = urlsplit(href).scheme
    if not kind:
        return "holds a space" if re.search(r"\s", href) else ""
    pattern = _KINDS.get(kind.lower())
    if pattern is None:
        return f"is of a kind that ads don’t have ({kind}:)"
    return "" if pattern.fullmatch(href) else "is malformed"

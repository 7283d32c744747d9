"""A page has one main heading, and leaves out no level on the way down."""

from collections.abc import Iterator
from itertools import pairwise

from generator.checks.rule import Rule
from generator.errors import Finding
from generator.publish.artifacts._artifact import Artifact

_LEVELS = ("h1", "h2", "h3", "h4", "h5", "h6")


def check(artifact: Artifact, rule: Rule) -> Iterator[Finding]:
    """Yield what is wrong with a page's headings."""
    for page in artifact.pages:
        headings = [one for one in page.tree.iter() if one.tag in _LEVELS]
        found = [(_LEVELS.index(one.tag) + 1, "".join(one.itertext()).strip()) for one in headings]
        mains = sum(level == 1 for level, _ in found)
        if mains != 1:
            message = f"{page.name.name} has {mains or 'no'} main heading{'s' if mains > 1 else ''} (h1)"
            yield rule.finding(message, artifact.where, locale=artifact.version.locale)
        for (before, _), (level, text) in pairwise(found):
            if level > before + 1:
                message = f"{page.name.name}: “{text[:40]}” is a heading of level {level} after one of level {before}"
                yield rule.finding(message, artifact.where, locale=artifact.version.locale)
        for level, text in found:
            if not text:
                message = f"{page.name.name} has an empty heading of level {level}"
                yield rule.finding(message, artifact.where, locale=artifact.version.locale)

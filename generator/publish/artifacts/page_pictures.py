"""Every picture has words that stand in for it, or says that it is decoration."""

from collections.abc import Iterator

from generator.checks.rule import Rule
from generator.errors import Finding
from generator.publish.artifacts._artifact import Artifact


def check(artifact: Artifact, rule: Rule) -> Iterator[Finding]:
    """Yield pictures without an alternative text."""
    for page in artifact.pages:
        for picture in page.tree.iter("img"):
            if picture.get("alt") is None:
                name = (picture.get("src") or "")[:40]
                message = f"{page.name.name}: the picture {name} has no alternative text"
                yield rule.finding(message, artifact.where, locale=artifact.version.locale)

"""The page is valid HTML, as far as a parser can tell, and its ids are its own."""

from collections import Counter
from collections.abc import Iterator

from generator.checks.rule import Rule
from generator.errors import Finding
from generator.publish.artifacts._artifact import Artifact


def check(artifact: Artifact, rule: Rule) -> Iterator[Finding]:
    """Yield what the parser had to forgive, and ids that stand twice."""
    for page in artifact.pages:
        for error in page.errors:
            yield rule.finding(f"{page.name.name}, {error}", artifact.where, locale=artifact.version.locale)
        ids = Counter(one.get("id") for one in page.tree.iter() if one.get("id"))
        for name, count in ids.items():
            if count > 1:
                message = f"{page.name.name}: the id “{name}” stands {count} times"
                yield rule.finding(message, artifact.where, locale=artifact.version.locale)

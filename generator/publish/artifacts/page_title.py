"""A page has a title that holds the job's, and a description."""

from collections.abc import Iterator

from generator.checks.rule import Rule
from generator.errors import Finding
from generator.publish.artifacts._artifact import Artifact, flat


def check(artifact: Artifact, rule: Rule) -> Iterator[Finding]:
    """Yield a page whose title or description says nothing of the job."""
    for page in artifact.pages:
        title = flat("".join(one.text or "" for one in page.tree.iter("title")))
        if flat(artifact.made.view.title.plain) not in title:
            message = f"the title of {page.name.name} is “{title[:60]}”, without the job’s"
            yield rule.finding(message, artifact.where, locale=artifact.version.locale)
        described = [one.get("content") for one in page.tree.iter("meta") if one.get("name") == "description"]
        if not any(described):
            yield rule.finding(f"{page.name.name} has no description", artifact.where, locale=artifact.version.locale)

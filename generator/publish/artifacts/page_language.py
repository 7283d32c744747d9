"""A page says which language it is in."""

from collections.abc import Iterator

from generator.checks.rule import Rule
from generator.errors import Finding
from generator.publish.artifacts._artifact import Artifact


def check(artifact: Artifact, rule: Rule) -> Iterator[Finding]:
    """Yield a page whose language is missing or another one."""
    locale = artifact.version.locale
    for page in artifact.pages:
        said = page.tree.get("lang") or ""
        if said.partition("-")[0] != locale.partition("-")[0]:
            message = f"{page.name.name} says {f'lang=“{said}”' if said else 'no language'}, and is written in {locale}"
            yield rule.finding(message, artifact.where, locale=locale)

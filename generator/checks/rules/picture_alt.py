"""A posting's picture has words that stand in for it."""

from collections.abc import Iterator

from generator.checks import Version
from generator.checks.rule import Rule
from generator.errors import Finding


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield a picture without an alternative text."""
    picture = version.ad.posting.hero_image
    if picture is not None and picture.alt is None:
        yield rule.finding("the picture has no alternative text", version.where("hero_image"), field="picture")

"""The colours of a page are far enough from each other to be read: the brand's, and those that the theme's tokens name."""

import re
from collections.abc import Iterator

from generator.checks.rule import Rule
from generator.errors import Finding
from generator.publish.artifacts._artifact import Artifact
from generator.rendering.colors import AA, contrast

_TOKEN = re.compile(r"--([a-z-]+):\s*(#[0-9a-fA-F]{6})\b")
_PAIRS = (("ink", "paper"), ("quiet", "paper"), ("ink", "wash"), ("quiet", "wash"))
"""Which of a theme's tokens stand on which."""


def check(artifact: Artifact, rule: Rule) -> Iterator[Finding]:
    """Yield pairs of colours that are too near to each other."""
    brand = artifact.made.view.brand
    pairs = {
        "text on the brand’s colour": (brand.on_color, brand.color),
        "the accent on its tint": (brand.accent, brand.tint),
        "the accent on white": (brand.accent, "#ffffff"),
    }
    for page in artifact.pages:
        style = "".join(one.text or "" for one in page.tree.iter("style"))
        tokens: dict[str, str] = {}
        for name, color in _TOKEN.findall(style):
            # The first set is that of the page in daylight; a dark one comes in a media query.
            tokens.setdefault(name, color)
        there = [pair for pair in _PAIRS if set(pair) <= set(tokens)]
        named = {f"--{text} on --{ground}": (tokens[text], tokens[ground]) for text, ground in there}
        for name, (text, ground) in {**pairs, **named}.items():
            ratio = contrast(text, ground)
            if ratio < AA:
                message = f"{page.name.name}: {name} ({text} on {ground}) has a contrast of {ratio:.1f}, and {AA} is the least"
                yield rule.finding(message, artifact.where, locale=artifact.version.locale)

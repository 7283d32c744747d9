"""How long the short things on a sheet are: labels of facts, e-mail and web addresses, which no dictionary may break.

Imported late, as it measures the typeface.
"""

import math
import re
from collections.abc import Iterator

from markupsafe import Markup, escape

from generator.printing import fonts
from generator.rendering.measuring import PT
from generator.rendering.view import AdView

_BOLD, _REGULAR = "Lato-Bold.ttf", "Lato-Regular.ttf"
_SAFE = 0.985
"""Part of a line that measured words may fill; kerning makes few wider."""
_SMALLER = 0.82
"""Addresses are set in type so much smaller at most, rather than broken."""
_PLACES = (
    r"(?!)",
    r"(?=@)|(?<=/)",
    r"(?=@)|(?<=/)|(?=\.)|(?<=[-_])",
    r"(?=@)|(?<=/)|(?=[.?&=])|(?<=[-_])|(?<=\w{4})(?=\w{4})",
)
"""Where an address may break, best first: nowhere; before the @, after a slash; at dots and hyphens too; in long words."""


def breakable(address: str, room: float, size: float) -> Markup:
    """Return an address as HTML, in lines of a width, that breaks in as few kinds of places as it takes.

    Args:
        address: the address.
        room: the width of a line in mm.
        size: its type in pt.
    """
    return Markup("<br>").join(escape(line) for line in _lines(address, room * _SAFE / (size * PT)))


def _lines(address: str, limit: float) -> list[str]:
    """Return the lines of an address that are no longer than a limit in em."""
    parts = [address]
    for places in _PLACES:
        parts = re.split(places, address)
        if all(fonts.width(part, _BOLD) <= limit for part in parts):
            break
    lines = [""]
    for part in parts:
        if lines[-1] and fonts.width(lines[-1] + part, _BOLD) > limit:
            lines.append("")
        lines[-1] += part
    return lines


def scale(ad: AdView, room: float, size: float, least: float) -> float:
    """Return how much smaller than the text the answers are set, so that their addresses take the fewest lines.

    Args:
        ad: the ad.
        room: the width of a line in mm.
        size: the body type in pt.
        least: the smallest type there may be, in pt.
    """
    addresses = tuple(_addresses(ad))
    lowest = min(100, math.ceil(100 * max(_SMALLER, least / size)))
    limit = room * _SAFE / (size * PT)
    counts = {part: sum(len(_lines(one, limit * 100 / part)) for one in addresses) for part in range(100, lowest - 1, -2)}
    return min(counts, key=lambda part: (counts[part], -part)) / 100


def _addresses(ad: AdView) -> Iterator[str]:
    if ad.apply:
        yield from filter(None, (ad.apply.email, ad.apply.url_text))
    yield from (contact.email for contact in ad.contacts if contact.email)


def label_width(ad: AdView) -> float:
    """Return how wide the widest label of the facts is, in em."""
    labels = [fact.label for fact in (*ad.facts, ad.deadline) if fact]
    return round(max((fonts.width(label, _REGULAR) for label in labels), default=0.0), 2)

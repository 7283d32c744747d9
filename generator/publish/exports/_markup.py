"""An ad as plain HTML for channels that take basic tags only: no classes, no ``span``, no line breaks between tags."""

import re
from collections.abc import Iterator
from html import escape

from generator.rendering.blocks import to_html
from generator.rendering.view import AdView

_SPAN = re.compile(r"</?span[^>]*>")
NO_XML = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF])
"""Characters that XML 1.0 has no place for, to be left out with ``str.translate``."""


def body(view: AdView, heading: str, below: str) -> str:
    """Return the summary and the sections of an ad.

    Args:
        view: the ad.
        heading: the tag of a section's heading, such as ``h2``.
        below: the tag of the headings below it.
    """
    return _SPAN.sub("", "".join(_body(view, heading, below)))


def whole(view: AdView) -> str:
    """Return an ad with its facts and what to send; its title and the people to ask stand in fields of their own."""
    facts = []
    for fact in view.facts:
        note = f" ({fact.note.html})" if fact.note else ""
        facts.append(f"<p><strong>{escape(fact.label, quote=False)}:</strong> {fact.value.html}{note}</p>")
    send = f"<p>{view.apply.send.html}</p>" if view.apply and view.apply.send else ""
    summary = f"<p>{view.summary.html}</p>" if view.summary else ""
    made = [summary, *facts, *_sections(view, "h3", "h4"), send]
    return _SPAN.sub("", "".join(made))


def _body(view: AdView, heading: str, below: str) -> Iterator[str]:
    if view.summary:
        yield f"<p>{view.summary.html}</p>"
    yield from _sections(view, heading, below)


def _sections(view: AdView, heading: str, below: str) -> Iterator[str]:
    for section in view.sections:
        if section.heading.plain:
            yield f"<{heading}>{section.heading.html}</{heading}>"
        for group in section.groups:
            if group.heading:
                yield f"<{below}>{group.heading.html}</{below}>"
            yield to_html(group.blocks, languages=False).replace("\n", "")

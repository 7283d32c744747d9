"""Segments: the units in which prose is translated. A title, heading or bullet; each paragraph and list item of a body."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.posting import markup
from generator.posting.text import TextRules
from generator.posting.walk import TextAt, texts
from generator.posting.workspace import Entity
from generator.posting.yaml_reader import Path_


@dataclass(frozen=True, slots=True)
class Segment:
    """A unit of translation: ``context`` is its msgctxt, ``source`` its msgid with placeholders."""

    context: str
    source: str
    path: Path_
    rules: TextRules


def segments(entity: Entity) -> Iterator[Segment]:
    """Yield the segments of a posting, organization or place, in reading order.

    Texts given as a map of locales are not segments: a person wrote each of their versions.
    """
    for found in texts(entity.model):
        if found.text.source is not None and found.rules.kind != "name":
            for source in pieces(found):
                yield Segment(found.context, source, found.path, found.rules)


def pieces(found: TextAt) -> tuple[str, ...]:
    """Return the Markdown of each segment of a text."""
    source = found.text.source or ""
    if found.rules.kind == "inline":
        return (source,)
    return tuple(markup.leaves(markup.blocks(source)))

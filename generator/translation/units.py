"""A translation unit: what memories and exchange files hold, one segment in two locales."""

from dataclasses import dataclass
from typing import Literal

State = Literal["initial", "translated", "final"]
"""How far a unit is: not translated (or a draft only), translated by a person, approved by one."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A translation a person approved, or a segment to translate."""

    context: str
    """Its msgctxt: ``responsibilities``, ``sections.about.body``."""
    source: str
    """Markdown with ``{placeholders}``."""
    target: str
    """``""`` when not translated."""
    source_locale: str
    """BCP 47: ``da``."""
    target_locale: str
    state: State = "final"
    origin: str = ""
    """The file it is from, relative to its workspace: ``postings/kok.yaml``."""
    by: str = ""
    """Who approved it."""
    when: str = ""
    """When, as ISO 8601 in UTC: ``2026-11-22T12:02:11Z``."""

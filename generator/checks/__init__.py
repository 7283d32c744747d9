"""The editor at the gate: rules that look at an ad in one locale, before it is rendered.

Each rule is a file of ``rules/`` (:mod:`generator.checks.rule`). A rule never raises for what it finds. ``annons build`` asks
the few that say so (``in_build``); ``annons check`` and ``annons publish`` ask them all.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from generator.checks import rule
from generator.checks.rule import Rule
from generator.errors import Finding, Where
from generator.l10n.locales import OutputLocale
from generator.posting.audience import Ad
from generator.posting.workspace import Entity, PostingFile
from generator.posting.yaml_reader import Path_
from generator.translation.localize import Localized, Piece

if TYPE_CHECKING:
    # A build asks nothing about channels, and loading them takes time.
    from generator.channels import Channel


@dataclass(frozen=True)
class Version:
    """An ad in one output locale, before it is rendered."""

    ad: Ad
    localized: Localized
    source: OutputLocale
    """The locale that the posting is written in."""
    audiences: int = 1
    file: Path = Path()
    """The posting's file."""
    secrets: tuple[str, ...] = ()
    """What names the employer of a confidential posting."""
    posting_file: PostingFile | None = None
    """The posting with everything it refers to; a build's own tests do without."""
    as_of: dt.date | None = None
    """The day that it is looked at; ``None`` asks no clock, and rules about today say nothing."""
    channels: "tuple[Channel, ...]" = ()
    """Where it is to be published."""
    root: Path | None = None
    """The workspace's folder, for what a team keeps beside its postings, such as a list of terms."""
    kept: dict[str, object] = field(default_factory=dict, compare=False, repr=False)
    """What rules worked out of this version and share, by a name of their own."""

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """Return the segments that this ad shows."""
        return tuple(self.localized.pieces_of(found.text for found in self.ad.texts()))

    @property
    def locale(self) -> str:
        """Return the code of the output locale."""
        return self.localized.locale.code

    @property
    def entities(self) -> tuple[Entity, ...]:
        """Return the posting and the organization and place files it uses."""
        return self.posting_file.entities if self.posting_file else ()

    def where(self, *path: str | int) -> Where:
        """Return where a field of the posting stands: ``where("job_location", 0, "place")``."""
        at: Path_ = path
        return self.posting_file.document.where(at) if self.posting_file else Where(self.file)


@cache
def every_rule() -> tuple[Rule, ...]:
    """Return every rule, by file name."""
    return tuple(rule.read())


def run(version: Version, wanted: Iterable[Rule] | None = None) -> Iterator[Finding]:
    """Yield what the rules find.

    Args:
        version: the ad in a locale.
        wanted: the rules to ask; all when left out.
    """
    reasons = dict(version.ad.posting.justify)
    for one in _about(version, every_rule() if wanted is None else tuple(wanted)):
        for finding in one.check(version, one):
            reason = reasons.get(finding.rule, "") if one.justify else ""
            yield replace(finding, severity="info", justified=reason) if reason else finding


def _about(version: Version, wanted: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """Return those of some rules that are about a version: the same ones for all ads of a locale and countries on a day."""
    key = (wanted, version.locale, version.ad.countries(), version.as_of)
    found = _ABOUT.get(key)
    if found is None:
        if len(_ABOUT) > _MOST:
            _ABOUT.clear()
        found = _ABOUT[key] = tuple(one for one in wanted if one.holds(version))
    return found


_ABOUT: dict[tuple[object, ...], tuple[Rule, ...]] = {}
_MOST = 1000


def run_in_build(version: Version) -> Iterator[Finding]:
    """Yield what the rules find that a build asks; each weighs what it weighs there."""
    for one in _build_rules():
        if one.holds(version):
            for finding in one.check(version, one):
                severity = one.in_build or one.severity
                yield replace(finding, severity=severity) if finding.severity == one.severity else finding


@cache
def _build_rules() -> tuple[Rule, ...]:
    """Return the rules that a build asks; the others, ten times as many, need not be read for it."""
    return tuple(one for one in rule.read(holding=b"in_build") if one.in_build is not None)

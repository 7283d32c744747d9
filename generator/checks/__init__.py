"""Checks: one file each, found by discovery.

A check module has one function, ``check(version)``, that yields findings on one ad in one locale; it never raises for
what it finds. The severity is the finding's own; ``--strict`` counts warnings as errors.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Protocol, cast

from generator import plugins
from generator.errors import Finding
from generator.l10n.locales import OutputLocale
from generator.posting.audience import Ad
from generator.translation.localize import Localized, Piece


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

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """Return the segments that this ad shows."""
        return tuple(self.localized.pieces_of(found.text for found in self.ad.texts()))


class Check(Protocol):
    """What a module of this package is."""

    def check(self, version: Version) -> Iterable[Finding]:
        """Yield what is wrong with an ad in one locale."""
        ...


def run(version: Version) -> Iterator[Finding]:
    """Yield the findings of every check."""
    for module in plugins.modules(__name__):
        yield from cast("Check", module).check(version)

"""How long the parts of an ad are, held against what a channel takes."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.channels import Channel
from generator.channels.model import Part
from generator.errors import Finding, Severity, Where
from generator.publish import plain
from generator.publish.models import Edition, Published


@dataclass(frozen=True, slots=True)
class Length:
    """A part of an ad (``title``, ``summary``, ``text``) with its characters and what the channel takes."""

    part: str
    characters: int
    least: int = 0
    most: int | None = None

    @property
    def fits(self) -> bool:
        """Say whether the channel takes it."""
        return self.least <= self.characters and (self.most is None or self.characters <= self.most)


def measure(ad: Published, channel: Channel, edition: Edition) -> Iterator[Length]:
    """Yield the lengths of an ad's parts in a channel, in characters."""
    parts: dict[Part, str] = {
        "title": ad.view.title.plain,
        "summary": ad.view.summary.plain if ad.view.summary else "",
        "text": plain.text(ad, channel, edition).strip(),
    }
    for part, text in parts.items():
        limit = channel.limits.get(part)
        yield Length(part, len(text), limit.least if limit else 0, limit.most if limit else None)


def findings(edition: Edition, channel: Channel) -> list[Finding]:
    """Return what is too long or too short for a channel; ``field`` is the ad's name.

    Args:
        edition: what goes out.
        channel: the channel; one without limits has none.
    """
    found: list[Finding] = []
    if not channel.limits:
        return found
    for ad in edition.open:
        version = ad.version
        if not (channel.takes_locale(version.locale) and channel.takes_country(version.ad.countries())):
            continue
        for length in measure(ad, channel, edition):
            if not length.fits:
                bound = f"at least {length.least}" if length.characters < length.least else f"at most {length.most}"
                message = f"the {length.part} has {length.characters} characters, and {channel.name} takes {bound}"
                severity: Severity = "warning" if channel.kind in {"site", "markup"} else "error"
                hint = "write more" if length.characters < length.least else "shorten it, or leave the channel out"
                found.append(
                    Finding(
                        "CHANNEL-LENGTH",
                        message,
                        hint,
                        severity,
                        Where(version.file),
                        version.ad.name,
                        version.locale,
                        channel=channel.id,
                    )
                )
    return found

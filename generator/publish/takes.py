"""Which ads a channel takes."""

from collections.abc import Iterator

from generator.channels import Channel
from generator.publish.models import Edition, Published


def taken(edition: Edition, channel: Channel) -> Iterator[Published]:
    """Yield the ads that can be applied for, in the channel's countries and languages."""
    for ad in edition.open:
        if channel.takes_locale(ad.version.locale) and channel.takes_country(ad.version.ad.countries()):
            yield ad


def by_ad(edition: Edition, channel: Channel) -> Iterator[tuple[Published, ...]]:
    """Yield the ads with all their locales together, for channels that take one text with all languages.

    The posting's own language comes first.
    """
    groups: dict[str, list[Published]] = {}
    for ad in taken(edition, channel):
        groups.setdefault(ad.version.ad.name, []).append(ad)
    for group in groups.values():
        yield tuple(sorted(group, key=lambda one: one.version.locale != one.version.source.code))

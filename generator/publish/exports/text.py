"""Plain text for boards that people paste into: a file for each ad and locale, and their lengths.

``lengths.tsv`` has a line for each part of each ad: file, part, characters, least, most, whether it fits.
"""

from collections.abc import Mapping

from generator.channels import Channel
from generator.publish import plain
from generator.publish.lengths import measure
from generator.publish.models import Edition
from generator.publish.takes import taken


def export(edition: Edition, channel: Channel) -> Mapping[str, bytes]:
    """Return the channel's files; see :class:`generator.publish.exports.Export`."""
    files: dict[str, bytes] = {}
    rows = ["file\tpart\tcharacters\tleast\tmost\tfits"]
    for ad in taken(edition, channel):
        name = f"{ad.version.ad.name}.{ad.version.locale}.txt"
        files[name] = plain.text(ad, channel, edition).encode()
        for one in measure(ad, channel, edition):
            most = "" if one.most is None else one.most
            rows.append(f"{name}\t{one.part}\t{one.characters}\t{one.least}\t{most}\t{'yes' if one.fits else 'no'}")
    if files:
        files["lengths.tsv"] = ("\n".join(rows) + "\n").encode()
    return files

"""Exports: the form in which a channel takes an ad. One module each, found by its name in the channel's data file.

An export has ``export(edition, channel)`` and returns files by name, relative to the channel's folder.
"""

from collections.abc import Mapping
from importlib import import_module
from typing import Protocol, cast

from generator.channels import Channel
from generator.publish.models import Edition


class Export(Protocol):
    """What a module of this package is."""

    def export(self, edition: Edition, channel: Channel) -> Mapping[str, bytes]:
        """Return the channel's files for what can be applied for."""
        ...


def exports(edition: Edition, channel: Channel) -> Mapping[str, bytes]:
    """Return the files of a channel; none where its data file names no export."""
    if channel.export is None:
        return {}
    return cast("Export", import_module(f"{__name__}.{channel.export}")).export(edition, channel)

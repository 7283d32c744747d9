"""Channels: where ads are published, as data. One TOML file each in ``data/``; a workspace adds its own in ``channels/``."""

from generator.channels.model import Channel, Limit
from generator.channels.shelf import available, load, schema

__all__ = ["Channel", "Limit", "available", "load", "schema"]

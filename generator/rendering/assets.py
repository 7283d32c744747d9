"""Pictures of a workspace as bytes that an ad can carry."""

import base64
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from generator.posting.pictures import KINDS


@dataclass(frozen=True)
class Asset:
    """A picture: its media type and its bytes."""

    media_type: str
    data: bytes

    @cached_property
    def data_uri(self) -> str:
        """Return it as a ``data:`` URI, for files that must stand alone."""
        return f"data:{self.media_type};base64,{base64.b64encode(self.data).decode()}"


@lru_cache(maxsize=64)
def load(file: Path) -> Asset:
    """Read a picture.

    Raises:
        OSError: it can't be read.
    """
    return Asset(KINDS[file.suffix.lower()], file.read_bytes())

"""QR codes: an address as a picture that a telephone reads (ISO/IEC 18004), with its quiet zone of four modules."""

from dataclasses import dataclass
from functools import lru_cache

QUIET = 4
"""Modules of light around a code (ISO/IEC 18004, 9.1)."""
_MODULE = 0.4
"""Side of a module in mm that an ordinary telephone still reads from newsprint."""


@dataclass(frozen=True)
class QrCode:
    """A code: its picture and how many modules it has on a side, quiet zone and all."""

    data_uri: str
    modules: int

    def side(self, least: float) -> float:
        """Return how wide it is printed in mm: ``least``, or more where its modules would be too small."""
        return round(max(least, self.modules * _MODULE), 2)


@lru_cache(maxsize=256)
def qr(address: str) -> QrCode:
    """Return the code of an address: pure black on white, a seventh of it may be damaged (level M)."""
    import segno  # noqa: PLC0415 - for sheets only

    code = segno.make(address, error="m", micro=False, boost_error=False)
    return QrCode(code.svg_data_uri(border=QUIET, dark="#000000", light="#ffffff"), int(code.symbol_size(border=QUIET)[0]))

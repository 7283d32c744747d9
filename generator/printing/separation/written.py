"""How an ink is written in a PDF: as numbers of a colour space, and as the operator that sets it."""

from decimal import Decimal

from generator.printing.inks import Ink, Inks

SPOT = "/Spot"
"""The name of the brand's spot ink among a stream's colour spaces."""


def components(ink: Ink, inks: Inks) -> list[float]:
    """Return an ink as numbers 0 to 1 of the process space: C, M, Y, K, or grey, where 0 is black."""
    if inks.space == "DeviceGray":
        return [round(1 - ink.cmyk[3] / 100, 5)]
    return [round(value / 100, 5) for value in ink.cmyk]


def numbers(values: list[float]) -> list[Decimal]:
    """Return numbers as PDF can have them: no exponents, no needless zeros."""
    return [Decimal(f"{value:.5f}").normalize() + 0 for value in values]

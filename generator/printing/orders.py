"""What a build makes of each ad: a format, and for paper and pictures the sheet, from what was asked for and what is usual."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.errors import Finding, InputError
from generator.posting.settings import Settings
from generator.printing import shelf
from generator.printing.models import Size
from generator.printing.sheets import Sheet, Wish, sheet

PAPER, PICTURE, PACKAGE = "pdf", "png", "zip"


@dataclass(frozen=True)
class Order:
    """One file to make of an ad: its format and, unless it is text for a screen, its sheet."""

    extension: str
    sheet: Sheet | None = None


@dataclass(frozen=True)
class Wanted:
    """What a person asks for on the command line, as it was typed; ``None`` leaves it to the workspace. Lengths in mm."""

    sizes: tuple[str, ...] | None = None
    media: tuple[str, ...] | None = None
    profile: str = ""
    columns: int | None = None
    height: float | None = None
    order: str = ""


USUAL = Wanted()


def orders(formats: Sequence[str], wanted: Wanted, settings: Settings, workspace: Path) -> tuple[Order, ...]:
    """Return what to make of each ad, in the order of the formats.

    Sizes and media that are asked for take the place of the workspace's own; a size goes to the format it is one of.

    Raises:
        InputError: something asked for does not exist, or goes with none of the formats.
    """
    asked = wanted.sizes is not None or wanted.media is not None
    sizes = (wanted.sizes or ()) if asked else settings.sizes
    media = (wanted.media or ()) if asked else settings.media
    pictures = tuple(size for size in sizes if _is_picture(size, workspace))
    papers = tuple(size for size in sizes if size not in pictures)
    if asked:
        _check_use(formats, papers, pictures, media)
    found: list[Order] = []
    for extension in formats:
        if extension == PICTURE:
            found += [Order(extension, sheet(Wish(size), extension, workspace)) for size in pictures or ("",)]
        elif extension == PACKAGE:
            found += [Order(extension, one) for one in _booked(wanted, media, workspace)] or [Order(extension)]
        elif extension == PAPER:
            found += [Order(extension, one) for one in _sheets(wanted, papers, media, workspace, asked=asked)]
        else:
            found.append(Order(extension))
    return tuple(dict.fromkeys(found))


def _sheets(wanted: Wanted, papers: Sequence[str], media: Sequence[str], workspace: Path, *, asked: bool) -> Iterator[Sheet]:
    # A workspace that lists media only still wants its ads on A4; a person who asks for a medium wants just that.
    usual = () if asked and media else ("",)
    for size in papers or usual:
        # Without a medium, what is booked is refused there.
        booking = USUAL if media else wanted
        yield sheet(Wish(size, wanted.profile, "", booking.columns, booking.height, booking.order), PAPER, workspace)
    yield from _booked(wanted, media, workspace)


def _booked(wanted: Wanted, media: Sequence[str], workspace: Path) -> Iterator[Sheet]:
    for medium in media:
        yield sheet(Wish("", wanted.profile, medium, wanted.columns, wanted.height, wanted.order), PAPER, workspace)


def _is_picture(name: str, workspace: Path) -> bool:
    return name in shelf.names(Size, workspace) and shelf.get(Size, name, workspace).pixels is not None


def _check_use(formats: Sequence[str], papers: Sequence[str], pictures: Sequence[str], media: Sequence[str]) -> None:
    """Refuse what was asked for and would not be made."""
    for names, takers, kind, field in (
        (papers, (PAPER,), "a size of paper", "--size"),
        (pictures, (PICTURE,), "a picture", "--size"),
        (media, (PAPER, PACKAGE), "a medium", "--medium"),
    ):
        if names and not set(takers) & set(formats):
            message = f"“{names[0]}” is {kind}, and {takers[0]} is not among the formats"
            raise InputError(Finding("CALL", message, f"add it: --format {takers[0]}", field=field))

"""What one file is made for: a size, a profile and, for print, a medium, put together from what a person asks for."""

import re
from dataclasses import dataclass, replace
from pathlib import Path

from generator.errors import Finding, InputError
from generator.posting.fields import valid_id
from generator.printing import shelf
from generator.printing.models import Layout, Medium, Profile, Size

DEFAULT_SIZE, DEFAULT_PICTURE, DEFAULT_PROFILE = "a4", "social", "web"
_FREE = re.compile(r"(\d{1,4}(?:\.\d{1,2})?)\s*[x×]\s*(\d{1,4}(?:\.\d{1,2})?)\s*(?:mm)?")
LEAST, MOST = 20.0, 2000.0
"""Shortest and longest side of a sheet in mm."""
_COLUMN_WIDTH, _COLUMN_AREA = 140.0, 148.0 * 210.0
"""Narrower and smaller than this, in mm and mm², a free size gets the layout of a column ad."""
_COLUMN_TYPE, _POSTER_TYPE = (7.0, 11.0), (20.0, 36.0)


@dataclass(frozen=True)
class Sheet:
    """A sheet to print an ad on, or a picture: lengths in mm, type in pt.

    ``name`` is the part of the file's name that tells it from the ad's others, ``""`` for the default.
    """

    name: str
    width: float
    height: float
    layout: Layout
    profile: Profile
    profile_name: str
    pages: int | None = None
    type: tuple[float, float] | None = None
    pixels: tuple[int, int] | None = None
    medium: Medium | None = None
    medium_name: str = ""
    order: str = ""
    workspace: Path | None = None

    @property
    def size(self) -> str:
        """Return width and height as people write them, such as ``81x120mm``."""
        return f"{self.width:g}x{self.height:g}mm"

    @property
    def bleed(self) -> float:
        """Return the bleed in mm."""
        return self.medium.bleed if self.medium else 0.0

    @property
    def colors(self) -> str:
        """Return the colours it is made in: rgb, cmyk or black."""
        return self.medium.colors if self.medium else "rgb"

    def file_name(self, ad: str, locale: str, extension: str) -> str:
        """Return the file's name, after the medium's pattern where it has one."""
        pattern = self.medium.file_name if self.medium else None
        if pattern:
            made = pattern.format(ad=ad, locale=locale, medium=self.medium_name, order=self.order).strip("-_. ")
            return f"{re.sub(r'[-_]{2,}', '_', made)}.{extension}"
        parts = [ad, locale, self.name, self.profile_name if self.profile_name != DEFAULT_PROFILE and not self.medium else ""]
        return ".".join([*filter(None, parts), extension])


@dataclass(frozen=True)
class Wish:
    """What a person asks for, as it was typed; lengths in mm."""

    size: str = ""
    profile: str = ""
    medium: str = ""
    columns: int | None = None
    height: float | None = None
    order: str = ""


def sheet(wish: Wish, extension: str = "pdf", workspace: Path | None = None) -> Sheet:
    """Return the sheet that a person asks for.

    Args:
        wish: what was asked for.
        extension: the format, ``pdf`` or ``png``, for the size that is meant when none is named.
        workspace: the workspace's folder, for media and sizes of its own.

    Raises:
        InputError: it names something that there is not, or things that don't go together.
    """
    if wish.medium:
        return replace(_for_medium(wish, workspace), workspace=workspace)
    if wish.columns is not None or wish.height is not None or wish.order:
        field = "--columns" if wish.columns is not None else "--height" if wish.height is not None else "--order"
        raise InputError(Finding("CALL", f"{field} belongs to a medium", "name one: --medium newspaper", field=field))
    profile_name = wish.profile or DEFAULT_PROFILE
    profile = shelf.get(Profile, profile_name, workspace)
    if profile.medium:
        media = ", ".join(shelf.names(Medium, workspace))
        hint = f"choose it by the medium: --medium NAME; there are {media}"
        raise InputError(Finding("CALL", f"the profile “{profile_name}” is made for a medium", hint, field="--profile"))
    default = DEFAULT_PICTURE if extension == "png" else DEFAULT_SIZE
    made = _sized(wish.size or default, profile, profile_name, workspace)
    if extension == "png" and made.pixels is None:
        pictures = (name for name in shelf.names(Size, workspace) if shelf.get(Size, name, workspace).pixels)
        message = f"“{wish.size}” is a size of paper, not of a picture"
        raise InputError(Finding("CALL", message, f"pictures have {', '.join(pictures)}", field="--size"))
    return replace(made, name="") if made.name == DEFAULT_SIZE and extension == "pdf" else made


def _sized(name: str, profile: Profile, profile_name: str, workspace: Path | None) -> Sheet:
    free = _FREE.fullmatch(name.strip().lower())
    if free is not None:
        width, height = float(free[1]), float(free[2])
        if not (LEAST <= width <= MOST and LEAST <= height <= MOST):
            message = f"{name} can't be a sheet of paper"
            hint = f"each side is from {LEAST:g} to {MOST:g} mm: 81x120mm"
            raise InputError(Finding("CALL", message, hint, field="--size"))
        layout, pages, body = _layout(width, height)
        return Sheet(f"{width:g}x{height:g}mm", width, height, layout, profile, profile_name, pages, body)
    if not valid_id(name) or name not in shelf.names(Size, workspace):
        there = ", ".join(shelf.names(Size, workspace))
        raise InputError(
            Finding("CALL", f"there is no size “{name[:60]}”", f"there are {there}, or a size in mm: 81x120mm", field="--size")
        )
    size = shelf.get(Size, name, workspace)
    return Sheet(name, size.width, size.height, size.layout, profile, profile_name, size.pages, size.type, size.pixels)


def _layout(width: float, height: float) -> tuple[Layout, int | None, tuple[float, float] | None]:
    """Return the layout that suits a free size, its pages and its range of body type in pt."""
    if width < _COLUMN_WIDTH or width * height < _COLUMN_AREA:
        return "column", 1, _COLUMN_TYPE
    if width > 250 or height > 350:  # noqa: PLR2004 - beyond A4 with room to spare, mm
        # A larger poster is read from further away.
        least, most = _POSTER_TYPE
        return "poster", 1, (least, round(max(most, most * min(width, height) / 297), 2))
    return "ad", None, None


def _for_medium(wish: Wish, workspace: Path | None) -> Sheet:
    if wish.profile:
        hint = "leave one of them out: a medium has its own kind of PDF"
        raise InputError(Finding("CALL", "--profile and --medium don't go together", hint, field="--profile"))
    medium = shelf.get(Medium, wish.medium, workspace)
    profile = shelf.get(Profile, medium.profile, workspace)
    order = wish.order or medium.order or ""
    if medium.grid is None:
        _only_booked(wish)
        if wish.size:
            raise InputError(
                Finding("CALL", f"the medium “{wish.medium}” has a size of its own", "leave --size out", field="--size")
            )
        made = _sized(medium.size or DEFAULT_SIZE, profile, medium.profile, workspace)
    else:
        made = _booked(wish, medium, profile)
    return replace(
        made,
        name=wish.medium if medium.grid is None else made.name,
        layout=medium.layout or made.layout,
        pages=medium.pages or made.pages,
        type=medium.type or made.type,
        medium=medium,
        medium_name=wish.medium,
        order=order,
    )


def _only_booked(wish: Wish) -> None:
    field = "--columns" if wish.columns is not None else "--height" if wish.height is not None else ""
    if field:
        message = f"the medium “{wish.medium}” has no columns to book"
        raise InputError(Finding("CALL", message, "leave --columns and --height out", field=field))


def _booked(wish: Wish, medium: Medium, profile: Profile) -> Sheet:
    """Return the sheet of a booking in a column grid."""
    grid = medium.grid
    assert grid is not None  # noqa: S101 - for the type checker
    if wish.size:
        hint = "book columns and millimetres: --columns 2 --height 120"
        raise InputError(Finding("CALL", f"“{wish.medium}” sells columns", hint, field="--size"))
    columns = wish.columns if wish.columns is not None else medium.columns or 1
    height = wish.height if wish.height is not None else medium.height or grid.least
    if not 1 <= columns <= grid.columns:
        message = f"“{wish.medium}” has no ads of {columns} columns"
        raise InputError(Finding("CALL", message, f"from 1 to {grid.columns}", field="--columns"))
    if not grid.least <= height <= grid.height:
        message = f"“{wish.medium}” has no ads of {height:g} mm"
        raise InputError(Finding("CALL", message, f"from {grid.least:g} to {grid.height:g} mm", field="--height"))
    width = round(grid.width(columns), 2)
    usual = (columns, height) == (medium.columns or 1, medium.height or grid.least)
    name = wish.medium if usual else f"{wish.medium}-{columns}x{height:g}"
    return Sheet(name, width, height, "column", profile, medium.profile, 1, _COLUMN_TYPE)

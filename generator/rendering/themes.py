"""Themes: folders of templates on a search path, each inheriting what it does not hold itself.

A theme is looked up in the workspace's ``templates/`` first, then among the built-in ones. Its ``theme.toml`` may name
``inherits`` (default ``base``), a ``brand`` colour and the ``layouts`` it has (else those it inherits). Inside templates,
``nordic/ad.html.j2`` names one theme's own file, and ``builtin/nordic/ad.html.j2`` the one that comes with the program. A theme
from a workspace runs sandboxed.
"""

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from generator import resources
from generator.errors import Finding, InputError, Where
from generator.posting.fields import valid_id
from generator.printing.models import Layout

ROOT = "base"
_DEFAULT_COLOR = "#0b5c4a"
_COLOR = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(frozen=True)
class Theme:
    """A theme: its folders, nearest first, and whether any of them comes from a workspace."""

    name: str
    folders: tuple[Path, ...]
    color: str
    foreign: bool
    layouts: tuple[str, ...] = ()
    page: tuple[int, int] = (1800, 3200)
    """Characters that fill a page, set loosely and set closely: where laying out begins."""

    def find(self, name: str) -> Path | None:
        """Return a file of the theme or of those it inherits from."""
        return next((folder / name for folder in self.folders if _holds(folder, name)), None)


def available(workspace: Path | None = None) -> tuple[str, ...]:
    """Return the names of the themes one can ask for."""
    roots = [*([workspace / "templates"] if workspace else []), resources.templates()]
    names = {folder.name for root in roots if root.is_dir() for folder in root.iterdir() if folder.is_dir()}
    return tuple(sorted(name for name in names if name != ROOT and not name.startswith((".", "_"))))


def load(name: str, workspace: Path | None = None) -> Theme:
    """Find a theme.

    Raises:
        InputError: there is no such theme, its ``theme.toml`` is wrong, or themes inherit in a circle.
    """
    roots = [*([(workspace / "templates", True)] if workspace else []), (resources.templates(), False)]
    folders: list[Path] = []
    foreign, color, wanted = False, "", name
    layouts: tuple[str, ...] = ()
    page: tuple[int, ...] = ()
    while wanted:
        if not valid_id(wanted):
            hint = f"there are {', '.join(available(workspace))}"
            raise InputError(Finding("THEME", f"“{wanted}” can't be the name of a theme", hint, field="theme"))
        here = [(root / wanted, own) for root, own in roots if (root / wanted).is_dir() and root / wanted not in folders]
        if not here:
            raise InputError(_missing(wanted, workspace, folders))
        parents: list[str] = []
        for folder, own in here:
            settings = _settings(folder)
            folders.append(folder)
            foreign |= own
            color = color or str(settings.get("brand", ""))
            layouts = layouts or tuple(map(str, settings.get("layouts", ())))  # type: ignore[call-overload]
            page = page or tuple(settings.get("page", ()))  # type: ignore[arg-type]
            parents += [str(settings["inherits"])] if "inherits" in settings else []
        wanted = parents[0] if parents else ROOT if wanted != ROOT else ""
    return Theme(name, tuple(folders), color or _DEFAULT_COLOR, foreign, layouts, *([(page[0], page[1])] if page else []))


def _settings(folder: Path) -> dict[str, object]:
    file = folder / "theme.toml"
    try:
        settings = tomllib.loads(file.read_text("utf-8")) if file.is_file() else {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise InputError(Finding("THEME", f"can't be read: {problem}", where=Where(file))) from None
    odd = sorted(set(settings) - {"inherits", "brand", "description", "layouts", "page"})
    if odd:
        message = f"“{odd[0]}” is not a setting of themes"
        raise InputError(Finding("THEME", message, "there are inherits, brand, description, layouts, page", where=Where(file)))
    brand = settings.get("brand", _DEFAULT_COLOR)
    if not _COLOR.fullmatch(str(brand)):
        raise InputError(Finding("THEME", f"“{brand}” is no colour", 'six hex digits in quotes: "#0b5c4a"', where=Where(file)))
    layouts = settings.get("layouts", [])
    if not isinstance(layouts, list) or not set(map(str, layouts)) <= set(get_args(Layout)):
        hint = f"a list of these: {', '.join(get_args(Layout))}"
        raise InputError(Finding("THEME", "layouts holds what is no layout", hint, where=Where(file)))
    page = settings.get("page", [0, 0])
    if not isinstance(page, list) or len(page) != 2 or not all(isinstance(one, int) for one in page):  # noqa: PLR2004
        hint = "two numbers, such as [1800, 3200]: characters that fill a page, set loosely and set closely"
        raise InputError(Finding("THEME", "page does not hold two numbers", hint, where=Where(file)))
    return settings


def _missing(name: str, workspace: Path | None, seen: list[Path]) -> Finding:
    if any(folder.name == name for folder in seen):
        return Finding(
            "THEME", f"the theme “{name}” inherits from itself", "mend inherits in its theme.toml", where=Where(seen[-1])
        )
    return Finding("THEME", f"there is no theme “{name}”", f"there are {', '.join(available(workspace))}", field="theme")


def source_loader(theme: Theme) -> Callable[[str], tuple[str, str, Callable[[], bool]] | None]:
    """Return a loader function for Jinja (``FunctionLoader``) that looks along the theme's folders."""

    def load_source(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        file = _named(theme, name)
        if file is None:
            return None
        try:
            return file.read_text("utf-8"), str(file), lambda: True
        except (OSError, UnicodeDecodeError) as problem:
            raise InputError(Finding("TEMPLATE", f"can't be read: {problem}", "save it as UTF-8", where=Where(file))) from None

    return load_source


def _named(theme: Theme, name: str) -> Path | None:
    # An empty part would make what follows it an absolute path: "builtin//etc/…".
    if "\\" in name or {"", ".."}.intersection(name.split("/")):
        return None
    owner, _, rest = name.partition("/")
    if owner == "builtin":
        file = resources.templates() / rest
        return file if file.is_file() else None
    if not rest or owner not in {folder.name for folder in theme.folders}:
        return theme.find(name)
    return next((folder / rest for folder in theme.folders if folder.name == owner and _holds(folder, rest)), None)


def _holds(folder: Path, name: str) -> bool:
    """Say whether a folder holds a file, one that does not lead out of it by a link."""
    file = folder / name
    return file.is_file() and file.resolve().is_relative_to(folder.resolve())

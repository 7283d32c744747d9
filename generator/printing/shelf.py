"""Finds sizes, profiles and media: the program's own data files, and those of a workspace, which come first."""

from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from generator.errors import Finding, InputError, Where
from generator.posting.fields import Model, valid_id
from generator.posting.problems import validate
from generator.posting.toml_reader import read_toml
from generator.posting.yaml_reader import Document
from generator.printing.models import Medium, Profile, Size

M = TypeVar("M", bound=Model)

_OURS = Path(__file__).parent
KINDS: dict[type[Model], str] = {Size: "sizes", Profile: "profiles", Medium: "media"}
"""Each kind of data file and its folder."""
_CALLED: dict[type[Model], str] = {Size: "size", Profile: "profile", Medium: "medium"}


def names(kind: type[Model], workspace: Path | None = None) -> tuple[str, ...]:
    """Return the names of all files of a kind, sorted."""
    return tuple(sorted({file.stem for folder in _folders(kind, workspace) for file in folder.glob("*.toml")}))


def get(kind: type[M], name: str, workspace: Path | None = None) -> M:
    """Return a size, profile or medium.

    Raises:
        InputError: there is none of that name, or its file is wrong.
    """
    file = _file(kind, name, workspace)
    if file is None:
        there = ", ".join(names(kind, workspace))
        message = f"there is no {_CALLED[kind]} “{name[:60]}”"
        hint = f"there are {there}"
        if kind is Medium and workspace is not None:
            hint += f"; one of your own is a file media/{name if valid_id(name) else 'my-newspaper'}.toml in the workspace"
        raise InputError(Finding("CALL", message, hint, field=f"--{_CALLED[kind]}"))
    found: M = _read(kind, file, workspace)
    return found


def _folders(kind: type[Model], workspace: Path | None) -> tuple[Path, ...]:
    here = (_OURS / KINDS[kind],)
    return (workspace / KINDS[kind], *here) if workspace is not None else here


def _file(kind: type[Model], name: str, workspace: Path | None, above: tuple[Path, ...] = ()) -> Path | None:
    if not valid_id(name):
        return None
    files = (folder / f"{name}.toml" for folder in _folders(kind, workspace))
    return next((file for file in files if file.is_file() and file not in above), None)


@lru_cache(maxsize=256)
def _read(kind: type[M], file: Path, workspace: Path | None) -> M:
    document = read_toml(file)
    data = _whole(kind, document, workspace, (file,))
    return validate(kind, Document(file, data, document.marks, document.keys))


def _whole(kind: type[Model], document: Document, workspace: Path | None, seen: tuple[Path, ...]) -> dict[str, Any]:
    """Return a file's data with what it inherits; a file may inherit from the program's own of the same name."""
    data: dict[str, Any] = dict(document.data)
    parent = data.pop("inherits", None)
    if parent is None:
        return data
    file = _file(kind, str(parent), workspace, seen)
    if file is None:
        again = any(one.stem == parent for one in seen)
        message = (
            f"“{parent}” inherits from itself" if again else f"there is no {_CALLED[kind]} “{str(parent)[:60]}” to inherit"
        )
        hint = f"there are {', '.join(names(kind, workspace))}"
        raise InputError(Finding("FIELD", message, hint, where=document.where(("inherits",)), field="inherits"))
    below = read_toml(file)
    inherited = _whole(kind, below, workspace, (*seen, file))
    # Of a size and a grid, the nearer one counts.
    for one, other in (("size", "grid"), ("grid", "size")):
        if one in data and other not in data:
            inherited.pop(other, None)
    # In black alone, no condition of four colours counts.
    if data.get("colors") == "black" and "conditions" not in data:
        inherited.pop("conditions", None)
    return {**inherited, **data}


def where(kind: type[Model], name: str, workspace: Path | None = None) -> Where | None:
    """Return the file that a name stands for."""
    file = _file(kind, name, workspace)
    return Where(file) if file is not None else None

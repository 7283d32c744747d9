"""Finds channels: the program's own data files, and those of a workspace, which come first."""

import difflib
from functools import lru_cache
from pathlib import Path
from typing import Any

from generator.channels.model import Channel
from generator.errors import Finding, InputError
from generator.posting.fields import valid_id
from generator.posting.problems import validate
from generator.posting.schema import schema_of
from generator.posting.toml_reader import read_toml
from generator.posting.yaml_reader import Document

FOLDER = "channels"
"""The folder of a workspace that its own channels lie in."""
_OURS = Path(__file__).parent / "data"


def available(workspace: Path | None = None) -> tuple[str, ...]:
    """Return the names of all channels, sorted."""
    return tuple(sorted({file.stem for folder in _folders(workspace) for file in folder.glob("*.toml")}))


def load(name: str, workspace: Path | None = None) -> Channel:
    """Return a channel.

    Raises:
        InputError: there is none of that name, or its file is wrong.
    """
    file = _file(name, workspace)
    if file is None:
        hint = f"{_there(name, workspace)}; one of your own is a file {FOLDER}/my-board.toml in the workspace"
        raise InputError(Finding("CALL", f"there is no channel “{name[:60]}”", hint, field="--channel"))
    return _read(file, workspace)


def _there(name: str, workspace: Path | None) -> str:
    """Say which channels there are, the likeliest first."""
    known = available(workspace)
    near = difflib.get_close_matches(name.casefold(), known, 1)
    there = f"there are {', '.join(known)}"
    return f"did you mean {near[0]}? {there}" if near else there


def _folders(workspace: Path | None) -> tuple[Path, ...]:
    return (workspace / FOLDER, _OURS) if workspace is not None else (_OURS,)


def _file(name: str, workspace: Path | None, above: tuple[Path, ...] = ()) -> Path | None:
    files = (folder / f"{name}.toml" for folder in _folders(workspace))
    return next((one for one in files if valid_id(name) and one.is_file() and one not in above), None)


@lru_cache(maxsize=128)
def _read(file: Path, workspace: Path | None) -> Channel:
    document = read_toml(file)
    whole = Document(file, _whole(document, workspace, (file,)), document.marks, document.keys)
    return validate(Channel, whole, {"id": file.stem})


def _whole(document: Document, workspace: Path | None, seen: tuple[Path, ...]) -> dict[str, Any]:
    """Return a file's data with what it inherits; a file may inherit from the program's own of the same name."""
    data: dict[str, Any] = dict(document.data)
    parent = data.pop("inherits", None)
    if parent is None:
        return data
    file = _file(str(parent), workspace, seen)
    if file is None:
        again = any(one.stem == parent for one in seen)
        message = f"“{parent}” inherits from itself" if again else f"there is no channel “{str(parent)[:60]}” to inherit"
        hint = _there(str(parent), workspace)
        raise InputError(Finding("FIELD", message, hint, where=document.where(("inherits",)), field="inherits"))
    inherited = _whole(read_toml(file), workspace, (*seen, file))
    own = data.get("limits")
    if isinstance(own, dict):
        data["limits"] = {**inherited.get("limits", {}), **own}
    return {**inherited, **data}


def schema() -> dict[str, Any]:
    """Return the JSON Schema of channel files: those that inherit need not repeat what others require."""
    made = schema_of(Channel, "channel", toml=True)
    inherits = {"type": "string", "title": "inherits", "description": "The channel whose fields it has but for its own."}
    made["properties"] = {"inherits": inherits, **made["properties"]}
    made["anyOf"] = [{"required": ["inherits"]}, {"required": made.pop("required")}]
    return made

"""Finds channels: the program's own data files, and those of a workspace, which come first."""

from functools import lru_cache
from pathlib import Path

from generator.channels.model import Channel
from generator.errors import Finding, InputError
from generator.posting.fields import valid_id
from generator.posting.problems import validate
from generator.posting.toml_reader import read_toml

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
    files = (folder / f"{name}.toml" for folder in _folders(workspace))
    file = next((one for one in files if valid_id(name) and one.is_file()), None)
    if file is None:
        hint = f"there are {', '.join(available(workspace))}; one of your own is a file {FOLDER}/my-board.toml in the workspace"
        raise InputError(Finding("CALL", f"there is no channel “{name[:60]}”", hint, field="--channel"))
    return _read(file)


def _folders(workspace: Path | None) -> tuple[Path, ...]:
    return (workspace / FOLDER, _OURS) if workspace is not None else (_OURS,)


@lru_cache(maxsize=128)
def _read(file: Path) -> Channel:
    return validate(Channel, read_toml(file), {"id": file.stem})

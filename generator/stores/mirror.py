"""A remote workspace on this machine's disk: what has changed is fetched, what is gone goes."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

from generator import output, resources
from generator.errors import InputError
from generator.stores import MIRROR
from generator.stores.remote import Remote, is_inside, told

_AT_ONCE = 64
"""Files that are fetched together."""


def place_of(url: str) -> Path:
    """Return the folder that mirrors a remote workspace on this machine."""
    return resources.cache_folder() / "workspaces" / hashlib.sha256(url.rstrip("/").encode()).hexdigest()[:16]


def mirror(url: str, folder: Path, only: Callable[[str], bool] = lambda _: True) -> list[str]:
    """Make a folder hold what a remote workspace holds.

    Args:
        url: the workspace.
        folder: the folder, which is this function's alone.
        only: which files; others are left as they are.

    Returns:
        The names of the files.

    Raises:
        InputError: the workspace can't be read.
        MissingPartError: what it takes to reach it is not installed.
        WriteError: the folder can't be written.
    """
    remote = Remote(url)
    with told(url, "read", InputError):
        top, found = remote.files._strip_protocol(url).rstrip("/"), remote.files.find(url, detail=True)  # noqa: SLF001 - fsspec's own way
    start = len(top) + 1
    names = [path[start:] for path in found if is_inside(path[start:]) and only(path[start:]) and not _is_hidden(path[start:])]
    there = {name: json.loads(json.dumps(one)) for name, one in remote.signatures(names).items()}
    before = _index(folder, url)
    stale = [name for name in there if before.get(name) != there[name] or not (folder / name).is_file()]
    for first in range(0, len(stale), _AT_ONCE):
        some = stale[first : first + _AT_ONCE]
        with told(url, "read", InputError):
            data = remote.files.cat([f"{top}/{name}" for name in some])
        for name in some:
            output.write(folder / name, data[f"{top}/{name}"])
    for name in set(before) - set(there):
        if only(name):
            output.remove(folder / name, folder)
        else:
            there[name] = before[name]
    output.write(folder / MIRROR, json.dumps({"url": url, "files": there}, sort_keys=True).encode())
    return sorted(names)


def origin(folder: Path) -> str | None:
    """Return the URL that a folder mirrors, if it is a mirror."""
    told_ = _read(folder)
    return str(told_["url"]) if told_ else None


def _index(folder: Path, url: str) -> dict[str, object]:
    told_ = _read(folder)
    files = told_.get("files", {}) if told_.get("url") == url else {}
    return files if isinstance(files, dict) else {}


def _read(folder: Path) -> dict[str, object]:
    try:
        found = json.loads((folder / MIRROR).read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _is_hidden(name: str) -> bool:
    return any(part.startswith(".") for part in name.split("/"))

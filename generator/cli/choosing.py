"""Which postings a call is about: files, ids and folders become workspaces and their posting files."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.cli import telling
from generator.errors import AnnonsError, ExitCode, Finding, InputError
from generator.posting.fields import valid_id
from generator.posting.workspace import PostingFile, Workspace
from generator.stores import is_remote


def plans(names: Sequence[str], here: Path = Path()) -> Iterator[tuple[Workspace, list[Path]]]:
    """Yield each workspace with the posting files wanted of it.

    Args:
        names: files, ids of this workspace's postings, folders, or URLs of workspaces; none means all that this workspace has.
        here: a folder of what "this workspace" is.

    Raises:
        InputError: a name is none of these, or a folder holds no postings.
    """
    if not names:
        yield _whole(Workspace.around(here), here)
        return
    singles: dict[Path, tuple[Workspace, list[Path]]] = {}
    for name in dict.fromkeys(names):
        if is_remote(name):
            path = _fetched(name)
            yield _whole(Workspace.around(path), path)
            continue
        path = Path(name)
        if not name:
            raise InputError(Finding("CALL", "the name of a posting is empty", "give a file, an id, or a folder"))
        if path.is_dir():
            yield _whole(Workspace.around(path), path)
            continue
        if not path.is_file() and path.suffix not in {".yaml", ".yml"}:
            path = _by_id(name, here)
        workspace = Workspace.around(path)
        singles.setdefault(workspace.root, (workspace, []))[1].append(path)
    yield from singles.values()


def _fetched(url: str) -> Path:
    """Return the folder on this machine that holds what a remote workspace holds."""
    from generator.stores.mirror import mirror, place_of  # noqa: PLC0415 - loads what reaches it

    folder = place_of(url)
    mirror(url, folder)
    telling.ORIGINS[str(folder)] = url.rstrip("/")
    return folder


def _by_id(name: str, here: Path) -> Path:
    workspace = Workspace.around(here)
    found = workspace.root / "postings" / f"{name}.yaml"
    if not valid_id(name) or not found.is_file():
        hint = "give a file, an id of this workspace, or a workspace’s folder"
        raise InputError(Finding("CALL", f"there is no posting “{name}”", hint))
    return found


def _whole(workspace: Workspace, folder: Path) -> tuple[Workspace, list[Path]]:
    files = list(workspace.posting_files())
    if not files:
        message = f"there are no postings in {telling.here(folder)}/postings/"
        raise InputError(Finding("CALL", message, "“annons init DIR” makes a workspace, “annons new ID” a posting"))
    return workspace, files


class Chosen:
    """The postings of a call, read; those that can't be are told of and leave their exit code."""

    def __init__(self, names: Sequence[str], locales: Sequence[str] | None, here: Path = Path()) -> None:
        """Read the postings.

        Args:
            names: as :func:`plans` takes them.
            locales: the output locales of the call, in any spelling.
            here: as :func:`plans` takes it.

        Raises:
            InputError: a name or a locale is wrong.
        """
        self.findings: list[Finding] = []
        self.exit_code = ExitCode.DONE
        self.groups: list[tuple[Workspace, list[PostingFile], tuple[str, ...]]] = []
        for workspace, files in plans(names, here):
            codes = workspace.check_locales(locales, None, "--locale") if locales else ()
            read: list[PostingFile] = []
            for file in files:
                try:
                    read.append(workspace.posting(file))
                except AnnonsError as error:
                    self.add(error)
            self.groups.append((workspace, read, codes))

    def add(self, error: AnnonsError) -> None:
        """Take note of what went wrong; the worst exit code is kept."""
        self.findings += error.findings
        self.exit_code = max(self.exit_code, error.exit_code)

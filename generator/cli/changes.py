"""Which postings a branch has changed: itself, its translations, and what it shares with others (``--changed-since``)."""

import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.errors import AnnonsError, Finding, InputError, MissingPartError, Where
from generator.posting.settings import FILE
from generator.posting.workspace import Workspace

_SHARED = ("glossary.csv", "terms.txt")
"""Files of a workspace that are about every posting."""
_SHARED_FOLDERS = ("channels", "dictionaries", "locales")


def of(workspace: Workspace, files: Sequence[Path], since: str) -> list[Path]:
    """Return the postings that differ from those at a commit, or that use a file that does.

    Args:
        workspace: the workspace.
        files: its posting files.
        since: a branch, tag or commit; files that are not committed yet count as changed.

    Raises:
        InputError: the workspace is not in a git repository, or there is no such commit.
        MissingPartError: git is not installed.
    """
    changed = set(changed_files(workspace.root, since))
    root = workspace.root.resolve()
    shared = {root / FILE, *(root / name for name in _SHARED)}
    folders = [root / name for name in _SHARED_FOLDERS]
    if any(file in shared or any(file.is_relative_to(folder) for folder in folders) for file in changed):
        return list(files)
    return [file for file in files if not changed.isdisjoint(_uses(workspace, file))]


def changed_files(folder: Path, since: str) -> Iterator[Path]:
    """Yield the files that changed since the place where a branch left another, and those that are not committed.

    Raises:
        InputError, MissingPartError: as :func:`of`.
    """
    top = Path(git(folder, "rev-parse", "--show-toplevel").strip())
    # A name that begins with a dash would be an option of git.
    base = git(top, "merge-base", "--", since, "HEAD").strip()
    names = git(top, "diff", "--name-only", "-z", base) + git(top, "ls-files", "--others", "--exclude-standard", "-z")
    for name in filter(None, names.split("\0")):
        yield (top / name).resolve()


def _uses(workspace: Workspace, file: Path) -> set[Path]:
    """Return the files that a posting is made of, translations of every locale among them."""
    used = {file}
    try:
        used |= {entity.file for entity in workspace.posting(file).entities}
    except AnnonsError as error:
        # It can't be read, and the check says so; the files that its errors name may be what changed.
        used |= {finding.where.file for finding in error.findings if finding.where}
    with_translations = used | {po for one in used for po in one.parent.glob(f"{one.stem}.*.po")}
    return {one.resolve() for one in with_translations}


def git(folder: Path, *words: str) -> str:
    """Return what git says.

    Raises:
        InputError: git refuses.
        MissingPartError: git is not installed.
    """
    try:
        done = subprocess.run(  # noqa: S603 - no shell; the words are ours, and a commit's name behind "--"
            ["git", "-C", str(folder), *words],  # noqa: S607 - the person's own git
            capture_output=True,
            text=True,
            check=False,
        )
    except FileNotFoundError:
        raise MissingPartError(
            Finding("CALL", "git is not installed", "install it, or leave --changed-since out", field="--changed-since")
        ) from None
    if done.returncode == 0:
        return done.stdout
    said = (done.stderr.strip().splitlines() or ["git refused"])[0].removeprefix("fatal: ")
    hint = "name a branch, tag or commit; in CI, fetch its whole history (fetch-depth: 0)"
    raise InputError(Finding("CALL", f"can't tell what changed: {said}", hint, where=Where(folder), field="--changed-since"))

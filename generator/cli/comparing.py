"""``annons compare``."""

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typer

from generator import output as writing
from generator.cli import telling
from generator.cli.changes import git
from generator.cli.progress import progress
from generator.errors import ExitCode
from generator.posting.workspace import Workspace
from generator.publish import comparing, summary

SUMMARY = "summary.md"


def run(folder: Path, since: str, output: Path | None) -> ExitCode:
    """Tell what changed in the ads since a commit, with pictures where there is a folder for them.

    Raises:
        AnnonsError: there is no such commit, or something can't be written.
    """
    after = Workspace.around(folder)
    with _as_of(after.root, since) as root:
        found = comparing.compare(Workspace.open(root), after)
        pictures: dict[tuple[str, str, str], str] = {}
        if output is not None:
            with progress("Drawing", len(found.changes), quiet=False) as done:
                for change in found.changes:
                    pictures |= _pictures(change, output)
                    done(Path(change.ad))
    text = summary.markdown(found, pictures)
    if output is None:
        typer.echo(text, nl=False)
    else:
        writing.write(output / SUMMARY, text.encode())
        typer.secho(f"{telling.here(output / SUMMARY)} tells of {len(found.changes)} ads", err=True, bold=True)
    return ExitCode.INPUT if found.findings else ExitCode.DONE


def _pictures(change: comparing.Change, output: Path) -> dict[tuple[str, str, str], str]:
    made: dict[tuple[str, str, str], str] = {}
    for name, side in (("before", change.before), ("after", change.after)):
        data = comparing.picture(side) if side is not None else None
        if data is not None:
            file = f"{change.ad}.{change.locale}.{name}.png"
            writing.write(output / file, data)
            made[change.ad, change.locale, name] = file
    return made


@contextmanager
def _as_of(root: Path, since: str) -> Iterator[Path]:
    """Give a copy of a workspace as it was where this branch left another.

    Raises:
        InputError, MissingPartError: as :func:`generator.cli.changes.changed_files`.
    """
    top = Path(git(root, "rev-parse", "--show-toplevel").strip())
    base = git(top, "merge-base", "--", since, "HEAD").strip()
    inside = root.resolve().relative_to(top.resolve()).as_posix()
    with tempfile.TemporaryDirectory(prefix="annons-") as folder:
        there = git(top, "ls-tree", "-d", "--name-only", base, "--", inside).strip() if inside != "." else "."
        if there:
            words = ["git", "-C", str(top), "archive", "--format=tar", base, "--", inside]
            archive = subprocess.run(words, capture_output=True, check=True).stdout  # noqa: S603 - a commit’s hash, no shell
            with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
                tar.extractall(folder, filter="data")
        copy = Path(folder, inside)
        copy.mkdir(parents=True, exist_ok=True)
        yield copy

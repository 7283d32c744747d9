"""What the verbs of ``annons models`` do."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typer

from generator.cli import telling
from generator.errors import ExitCode, Finding, InputError, MissingPartError
from generator.l10n.locales import Locales
from generator.posting.workspace import Workspace
from generator.translation.models import bundle as bundles
from generator.translation.models import folders, index, names, pins, store
from generator.translation.models.folders import Folders, Installed
from generator.translation.models.index import Index
from generator.translation.models.install import Call, Done, Listener
from generator.translation.models.install import install as install_packages
from generator.translation.models.names import Pair, arrow, word

_MB = 1_000_000


def show(option: str | None, *, available: bool, report: str) -> ExitCode:
    """Show what is installed, and what the index has if that is known or may be asked.

    Raises:
        InputError: the call is wrong, or a folder can't be read.
        MissingPartError: Argos Translate is not installed.
    """
    telling.check_report(report)
    places = folders.from_argos()
    installed, findings = folders.installed(places.packages)
    found, trouble = _known(_source(option, Workspace.around(Path())), places, available=available)
    code = ExitCode.MISSING if trouble else ExitCode.DONE
    findings += [*trouble, *(found.findings if found else ())]
    if report == "json":
        telling.as_json({"exit_code": int(code), **_as_data(places, installed, found, findings)})
        return code
    telling.findings(findings)
    _tell_installed(places, installed)
    _tell_available(found, {one.pair: one.version for one in reversed(installed)}, asked=available or bool(trouble))
    return code


def install(packages: Sequence[str], option: str | None, *, pin: bool) -> ExitCode:
    """Install packages, and tell of each.

    Raises:
        InputError: the call, the pinned list or a package is wrong.
        MissingPartError: Argos Translate is not installed, or something can't be had.
    """
    workspace = Workspace.around(Path())
    with _listener() as listener:
        call = Call(folders.from_argos(), _source(option, workspace), workspace.root / pins.FILE, pin, listener)
        done = install_packages(packages, call)
    unchecked = [one.package for one in done if one.fresh and not one.checked and not pin]
    if pin:
        told = ", ".join(str(one.package) for one in done)
        typer.echo(f"{telling.here(workspace.root / pins.FILE)} pins {told}", err=True)
        typer.echo("Keep that file: “annons models install” gets the same packages elsewhere", err=True)
    elif unchecked:
        message = f"{pins.FILE} has no hash to check {', '.join(map(str, unchecked))} against"
        telling.findings([Finding("PIN", message, "--pin writes it, so that every machine gets the same package", "info")])
    return ExitCode.DONE


def remove(words: Sequence[str]) -> ExitCode:
    """Remove installed packages.

    Raises:
        InputError: a word is no pair, or not installed; then nothing is removed.
        MissingPartError: Argos Translate is not installed.
    """
    places = folders.from_argos()
    wanted = [names.pair(one) for one in words]
    with store.opened(places, _waiting) as opened:
        found = _installed(wanted, places)
        opened.remove(found)
    for one in found:
        typer.echo(f"{one} is removed", err=True)
    return ExitCode.DONE


def bundle(file: Path, words: Sequence[str]) -> ExitCode:
    """Pack installed packages into a file.

    Raises:
        InputError: a word is no pair, or not installed, or nothing is.
        WriteError: the file can't be written.
        MissingPartError: Argos Translate is not installed.
    """
    places = folders.from_argos()
    wanted = [names.pair(one) for one in words]
    if not wanted and names.pair_of(file.name):
        raise InputError(Finding("CALL", f"“{file}” is a language pair", "name the file first: annons models bundle FILE.zip"))
    with store.opened(places, _waiting):
        newest: dict[Pair, Installed] = {}
        for one in _installed(wanted or sorted({one.pair for one in folders.installed(places.packages)[0]}), places):
            newest.setdefault(one.pair, one)
        if not newest:
            raise InputError(Finding("MODEL", "no packages are installed", "“annons models install da-en” installs one"))
        bundles.write(file, list(newest.values()))
    told = ", ".join(map(str, newest.values()))
    typer.echo(f"{telling.here(file)} ({_size(file.stat().st_size)}) holds {told}", err=True)
    typer.echo(f"“annons models install {file.name}” installs them on a machine without network", err=True)
    return ExitCode.DONE


def _source(option: str | None, workspace: Workspace) -> str:
    setting = workspace.settings.draft.models_index
    if setting and not index.is_remote(setting):
        # Whoever wrote it saw the workspace's folder, not the one that the command is called in.
        setting = str(workspace.root / setting)
    return index.chosen(option, setting, folders.default_index())


def _installed(pairs: Sequence[Pair], places: Folders) -> list[Installed]:
    """Return the installed packages of pairs, the newest of each first."""
    installed, _ = folders.installed(places.packages)
    there = sorted({one.pair for one in installed})
    missing = [pair for pair in pairs if pair not in there]
    if missing:
        hint = f"installed are {', '.join(map(arrow, there))}" if there else "no packages are"
        raise InputError(Finding("MODEL", f"{arrow(pair)} is not installed", hint) for pair in missing)
    return [one for one in installed if one.pair in pairs]


def _known(source: str, places: Folders, *, available: bool) -> tuple[Index | None, list[Finding]]:
    """Return the index, or what was kept of it; and why it can't be had."""
    try:
        return (index.read if available else index.cached)(source, places.cache), []
    except MissingPartError as error:
        return index.cached(source, places.cache) if index.is_remote(source) else None, list(error.findings)


def _waiting() -> None:
    typer.echo("Another annons is changing the packages; waiting for it …", err=True)


@contextmanager
def _listener() -> Iterator[Listener]:
    """Show a bar for what is fetched on a terminal; in a pipe, one line."""
    if not telling.on_terminal():
        yield Listener(_waiting, _Lines(), lambda done: typer.echo(_told(done), err=True))
        return
    from rich.console import Console  # noqa: PLC0415 - for a person's eyes only
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        DownloadColumn,
        Progress,
        TaskID,
        TextColumn,
        TimeRemainingColumn,
        TransferSpeedColumn,
    )
    from rich.text import Text  # noqa: PLC0415

    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TransferSpeedColumn(), TimeRemainingColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    tasks: dict[str, TaskID] = {}

    def progress(url: str, done: int, total: int | None) -> None:
        if url not in tasks:
            tasks[url] = bar.add_task(url.rpartition("/")[2] or url, total=total)
        # Where nothing is fetched, there is no bar, nor the line that it would have stood on.
        bar.start()
        bar.update(tasks[url], completed=done, total=total)

    def installed(done: Done) -> None:
        for task in tasks.values():
            bar.update(task, visible=False)
        # Past the bar's own console, a line would be written over.
        bar.console.print(Text(_told(done)), soft_wrap=True)

    try:
        yield Listener(_waiting, progress, installed)
    finally:
        if bar.live.is_started:
            bar.stop()


@dataclass
class _Lines:
    """Says once what is fetched."""

    told: str = ""

    def __call__(self, url: str, done: int, total: int | None) -> None:
        """Take note of progress."""
        if url != self.told:
            size = f" ({_size(total)}{f', {_size(done)} of it are here' if done else ''})" if total else ""
            typer.echo(f"Fetching {url}{size}", err=True)
            self.told = url


def _told(done: Done) -> str:
    if not done.fresh:
        return f"{done.package} is installed already"
    old = [version or "one without a version" for version in done.replaced]
    again = " again" if old == [done.package.version] else f", in place of {' and '.join(old)}" if old else ""
    checked = "; it has the pinned hash" if done.checked else ""
    return f"{done.package} is installed{again}{checked}"


def _tell_installed(places: Folders, installed: Sequence[Installed]) -> None:
    if not installed:
        typer.echo("No packages are installed; “annons models install da-en” installs one.")
        return
    typer.echo(f"Installed in {telling.here(places.packages)}:")
    rows = [(arrow(one.pair), one.version, _size(one.size()), one.path.name) for one in installed]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    for pair, version, size, name in rows:
        typer.echo(f"  {pair:<{widths[0]}}  {version:<{widths[1]}}  {size:>{widths[2]}}  {name}")


def _tell_available(found: Index | None, installed: dict[Pair, str], *, asked: bool) -> None:
    if found is None:
        if not asked:
            typer.echo("“annons models list --available” asks the index, over the network, what there is.")
        return
    newest = found.newest()
    codes = set(Locales())
    ours = [one for pair, one in newest.items() if codes.issuperset(pair)]
    typer.echo(f"Available from {found.name}{' when it was last read' if found.copy else ''}:")
    for one in ours:
        have = installed.get(one.pair)
        told = "" if have is None else "  (installed)" if have == one.version else f"  ({have} is installed)"
        typer.echo(f"  {arrow(one.pair)}  {one.version}{told}")
    others = len(newest) - len(ours)
    pairs = f"{others} {'pair' if others == 1 else 'pairs'}"
    if not newest:
        typer.echo("  nothing")
    elif others:
        typer.echo(f"  and {pairs} of other languages" if ours else f"  {pairs}, none between our languages")


def _as_data(
    places: Folders, installed: Sequence[Installed], found: Index | None, findings: Sequence[Finding]
) -> dict[str, Any]:
    return {
        "folder": places.packages.as_posix(),
        "installed": [
            {"pair": word(one.pair), "version": one.version, "bytes": one.size(), "path": one.path.as_posix()}
            for one in installed
        ],
        "index": {"name": found.name, "copy": found.copy} if found else None,
        "available": [{"pair": word(pair), "version": one.version} for pair, one in (found.newest() if found else {}).items()],
        "findings": [telling.as_data(finding) for finding in findings],
    }


def _size(size: int) -> str:
    """Return a number of bytes as people say it."""
    places = 0 if size >= 10 * _MB else 1
    return f"{size / _MB:,.{places}f} MB" if size >= _MB / 10 else f"{size / 1000:.1f} kB"

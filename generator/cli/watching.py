"""``annons watch``."""

import threading
from contextlib import suppress
from pathlib import Path

import typer

from generator.build import BuildOptions, Ways
from generator.cli import choosing, telling
from generator.cli.building import check_formats
from generator.errors import ExitCode, Finding, InputError
from generator.incremental import cache
from generator.incremental.cache import FOLDER
from generator.staffing import Staffing
from generator.stores import is_remote
from generator.watching.loop import Round, watch
from generator.watching.rebuilding import Rebuilder
from generator.watching.server import Live
from generator.work.processes import cores


def run(  # noqa: PLR0913 - one for each option of the command
    names: list[str],
    *,
    locales: tuple[str, ...] | None,
    formats: tuple[str, ...] | None,
    theme: str | None,
    output: str | None,
    port: int | None,
) -> ExitCode:
    """Watch, until ctrl-C.

    Raises:
        AnnonsError: the call is wrong, or something needed is missing.
    """
    check_formats(formats)
    if output is not None and is_remote(output):
        hint = "watch a folder here; “annons build” writes to other places"
        raise InputError(Finding("CALL", "what is watched is served from this machine", hint, field="--output"))
    plans = list(choosing.plans(names))
    if len(plans) > 1:
        hint = "name one workspace, or postings of one"
        raise InputError(Finding("CALL", "these are postings of several workspaces", hint))
    ((workspace, files),) = plans
    whole = not names or all(Path(name).is_dir() for name in names)
    options = BuildOptions(locales, formats, theme, Path(output) if output is not None else None)
    place = Path(options.output or workspace.output)
    ways = Ways(cache.place(place, workspace.root), staffing=Staffing(cores()))
    rebuild = Rebuilder(workspace.root, () if whole else tuple(files), options, ways)
    with Live(place, port=port) as live:
        _watch(rebuild, live, place)
    return ExitCode.DONE


def _watch(rebuild: Rebuilder, live: Live, place: Path) -> None:
    stop = threading.Event()
    known: set[Finding] = set()

    def told(done: Round) -> None:
        live.tell(done)
        _tell(done, known)

    def begun(_polled: bool) -> None:  # noqa: FBT001 - as the loop calls it
        first = rebuild.first()
        live.tell(first)
        _tell(first, known)
        address = live.start()
        typer.secho(f"Watching {telling.here(rebuild.root)}/. Open {address} and write; ctrl-C ends it.", err=True, bold=True)
        rebuild.warm()

    rebuild.told = told
    ignored = [place, rebuild.root / FOLDER]
    try:
        with suppress(KeyboardInterrupt):
            watch([rebuild.root], ignored, rebuild, told, stop, begun=begun)
    finally:
        rebuild.close()


def _tell(done: Round, known: set[Finding]) -> None:
    """Tell what a save brought: one line, and what is wrong; of warnings, those that have not been told yet."""
    telling.findings([one for one in done.findings if one.severity == "error" or one not in known], every=False)
    known |= set(done.findings)
    if done.failed:
        typer.secho("Not built; the pages show the last ad that could be.", err=True, bold=True, fg=typer.colors.RED)
    elif done.files and done.changed:
        what = done.changed[0].name if len(done.changed) == 1 else f"{len(done.changed)} files"
        count = f"{len(done.files)} file{'' if len(done.files) == 1 else 's'}"
        typer.echo(f"{what}: {count} in {done.seconds * 1000:.0f} ms", err=True)

"""``annons draft``."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress

import typer

from generator.cli import telling
from generator.cli.choosing import Chosen
from generator.cli.progress import Stop, drafting_progress
from generator.errors import AnnonsError, ExitCode, Finding, InputError, Where
from generator.posting.settings import FILE
from generator.posting.workspace import Workspace
from generator.translation import routes
from generator.translation.drafting import Drafter, DraftOptions, DraftReport
from generator.translation.engines import Engine, EngineOptions, engines
from generator.translation.glossary_file import of_workspace
from generator.translation.memory import Memory
from generator.translation.phrases import Phrases
from generator.translation.recalling import Origin

_ORIGINS: dict[Origin, str] = {
    "engine": "drafted by machine",
    "memory": "from the memory",
    "phrases": "from the phrases",
    "similar": "from a similar text",
    "stale": "kept from an earlier text, to be mended",
    "kept": "kept as they were",
    "left": "not drafted",
}


def run(  # noqa: PLR0913 - one for each option of the command
    names: list[str],
    *,
    locales: tuple[str, ...] | None,
    keep: bool,
    again: bool,
    why: bool,
    engine: tuple[str, ...] | None,
    report: str,
    quiet: bool = False,
) -> ExitCode:
    """Draft, and tell what was done.

    Raises:
        InputError: the call or the workspace's settings are wrong.
    """
    telling.check_report(report)
    chosen = Chosen(names, locales)
    reports: list[tuple[Workspace, DraftReport]] = []
    stopped = False
    for workspace, files, codes in chosen.groups:
        options = DraftOptions(
            locales=codes, keep=keep, again=again, threshold=workspace.settings.draft.threshold, chosen=_chosen(workspace)
        )
        silent = quiet or report == "json"
        with Stop().heard() as stop, _engines(workspace, engine) as used, drafting_progress(quiet=silent) as progress:
            words = of_workspace(workspace.root, frozenset(workspace.locales))
            with closing(Memory.open(workspace)) as memory:
                phrases = Phrases(workspace.phrasebook, workspace.locales)
                drafter = Drafter(workspace, memory, used, words, options, stopped=stop, phrases=phrases)
                try:
                    reports.append((workspace, drafter.draft(files, progress)))
                except AnnonsError as error:
                    chosen.add(error)
        if stop.asked:
            stopped = any(one.left for _, one in reports) or len(reports) < len(chosen.groups)
            break
    code = max([chosen.exit_code, *(one.exit_code for _, one in reports)])
    code = ExitCode.INTERRUPTED if stopped else code
    if report == "json":
        telling.as_json(_data(reports, chosen, code))
    else:
        _tell(reports, chosen, why=why, quiet=quiet)
    return code


def _chosen(workspace: Workspace) -> Mapping[tuple[str, str], Sequence[str]]:
    """Return the routes that the workspace asks for, its names of locales and engines made sure of."""
    where = Where(workspace.root / FILE)
    made: dict[tuple[str, str], Sequence[str]] = {}
    for pair, steps in workspace.settings.draft.routes.items():
        source, _, target = pair.replace("→", ">").partition(">")
        codes = workspace.check_locales((source, target), where, f"draft, routes, {pair}")
        try:
            path = routes.parse(steps)
        except ValueError as problem:
            raise InputError(
                Finding("ROUTE", str(problem), 'such as ["apertium da>nb", "apertium nb>sv"]', where=where)
            ) from None
        ends = workspace.check_locales((path[0].source, path[-1].target), where, f"draft, routes, {pair}")
        if ends != codes or len(codes) != 2:  # noqa: PLR2004 - from, to
            raise InputError(Finding("ROUTE", f"the route for {pair} does not lead there", "mend its steps", where=where))
        made[codes[0], codes[1]] = steps
    return made


@contextmanager
def _engines(workspace: Workspace, only: tuple[str, ...] | None) -> Iterator[dict[str, Engine]]:
    """Open the engines, and end their processes afterwards."""
    settings = workspace.settings.draft
    found = engines(EngineOptions(settings.workers, settings.threads, settings.beam, settings.compute_type))
    for name in only or ():
        if name not in found:
            raise InputError(Finding("CALL", f"“{name}” is no engine", f"there are {', '.join(found)}", field="--engine"))
    used = {name: one for name, one in found.items() if not only or name in only}
    try:
        yield used
    finally:
        for one in used.values():
            with suppress(OSError):
                one.close()


def _tell(reports: list[tuple[Workspace, DraftReport]], chosen: Chosen, *, why: bool, quiet: bool) -> None:
    telling.findings([*chosen.findings, *(finding for _, one in reports for finding in one.findings)])
    for _, one in reports:
        for pair, lines in sorted(one.why.items() if why else ()):
            typer.secho(f"{pair[0]} → {pair[1]}", bold=True)
            for line in lines or ["  there is no route"]:
                typer.echo(f"  {line}")
        for file, counts in () if quiet else sorted(one.counts.items()):
            parts = [f"{counts[origin]} {words}" for origin, words in _ORIGINS.items() if counts.get(origin)]
            if parts:
                typer.echo(f"  {file}: {', '.join(parts)}", err=True)
        if one.left:
            texts = "1 text is" if one.left == 1 else f"{one.left:,} texts are"
            typer.secho(f"Stopped; {texts} left. The same command goes on from here.", err=True, bold=True)
        elif quiet:
            continue
        elif one.total("engine", "memory", "phrases", "similar", "stale"):
            typer.secho("Next: “annons review” shows every draft, the doubtful first.", err=True, bold=True)
        elif not one.total() and one.postings:
            typer.secho("Nothing to draft.", err=True, bold=True)


def _data(reports: list[tuple[Workspace, DraftReport]], chosen: Chosen, code: ExitCode) -> dict[str, object]:
    findings = [*chosen.findings, *(finding for _, one in reports for finding in one.findings)]
    return {
        "exit_code": int(code),
        "left": sum(one.left for _, one in reports),
        "drafted": {file: counts for _, one in reports for file, counts in sorted(one.counts.items())},
        "routes": {f"{pair[0]}>{pair[1]}": lines for _, one in reports for pair, lines in sorted(one.why.items())},
        "findings": [telling.as_data(finding) for finding in findings],
    }

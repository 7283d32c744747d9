"""``annons``: its verbs, and how errors become messages and exit codes.

Each verb's function imports what it needs when it runs, so that ``annons --help`` stays quick.
"""

import os
import sys
import traceback
from pathlib import Path
from typing import Annotated

import typer

import generator
from generator.cli import publication
from generator.cli.models import app as models
from generator.cli.options import By, Medium, Output, OutputLocales, Postings, Report, Size, Theme, split
from generator.cli.phrases import app as phrases
from generator.errors import AnnonsError, ExitCode

_ADS, _GATE, _TRANSLATIONS, _FILES = "Make ads", "Check and publish", "Translate", "Set up"
"""The panels of ``annons --help``, in the order of the work; typer would list nouns after all the verbs otherwise."""

app = typer.Typer(
    name="annons",
    help="One job posting in, finished ads out: Danish, Norwegian, Swedish and English, as HTML, Markdown and PDF.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:  # noqa: FBT001 - typer's way
    if wanted:
        typer.echo(f"annons {generator.__version__}")
        raise typer.Exit


@app.callback()
def _main(
    *,
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")] = False,
) -> None:
    pass


@app.command(rich_help_panel=_ADS)
def build(  # noqa: PLR0913 - one for each option of the command
    postings: Postings = None,
    *,
    locale: OutputLocales = None,
    fmt: Annotated[
        list[str] | None, typer.Option("--format", metavar="FORMAT,…", help="Write only these formats: html,md,pdf,png,zip.")
    ] = None,
    theme: Theme = None,
    output: Annotated[
        str | None,
        typer.Option("--output", metavar="DIR|URL", help="The folder to write to, or an object store: s3://bucket/ads."),
    ] = None,
    size: Size = None,
    profile: Annotated[str, typer.Option(metavar="NAME", help="The kind of PDF: web or archive.")] = "",
    medium: Medium = None,
    columns: Annotated[int | None, typer.Option(metavar="N", help="In a newspaper: the columns booked.")] = None,
    height: Annotated[float | None, typer.Option(metavar="MM", help="In a newspaper: the height booked, in mm.")] = None,
    order: Annotated[str, typer.Option(metavar="NUMBER", help="The booking's number, for the file's name.")] = "",
    strict: Annotated[bool, typer.Option("--strict", help="Refuse ads that are not fully translated and approved.")] = False,
    report: Annotated[str, typer.Option(help="How findings are told: text or json.", metavar="text|json")] = "text",
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="List the files, in a pipe too.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Make everything anew, changed or not.")] = False,
    why: Annotated[bool, typer.Option("--why", help="Say why each file was made.")] = False,
    prune: Annotated[bool, typer.Option("--prune", help="Remove what earlier builds made and nobody asks for now.")] = False,
    fail_fast: Annotated[bool, typer.Option("--fail-fast", help="Stop at the first posting that is wrong.")] = False,
    workers: Annotated[int, typer.Option(metavar="N", help="Processes; as many as there are cores if left out.")] = 0,
    scheduler: Annotated[str, typer.Option(metavar="ADDRESS", help="A Dask cluster does the work: tcp://host:8786.")] = "",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Tell nothing but what is wrong.")] = False,
) -> None:
    """Make the ads of one posting, of several, or of a whole workspace: those that something has changed for."""
    from generator.cli import building  # noqa: PLC0415
    from generator.printing.orders import Wanted  # noqa: PLC0415

    raise typer.Exit(
        building.run(
            postings or [],
            locales=split(locale),
            formats=split(fmt),
            theme=theme,
            output=output,
            strict=strict,
            report=report,
            verbose=verbose,
            sheets=Wanted(split(size), split(medium), profile, columns, height, order),
            manner=building.Manner(force, why, prune, fail_fast, workers, scheduler, quiet),
            call=_call,
        )
    )


@app.command(rich_help_panel=_ADS)
def watch(  # noqa: PLR0913 - one for each option of the command
    postings: Postings = None,
    *,
    locale: OutputLocales = None,
    fmt: Annotated[
        list[str] | None, typer.Option("--format", metavar="FORMAT,…", help="Make only these formats: html,md,pdf,png,zip.")
    ] = None,
    theme: Theme = None,
    output: Annotated[str | None, typer.Option("--output", metavar="DIR", help="The folder to write to.")] = None,
    port: Annotated[int | None, typer.Option(metavar="N", help="The port to serve at; 8000 or the next free one.")] = None,
) -> None:
    """Build each ad again when you save it, and show it in the browser."""
    from generator.cli import watching  # noqa: PLC0415

    raise typer.Exit(
        watching.run(postings or [], locales=split(locale), formats=split(fmt), theme=theme, output=output, port=port)
    )


@app.command(rich_help_panel=_ADS)
def proof(  # noqa: PLR0913 - one for each option of the command
    postings: Postings = None,
    *,
    locale: OutputLocales = None,
    size: Size = None,
    medium: Medium = None,
    theme: Theme = None,
    output: Output = None,
    report: Report = "text",
) -> None:
    """Put every locale and size of an ad on one sheet, to look at side by side before anything goes out."""
    from generator.cli import proofing  # noqa: PLC0415
    from generator.printing.orders import Wanted  # noqa: PLC0415

    sheets = Wanted(split(size), split(medium))
    raise typer.Exit(
        proofing.run(postings or [], locales=split(locale), theme=theme, output=output, sheets=sheets, report=report)
    )


@app.command(rich_help_panel=_ADS)
def preflight(  # noqa: PLR0913 - one for each option of the command
    file: Annotated[Path, typer.Argument(metavar="FILE.pdf", help="Any PDF: one of ours, or from InDesign, Word …")],
    *,
    medium: Annotated[str, typer.Option(metavar="NAME", help="What it is for: a5-flyer, newspaper, or one of your own.")] = "",
    size: Annotated[str, typer.Option(metavar="SIZE", help="Without a medium: a size, or 81x120mm.")] = "",
    columns: Annotated[int | None, typer.Option(metavar="N", help="In a newspaper: columns booked.")] = None,
    height: Annotated[float | None, typer.Option(metavar="MM", help="In a newspaper: height booked, in mm.")] = None,
    report: Annotated[str, typer.Option(help="How findings are told: text or json.", metavar="text|json")] = "text",
) -> None:
    """Look at a PDF as a printer does before it goes to the press, and tell what would be sent back."""
    from generator.cli import preflighting  # noqa: PLC0415

    raise typer.Exit(preflighting.run(file, medium=medium, size=size, columns=columns, height=height, report=report))


publication.add_to(app, _GATE)


@app.command(rich_help_panel=_TRANSLATIONS)
def draft(  # noqa: PLR0913 - one for each option of the command
    postings: Postings = None,
    *,
    locale: OutputLocales = None,
    keep: Annotated[bool, typer.Option("--keep", help="Let translations stand whose source was only respelled.")] = False,
    again: Annotated[
        bool, typer.Option("--again", help="Draft anew what a machine drafted and nobody has edited or approved.")
    ] = False,
    why: Annotated[bool, typer.Option("--why", help="Show the route of each pair, and why it was taken.")] = False,
    engine: Annotated[list[str] | None, typer.Option(metavar="NAME,…", help="Use only these engines: apertium,argos.")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Tell nothing but what is wrong.")] = False,
    report: Report = "text",
) -> None:
    """Draft every missing translation, offline: from the memory, then by machine."""
    from generator.cli import drafting  # noqa: PLC0415

    raise typer.Exit(
        drafting.run(
            postings or [],
            locales=split(locale),
            keep=keep,
            again=again,
            why=why,
            engine=split(engine),
            report=report,
            quiet=quiet,
        )
    )


@app.command(rich_help_panel=_TRANSLATIONS)
def review(
    postings: Postings = None,
    *,
    locale: OutputLocales = None,
    by: By = None,
    listed: Annotated[bool, typer.Option("--list", help="Show them all as a table, and decide nothing.")] = False,
    report: Report = "text",
) -> None:
    """Read the drafts beside their source, the doubtful first, and approve, edit or reject each."""
    from generator.cli import reviewing  # noqa: PLC0415

    raise typer.Exit(reviewing.run(postings or [], locales=split(locale), by=by, listed=listed, report=report))


@app.command(rich_help_panel=_TRANSLATIONS)
def approve(
    postings: Postings = None,
    *,
    locale: OutputLocales = None,
    by: By = None,
    origin: Annotated[
        str, typer.Option("--from", metavar="ORIGIN", help="Only from there: memory, phrase, apertium, argos; unrecorded.")
    ] = "",
    report: Report = "text",
) -> None:
    """Approve the drafts of a locale that somebody has read, in the name of that person."""
    from generator.cli import approving  # noqa: PLC0415

    raise typer.Exit(approving.run(postings or [], locales=split(locale), by=by, origin=origin, report=report))


@app.command(rich_help_panel=_TRANSLATIONS)
def status(
    postings: Postings = None,
    *,
    locale: OutputLocales = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 unless every text is approved.")] = False,
    report: Report = "text",
) -> None:
    """Show how far each posting is in each locale: approved, draft, stale, missing."""
    from generator.cli import status as telling  # noqa: PLC0415

    raise typer.Exit(telling.run(postings or [], locales=split(locale), strict=strict, report=report))


memory = typer.Typer(
    help="Translations in and out: all that is approved as TMX, texts for a translator as XLIFF.", no_args_is_help=True
)
app.add_typer(memory, name="memory", rich_help_panel=_TRANSLATIONS)
app.add_typer(models, name="models", rich_help_panel=_TRANSLATIONS)
app.add_typer(phrases, name="phrases", rich_help_panel=_TRANSLATIONS)
_Workspace = Annotated[Path, typer.Option(help="The workspace; this folder's if left out.")]


@memory.command("export")
def memory_export(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What to write: .tmx (all that is approved) or .xlf (texts).")],
    postings: Annotated[
        list[str] | None,
        typer.Argument(metavar="POSTING...", help="For an .xlf: whose texts; all of the workspace's if left out."),
    ] = None,
    *,
    locale: Annotated[list[str] | None, typer.Option(metavar="LOCALE", help="For an .xlf: the locale to translate to.")] = None,
    workspace: _Workspace = Path(),
) -> None:
    """Write all that is approved as TMX 1.4, or texts for a translator as XLIFF 2.0."""
    from generator.cli import memory as commands  # noqa: PLC0415

    raise typer.Exit(commands.export(file, postings or [], split(locale), workspace))


@memory.command("import")
def memory_import(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A .tmx, or an .xlf that a translator sent back.")],
    *,
    by: Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who approves what an .xlf calls final.")] = None,
    workspace: _Workspace = Path(),
) -> None:
    """Take a TMX into the memory, or a translator's XLIFF into the PO files."""
    from generator.cli import memory as commands  # noqa: PLC0415

    raise typer.Exit(commands.import_(file, by, workspace))


@app.command(rich_help_panel=_FILES)
def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to make; it may exist, its files are left alone.")],
    *,
    locale: Annotated[str, typer.Option(help="The language you write in: da, nb, sv or en.")] = "en",
) -> None:
    """Make a workspace: settings, an organization, a place and a first posting to fill in."""
    from generator.cli import starting  # noqa: PLC0415

    raise typer.Exit(starting.init(folder, locale))


@app.command(rich_help_panel=_FILES)
def new(
    name: Annotated[str, typer.Argument(metavar="ID", help="The posting's id, which names its files: back-office-agent.")],
    *,
    title: Annotated[str | None, typer.Option(help="The title of the job.")] = None,
    locale: Annotated[str, typer.Option(help="The language you write in: da, nb, sv or en.")] = "en",
    field: Annotated[
        str, typer.Option(metavar="FIELD", help="Start from the phrases of a field of work: customer-service, warehouse, it …")
    ] = "",
    workspace: Annotated[Path, typer.Option(help="The workspace; this folder's if left out.")] = Path(),
) -> None:
    """Start a posting: a file with every usual field, explained in your language."""
    from generator.cli import starting  # noqa: PLC0415

    raise typer.Exit(starting.new(name, title, locale, workspace, field))


@app.command(rich_help_panel=_FILES)
def schema(
    kind: Annotated[
        str, typer.Argument(metavar="[KIND]", help="posting, organization, place, workspace, phrases, channel or manifest.")
    ] = "posting",
    *,
    output: Annotated[Path | None, typer.Option(help="Write it to this file instead of showing it.")] = None,
) -> None:
    """Show the JSON Schema of a kind of file: editors check postings with it, and scripts the manifest."""
    from generator.cli import inspecting  # noqa: PLC0415

    raise typer.Exit(inspecting.schema(kind, output))


@app.command(rich_help_panel=_FILES)
def doctor(*, report: Annotated[str, typer.Option(help="How it is told: text or json.", metavar="text|json")] = "text") -> None:
    """Say whether everything that annons needs is installed, and what to do if not."""
    from generator.cli import inspecting  # noqa: PLC0415

    raise typer.Exit(inspecting.doctor(report))


_call = ""
"""What names the call, if it is one of a build that began in :mod:`generator.cli.entry`."""


def run(call: str = "") -> None:
    """Run the command; every way out has its exit code (generator.errors.ExitCode).

    Args:
        call: what names it (:mod:`generator.cli.entry`).
    """
    global _call  # noqa: PLW0603 - typer calls us back without it
    _call = call
    for stream in (sys.stdout, sys.stderr):
        # A Windows console or a bare C locale would fail at the first "ø".
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        app()
    except AnnonsError as error:
        from generator.cli import telling  # noqa: PLC0415

        telling.findings(error.findings)
        sys.exit(error.exit_code)
    except (OSError, UnicodeError) as problem:
        from generator.cli import telling  # noqa: PLC0415

        telling.findings([telling.system(problem)])
        sys.exit(ExitCode.INPUT)
    except SystemExit as left:
        # The reader of our pipe left, as "head" does. Typer exits with 1 then, but that is no error of ours or theirs.
        if isinstance(left.__context__, BrokenPipeError):
            sys.exit(ExitCode.DONE)
        raise
    except Exception as error:  # noqa: BLE001 - the last resort
        _bug(error)


def _bug(error: Exception) -> None:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    typer.echo(
        f"annons has a bug: {type(error).__name__}: {error} ({Path(frame.filename).name}:{frame.lineno}).\n"
        "Nothing half-written is left behind. Please report it, with the posting if you can; "
        "ANNONS_TRACEBACK=1 shows where it happened.",
        err=True,
    )
    if os.environ.get("ANNONS_TRACEBACK"):
        traceback.print_exception(error)
    sys.exit(ExitCode.BUG)

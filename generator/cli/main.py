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
from generator.errors import AnnonsError, ExitCode

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


@app.command()
def build(  # noqa: PLR0913 - one for each option of the command
    postings: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="POSTING...", help="Posting files, their ids, or workspaces; all of this workspace's if left out."
        ),
    ] = None,
    *,
    locale: Annotated[
        list[str] | None, typer.Option(metavar="LOCALE,…", help="Write only these output locales: da,nb,sv,en.")
    ] = None,
    fmt: Annotated[
        list[str] | None, typer.Option("--format", metavar="FORMAT,…", help="Write only these formats: html,md,pdf.")
    ] = None,
    theme: Annotated[
        str | None, typer.Option(metavar="NAME", help="The theme: nordic, classic, or one of the workspace's own.")
    ] = None,
    output: Annotated[Path | None, typer.Option(metavar="DIR", help="The folder to write to.")] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Refuse ads that are not fully translated and approved.")] = False,
    report: Annotated[str, typer.Option(help="How findings are told: text or json.", metavar="text|json")] = "text",
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="List the files, in a pipe too.")] = False,
) -> None:
    """Make the ads of one posting, of several, or of a whole workspace."""
    from generator.cli import building  # noqa: PLC0415

    raise typer.Exit(
        building.run(
            postings or [],
            locales=_split(locale),
            formats=_split(fmt),
            theme=theme,
            output=output,
            strict=strict,
            report=report,
            verbose=verbose,
        )
    )


@app.command()
def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to make; it may exist, its files are left alone.")],
    *,
    locale: Annotated[str, typer.Option(help="The language you write in: da, nb, sv or en.")] = "en",
) -> None:
    """Make a workspace: settings, an organization, a place and a first posting to fill in."""
    from generator.cli import starting  # noqa: PLC0415

    raise typer.Exit(starting.init(folder, locale))


@app.command()
def new(
    name: Annotated[str, typer.Argument(metavar="ID", help="The posting's id, which names its files: back-office-agent.")],
    *,
    title: Annotated[str | None, typer.Option(help="The title of the job.")] = None,
    locale: Annotated[str, typer.Option(help="The language you write in: da, nb, sv or en.")] = "en",
    workspace: Annotated[Path, typer.Option(help="The workspace; this folder's if left out.")] = Path(),
) -> None:
    """Start a posting: a file with every usual field, explained in your language."""
    from generator.cli import starting  # noqa: PLC0415

    raise typer.Exit(starting.new(name, title, locale, workspace))


@app.command()
def schema(
    kind: Annotated[str, typer.Argument(metavar="[KIND]", help="posting, organization, place or workspace.")] = "posting",
    *,
    output: Annotated[Path | None, typer.Option(help="Write it to this file instead of showing it.")] = None,
) -> None:
    """Show the JSON Schema that editors check posting files with."""
    from generator.cli import inspecting  # noqa: PLC0415

    raise typer.Exit(inspecting.schema(kind, output))


@app.command()
def doctor(*, report: Annotated[str, typer.Option(help="How it is told: text or json.", metavar="text|json")] = "text") -> None:
    """Say whether everything that annons needs is installed, and what to do if not."""
    from generator.cli import inspecting  # noqa: PLC0415

    raise typer.Exit(inspecting.doctor(report))


def _split(values: list[str] | None) -> tuple[str, ...] | None:
    """Take "da,nb" and repeated options alike."""
    if not values:
        return None
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip()) or None


def run() -> None:
    """Run the command; every way out has its exit code (generator.errors.ExitCode)."""
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

"""``annons phrases``: its verbs. What they do is in ``generator.cli.phrasing``, which is imported when one runs."""

from pathlib import Path
from typing import Annotated

import typer

from generator.cli.options import OutputLocales, Postings, Report, split

app = typer.Typer(
    name="phrases",
    help="Approved sentences of job ads, right in every language at once: find them, and where a posting could use one.",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.command()
def search(  # noqa: PLR0913 - one for each option of the command
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[WORD]...", help="What it is about, in any language; all if left out.")
    ] = None,
    *,
    locale: OutputLocales = None,
    field: Annotated[str, typer.Option(metavar="FIELD", help="Only of this field of work: warehouse, it, care …")] = "",
    section: Annotated[str, typer.Option(metavar="SECTION", help="Only of this section: tasks, required, benefits …")] = "",
    limit: Annotated[int, typer.Option(metavar="N", min=1, help="At most so many.")] = 10,
    workspace: Annotated[Path, typer.Option(help="The workspace; this folder's if left out.")] = Path(),
    report: Report = "text",
) -> None:
    """Find phrases by what they are about."""
    from generator.cli import phrasing  # noqa: PLC0415

    wanted = phrasing.Wanted(" ".join(words or []), split(locale) or (), field, section, limit)
    raise typer.Exit(phrasing.search(wanted, workspace, report))


@app.command()
def suggest(
    postings: Postings = None,
    *,
    threshold: Annotated[
        int, typer.Option(metavar="PERCENT", min=50, max=100, help="How like a phrase a sentence must be.")
    ] = 75,
    report: Report = "text",
) -> None:
    """Show which sentences of a posting are phrases, or could be one, with the difference."""
    from generator.cli import phrasing  # noqa: PLC0415

    raise typer.Exit(phrasing.suggest(postings or [], threshold, report))

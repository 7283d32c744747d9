"""The verbs of the gate: ``check``, ``explain``, ``publish``, ``verify``, ``compare``, ``expire``."""

from pathlib import Path
from typing import Annotated

import typer

from generator.cli.options import Output, OutputLocales, Postings, Report, Theme, split

Channels = Annotated[
    list[str] | None,
    typer.Option("--channel", metavar="NAME,…", help="Hold them to these channels’ rules: web,google,nav,finn, …"),
]
AsOf = Annotated[str, typer.Option("--as-of", metavar="DATE", help="The day it is about: 2018-03-01; today if left out.")]
Published = Annotated[Path, typer.Argument(metavar="DIR", help="A folder that annons publish wrote.")]
WorkspaceFolder = Annotated[Path, typer.Argument(metavar="[DIR]", help="The workspace; this folder's if left out.")]
Strict = Annotated[bool, typer.Option("--strict", help="Count warnings as errors.")]


def add_to(app: typer.Typer, panel: str) -> None:
    """Add the verbs to the command, in a panel of its help."""
    for verb in (check, explain, publish, verify, compare, expire):
        app.command(rich_help_panel=panel)(verb)


def check(  # noqa: PLR0913 - one for each option of the command
    postings: Postings = None,
    *,
    locale: OutputLocales = None,
    channel: Channels = None,
    as_of: AsOf = "",
    changed_since: Annotated[
        str, typer.Option(metavar="REF", help="Only postings that changed since this branch, tag or commit of git.")
    ] = "",
    strict: Strict = False,
    fix: Annotated[bool, typer.Option("--fix", help="Mend what is safe to mend, in your files.")] = False,
    artifacts: Annotated[
        bool, typer.Option("--artifacts", help="Make the pages and PDFs too, and look at them; nothing is written.")
    ] = False,
    report: Annotated[
        str, typer.Option(help="How findings are told: text, json, sarif, junit or github.", metavar="KIND")
    ] = "text",
    output: Annotated[Path | None, typer.Option(metavar="FILE", help="Write the report to this file.")] = None,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Tell each finding, also those that are justified.")] = False,
) -> None:
    """Read ads as a strict editor does, and tell what must not go out: wrong, unlawful, unread, or clumsy."""
    from generator.cli import checking  # noqa: PLC0415

    call = checking.Call(split(locale), split(channel), as_of, changed_since, strict, fix, artifacts, report, output, verbose)
    raise typer.Exit(checking.run(postings or [], call))


def explain(
    rule: Annotated[str | None, typer.Argument(metavar="[RULE]", help="The rule's id: AGE-LIMIT; all if left out.")] = None,
    *,
    report: Report = "text",
) -> None:
    """Tell what a rule looks for and why, what it rests on, and how an exception is justified."""
    from generator.cli import checking  # noqa: PLC0415

    raise typer.Exit(checking.explain(rule, report))


def publish(  # noqa: PLR0913 - one for each option of the command
    workspace: WorkspaceFolder = Path(),
    *,
    locale: OutputLocales = None,
    channel: Channels = None,
    theme: Theme = None,
    output: Output = None,
    as_of: AsOf = "",
    all_or_nothing: Annotated[
        bool, typer.Option("--all-or-nothing", help="Leave the site as it is if anything is kept back.")
    ] = False,
    require_approver: Annotated[
        bool, typer.Option("--require-approver", help="Keep back translations that nobody's name stands behind.")
    ] = False,
    strict: Strict = False,
    report: Report = "text",
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="List the files.")] = False,
) -> None:
    """Publish what passes the check: a site, the files for print, each channel's form, and a record of it all."""
    from generator.cli import publishing  # noqa: PLC0415

    raise typer.Exit(
        publishing.run(
            workspace,
            locales=split(locale),
            channels=split(channel),
            theme=theme,
            output=output,
            as_of=as_of,
            all_or_nothing=all_or_nothing,
            require_approver=require_approver,
            strict=strict,
            report=report,
            verbose=verbose,
        )
    )


def verify(folder: Published, *, report: Report = "text") -> None:
    """Say whether a published folder still is what was published."""
    from generator.cli import publishing  # noqa: PLC0415

    raise typer.Exit(publishing.verify(folder, report))


def compare(
    since: Annotated[str, typer.Argument(metavar="REF", help="The branch, tag or commit of git to compare with.")],
    workspace: WorkspaceFolder = Path(),
    *,
    output: Annotated[
        Path | None, typer.Option("--output", metavar="DIR", help="Write summary.md and small pictures into this folder.")
    ] = None,
) -> None:
    """Show what a branch changes in the ads themselves, as Markdown for its pull request."""
    from generator.cli import comparing  # noqa: PLC0415

    raise typer.Exit(comparing.run(workspace, since, output))


def expire(
    workspace: WorkspaceFolder = Path(),
    *,
    as_of: AsOf = "",
    remove: Annotated[
        bool, typer.Option("--remove", help="Delete what was built of them, and take people past their date out of the files.")
    ] = False,
    output: Output = None,
    report: Report = "text",
) -> None:
    """List ads past their deadline, and people whose details may be kept no longer; or remove them."""
    from generator.cli import expiring  # noqa: PLC0415

    raise typer.Exit(expiring.run(workspace, as_of=as_of, remove=remove, output=output, report=report))

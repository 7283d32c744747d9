"""Arguments and options that several verbs have, and that mean the same everywhere."""

from pathlib import Path
from typing import Annotated

import typer

Postings = Annotated[
    list[str] | None,
    typer.Argument(metavar="POSTING...", help="Posting files, their ids, or workspaces; all of this workspace's if left out."),
]
Size = Annotated[
    list[str] | None,
    typer.Option("--size", metavar="SIZE,…", help="Paper or picture: a4,a5,a3-poster,81x120mm,social,square,story."),
]
Medium = Annotated[
    list[str] | None,
    typer.Option("--medium", metavar="NAME,…", help="For print: a5-flyer,newspaper, or one of the workspace's own."),
]
Theme = Annotated[
    str | None, typer.Option("--theme", metavar="NAME", help="The theme: nordic, classic, or one of the workspace's own.")
]
Output = Annotated[Path | None, typer.Option("--output", metavar="DIR", help="The folder to write to.")]
OutputLocales = Annotated[list[str] | None, typer.Option("--locale", metavar="LOCALE,…", help="Only these output locales.")]
By = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who approves; else what ANNONS_BY says.")]
Report = Annotated[str, typer.Option(help="How it is told: text or json.", metavar="text|json")]


def split(values: list[str] | None) -> tuple[str, ...] | None:
    """Take "da,nb" and repeated options alike."""
    if not values:
        return None
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip()) or None

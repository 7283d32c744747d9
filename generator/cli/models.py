"""``annons models``: its verbs. What they do is in ``generator.cli.installing``, which is imported when one runs."""

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    name="models",
    help="The models that translate (Argos packages): list, install and remove them, or bundle them for elsewhere.",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)

_Index = Annotated[
    str | None,
    typer.Option(metavar="URL|DIR|FILE", help="The index of packages: a mirror's address, a folder, or an index.json."),
]


@app.command("list")
def list_(
    *,
    index: _Index = None,
    available: Annotated[bool, typer.Option("--available", help="Ask the index what there is; this uses the network.")] = False,
    report: Annotated[str, typer.Option(help="How it is told: text or json.", metavar="text|json")] = "text",
) -> None:
    """Show which packages are installed, and which the index has."""
    from generator.cli import installing  # noqa: PLC0415

    raise typer.Exit(installing.show(index, available=available, report=report))


@app.command()
def install(
    packages: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PACKAGE...",
            help="Language pairs such as da-en, .argosmodel files, folders of them, bundles, or their addresses; "
            "all that models.toml pins if left out.",
        ),
    ] = None,
    *,
    index: _Index = None,
    pin: Annotated[bool, typer.Option("--pin", help="Write version and hash of what is installed to models.toml.")] = False,
) -> None:
    """Install packages, after checking them; this uses the network for pairs and addresses."""
    from generator.cli import installing  # noqa: PLC0415

    raise typer.Exit(installing.install(packages or [], index, pin=pin))


@app.command()
def remove(
    pairs: Annotated[list[str], typer.Argument(metavar="PAIR...", help="Language pairs such as da-en.")],
) -> None:
    """Remove installed packages."""
    from generator.cli import installing  # noqa: PLC0415

    raise typer.Exit(installing.remove(pairs))


@app.command()
def bundle(
    file: Annotated[Path, typer.Argument(metavar="FILE.zip", help="The file to write.")],
    pairs: Annotated[
        list[str] | None, typer.Argument(metavar="PAIR...", help="Language pairs such as da-en; all installed if left out.")
    ] = None,
) -> None:
    """Pack installed packages into one file, for a machine without network."""
    from generator.cli import installing  # noqa: PLC0415

    raise typer.Exit(installing.bundle(file, pairs or []))

"""``annons phrases search`` and ``suggest``."""

import difflib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from generator.cli import telling
from generator.cli.choosing import Chosen
from generator.cli.showing import difference
from generator.errors import ExitCode, Finding, InputError
from generator.phrases import searching, suggesting
from generator.phrases.searching import Hit
from generator.phrases.starter import check_field
from generator.phrases.suggesting import Suggested, Suggestion
from generator.posting.phrasefile import SECTIONS, Phrase
from generator.posting.workspace import Workspace
from generator.translation.phrases import Phrases

if TYPE_CHECKING:
    from rich.console import Console


class Wanted(NamedTuple):
    """What is looked for: words, the locales of texts, a field of work, a section of ads, and how many at most."""

    words: str
    locales: tuple[str, ...]
    field: str
    section: str
    limit: int


def search(wanted: Wanted, folder: Path, report: str) -> ExitCode:
    """Show the phrases that fit, the best first.

    Raises:
        InputError: the call or a phrase file of the workspace is wrong.
    """
    telling.check_report(report)
    if not folder.is_dir():
        raise InputError(Finding("CALL", f"there is no folder “{folder}”", "name a workspace", field="--workspace"))
    workspace = Workspace.around(folder)
    locales = workspace.check_locales(wanted.locales, None, "--locale")
    book = workspace.phrasebook
    if wanted.field:
        check_field(book, wanted.field)
    _check_section(wanted.section)
    among = [one for one in book.phrases.values() if _is_among(one, wanted, locales)]
    found = searching.search(among, wanted.words, workspace.locales, locales) if wanted.words.strip() else _all(among, locales)
    shown = found[: wanted.limit]
    if report == "json":
        telling.as_json({"found": len(found), "phrases": [_data(hit, locales) for hit in shown]})
        return ExitCode.DONE
    _show(shown, locales or tuple(workspace.locales))
    if len(found) > len(shown):
        typer.secho(f"… and {len(found) - len(shown)} more: --limit {len(found)}, or another word.", err=True, bold=True)
    if not found:
        what = f"No phrase says “{wanted.words}”" if wanted.words.strip() else "There are no such phrases"
        typer.secho(f"{what}. Your own go into phrases/ (docs/how-to/use-phrases.md).", err=True, bold=True)
    return ExitCode.DONE


def _is_among(phrase: Phrase, wanted: Wanted, locales: Sequence[str]) -> bool:
    fits = wanted.field in {"", phrase.field} and wanted.section in {"", phrase.section}
    return fits and (not locales or not {*locales}.isdisjoint(phrase.texts))


def _check_section(name: str) -> None:
    if name and name not in SECTIONS:
        near = difflib.get_close_matches(name, SECTIONS, 1)
        guess = f"did you mean {near[0]}? " if near else ""
        hint = f"{guess}there are {', '.join(SECTIONS)}"
        raise InputError(Finding("CALL", f"“{name}” is no section", hint, field="--section"))


def _all(phrases: Iterable[Phrase], locales: Sequence[str]) -> list[Hit]:
    return [Hit(phrase, 100.0, locales[0] if locales else next(iter(phrase.texts))) for phrase in phrases]


def _data(hit: Hit, locales: Sequence[str]) -> dict[str, object]:
    phrase = hit.phrase
    return {
        "id": phrase.id,
        "section": phrase.section,
        "belongs_in": SECTIONS[phrase.section],
        "field": phrase.field or None,
        "slots": list(phrase.given),
        "score": round(hit.score),
        "texts": {locale: text for locale, text in phrase.texts.items() if not locales or locale in locales},
    }


def _show(found: Iterable[Hit], locales: Sequence[str]) -> None:
    from rich.console import Console  # noqa: PLC0415 - for a person's eyes only
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    console = Console(highlight=False)
    for hit in found:
        phrase = hit.phrase
        where = " · ".join(filter(None, [phrase.section, phrase.field.replace("-", " ")]))
        console.print(Text(phrase.id, "bold").append(f"   {where}", "not bold dim"), soft_wrap=True)
        grid = Table.grid(padding=(0, 2))
        grid.add_column(style="dim", no_wrap=True)
        grid.add_column(overflow="fold")
        for locale in locales:
            if locale in phrase.texts:
                grid.add_row(f"  {locale}", Text(phrase.texts[locale]))
        console.print(grid)
        if phrase.given:
            console.print(Text(f"  give {', '.join(phrase.given)}", "dim"), soft_wrap=True)
        console.print()


def suggest(names: list[str], threshold: int, report: str) -> ExitCode:
    """Show what could be a phrase in some postings.

    Raises:
        InputError: the call is wrong.
    """
    telling.check_report(report)
    chosen = Chosen(names, None)
    found: list[tuple[Path, Suggested]] = []
    for workspace, files, _ in chosen.groups:
        phrases = Phrases(workspace.phrasebook, workspace.locales)
        found += [(posting.file, suggesting.suggest(posting, phrases, threshold)) for posting in files]
    if report == "json":
        telling.as_json({
            "exit_code": int(chosen.exit_code),
            "postings": [
                {"file": file.as_posix(), "sentences": one.sentences, "suggestions": list(map(_told, one.suggestions))}
                for file, one in found
            ],
            "findings": list(map(telling.as_data, chosen.findings)),
        })  # fmt: skip
        return chosen.exit_code
    telling.findings(chosen.findings)
    from rich.console import Console  # noqa: PLC0415 - for a person's eyes only

    console = Console(highlight=False)
    for file, one in found:
        _suggestions(console, file, one)
    return chosen.exit_code


def _told(one: Suggestion) -> dict[str, object]:
    return {
        "line": one.where.line,
        "field": one.field,
        "text": one.text,
        "score": round(one.found.score),
        "phrases": list(one.found.ids),
        "is_one": one.whole,
        "wording": one.wording,
        "write": list(one.lines),
    }


def _suggestions(console: "Console", file: Path, found: Suggested) -> None:
    from rich.padding import Padding  # noqa: PLC0415 - for a person's eyes only
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    for one in found.suggestions:
        if one.whole:
            continue
        head = Text(f"{telling.here(one.where.file)}:{one.where.line}", "bold").append(f"   {one.field}", "not bold dim")
        console.print(head, soft_wrap=True)
        grid = Table.grid(padding=(0, 2))
        grid.add_column(style="dim", no_wrap=True, justify="right")
        grid.add_column(overflow="fold")
        grid.add_row("now", difference(one.wording, one.text))
        grid.add_row(f"{one.found.score:.0f} %", difference(one.text, one.wording))
        for line in one.lines:
            grid.add_row("write", Text(line))
        console.print(Padding(grid, (0, 0, 1, 2)))
    whole, same, near = found.counted()
    told = f"of {found.sentences} sentences {whole} are phrases, {same} are in other words, {near} nearly"
    typer.secho(f"{telling.here(file)}: {told}.", err=True, bold=True)

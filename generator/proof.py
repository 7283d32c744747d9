"""A proof of an ad: every locale in every size on one contact sheet, to be looked at before anything goes out."""

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator import manifest, output
from generator.build import BuildOptions, build
from generator.errors import ExitCode, Finding, InputError, Where
from generator.posting.workspace import Workspace
from generator.printing import shelf
from generator.printing.models import Medium, Size
from generator.printing.orders import PAPER, PICTURE, Order, Wanted, orders
from generator.printing.sheets import DEFAULT_SIZE


@dataclass
class ProofReport:
    """The sheets that were written, and what kept an ad from being shown in a size."""

    folder: Path
    files: list[Path] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    exit_code: ExitCode = ExitCode.DONE


def proof(
    workspace: Workspace, files: Sequence[Path], options: BuildOptions, progress: Callable[[str], None] = lambda _: None
) -> ProofReport:
    """Write a contact sheet for each ad of some postings.

    What is wrong with a posting in one size stands in its place on the sheet; the others are shown all the same.

    Args:
        workspace: the workspace they belong to.
        files: the posting files.
        options: what to show; without sizes and media: all sizes there are, and the media of the workspace.
        progress: called with a posting's name and a size before it is made.

    Raises:
        InputError: the call itself is wrong, or a posting can't be read.
        MissingPartError: a library for PDF is missing.
    """
    report = ProofReport(Path(options.output or workspace.output))
    every = orders((PAPER, PICTURE), _wanted(options.sheets, workspace), workspace.settings, workspace.root)
    codes = workspace.check_locales(options.locales, Where(Path("--locale")), "locale") if options.locales else None
    for file in files:
        locales = codes or tuple(workspace.locales)
        table = _Table(every, locales)
        for order in every:
            for code in locales:
                progress(f"{file.stem}: {table.name(order)}, {code}")
                _make(workspace, file, replace(options, formats=(order.extension,), locales=(code,)), order, table)
        _write(workspace, file, options, table, report)
        report.findings += [one for one in table.findings if one not in report.findings]
        report.exit_code = max(report.exit_code, table.exit_code)
    return report


@dataclass
class _Table:
    """What was made of a posting: by ad, size and locale, the file's kind and bytes; by size and locale, what was wrong."""

    every: Sequence[Order]
    locales: Sequence[str]
    files: dict[str, dict[tuple[str, str], tuple[str, bytes]]] = field(default_factory=dict)
    problems: dict[tuple[str, str], str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    exit_code: ExitCode = ExitCode.DONE

    @staticmethod
    def name(order: Order) -> str:
        """Return what an order's row is called."""
        return (order.sheet.name or DEFAULT_SIZE) if order.sheet else order.extension


def _wanted(wanted: Wanted, workspace: Workspace) -> Wanted:
    """Return what to show: what was asked for, else every size, and the media that the workspace uses or has of its own."""
    if wanted.sizes is not None or wanted.media is not None:
        return wanted
    names = shelf.names(Size, workspace.root)
    sizes = sorted(
        names, key=lambda name: (shelf.get(Size, name, workspace.root).pixels is not None, name != DEFAULT_SIZE, name)
    )
    own = tuple(file.stem for file in sorted((workspace.root / shelf.KINDS[Medium]).glob("*.toml")))
    media = tuple(dict.fromkeys((*workspace.settings.media, *own)))
    return replace(wanted, sizes=tuple(sizes), media=media or None)


def _make(workspace: Workspace, file: Path, options: BuildOptions, order: Order, table: _Table) -> None:
    """Make a posting's ads in one size and one locale."""
    sheet = order.sheet
    if sheet is None:
        return
    wanted = Wanted(None, (sheet.medium_name,)) if sheet.medium else Wanted((sheet.name or DEFAULT_SIZE,))
    wanted = replace(options.sheets, sizes=wanted.sizes, media=wanted.media)
    with tempfile.TemporaryDirectory(prefix="annons-") as folder:
        told = build(workspace, [file], replace(options, output=Path(folder), sheets=wanted))
        for entry in manifest.read(Path(folder)).values():
            for name, about in entry["files"].items():
                cells = table.files.setdefault(entry["ad"], {})
                cells[table.name(order), entry["locale"]] = (about["format"], (Path(folder) / name).read_bytes())
    if told.exit_code:
        code = (options.locales or ("",))[0]
        table.problems[table.name(order), code] = next(one.message for one in told.findings if one.severity == "error")
        table.exit_code = max(table.exit_code, told.exit_code)
        if told.exit_code is ExitCode.INPUT:
            raise InputError(told.findings)
    # That a posting has no ads in a locale is what a gap on the sheet shows.
    table.findings += [one for one in told.findings if one.rule != "LOCALE"]


def _write(workspace: Workspace, file: Path, options: BuildOptions, table: _Table, report: ProofReport) -> None:
    """Write a contact sheet for each of a posting's ads."""
    from generator.rendering.contactsheet import Cell, Row, contact_sheet  # noqa: PLC0415 - loads WeasyPrint

    for ad, cells in table.files.items():
        codes = [code for code in table.locales if any(locale == code for _, locale in cells)]
        rows: list[Row] = []
        for order in table.every:
            name, row = table.name(order), {}
            for code in codes:
                kind, data = cells.get((name, code), ("", b""))
                problem = "" if data else table.problems.get((name, code), "")
                row[code] = Cell(data if kind == PAPER else b"", data if kind == PICTURE else b"", problem)
            rows.append(Row(name, order.sheet.size if order.sheet and not order.sheet.pixels else "", row))
        note = f"{file.name}, {options.theme or workspace.settings.theme}"
        data = contact_sheet(ad, note, [(code, workspace.locales[code].autonym) for code in codes], rows)
        target = Path(file.stem, f"{ad}.proof.pdf")
        output.write(report.folder / target, data)
        report.files.append(target)

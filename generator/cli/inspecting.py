"""``annons schema`` and ``annons doctor``."""

import datetime as dt
import importlib.metadata
import json
import platform
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import typer

from generator import output as writing
from generator.cli import telling
from generator.errors import AnnonsError, ExitCode, Finding, InputError
from generator.l10n.catalogs import catalog
from generator.l10n.locales import Locales
from generator.rendering import themes


def schema(kind: str, output: Path | None) -> ExitCode:
    """Show a schema, or write it.

    Raises:
        InputError: there is no such kind of file.
        WriteError: the file can't be written.
    """
    from generator import channels, manifest  # noqa: PLC0415
    from generator.posting import schema as schemas  # noqa: PLC0415

    made: dict[str, Callable[[], dict[str, Any]]] = {one: partial(schemas.schema, one) for one in schemas.KINDS}
    made |= {"channel": channels.schema, "manifest": manifest.schema}
    if kind not in made:
        raise InputError(Finding("CALL", f"there is no schema of “{kind}”", f"there are {', '.join(made)}"))
    text = json.dumps(made[kind](), ensure_ascii=False, indent=2) + "\n"
    if output is None:
        typer.echo(text, nl=False)
    else:
        writing.write(output, text.encode())
    return ExitCode.DONE


_PACKAGES = (
    "babel", "chunspell", "ctranslate2", "fontpkg-lato", "jinja2", "lxml", "markdown", "phonenumbers", "pikepdf", "pillow",
    "platformdirs", "pydantic", "pypdfium2", "pyyaml", "rapidfuzz", "segno", "sentencepiece", "weasyprint",
)  # fmt: skip


@dataclass(frozen=True)
class Diagnosis:
    """One thing that was looked at: whether it is well, what was seen, and what to do if not."""

    name: str
    well: bool
    seen: str
    hint: str = ""


def doctor(report: str) -> ExitCode:
    """Tell how everything is; exit code 3 when something needed is missing."""
    telling.check_report(report)
    found = list(diagnoses())
    code = ExitCode.DONE if all(one.well for one in found) else ExitCode.MISSING
    if report == "json":
        telling.as_json({"exit_code": int(code), "diagnoses": [vars(one) for one in found]})
        return code
    width = max(len(one.name) for one in found)
    for one in found:
        mark = typer.style("ok", fg=typer.colors.GREEN) if one.well else typer.style("--", fg=typer.colors.RED, bold=True)
        typer.echo(f"{mark}  {one.name:<{width}}  {one.seen}")
        if one.hint and not one.well:
            typer.echo(f"    {'':<{width}}  → {one.hint}")
    typer.echo("All is well." if code is ExitCode.DONE else "Something is missing; see the arrows.")
    return code


def diagnoses() -> Iterator[Diagnosis]:
    """Look at everything that annons needs, one after the other."""
    yield Diagnosis("python", sys.version_info >= (3, 11), platform.python_version(), "install Python 3.11 or later")
    yield from _packages()
    yield _paper()
    yield _profiles()
    yield from _engines()
    yield _spelling()
    yield _freshness()
    yield from _locales()
    names = themes.available()
    yield Diagnosis("themes", bool(names), ", ".join(names), "the templates folder is missing: install annons again")


def _packages() -> Iterator[Diagnosis]:
    for name in _PACKAGES:
        try:
            yield Diagnosis(name, well=True, seen=importlib.metadata.version(name))
        except importlib.metadata.PackageNotFoundError:
            yield Diagnosis(name, well=False, seen="not installed", hint=f"pip install {name}")


def _paper() -> Diagnosis:
    hint = (
        "Debian and Ubuntu: apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0; "
        "Fedora: dnf install pango; macOS: brew install pango"
    )
    try:
        from generator.printing import fonts  # noqa: PLC0415 - what is looked at

        with fonts.only_ours():
            from generator.rendering.paper import missing_library  # noqa: PLC0415 - what is looked at
    except (OSError, ImportError) as problem:
        return Diagnosis("pdf", well=False, seen=str(problem).splitlines()[0], hint=hint)
    missing = missing_library()
    if missing:
        return Diagnosis("pdf", well=False, seen=f"{missing} is missing", hint=hint)
    count = len(list(fonts.folder().glob("*.ttf")))
    return Diagnosis(
        "pdf", bool(count), f"Pango, HarfBuzz subsetter, {count} faces of {fonts.FAMILY}", "pip install fontpkg-lato"
    )


def _profiles() -> Diagnosis:
    """Look at the profiles for print in four colours; without one, ads for the web and the office are made all the same."""
    from generator.printing.icc import available  # noqa: PLC0415 - what is looked at

    names = ", ".join(dict.fromkeys(path.name for path in available()))
    return Diagnosis("print profiles", well=True, seen=names or "none; docs/how-to/print-a-flyer.md says where from")


def _engines() -> Iterator[Diagnosis]:
    """Look at the translation engines; none is needed to build ads, so one that is missing is told of and no more."""
    from generator.translation.engines import engines  # noqa: PLC0415 - what is looked at

    for name, engine in engines().items():
        ours = [pair for pair in sorted(engine.pairs()) if set(pair) <= set(Locales())]
        pairs = ", ".join(f"{source}→{target}" for source, target in ours)
        problem = engine.problem()
        yield Diagnosis(f"engine {name}", well=True, seen=pairs or problem or "no pairs installed")


def _spelling() -> Diagnosis:
    """Look at the dictionaries; without one, a check says that spelling was not looked at."""
    from generator.checks.spelling.dictionaries import find  # noqa: PLC0415 - what is looked at

    there = [locale.code for locale in Locales().values() if find(locale.formats) is not None]
    return Diagnosis(
        "spelling", well=True, seen=", ".join(there) or "no dictionaries; docs/how-to/check-your-ads.md says where from"
    )


def _freshness() -> Diagnosis:
    """Look at what the rules rest on; a source that was read long ago is told of, and no more."""
    from generator.checks.freshness import MONTHS, stale  # noqa: PLC0415 - what is looked at

    old = [name for name, _ in stale(dt.datetime.now().astimezone().date())]
    told = f"{len(old)} were last read over {MONTHS} months ago: {', '.join(old[:3])} …" if old else "all read within a year"
    return Diagnosis("rules’ sources", well=True, seen=told)


def _locales() -> Iterator[Diagnosis]:
    for locale in Locales().values():
        try:
            missing = len(catalog(locale).missing)
        except AnnonsError as error:
            yield Diagnosis(f"locale {locale.code}", well=False, seen=str(error), hint="mend the catalog")
            continue
        seen = f"{locale.autonym}, {'complete' if not missing else f'{missing} labels missing'}"
        yield Diagnosis(f"locale {locale.code}", not missing, seen, "add the labels to its catalog")

"""``annons init`` and ``annons new``: files to start from, with notes in the writer's own language."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

import typer
from jinja2 import Environment, FileSystemLoader, StrictUndefined

import generator
from generator import output, resources
from generator.cli import telling
from generator.errors import ExitCode, Finding, InputError, Where
from generator.l10n.formats import formats
from generator.l10n.locales import Locales, OutputLocale
from generator.phrases.starter import Line, starter
from generator.posting import schema
from generator.posting.fields import valid_id
from generator.posting.settings import FILE
from generator.posting.workspace import Workspace

SCHEMAS = ".annons"
"""The folder of a workspace in which editors find the schemas."""

_COLUMNS = ("place", "city", "hours", "currency", "pay", "period")
_HOME = {
    "DK": ("copenhagen", "København", "37", "DKK", "30000–36000", "month"),
    "NO": ("oslo", "Oslo", "37.5", "NOK", "520000–580000", "year"),
    "SE": ("stockholm", "Stockholm", "40", "SEK", "31000–36000", "month"),
    "GB": ("london", "London", "37.5", "GBP", "28000–33000", "year"),
}
"""What a first posting starts from in each country; full-time hours are those most collective agreements have."""

_NONE: Mapping[str, Sequence[Line]] = MappingProxyType({})
_SPOKEN = {"nb": "no", "nn": "no"}


def init(folder: Path, locale_name: str) -> ExitCode:
    """Make a workspace.

    Raises:
        InputError: the locale is unknown, or the folder is a workspace already.
        WriteError: a file can't be written.
    """
    locale = Locales().resolve(locale_name, field_name="--locale")
    if (folder / FILE).exists():
        message = f"{telling.here(folder)} is a workspace already"
        raise InputError(Finding("CALL", message, "“annons new ID” starts another posting in it", where=Where(folder / FILE)))
    if folder.exists() and not folder.is_dir():
        raise InputError(Finding("CALL", f"{telling.here(folder)} is a file", "name a folder"))
    values = {**_home(locale), "organization": "our-company"}
    place, title = values["place"], formats(locale).labels.pgettext("to be filled in", "Title of the job")
    files = {
        FILE: _fill("annons.toml.j2", locale, values),
        "organizations/our-company.yaml": _fill("organization.yaml.j2", locale, values),
        f"places/{place}.yaml": _fill("place.yaml.j2", locale, values),
        "postings/first-posting.yaml": _posting(locale, _yaml(title), values),
        ".gitignore": (resources.starter() / "gitignore").read_text("utf-8"),
    }
    files |= {f"{SCHEMAS}/{kind}.schema.json": schema.as_text(kind) for kind in ("posting", "organization", "place", "phrases")}
    for name, text in files.items():
        if not (folder / name).exists():
            output.write(folder / name, text.encode())
    typer.echo(f"A workspace in {telling.here(folder)}/. Next: fill in postings/first-posting.yaml, then", err=True)
    typer.echo(f"  annons build {telling.here(folder)}", err=True)
    return ExitCode.DONE


def new(name: str, title: str | None, locale_name: str, folder: Path, field: str = "") -> ExitCode:
    """Start a posting in a workspace; out of the phrases for a field of work, if one is given.

    Raises:
        InputError: the id, locale or field can't be used, the posting exists, or there is no workspace.
        WriteError: the file can't be written.
    """
    workspace = Workspace.around(folder)
    locale = workspace.locales.resolve(locale_name, field_name="--locale")
    if not valid_id(name):
        hint = "small letters a–z, digits and hyphens, such as back-office-agent"
        raise InputError(Finding("ID", f"“{name}” can't be used as an id", hint))
    if not (workspace.root / FILE).is_file():
        raise InputError(Finding("CALL", f"{telling.here(folder)} is not in a workspace", "“annons init DIR” makes one"))
    file = workspace.root / "postings" / f"{name}.yaml"
    if file.exists():
        raise InputError(Finding("ID", "there is such a posting already", "choose another id", where=Where(file)))
    home = _home(locale)
    values = {
        **home,
        "organization": _first(workspace.root / "organizations", "our-company"),
        "place": _first(workspace.root / "places", home["place"]),
    }
    words = title or name.replace("-", " ").replace("_", " ").capitalize()
    lines = starter(workspace.phrasebook, field, locale) if field else {}
    named = "" if title else _first_line(lines, "title")
    output.write(file, _posting(locale, named or _yaml(words), values, lines).encode())
    typer.echo(f"{telling.here(file)} is ready to be filled in. Then: annons build {telling.here(file)}", err=True)
    return ExitCode.DONE


def _home(locale: OutputLocale) -> dict[str, str]:
    return dict(zip(_COLUMNS, _HOME.get(locale.territory, _HOME["GB"]), strict=True))


def _first(folder: Path, otherwise: str) -> str:
    return next((file.stem for file in sorted(folder.glob("*.yaml"))), otherwise)


def _posting(locale: OutputLocale, title: str, values: dict[str, str], lines: Mapping[str, Sequence[Line]] = _NONE) -> str:
    """Return a posting to fill in.

    Args:
        locale: the locale it is written in.
        title: the title, as YAML; of phrases there is one.
        values: what a first posting in that country starts from.
        lines: the phrases it starts with, by section.
    """
    told = {"summary": _first_line(lines, "summary"), "send": _first_line(lines, "application")}
    return _fill("posting.yaml.j2", locale, {**values, **told, "title": title}, lines)


def _first_line(lines: Mapping[str, Sequence[Line]], section: str) -> str:
    """Return the phrase that a field of one text starts with, as YAML, and what it says."""
    return next((f"{{{line.name}}}  # {line.text}" for line in lines.get(section, ()) if line.taken), "")


def _fill(template: str, locale: OutputLocale, values: dict[str, str], lines: Mapping[str, Sequence[Line]] = _NONE) -> str:
    env = Environment(  # noqa: S701 - YAML and TOML, which know no HTML
        loader=FileSystemLoader(resources.starter()),
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        keep_trailing_newline=True,
    )
    env.filters["yaml"] = _yaml
    labels: Any = formats(locale).labels
    return env.get_template(template).render(
        pgettext=labels.pgettext,
        schemas=f"../{SCHEMAS}",
        locale=locale.code,
        spoken=_SPOKEN.get(locale.code, locale.code),
        country=locale.territory,
        version=".".join(generator.__version__.split(".")[:2]),
        lines=lines,
        **values,
    )


def _yaml(text: str) -> str:
    """Return a text as a YAML string; JSON's strings are YAML's."""
    return json.dumps(text, ensure_ascii=False)

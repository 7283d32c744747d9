"""``annons.toml``: what holds for a whole workspace."""

import re
import tomllib
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from generator.errors import Finding, InputError, Where
from generator.posting.fields import Id, Model, OneOrMore, Url
from generator.posting.problems import validate
from generator.posting.yaml_reader import Document, Path_, read_text

FILE = "annons.toml"
Format = Literal["html", "md", "pdf"]


class Settings(Model):
    """The defaults of a workspace."""

    locales: Annotated[tuple[str, ...], OneOrMore] = Field(
        default=(), title="locales", description="Output locales of every posting; all there are when left out.",
        examples=[["da", "nb", "sv", "en"]],
    )  # fmt: skip
    formats: Annotated[tuple[Format, ...], OneOrMore] = Field(
        default=("html", "md", "pdf"), title="formats", description="What is made.", examples=[["html", "md", "pdf"]]
    )
    theme: Id = Field(
        default="nordic", title="theme", description="The theme: nordic, classic or your own.", examples=["classic"]
    )
    output: str = Field(
        default="output", min_length=1, title="output", description="Where ads are written.", examples=["output"]
    )
    base_url: Url | None = Field(
        default=None, title="base address", description="Where the output folder will stand on the web.",
        examples=["https://www.nordicjobsworldwide.com/jobs/"],
    )  # fmt: skip
    front_matter: bool = Field(
        default=False, title="front matter", description="Put YAML front matter on top of Markdown files.", examples=[True]
    )
    requires: str | None = Field(
        default=None, title="required version", description="The annons version this workspace needs.", examples=[">=0.1"]
    )


def read_settings(file: Path, version: str) -> Settings:
    """Read ``annons.toml``; a missing file gives the defaults.

    Raises:
        InputError: it is no TOML, has unknown or wrong fields, or needs a newer ``annons``.
    """
    if not file.is_file():
        return Settings()
    text = read_text(file)
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        found = re.search(r"\(at line (\d+), column (\d+)\)", str(problem))
        where = Where(file, int(found[1]), int(found[2])) if found else Where(file)
        message = re.sub(r" \(at .*\)$", "", str(problem))
        raise InputError(
            Finding("TOML", f"can't be read: {message}", 'text needs quotes: theme = "nordic"', where=where)
        ) from None
    settings = validate(Settings, Document(file, data, _marks(text), {}))
    if settings.requires and not _satisfied(settings.requires, version, file):
        message = f"this workspace needs annons {settings.requires}, and this is {version}"
        raise InputError(Finding("VERSION", message, "update annons, then try again", where=Where(file)))
    return settings


def _marks(text: str) -> dict[Path_, tuple[int, int]]:
    """Find the lines of the top-level keys; the standard library's reader does not tell them."""
    pattern = re.compile(r"^\s*([A-Za-z_]+)\s*=\s*", re.MULTILINE)
    return {(match[1],): (text.count("\n", 0, match.start(1)) + 1, 1) for match in pattern.finditer(text)}


def _satisfied(requires: str, version: str, file: Path) -> bool:
    match = re.fullmatch(r">=\s*(\d+(?:\.\d+)*)", requires.strip())
    if match is None:
        raise InputError(
            Finding("VERSION", f"“{requires}” is no version requirement", 'write requires = ">=0.1"', where=Where(file))
        )
    return _numbers(version) >= _numbers(match[1])


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version.split("+", maxsplit=1)[0])[:3])

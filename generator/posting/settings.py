"""``annons.toml``: what holds for a whole workspace."""

import re
import tomllib
from pathlib import Path, PurePath
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from generator.errors import Finding, InputError, Where
from generator.posting.fields import Id, Line, Model, OneOrMore, Url, refuse
from generator.posting.problems import validate
from generator.posting.yaml_reader import Document, Path_, read_text

FILE = "annons.toml"
Format = Literal["html", "md", "pdf"]


_OURS = frozenset({"postings", "organizations", "places", "templates", "locales", "memory"})


def _inside(value: str) -> str:
    """Refuse an output folder outside the workspace, or one that holds what people write."""
    parts = PurePath(value).parts
    if not parts or PurePath(value).is_absolute() or ".." in parts or "\\" in value:
        refuse(f"“{value}” lies outside the workspace", "name a folder in it, such as output; --output can name any")
    if parts[0] in _OURS:
        refuse(f"{parts[0]}/ holds what you write", "name a folder of its own for the ads, such as output")
    return value


_STEP = re.compile(r"[a-z][a-z0-9_]* +[A-Za-z-]+ *[>→] *[A-Za-z-]+")
_PAIR = re.compile(r"[A-Za-z-]+ *[>→] *[A-Za-z-]+")


def _routes(value: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Refuse what is no route; which engines and locales there are, the draft finds out."""
    for pair, steps in value.items():
        if not _PAIR.fullmatch(pair.strip()):
            refuse(f"“{pair}” is no pair of locales", 'write "da>sv"', (pair,))
        for number, step in enumerate(steps):
            if not _STEP.fullmatch(step.strip()):
                refuse(f"“{step}” is no step of a route", 'write "apertium da>nb"', (pair, number))
    return value


class DraftSettings(Model):
    """How translations are drafted."""

    threshold: int = Field(
        default=75, ge=50, le=100, title="threshold",
        description="From what likeness, in percent, a text of the memory is suggested; 100 suggests none.", examples=[80],
    )  # fmt: skip
    routes: Annotated[dict[str, tuple[str, ...]], AfterValidator(_routes)] = Field(
        default={}, title="routes", description="The route to take for a pair, in place of the one that was measured best.",
        examples=[{"da>sv": ["apertium da>sv"]}],
    )  # fmt: skip
    beam: int = Field(
        default=4, ge=1, le=16, title="beam", description="How many candidates an Argos model weighs.", examples=[2]
    )
    threads: int = Field(
        default=0, ge=0, le=256, title="threads", description="Threads of an Argos model; 0 takes all cores.", examples=[4]
    )
    workers: int = Field(
        default=0,
        ge=0,
        le=64,
        title="workers",
        description="Sets of Apertium programs for each pair; 0 takes one a core, four at most.",
        examples=[2],
    )
    compute_type: Literal["int8", "int8_float32", "int16", "float32", "auto"] = Field(
        default="int8", title="compute type", description="The numbers an Argos model counts with.", examples=["float32"]
    )
    models_index: Line | None = Field(
        default=None, title="models index", description="Where Argos models are listed: a mirror's address, or a folder.",
        examples=["https://models.example.com/index.json"],
    )  # fmt: skip


class Settings(Model):
    """The defaults of a workspace."""

    locales: Annotated[tuple[str, ...], OneOrMore] = Field(
        default=(), title="locales", description="Output locales of every posting; all there are when left out.",
        examples=[["da", "nb", "sv", "en"]],
    )  # fmt: skip
    formats: Annotated[tuple[Format, ...], OneOrMore] = Field(
        min_length=1,
        default=("html", "md", "pdf"),
        title="formats",
        description="What is made.",
        examples=[["html", "md", "pdf"]],
    )
    theme: Id = Field(
        default="nordic", title="theme", description="The theme: nordic, classic or your own.", examples=["classic"]
    )
    output: Annotated[Line, AfterValidator(_inside)] = Field(
        default="output", title="output", description="Where ads are written.", examples=["output"]
    )
    base_url: Url | None = Field(
        default=None, title="base address", description="Where the output folder will stand on the web.",
        examples=["https://www.nordicjobsworldwide.com/jobs/"],
    )  # fmt: skip
    front_matter: bool = Field(
        default=False, title="front matter", description="Put YAML front matter on top of Markdown files.", examples=[True]
    )
    draft: DraftSettings = Field(
        default=DraftSettings(),
        title="draft",
        description="How missing translations are drafted.",
        examples=[{"threshold": 80}],
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
    except (RecursionError, OverflowError):
        raise InputError(Finding("TOML", "holds more than any settings need", "shorten it", where=Where(file))) from None
    except ValueError as problem:
        found = re.search(r"\(at line (\d+), column (\d+)\)", str(problem))
        where = Where(file, int(found[1]), int(found[2])) if found else Where(file)
        said = re.sub(r" \(at .*\)$", "", str(problem))
        told = next((words for start, words in _SYNTAX.items() if said.startswith(start)), (f"can't be read: {said}", _QUOTES))
        raise InputError(Finding("TOML", *told, where=where)) from None
    document = Document(file, data, _marks(text), {})
    # First, since fields that are unknown here may be known to the version that is needed.
    requires = data.get("requires")
    if isinstance(requires, str) and not _satisfied(requires, version, document.where(("requires",))):
        message = f"this workspace needs annons {requires}, and this is {version}"
        hint = "update annons, then try again"
        raise InputError(Finding("VERSION", message, hint, where=document.where(("requires",))))
    return validate(Settings, document)


_QUOTES = 'text needs quotes: theme = "nordic"'
_SYNTAX = {
    "Cannot overwrite a value": ("a field stands twice", "keep one of them"),
    "Expected '=' after a key": ("“=” was expected after the name of the field", 'such as theme = "nordic"'),
    "Illegal character '\\n'": ("a quote is opened and never closed", 'close it with "'),
}


_KEY = re.compile(r"""\s*(?:\[\s*(?P<table>[\w.\-"' >→]+?)\s*\]|(?P<key>"[^"\n]*"|'[^'\n]*'|[\w-]+)\s*=)""")


def _marks(text: str) -> dict[Path_, tuple[int, int]]:
    """Find the lines of the keys and tables; the standard library's reader does not tell them."""
    marks: dict[Path_, tuple[int, int]] = {}
    table: Path_ = ()
    for number, line in enumerate(text.split("\n"), 1):
        match = _KEY.match(line)
        if match is None:
            continue
        if match["table"]:
            table = tuple(part.strip().strip("\"'") for part in match["table"].split("."))
            marks.setdefault(table, (number, 1))
        else:
            marks.setdefault((*table, match["key"].strip("\"'")), (number, 1))
    return marks


def _satisfied(requires: str, version: str, where: Where) -> bool:
    match = re.fullmatch(r">=\s*(\d+(?:\.\d+)*)", requires.strip())
    if match is None:
        raise InputError(Finding("VERSION", f"“{requires}” is no version requirement", 'write requires = ">=0.1"', where=where))
    return _numbers(version) >= _numbers(match[1])


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version.split("+", maxsplit=1)[0])[:3])

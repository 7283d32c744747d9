"""``annons.toml``: what holds for a whole workspace."""

import re
from pathlib import Path, PurePath
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from generator.errors import Finding, InputError, Where
from generator.posting.fields import Id, Line, Model, OneOrMore, Url, refuse
from generator.posting.problems import validate
from generator.posting.toml_reader import read_toml

FILE = "annons.toml"
Format = Literal["html", "md", "pdf", "png", "zip"]


_OURS = frozenset({"postings", "organizations", "places", "templates", "locales", "memory", "phrases"})


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
    sizes: Annotated[tuple[Line, ...], OneOrMore] = Field(
        default=(), title="sizes", description="Sizes of PDFs and pictures; a4 and social when left out.",
        examples=[["a4", "a5", "square"]],
    )  # fmt: skip
    media: Annotated[tuple[Id, ...], OneOrMore] = Field(
        default=(), title="media", description="Media that every ad is made for, besides its sizes.", examples=[["a5-flyer"]]
    )
    channels: Annotated[tuple[Id, ...], OneOrMore] = Field(
        default=("web",), title="channels", description="Where ads are published; “annons check” holds them to its rules.",
        examples=[["web", "google", "finn"]],
    )  # fmt: skip
    apply_query: Line | None = Field(
        default=None, title="query of apply links",
        description="What is added to the address to apply at in each channel; {channel} and {reference} are filled in.",
        examples=["utm_source={channel}"],
    )  # fmt: skip
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
    document = read_toml(file)
    data = document.data
    # First, since fields that are unknown here may be known to the version that is needed.
    requires = data.get("requires")
    if isinstance(requires, str) and not _satisfied(requires, version, document.where(("requires",))):
        message = f"this workspace needs annons {requires}, and this is {version}"
        hint = "update annons, then try again"
        raise InputError(Finding("VERSION", message, hint, where=document.where(("requires",))))
    return validate(Settings, document)


def _satisfied(requires: str, version: str, where: Where) -> bool:
    match = re.fullmatch(r">=\s*(\d+(?:\.\d+)*)", requires.strip())
    if match is None:
        raise InputError(Finding("VERSION", f"“{requires}” is no version requirement", 'write requires = ">=0.1"', where=where))
    return _numbers(version) >= _numbers(match[1])


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version.split("+", maxsplit=1)[0])[:3])

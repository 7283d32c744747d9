"""The page that lists the ads of an output folder, for ``annons watch``."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator import manifest
from generator.errors import AnnonsError, Finding
from generator.watching.state import Failure

MOST = 200
"""Ads that are listed at once; a search finds the others."""


@dataclass(frozen=True, slots=True)
class File:
    """A file of an ad: where it is, and what a person calls it."""

    href: str
    label: str


@dataclass(frozen=True, slots=True)
class Version:
    """An ad in a locale. ``rebuilt`` is when one of its files was last written in this run, if any was."""

    locale: str
    title: str
    status: str
    page: str
    files: tuple[File, ...]
    rebuilt: datetime | None


@dataclass(frozen=True, slots=True)
class Ad:
    """An ad with its versions, by locale."""

    name: str
    versions: tuple[Version, ...]

    @property
    def rebuilt(self) -> datetime | None:
        """Return when it was last written in this run."""
        return max((one.rebuilt for one in self.versions if one.rebuilt), default=None)


class Index:
    """The list of ads; the manifest is read again only when it has changed."""

    def __init__(self, folder: Path) -> None:
        """Take the output folder, which need not be there yet."""
        self._folder = folder
        self._read: tuple[tuple[int, int], dict[str, Any]] = ((0, 0), {})

    def page(self, times: Mapping[str, datetime], failure: Failure | None, query: str, script: str) -> str:
        """Return the page.

        Args:
            times: when files were last written in this run, by name.
            failure: what is wrong at the moment, for readers without JavaScript.
            query: what is looked for: words that all occur in an ad's name or in one of its titles.
            script: the tag of the script that loads the page again.
        """
        problem: Finding | None = None
        try:
            entries = self._entries()
        except AnnonsError as error:
            entries, problem = {}, error.findings[0]
        all_ads = ads(entries, times)
        wanted = query.casefold().split()
        found = [ad for ad in all_ads if all(word in _words(ad) for word in wanted)]
        counts = {"found": len(found), "all": len(all_ads)}
        return render("index.html.j2", ads=found[:MOST], query=query, failure=failure, problem=problem, script=script, **counts)

    def _entries(self) -> dict[str, Any]:
        try:
            stat = (self._folder / manifest.FILE).stat()
        except OSError:
            return {}
        state = (stat.st_mtime_ns, stat.st_size)
        if self._read[0] != state:
            self._read = (state, manifest.read(self._folder))
        return self._read[1]


def ads(entries: Mapping[str, Any], times: Mapping[str, datetime]) -> list[Ad]:
    """Return the ads of a manifest: those written last come first, the others by name."""
    groups: dict[str, list[Version]] = {}
    for entry in sorted(entries.values(), key=lambda one: (one["ad"], one["locale"])):
        groups.setdefault(entry["ad"], []).append(_version(entry, times))
    found = [Ad(name, tuple(versions)) for name, versions in groups.items()]
    return sorted(found, key=lambda ad: -ad.rebuilt.timestamp() if ad.rebuilt else 0.0)


def render(name: str, **values: object) -> str:
    """Return a page of this folder's templates."""
    return _environment().get_template(name).render(values)


@cache
def _environment() -> Environment:
    loader = FileSystemLoader(Path(__file__).parent)
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def _version(entry: Mapping[str, Any], times: Mapping[str, datetime]) -> Version:
    names = sorted(entry["files"])
    stem = f"{entry['ad']}.{entry['locale']}"
    page = next((name for name in names if name.endswith(f"/{stem}.html")), "")
    return Version(
        locale=entry["locale"],
        title=entry["title"],
        status=entry["status"],
        page=_href(page),
        files=tuple(File(_href(name), _label(name, stem)) for name in names if name != page),
        rebuilt=max((times[name] for name in names if name in times), default=None),
    )


def _href(name: str) -> str:
    return f"/{quote(name)}" if name else ""


def _label(name: str, stem: str) -> str:
    """Return what a file is called: its format, then what sets it apart: ``PDF a5 press``."""
    *middle, ending = name.rpartition("/")[2].removeprefix(stem).lstrip(".").split(".")
    return " ".join(["Markdown" if ending == "md" else ending.upper(), *middle])


def _words(ad: Ad) -> str:
    return " ".join([ad.name, *(one.title for one in ad.versions)]).casefold()

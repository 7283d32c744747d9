"""``output/manifest.json``: every ad with its files and where its texts came from. Its form is a stable interface.

Keys are sorted and nothing depends on the clock or the order of a run; a partial build changes only its own entries.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib.resources import files
from pathlib import Path
from typing import Any

from generator.errors import Finding, InputError, Where
from generator.output import write

FILE = "manifest.json"
VERSION = 1
"""Version of the manifest's form; it rises when a reader of the old form would be misled."""
_SCHEMA = "manifest.schema.json"


@dataclass(frozen=True)
class AdEntry:
    """One ad in one locale: ``ad`` and ``locale`` name it, ``files`` are names relative to the output folder."""

    ad: str
    posting: str
    locale: str
    title: str
    status: str
    language: str
    employer: str
    agency: str
    valid_through: str
    theme: str
    segments: Mapping[str, int]
    texts: Sequence[Mapping[str, object]] = ()
    """Of each translated text: who approved it, and what drafted it (:mod:`generator.translation.records`)."""
    exceptions: Mapping[str, str] = field(default_factory=dict)
    """The exceptions that the posting justifies, by rule."""
    files: dict[str, dict[str, Any]] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """Return the entry's key in the manifest."""
        return key(self.ad, self.locale)


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a manifest."""
    found: dict[str, Any] = json.loads(files(__package__).joinpath(_SCHEMA).read_text("utf-8"))
    return found


def key(ad: str, locale: str) -> str:
    """Return the key of an ad in a locale."""
    return f"{ad}.{locale}"


def describe(data: bytes) -> dict[str, Any]:
    """Return what the manifest says of a file: its SHA-256 and its size in bytes."""
    return {"sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}


def read(folder: Path) -> dict[str, Any]:
    """Return the ads in a folder's manifest by key; none where there is no manifest.

    Raises:
        InputError: the file is no manifest, or one of a later form.
    """
    file = folder / FILE
    if not file.exists():
        return {}
    try:
        data = file.read_bytes()
    except OSError:
        data = b""
    return parse(data, file)


def parse(data: bytes, file: Path) -> dict[str, Any]:
    """Return the ads in a manifest by key.

    Args:
        data: the manifest's bytes.
        file: where they stand.

    Raises:
        InputError: it is no manifest, or one of a later form.
    """
    try:
        told = json.loads(data)
        version, ads = told["schema_version"], told["ads"]
        if version == VERSION:
            ads = {key: {**ad, "files": dict(ad["files"])} for key, ad in ads.items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        message, hint = "is not a manifest that annons wrote", "move it away, or choose another --output"
        raise InputError(Finding("MANIFEST", message, hint, where=Where(file))) from None
    if version != VERSION:
        message = f"was written by another version of annons (form {version}, this is {VERSION})"
        raise InputError(Finding("MANIFEST", message, "choose another --output, or use that version", where=Where(file)))
    return dict(ads)


def update(folder: Path, entries: Iterable[AdEntry], forget: Iterable[str] = ()) -> None:
    """Put entries into a folder's manifest; the files of other formats that an entry had before stay in it.

    Args:
        folder: the output folder.
        entries: the ads that were written.
        forget: the keys of ads whose files are gone.

    Raises:
        InputError: the manifest there can't be read.
        WriteError: it can't be written.
    """
    ads = read(folder)
    for key in forget:
        ads.pop(key, None)
    for entry in entries:
        before = ads.get(entry.key, {}).get("files", {})
        ads[entry.key] = as_data(replace(entry, files={**before, **entry.files}))
    write(folder / FILE, encode({"ads": ads}))


def as_data(entry: AdEntry) -> dict[str, Any]:
    """Return what the manifest says of an ad."""
    return {
        "ad": entry.ad,
        "posting": entry.posting,
        "locale": entry.locale,
        "title": entry.title,
        "status": entry.status,
        "language": entry.language,
        "employer": entry.employer,
        "agency": entry.agency,
        "valid_through": entry.valid_through,
        "theme": entry.theme,
        "segments": dict(entry.segments),
        "texts": [dict(text) for text in entry.texts],
        "exceptions": dict(entry.exceptions),
        "files": dict(entry.files),
    }


def encode(content: Mapping[str, Any]) -> bytes:
    """Return a manifest's bytes: what it says, with the version of its form, keys sorted."""
    ads = content.get("ads", {})
    told = ((key, told_of(ads[key]), [(name, json_of(one)) for name, one in ads[key]["files"].items()]) for key in sorted(ads))
    return "".join(lines(told, {name: value for name, value in content.items() if name != "ads"})).encode()


def json_of(value: object) -> str:
    """Return a value as JSON on one line, keys sorted."""
    return _ENCODER.encode(value)


_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True)
"""Without indentation: with it, json leaves its encoder in C for one in Python that takes thirty times as long."""
_GAP = '"files": null'
"""Stands for the files: nothing else in an ad has that name, and in a text the quotes would have been escaped."""


def told_of(ad: Mapping[str, Any]) -> str:
    """Return what the manifest says of an ad, on one line, with its files left to fill in."""
    return _ENCODER.encode({**ad, "files": None})


def lines(ads: Iterable[tuple[str, str, Sequence[tuple[str, str]]]], more: Mapping[str, Any] | None = None) -> Iterator[str]:
    """Yield a manifest piece by piece, so that one of any size needs no memory.

    Args:
        ads: by key, what :func:`told_of` says of each ad, and its files by name with what is said of them as JSON.
        more: what else it says.
    """
    yield '{\n "ads": {'
    between = "\n"
    for key, told, each in ads:
        own = ",\n".join([f"   {_ENCODER.encode(name)}: {said}" for name, said in sorted(each)])
        whole = told.replace(_GAP, f'"files": {{\n{own}\n  }}' if own else '"files": {}', 1)
        yield f"{between}  {_ENCODER.encode(key)}: {whole}"
        between = ",\n"
    yield "\n }" if between != "\n" else "}"
    for name, value in sorted({"schema_version": VERSION, "generator": "annons", **(more or {})}.items()):
        yield f",\n {_ENCODER.encode(name)}: " + json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True).replace(
            "\n", "\n "
        )
    yield "\n}\n"

"""What is over: ads past their deadline, and people whose details may be kept no longer (GDPR, art. 5(1)(e)).

A person is taken out of a YAML file line by line, so that all else in it stays as its author wrote it; the file is read
again before it is saved, and one that would say anything else than before, less that person, is left alone.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator import manifest, output
from generator.errors import AnnonsError, Finding, Where
from generator.posting import yaml_reader
from generator.posting.parts import Contact
from generator.posting.workspace import PostingFile
from generator.posting.yaml_reader import Document, Path_


@dataclass(frozen=True)
class OverdueAd:
    """An ad past its deadline: its name, the posting's file, the last day."""

    ad: str
    file: Path
    deadline: dt.date


@dataclass(frozen=True)
class OverdueContact:
    """A person whose details were to be kept until a day that has passed, and where they stand."""

    name: str
    where: Where
    path: Path_
    keep_until: dt.date


def overdue_ads(posting: PostingFile, as_of: dt.date) -> Iterator[OverdueAd]:
    """Yield the ads of a posting that nobody can apply for any more, each audience by its own deadline."""
    own = posting.posting
    if own.status in {"draft", "filled", "withdrawn"}:
        return
    each = [(f"{own.id}-for-{one.language}", one.valid_through or own.valid_through) for one in own.audiences]
    for name, until in each or [(own.id, own.valid_through)]:
        if isinstance(until, dt.date) and until < as_of:
            yield OverdueAd(name, posting.file, until)


def overdue_contacts(posting: PostingFile, as_of: dt.date) -> Iterator[OverdueContact]:
    """Yield the people of a posting whose date has passed."""
    own = posting.posting
    lists: list[tuple[Path_, tuple[Contact, ...]]] = [(("contacts",), own.contacts)]
    lists += [(("audiences", number, "contacts"), one.contacts) for number, one in enumerate(own.audiences)]
    for path, contacts in lists:
        for number, contact in enumerate(contacts):
            if contact.keep_until is not None and contact.keep_until < as_of:
                at = (*path, number)
                yield OverdueContact(contact.name, posting.document.where(at), at, contact.keep_until)


def remove_contacts(file: Path, paths: list[Path_]) -> list[Finding]:
    """Take people out of a posting's file.

    Args:
        file: the posting's file.
        paths: their paths in it, such as ``("contacts", 0)``.

    Returns:
        Findings on those that could not be taken out without changing anything else.

    Raises:
        WriteError: the file can't be written.
    """
    left: list[Finding] = []
    # From the last to the first, so that the lines above stay where they are.
    for path in sorted(paths, key=str, reverse=True):
        document = yaml_reader.read(file)
        text = file.read_bytes().decode("utf-8")
        shorter = _without(text, document, path)
        if shorter is None or not _says_the_rest(shorter, file, document.data, path):
            hint = "delete the person by hand: the list is not written one item to a line"
            left.append(Finding("EXPIRE", "can't be taken out safely", hint, where=document.where(path), field="contacts"))
            continue
        output.write(file, shorter.encode())
    return left


def _without(text: str, document: Document, path: Path_) -> str | None:
    """Return a file without the lines of a list's item; with its last item, the list's own line goes too."""
    lines = text.splitlines(keepends=True)
    siblings = _at(document.data, path[:-1])
    if not isinstance(siblings, list):
        return None
    alone = len(siblings) == 1
    mark = document.keys.get(path[:-1]) if alone else document.marks.get(path)
    if mark is None:
        return None
    first = mark[0] - 1
    if not alone and not lines[first].lstrip().startswith("-"):
        return None
    indent = len(lines[first]) - len(lines[first].lstrip())
    last = first + 1
    while last < len(lines) and (not lines[last].strip() or _belongs(lines[last], indent, alone=alone)):
        last += 1
    while last > first + 1 and (not lines[last - 1].strip() or lines[last - 1].lstrip().startswith("#")):
        # Blank lines and remarks belong to what comes after.
        last -= 1
    return "".join(lines[:first] + lines[last:])


def _belongs(line: str, indent: int, *, alone: bool) -> bool:
    own = len(line) - len(line.lstrip())
    # A list may stand at its key's own depth.
    return own > indent or (alone and own == indent and line.lstrip().startswith("- "))


def _says_the_rest(text: str, file: Path, data: dict[str, Any], path: Path_) -> bool:
    try:
        found = yaml_reader.parse(text, file).data
    except AnnonsError:
        return False
    return bool(found == _less(data, path))


def _less(data: Any, path: Path_) -> Any:  # noqa: ANN401 - whatever stands in the file
    """Return data without the item at a path; a list that is empty then is gone."""
    key, rest = path[0], path[1:]
    if isinstance(data, list) and isinstance(key, int):
        if not rest:
            return data[:key] + data[key + 1 :]
        return [_less(item, rest) if number == key else item for number, item in enumerate(data)]
    copy = {name: (_less(value, rest) if name == key else value) for name, value in data.items()}
    return {name: value for name, value in copy.items() if not (name == key and value == [])}


def _at(data: Any, path: Path_) -> Any:  # noqa: ANN401 - whatever stands in the file
    for key in path:
        data = data[key]
    return data


def remove_ads(folder: Path, names: set[str]) -> list[Path]:
    """Delete what ``annons build`` made of some ads, and forget it in the manifest.

    Args:
        folder: the output folder.
        names: the names of the ads.

    Returns:
        The files that were deleted.

    Raises:
        InputError: the manifest there can't be read.
        WriteError: a file can't be deleted.
    """
    known = manifest.read(folder)
    over = {key: ad for key, ad in known.items() if ad.get("ad") in names}
    files = sorted(folder / name for ad in over.values() for name in ad["files"])
    for file in files:
        output.remove(file, folder)
    if over:
        manifest.update(folder, [], over)
    return files

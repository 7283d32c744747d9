"""Reads TOML files: what stands where, so that a message can name the line."""

import re
import tomllib
from pathlib import Path

from generator.errors import Finding, InputError, Where
from generator.posting.yaml_reader import Document, Path_, read_text


def read_toml(file: Path) -> Document:
    """Read a TOML file.

    Raises:
        InputError: it can't be read, or is no TOML; the finding names the line and the column.
    """
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
    return Document(file, data, _marks(text), {})


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

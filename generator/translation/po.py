"""PO files of postings, organizations and places: read strictly, so that nothing a person wrote is lost unseen.

polib reads the entries; before it, a check of every line, since no PO library here refuses what an editor or a merge can
leave behind: an unclosed string, an entry twice, a git conflict mark.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import polib

from generator.errors import Finding, InputError, Where
from generator.posting.yaml_reader import CONTROL, no_text, read_text

MAX_BYTES = 10_000_000

_LINE = re.compile(
    r"""(?P<blank>\s*)$
      | \#~?\|?\s*$ | \#(?![~|])                        # a comment
      | (?P<mark>\#~\|?|\#\|)?\s*
        (?P<keyword>msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)?
        [ \t]*"(?:[^"\\]|\\.)*"\s*$                     # a closed string
    """,
    re.VERBOSE,
)
_CONFLICT = re.compile(r"(<{7}|={7}|>{7}|\|{7})(\s|$)")


@dataclass(frozen=True, slots=True)
class Entry:
    """A translation: ``fuzzy`` while no person has approved it; ``line`` is where it stands."""

    target: str
    fuzzy: bool
    line: int
    comment: str = ""


@dataclass(frozen=True)
class Translations:
    """The entries of a PO file by context and source."""

    file: Path
    entries: Mapping[tuple[str, str], Entry]

    def where(self, entry: Entry) -> Where:
        """Return where an entry stands."""
        return Where(self.file, entry.line)


def read(file: Path, locale_names: frozenset[str]) -> Translations:
    """Read a PO file.

    Args:
        file: the file.
        locale_names: the spellings of its locale that its ``Language`` header may have.

    Raises:
        InputError: everything that is wrong with its lines, or a ``Language`` that is not the file name's.
    """
    text = read_text(file, MAX_BYTES)
    findings = list(_check_lines(text, file))
    if findings:
        raise InputError(findings)
    catalog = polib.pofile(text, check_for_duplicates=False)
    language = catalog.metadata.get("Language", "")
    if language and language.replace("_", "-").casefold() not in locale_names:
        message = f"the file's name says {file.suffixes[-2][1:]}, its header says Language: {language}"
        raise InputError(
            Finding("PO", message, "is it a copy of another locale's file? mend the one that is wrong", where=Where(file))
        )
    entries: dict[tuple[str, str], Entry] = {}
    for item in catalog:
        if item.obsolete or not item.msgid:
            continue
        control = CONTROL.search(item.msgid + item.msgstr)
        if control:
            findings.append(Finding("PO", no_text(control.group()), "delete it", where=Where(file, item.linenum)))
        key = (item.msgctxt or "", item.msgid)
        if key in entries:
            message = (
                f"“{_short(item.msgid)}” stands twice in {key[0] or 'no context'}; the first is on line {entries[key].line}"
            )
            findings.append(Finding("PO", message, "keep the better one", where=Where(file, item.linenum)))
        entries[key] = Entry(item.msgstr, item.fuzzy, item.linenum, item.tcomment)
    if findings:
        raise InputError(findings)
    return Translations(file, entries)


def _check_lines(text: str, file: Path) -> list[Finding]:
    findings: list[Finding] = []

    def tell(line: int, message: str, hint: str) -> None:
        findings.append(Finding("PO", message, hint, where=Where(file, line)))

    last = ""
    match_line = _LINE.match
    for number, line in enumerate(text.split("\n"), 1):
        match = match_line(line)
        if match is None:
            if _CONFLICT.match(line):
                tell(
                    number,
                    "a mark that git left after a conflict stands here",
                    "choose one of the two versions and delete the marks",
                )
            elif '"' in line:
                tell(
                    number,
                    "a string is not closed, or a quote in it lacks its backslash",
                    'end it with ", and write \\" inside it',
                )
            else:
                tell(number, "this line is no part of a PO file", "comments begin with #, entries with msgctxt, msgid, msgstr")
            last = "?"
            continue
        keyword = match["keyword"]
        if keyword is None or match["mark"]:
            continue
        kind = keyword[:6] if keyword.startswith("msgstr") else keyword
        if kind == "msgstr" and last in {"", "msgctxt"}:
            tell(number, "msgstr without a msgid before it", "add the msgid that it translates")
        if kind in {"msgid", "msgctxt"} and last in {"msgid", "msgctxt"} and (kind, last) != ("msgid", "msgctxt"):
            tell(number, f"the {last} above has no msgstr", 'add msgstr ""')
        last = kind
    if last in {"msgid", "msgctxt"}:
        tell(text.count("\n") + 1, "the last entry has no msgstr", "was the file cut off? restore its end")
    return findings


def _short(text: str, limit: int = 40) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"

"""A glossary's file: CSV with a header, as spreadsheets write it, read strictly.

Columns: ``term``; one for each locale (``da``); ``forbidden_da`` and ``accepted_da``; ``case`` (exact | any);
``never_translate`` (yes | no); ``note``. A cell holds forms with ``|`` between them.
"""

import csv
import difflib
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import permutations
from pathlib import Path

from generator.errors import Finding, InputError, Where
from generator.posting.yaml_reader import CONTROL, no_text, read_text
from generator.translation.glossary import Form, Glossary, Term

MAX_BYTES = 5_000_000
NAME = "glossary.csv"
"""The name of a workspace's glossary."""

_KINDS = ("forbidden", "accepted")
_PLAIN_COLUMNS = ("term", "case", "never_translate", "note")
_CONFLICT = re.compile(r"(<{7}|={7}|>{7}|\|{7})(\s|$)")
_BRACKETED = re.compile(r"\((.*)\)")


@lru_cache(maxsize=1)
def built_in() -> Glossary:
    """Return the glossary for recruitment that comes with the program."""
    return read(Path(__file__).parent / "data" / NAME, frozenset({"da", "nb", "sv", "en"}))


def of_workspace(root: Path, locales: frozenset[str]) -> Glossary:
    """Return the glossary that holds in a workspace: its own ``glossary.csv``, if there is one, before the built-in.

    Raises:
        InputError: its own is wrong.
    """
    own = root / NAME
    return Glossary.merged(read(own, locales), built_in()) if own.is_file() else built_in()


def read(file: Path, locales: frozenset[str]) -> Glossary:
    """Read a glossary.

    Args:
        file: the file: UTF-8, comma, semicolon or tab between cells.
        locales: the codes of the output locales, which columns may be named by.

    Raises:
        InputError: everything that is wrong with it, each with its line and what to do.
    """
    try:
        text = read_text(file, MAX_BYTES)
    except InputError as error:
        hint = "save it as “CSV UTF-8” in the spreadsheet and try again"
        raise InputError(replace(one, hint=hint) if one.rule == "ENCODING" else one for one in error.findings) from None
    reader = _Reader(file, locales)
    terms = reader.read(text)
    if reader.findings:
        raise InputError(sorted(reader.findings, key=lambda one: one.where.line if one.where else 0))
    return Glossary(terms)


@dataclass(slots=True)
class _Row:
    """A row while it is read: its cells by column, and what is wrong with them."""

    file: Path
    line: int
    cells: dict[str, str]
    findings: list[Finding] = field(default_factory=list)

    def tell(self, message: str, hint: str) -> None:
        self.findings.append(Finding("GLOSSARY", message, hint, where=Where(self.file, self.line)))

    def term(self, locales: Sequence[str]) -> Term:
        """Return the term, as far as the row can be read."""
        name = self.cells.get("term", "")
        if not name:
            self.tell("this row has no term", "name the concept in the column “term”")
        forms = {locale: tuple(map(_form, self._forms(locale))) for locale in locales}
        wordings = {kind: {locale: self._forms(f"{kind}_{locale}") for locale in locales} for kind in _KINDS}
        never = self._one_of("never_translate", ("no", "yes")) == "yes"
        exact = self._one_of("case", ("any", "exact")) == "exact"
        for locale in locales:
            right = {form.text.casefold() for form in forms[locale]}
            right |= {wording.casefold() for wording in wordings["accepted"][locale]}
            for wrong in wordings["forbidden"][locale]:
                if wrong.casefold() in right:
                    self.tell(f"“{wrong}” is both right and forbidden in {locale}", "delete it from one of the two columns")
            if not right and wordings["forbidden"][locale]:
                self.tell(f"forbidden_{locale} is filled, {locale} is empty", f"write in {locale} what to say instead")
        accepted, forbidden = (
            {code: found for code, found in wordings[kind].items() if found} for kind in ("accepted", "forbidden")
        )
        filled = {code: found for code, found in forms.items() if found}
        return Term(name, filled, accepted, forbidden, exact, never, self.line)

    def _one_of(self, column: str, values: tuple[str, str]) -> str:
        value = self.cells.get(column, "").casefold() or values[0]
        if value not in values:
            self.tell(f"{column} is “{self.cells[column]}”", f"write {values[0]} or {values[1]}, or leave it empty")
        return value

    def _forms(self, column: str) -> tuple[str, ...]:
        cell = self.cells.get(column, "")
        forms = tuple(" ".join(form.split()) for form in cell.split("|")) if cell else ()
        if "" in forms or "()" in forms:
            self.tell(f"{column} has a “|” with nothing beside it", "write a form there, or delete the “|”")
        return tuple(form for form in forms if form and form != "()")


def _form(text: str) -> Form:
    bracketed = _BRACKETED.fullmatch(text)
    return Form(bracketed[1].strip(), looked_up=False) if bracketed else Form(text)


class _Reader:
    """Reads a glossary, and takes note of everything that is wrong with it."""

    def __init__(self, file: Path, locales: frozenset[str]) -> None:
        self._file = file
        self._codes = {code.casefold(): code for code in sorted(locales)}
        self.findings: list[Finding] = []

    def read(self, text: str) -> list[Term]:
        rows = self._rows(text)
        line, head = next(rows, (1, []))
        columns = self._columns(line, head)
        if self.findings:
            return []
        locales = [column for column in columns if column in self._codes.values()]
        terms: list[Term] = []
        for line, cells in rows:
            if len(cells) > len(columns):
                message = f"this row has {len(cells)} cells, the first one {len(columns)}"
                self._tell(line, message, 'put a cell that holds a comma or semicolon in "quotes"')
            elif any(cells):
                row = _Row(self._file, line, dict(zip(columns, cells, strict=False)))
                terms.append(row.term(locales))
                self.findings += row.findings
        self._twice(terms)
        for source, target in permutations(locales, 2):
            self._conflicts(terms, source, target)
        return terms

    def _rows(self, text: str) -> Iterator[tuple[int, list[str]]]:
        """Yield each row with the line it begins on."""
        head = text.lstrip("\r\n").partition("\n")[0]
        between = max(",;\t", key=head.count)
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=between, strict=True)
        line = 1
        try:
            for cells in rows:
                stripped = [cell.strip() for cell in cells]
                if any("\n" in cell or "\r" in cell for cell in stripped):
                    self._tell(
                        line, "a cell goes on over several lines", "is its closing quote missing? keep each cell on one line"
                    )
                elif stripped and _CONFLICT.match(stripped[0]):
                    hint = "choose one of the two versions and delete the marks"
                    self._tell(line, "a mark that git left after a conflict stands here", hint)
                elif control := CONTROL.search("".join(stripped)):
                    self._tell(line, no_text(control[0]), "delete it")
                elif any(stripped):
                    yield line, stripped
                line = rows.line_num + 1
        except csv.Error:
            hint = 'end the cell with ", and write "" for a quote inside it'
            self._tell(line, "a quote is not closed, or words follow it", hint)

    def _columns(self, line: int, head: list[str]) -> list[str]:
        """Return the names of the columns, locales as their codes."""
        codes = list(self._codes.values())
        known = (*_PLAIN_COLUMNS, *codes, *(f"{kind}_{code}" for kind in _KINDS for code in codes))
        by_key = {name.casefold(): name for name in known}
        columns = [by_key.get(name.casefold(), name) for name in head]
        for number, name in enumerate(columns):
            if not name:
                self._tell(line, f"column {number + 1} has no name", "name it, or delete it")
            elif name in columns[:number]:
                self._tell(line, f"there are two columns “{name}”", "keep one of them")
            elif name not in known:
                near = difflib.get_close_matches(name, known, 1)
                guess = f"did you mean {near[0]}? " if near else ""
                self._tell(line, f"“{name}” is no column of a glossary", f"{guess}there are {', '.join(known)}")
        if "term" not in columns:
            self._tell(line, "there is no column “term”", f"the first row names the columns: term, {', '.join(codes)}")
        return columns

    def _twice(self, terms: Sequence[Term]) -> None:
        first: dict[str, Term] = {}
        for term in terms:
            other = first.setdefault(term.name.casefold(), term)
            if term.name and other is not term:
                self._tell(term.line, f"the term “{term.name}” stands on line {other.line} too", "put both in one row")

    def _conflicts(self, terms: Sequence[Term], source: str, target: str) -> None:
        """Find forms that would have two translations."""
        first: dict[tuple[str, bool], tuple[str, Term]] = {}
        for term in terms:
            told = False
            for form, translation in term.pairs(source, target):
                key = (form if term.exact else form.casefold(), term.exact)
                known, other = first.setdefault(key, (translation, term))
                if other is not term and known != translation and not told:
                    told = True
                    message = f"“{form}” ({source}) would be “{translation}” ({target}), and “{known}” by line {other.line}"
                    self._tell(term.line, message, f"write ({form}) in one of the two: a form in brackets is not looked for")

    def _tell(self, line: int, message: str, hint: str) -> None:
        self.findings.append(Finding("GLOSSARY", message, hint, where=Where(self._file, line)))

"""``phrases/*.yaml``: approved sentences of job ads in several languages, with slots for what differs between ads.

A phrase goes by the file's name and its own: ``complaints`` in customer-service.yaml is ``customer-service.complaints``.
"""

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator, ConfigDict, Field

from generator.errors import Finding, InputError, Where
from generator.l10n.formats import formats
from generator.l10n.locales import Locales
from generator.posting import slots
from generator.posting.fields import Id, Line, Model, OneOrMore, check_text, refuse
from generator.posting.markup import MarkupError
from generator.posting.placeholders import KNOWN, PlaceholderError
from generator.posting.problems import validate
from generator.posting.slots import SlotError
from generator.posting.text import TextRules, visible
from generator.posting.yaml_reader import Document, Path_

SECTIONS: Mapping[str, str] = {
    "title": "title",
    "summary": "summary",
    "tasks": "responsibilities",
    "required": "qualifications.required",
    "desirable": "qualifications.desirable",
    "personal": "qualifications.personal",
    "benefits": "job_benefits",
    "about": "sections",
    "application": "apply.send",
    "process": "sections",
    "equal-opportunity": "boilerplate",
    "privacy": "boilerplate",
    "abroad": "sections",
}
"""The sections of the library, in the order of an ad, and where in a posting or organization each belongs."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """An approved text in several languages.

    ``texts`` are by output locale, with slots. ``also`` are other ways to say it, by which it is found but which no ad gets.
    ``field`` is the field of work, ``""`` for any.
    """

    id: str
    section: str
    field: str
    texts: Mapping[str, str]
    also: Mapping[str, tuple[str, ...]] = dataclasses.field(default_factory=dict)
    where: Where | None = None

    @property
    def slots(self) -> tuple[str, ...]:
        """Return the slots of the phrase, in the order of its first text."""
        return slots.names(next(iter(self.texts.values()), ""))

    @property
    def given(self) -> tuple[str, ...]:
        """Return the slots whose values only the one who uses the phrase can give."""
        return tuple(name for name in self.slots if name not in KNOWN)

    def sample(self) -> dict[str, Any]:
        """Return an example of a value for each slot that is to be given."""
        return {name: slots.read(name, slots.example(name)) for name in self.given}


def _phrase_line(value: Any) -> str:  # noqa: ANN401 - whatever stands in the file
    text = value.strip() if isinstance(value, str) else ""
    if not visible(text) or "\n" in text:
        refuse("one line of text was expected", "write the phrase on one line, in quotes where it holds a colon or braces")
    return text


_Line = Annotated[str, BeforeValidator(_phrase_line)]


class Entry(Model):
    """One phrase: its text in each output locale, and other ways to say it."""

    model_config = ConfigDict(frozen=True, extra="allow")
    __pydantic_extra__: dict[str, _Line]

    also: dict[str, Annotated[tuple[_Line, ...], OneOrMore]] = Field(
        default={}, title="also", description="Other ways to say it, by locale: it is found by them too.",
        examples=[{"da": ["Klagebehandling"]}],
    )  # fmt: skip


def _section(name: str, words: str) -> Any:  # noqa: ANN401 - a field of pydantic's
    where = SECTIONS[name]
    return Field(default={}, alias=name, title=name, description=f"{words} ({where}).", examples=[{"complaints": {"da": "…"}}])


class PhraseFile(Model):
    """A file of phrases, by the section of an ad they belong in."""

    field: Id | None = Field(
        default=None, title="field", description="The field of work; any when left out.", examples=["customer-service"]
    )
    description: Line | None = Field(
        default=None, title="description", description="What the phrases are for.", examples=["Personal qualities"]
    )
    title: dict[Id, Entry] = _section("title", "Titles of jobs")
    summary: dict[Id, Entry] = _section("summary", "Openings that make one read on")
    tasks: dict[Id, Entry] = _section("tasks", "What the work is")
    required: dict[Id, Entry] = _section("required", "Without these one is not considered")
    desirable: dict[Id, Entry] = _section("desirable", "An advantage")
    personal: dict[Id, Entry] = _section("personal", "The kind of person that suits")
    benefits: dict[Id, Entry] = _section("benefits", "What is offered")
    about: dict[Id, Entry] = _section("about", "What it is like to work there")
    application: dict[Id, Entry] = _section("application", "What an applicant sends")
    process: dict[Id, Entry] = _section("process", "What happens then")
    equal_opportunity: dict[Id, Entry] = _section("equal-opportunity", "Everyone is welcome to apply")
    privacy: dict[Id, Entry] = _section("privacy", "What becomes of an applicant's data")
    abroad: dict[Id, Entry] = _section("abroad", "Moving, housing, language courses")


def read(document: Document, locales: Locales) -> list[Phrase]:
    """Return the phrases of a file.

    Args:
        document: the file.
        locales: the output locales there are.

    Raises:
        InputError: every problem in the file, in file order.
    """
    model = validate(PhraseFile, document)
    stem = document.file.stem
    made: list[Phrase] = []
    problems: list[Finding] = []
    seen: dict[str, str] = {}
    for section in SECTIONS:
        entries: dict[str, Entry] = getattr(model, section.replace("-", "_"))
        for name, entry in entries.items():
            path = (section, name)
            phrase = Phrase(
                f"{stem}.{name}", section, model.field or "", dict(entry.__pydantic_extra__), entry.also, document.where(path)
            )
            if name in seen:
                message = f"“{name}” stands under {seen[name]} too"
                problems.append(_finding(document, (*path,), message, "give each phrase of a file a name of its own"))
            seen[name] = section
            problems += _problems(phrase, path, document, locales)
            made.append(phrase)
    if problems:
        raise InputError(sorted(problems, key=lambda one: one.where or document.where()))
    return made


def _problems(phrase: Phrase, path: tuple[str, str], document: Document, locales: Locales) -> Iterator[Finding]:
    if not phrase.texts:
        yield _finding(document, path, "no text stands here", "write one for each locale: da:, nb:, sv:, en:")
    wanted = frozenset(phrase.slots)
    everything: list[tuple[Path_, str, str]] = [((*path, locale), locale, text) for locale, text in phrase.texts.items()]
    everything += [
        ((*path, "also", locale, number), locale, text)
        for locale, texts in phrase.also.items()
        for number, text in enumerate(texts)
    ]
    for at, locale, text in everything:
        if locale not in locales:
            yield locales.unknown(locale, document.key_where(at[:4]), "phrase")
            continue
        found = frozenset(slots.names(text))
        if found != wanted:
            odd = ", ".join(f"{{{name}}}" for name in sorted(found ^ wanted))
            message = f"{odd} stands in some of the phrase's texts only"
            yield _finding(document, at, message, "every language says the same: use the same slots in each", locale)
            continue
        unknown = [name for name in found if name not in slots.KINDS and name not in KNOWN]
        if unknown:
            hint = "there are " + ", ".join(f"{{{name}}}" for name in sorted({*slots.KINDS, *KNOWN}))
            yield _finding(document, at, f"{{{unknown[0]}}} is no slot", hint, locale)
            continue
        try:
            check_text(slots.fill(text, phrase.sample(), formats(locales[locale])), TextRules("inline", people=True))
        except (SlotError, MarkupError, PlaceholderError) as problem:
            yield _finding(document, at, str(problem), problem.hint, locale)


def _finding(document: Document, at: tuple[str | int, ...], message: str, hint: str, locale: str = "") -> Finding:
    return Finding("PHRASE", message, hint, where=document.where(at), field=".".join(map(str, at[:2])), locale=locale)

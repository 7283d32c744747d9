"""Phrases that a file names, put in their places: ``{phrase: customer-service.complaints}`` becomes a text in every language.

The slots that only the writer can fill stand beside the name: ``{phrase: benefits.introduction, weeks: 3}``.
"""

import typing
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from generator.errors import Finding
from generator.l10n.formats import formats
from generator.l10n.locales import Locales
from generator.posting import slots
from generator.posting.phrasebook import Phrasebook
from generator.posting.phrasefile import Phrase
from generator.posting.slots import SlotError
from generator.posting.text import Text
from generator.posting.yaml_reader import Document, Path_

KEY = "phrase"
_BESIDE = frozenset({KEY, "only_for"})
"""What stands beside a phrase's name and is no slot."""


@dataclass
class Phrasing:
    """Puts phrases in their places in one file; ``findings`` tell of what can't be."""

    book: Phrasebook
    locales: Locales
    document: Document
    findings: list[Finding] = field(default_factory=list)

    def done(self) -> Document:
        """Return the file's data with its phrases as texts; one that is wrong is a text too, so that the rest is looked at."""
        if not any(_named(self.document.data)):
            return self.document
        return replace(self.document, data=self._with(self.document.data, ()))

    def _with(self, value: Any, path: Path_) -> Any:  # noqa: ANN401 - whatever stands in the file
        if isinstance(value, list):
            return [self._with(item, (*path, number)) for number, item in enumerate(value)]
        if not isinstance(value, dict):
            return value
        if not _names_one(value):
            return {key: self._with(item, (*path, key)) for key, item in value.items()}
        text = self._text(value, path)
        return {"text": text, "only_for": value["only_for"]} if "only_for" in value else text

    def _text(self, value: dict[str, Any], path: Path_) -> Text:
        name = value[KEY]
        if not isinstance(name, str):
            self._tell((*path, KEY), "no phrase is named here", "write its id, such as phrase: customer-service.complaints")
            return Text("…")
        phrase = self.book.get(name)
        if phrase is None:
            near = self.book.like(name)
            hint = f"did you mean {' or '.join(near)}?" if near else "“annons phrases search WORDS” finds one"
            self._tell((*path, KEY), f"there is no phrase “{name}”", hint)
            return Text("…")
        given = self._given(phrase, value, path)
        texts: dict[str, str] = {}
        for locale, text in phrase.texts.items():
            if locale in self.locales:
                try:
                    texts[locale] = slots.fill(text, given, formats(self.locales[locale]))
                except SlotError as problem:
                    self._tell((*path, KEY), str(problem), problem.hint)
        return Text(None, texts, name) if texts else Text("…")

    def _given(self, phrase: Phrase, value: dict[str, Any], path: Path_) -> dict[str, Any]:
        """Return the values of the slots, as they stand beside the phrase's name."""
        takes = dict.fromkeys(slots.giver(name) for name in phrase.slots if slots.giver(name) in slots.KINDS)
        given: dict[str, Any] = {}
        for name, said in value.items():
            if name in _BESIDE:
                continue
            if name not in takes:
                hint = f"it takes {', '.join(takes)}" if takes else "it takes nothing; delete this"
                self._tell((*path, name), f"“{phrase.id}” has no slot “{name}”", hint)
                continue
            try:
                given[name] = slots.read(name, said if isinstance(said, str) else str(said))
            except SlotError as problem:
                self._tell((*path, name), str(problem), problem.hint)
                given[name] = slots.read(name, slots.example(name))
        for name in phrase.given:
            if name not in given:
                example = f"{name}: {slots.example(name)}"
                self._tell((*path, KEY), f"“{phrase.id}” needs {slots.KINDS[name].name} for {{{name}}}", f"add {example}")
                given[name] = slots.read(name, slots.example(name))
        return given

    def _tell(self, path: Path_, message: str, hint: str) -> None:
        at = self.document.key_where(path) if path[-1] != KEY else self.document.where(path)
        self.findings.append(Finding("PHRASE", message, hint, where=at, field=str(path[0])))


def _names_one(value: dict[str, Any]) -> typing.TypeGuard[dict[str, Any]]:
    # A channel may have this name, and then a group of fields below it.
    return KEY in value and not isinstance(value[KEY], dict)


def _named(value: Any) -> Iterator[bool]:  # noqa: ANN401 - whatever stands in the file
    """Yield once for each phrase that is named."""
    if isinstance(value, dict):
        if _names_one(value):
            yield True
        for item in value.values():
            yield from _named(item)
    elif isinstance(value, list):
        for item in value:
            yield from _named(item)

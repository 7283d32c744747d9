"""The phrases at hand: those that come with the program, and the workspace's own, which go before them.

Files are read when they are first needed: the file of a phrase that is named, all of them for a sentence that may be one.
"""

import difflib
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import yaml

from generator import resources
from generator.l10n.formats import formats
from generator.l10n.locales import Locales
from generator.posting import phrasefile, slots
from generator.posting.phrasefile import SECTIONS, Phrase
from generator.posting.yaml_reader import read

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")


class Phrasebook:
    """The phrases of a workspace."""

    def __init__(self, folder: Path, locales: Locales) -> None:
        """Take note of where they are.

        Args:
            folder: the workspace's own ``phrases/``, which need not exist.
            locales: the output locales there are.
        """
        self._folder = folder
        self._locales = locales
        self._said: dict[str, dict[str, list[Phrase]]] = {}

    @cached_property
    def phrases(self) -> Mapping[str, Phrase]:
        """Return every phrase by its id, by file and in the order of the file.

        Raises:
            InputError: a file of the workspace is wrong.
        """
        made: dict[str, Phrase] = {}
        for stem in packaged():
            made |= _packaged(stem)
        for stem in self._own:
            made |= self._file(stem)
        return made

    @cached_property
    def _own(self) -> tuple[str, ...]:
        if not self._folder.is_dir():
            return ()
        return tuple(sorted(file.stem for file in self._folder.glob("*.yaml") if not file.name.startswith(".")))

    def get(self, name: str) -> Phrase | None:
        """Return a phrase by its id.

        Raises:
            InputError: the workspace's file that would hold it is wrong.
        """
        stem = name.partition(".")[0]
        own = self._file(stem).get(name) if stem in self._own else None
        return own or (_packaged(stem).get(name) if stem in packaged() else None)

    def _file(self, stem: str) -> Mapping[str, Phrase]:
        if stem not in self._files:
            found = phrasefile.read(read(self._folder / f"{stem}.yaml"), self._locales)
            self._files[stem] = {phrase.id: phrase for phrase in found}
        return self._files[stem]

    @cached_property
    def _files(self) -> dict[str, Mapping[str, Phrase]]:
        return {}

    def like(self, name: str) -> list[str]:
        """Return the ids that are spelt like one that there is not."""
        words = name.rpartition(".")[2]
        same = [one for one in self.phrases if one.rpartition(".")[2] == words]
        return same[:3] or difflib.get_close_matches(name, self.phrases, 3, 0.7)

    def sister(self, text: str, source: str, target: str, context: str = "") -> tuple[str, Phrase] | None:
        """Return what a sentence is in another language, if it is a phrase to the letter; numbers may differ.

        Args:
            text: Markdown with placeholders.
            source: code of the output locale it is written in.
            target: code of the one wanted.
            context: its field in the posting, which decides between phrases that read alike.
        """
        for phrase in self._candidates(text, source, context):
            other = phrase.texts.get(target)
            values = self.values(phrase.texts[source], text, source) if other is not None else None
            if other is not None and values is not None:
                return slots.fill(other, values, formats(self._locales[target])), phrase
        return None

    def _candidates(self, text: str, locale: str, context: str) -> list[Phrase]:
        if locale not in self._said:
            index: dict[str, list[Phrase]] = {}
            for phrase in self.phrases.values():
                for shape in _shapes(phrase.texts.get(locale, "")):
                    index.setdefault(shape, []).append(phrase)
            self._said[locale] = index
        found = self._said[locale].get(_DIGITS.sub("0", text), [])
        return sorted(found, key=lambda one: SECTIONS[one.section] != context) if len(found) > 1 else found

    def values(self, phrase: str, text: str, locale: str) -> dict[str, Any] | None:
        """Return the numbers that make a phrase's text the text at hand; ``None``: it is another text."""
        if phrase == text:
            return {}
        match = _pattern(phrase).fullmatch(text)
        if match is None:
            return None
        values = {name: Decimal(value.replace(",", ".")) for name, value in match.groupdict().items()}
        return values if slots.fill(phrase, values, formats(self._locales[locale])) == text else None


def packaged() -> tuple[str, ...]:
    """Return the names of the files that come with the program."""
    return tuple(sorted(_files()))


@cache
def _files() -> Mapping[str, Path]:
    return {file.stem: file for file in resources.phrases().glob("*.yaml")}


@cache
def _packaged(stem: str) -> Mapping[str, Phrase]:
    """Read a file that comes with the program; its tests have looked for what may be wrong with it."""
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    data = yaml.load(_files()[stem].read_bytes(), loader)  # noqa: S506 - strings only
    return {phrase.id: phrase for phrase in _phrases(stem, data)}


def _phrases(stem: str, data: Mapping[str, Any]) -> Iterator[Phrase]:
    for section in SECTIONS:
        for name, entry in data.get(section, {}).items():
            texts = {locale: text for locale, text in entry.items() if locale != "also"}
            also = {locale: tuple(found) for locale, found in entry.get("also", {}).items()}
            yield Phrase(f"{stem}.{name}", section, data.get("field", ""), texts, also)


def _shapes(text: str) -> Iterator[str]:
    """Yield what a phrase may read like with its numbers taken out, once for each plural form."""
    forms = max((len(match[2].split("|")) for match in slots.SLOT.finditer(text) if match[2]), default=1)
    for number in range(forms if text else 0):

        def shown(match: re.Match[str], number: int = number) -> str:
            if match[2] is not None:
                each = match[2].split("|")
                return each[min(number, len(each) - 1)]
            return "0" if match[1] and slots.KINDS.get(match[1]) is slots.NUMBER else match[0]

        yield _DIGITS.sub("0", slots.SLOT.sub(shown, text))
    if "{hours}" in text:
        # A posting fills this number itself.
        yield _DIGITS.sub("0", text)


@cache
def _pattern(phrase: str) -> re.Pattern[str]:
    """Return what a phrase's text may look like, with a group for each number."""
    return re.compile(slots.pattern(phrase, lambda name: slots.FIGURES if slots.KINDS.get(name) is slots.NUMBER else None))

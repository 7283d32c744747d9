"""A rule: what it is about, where it holds, and what it says; read from ``rules/<name>.toml``.

A rule whose words are all it needs is that one file. One that takes a calculation has a module of the same name beside it,
with ``check(version, rule)``. What must and must not be found stands in ``rules/<name>.examples.toml``; every example is a
test, and ``annons explain`` shows some. To add a rule is to add its files: there is no list to edit.
"""

import datetime as dt
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from importlib import import_module
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Any, Literal, cast

from generator.errors import Finding, Fix, Severity, Where

if TYPE_CHECKING:
    from generator.checks import Version

Scope = Literal["version", "ad"]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a rule in a locale: what is looked for, and what is fine though it looks like it.

    The notation is that of :mod:`generator.checks.words`.
    """

    find: tuple[str, ...]
    fine: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Rule:
    """One rule.

    Attributes:
        name: the name of its file.
        id: the stable id of its findings.
        title: what it finds, as a noun phrase or clause in lower case.
        severity: how much it weighs in ``annons check`` and ``annons publish``.
        in_build: how much it weighs in ``annons build``; ``None`` when a build does not ask it.
        scope: whether it looks at each locale, or at the data that all locales of an ad share.
        what: what it looks for, in a sentence or two.
        why: why that matters.
        instead: what to do about it.
        source: the law, standard or guide it rests on.
        checked: when the source was last read.
        since: the day from which it holds, if it does not yet or did not always.
        countries: ISO 3166 codes of the countries of work it holds for; all when empty.
        locales: the output locales it holds for; all when empty.
        fields: beginnings of the contexts of the texts it reads (``title``, ``sections.``); all when empty.
        justify: when an exception can be justified in the posting; empty when it never can.
        message: what its word findings say; ``{match}`` is what was found.
        hint: what to do, in one line; empty: ``instead``.
        words: its words by locale.
        data: the tables of its file that are its own.
    """

    name: str
    id: str
    title: str
    severity: Severity
    what: str
    why: str
    instead: str
    source: str
    checked: dt.date
    in_build: Severity | None = None
    scope: Scope = "version"
    since: dt.date | None = None
    countries: frozenset[str] = frozenset()
    locales: frozenset[str] = frozenset()
    fields: tuple[str, ...] = ()
    justify: str = ""
    message: str = ""
    hint: str = ""
    words: Mapping[str, Words] = field(default_factory=dict)
    data: Mapping[str, Any] = field(default_factory=dict)

    def holds(self, version: "Version") -> bool:
        """Say whether the rule is about this ad in this locale, as of the day it is looked at."""
        if self.locales and version.localized.locale.code not in self.locales:
            return False
        if self.countries and self.countries.isdisjoint(version.ad.countries()):
            return False
        return not (self.since and version.as_of and version.as_of < self.since)

    def reads(self, context: str) -> bool:
        """Say whether the rule reads the text of this context."""
        return not self.fields or context.startswith(self.fields)

    def finding(  # noqa: PLR0913 - what a finding is made of
        self,
        message: str,
        where: Where | None,
        *,
        hint: str = "",
        field: str = "",
        locale: str = "",
        fix: Fix | None = None,
        severity: Severity | None = None,
        channel: str = "",
    ) -> Finding:
        """Return a finding of this rule.

        Args:
            message: what is wrong, one sentence without a full stop; the reader sees ``field`` before it.
            where: where it stands.
            hint: what to do; the rule's own hint when left out.
            field: the field, or the context of the text.
            locale: the output locale, when it is about one.
            fix: how to put it right, when that is safe.
            severity: another one than the rule's own.
            channel: the id of the one channel it is about; an error keeps the ad out of that channel only.
        """
        told = hint or self.hint or self.instead
        return Finding(self.id, message, told, severity or self.severity, where, field, locale, fix, channel=channel)

    @cached_property
    def check(self) -> Callable[["Version", "Rule"], Iterable[Finding]]:
        """Return the function that looks."""
        if files(__package__).joinpath("rules", f"{self.name}.py").is_file():
            module = import_module(f"{__package__}.rules.{self.name}")
        else:
            module = import_module(f"{__package__}.words")
        return cast("Callable[[Version, Rule], Iterable[Finding]]", module.check)

    @cached_property
    def examples(self) -> Mapping[str, Mapping[str, tuple[Any, ...]]]:
        """Return what must be ``found`` and what is ``fine``, by locale; under ``any`` what holds in each."""
        file = files(__package__).joinpath("rules", f"{self.name}.examples.toml")
        if not file.is_file():
            return {}
        return {key: {kind: tuple(items) for kind, items in table.items()} for key, table in _toml(file).items()}


def read(package: str = __package__, holding: bytes = b"") -> Iterator[Rule]:
    """Yield the rules of a package's ``rules/``, by file name.

    Args:
        package: the package.
        holding: bytes that the file of a rule must hold to be read at all.

    Raises:
        TypeError: a rule lacks something it must say.
        ValueError: it says something unknown.
    """
    folder = files(package).joinpath("rules")
    for item in sorted(folder.iterdir(), key=lambda one: one.name):
        name, ending = item.name.split(".", 1) if "." in item.name else (item.name, "")
        if ending == "toml" and holding in item.read_bytes():
            yield read_file(name, item)


def read_file(name: str, file: Traversable) -> Rule:
    """Return the rule of one file; see :func:`read`."""
    return parse(name, _toml(file))


def parse(name: str, data: Mapping[str, Any]) -> Rule:
    """Return a rule from the data of its file; see :func:`read`."""
    known = {one for one in Rule.__dataclass_fields__ if one not in {"name", "data", "words"}}
    given: dict[str, Any] = {key: value for key, value in data.items() if key in known}
    own = {key: value for key, value in data.items() if key not in known and key != "words"}
    stray = [key for key, value in own.items() if not isinstance(value, dict)]
    if stray:
        message = f"{name}.toml: unknown key {stray[0]}"
        raise ValueError(message)
    for key in ("countries", "locales"):
        given[key] = frozenset(given.get(key, ()))
    given["fields"] = tuple(given.get("fields", ()))
    words = {
        code: Words(tuple(table.get("find", ())), tuple(table.get("fine", ()))) for code, table in data.get("words", {}).items()
    }
    return Rule(name=name, words=words, data=own, **given)


def _toml(file: Traversable) -> dict[str, Any]:
    return tomllib.loads(file.read_text("utf-8"))

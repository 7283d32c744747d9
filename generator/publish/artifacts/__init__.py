"""What is looked at when an ad has been made: its page, its structured data, its PDFs.

Each module is a check, ``check(artifact, rule)``, with a TOML file of the same name beside it in the form of
:mod:`generator.checks.rule`. To add one is to add its two files. Imported late, with the HTML parser.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Protocol, cast

from generator import plugins
from generator.checks import Version
from generator.checks.rule import Rule, read_file
from generator.errors import Finding
from generator.making import Made
from generator.publish.artifacts._artifact import Artifact

__all__ = ["Artifact", "every_rule", "examine"]


class Check(Protocol):
    """What a module of this package is."""

    def check(self, artifact: Artifact, rule: Rule) -> Iterable[Finding]:
        """Yield what is wrong with the files of an ad in a locale."""
        ...


@cache
def every_rule() -> tuple[tuple[Rule, Check], ...]:
    """Return the rules of this package with their checks."""
    found: list[tuple[Rule, Check]] = []
    for module in plugins.modules(__name__):
        name = module.__name__.rpartition(".")[2]
        found.append((read_file(name, files(__name__).joinpath(f"{name}.toml")), cast("Check", module)))
    return tuple(found)


def examine(version: Version, made: Made) -> Iterator[Finding]:
    """Yield what is wrong with the files of an ad in a locale.

    Args:
        version: the ad in the locale.
        made: its view and files.
    """
    artifact = Artifact(version, made)
    for rule, module in every_rule():
        yield from module.check(artifact, rule)

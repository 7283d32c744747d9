"""Engines that translate: one module each, found by discovery. What they share is this contract.

A module has ``NAME`` and ``engine(options)``, which returns an :class:`Engine` and is quick: it starts and loads nothing
before it is asked to. Texts hold *sentinels*, single private-use characters that stand for what an engine must not touch:

- ``U+E000``-``U+EFFF``: an atom (a number, a name, an e-mail address …). It stands where a noun, a name or a number does.
- ``U+F000``-``U+F7FF``: the ends of a marked stretch (bold, a link …): even is the beginning, the next odd one its end.

An engine may give them any form inside, and returns them as sentinels. It need not succeed: who calls it counts them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from generator import plugins

Pair = tuple[str, str]
"""Source and target, as BCP 47 codes of output locales."""

ATOMS = range(0xE000, 0xF000)
MARKS = range(0xF000, 0xF800)


@dataclass(frozen=True, slots=True)
class EngineOptions:
    """What a workspace sets for its engines.

    ``workers`` is pipelines for each pair, ``threads`` those of one model; 0 leaves the choice to the engine.
    ``beam`` and ``compute_type`` are CTranslate2's ``beam_size`` and ``compute_type``.
    """

    workers: int = 0
    threads: int = 0
    beam: int = 4
    compute_type: str = "int8"


@dataclass(frozen=True, slots=True)
class Translated:
    """What an engine made of a text; ``unknown`` are the source words that it had no translation for, in order."""

    text: str
    unknown: tuple[str, ...] = ()


class EngineError(Exception):
    """An engine could not translate; ``hint`` says what to do. Texts of other pairs may still go through."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


class Engine(Protocol):
    """Something that translates offline."""

    @property
    def name(self) -> str:
        """Return the name it goes by in routes and PO comments: ``apertium``."""

    def pairs(self) -> Mapping[Pair, str]:
        """Return the pairs that can be translated on this machine, each with what does it and its version.

        For example ``{("da", "nb"): "apertium-dan-nor 1.5.0"}``. Empty where the engine can't run.
        """

    def problem(self) -> str:
        """Return why the engine can't run at all, or ``""``."""

    def install_hint(self, pair: Pair) -> str:
        """Return the exact command that would bring a pair, or ``""`` where this engine can never have it."""

    def translate(self, pair: Pair, texts: Sequence[str]) -> list[Translated]:
        """Translate texts, each one to its own, in order.

        Raises:
            EngineError: it can't; nothing of this call was translated.
        """

    def close(self) -> None:
        """End its processes and free its models; it can be used again."""


def engines(options: EngineOptions | None = None) -> dict[str, Engine]:
    """Return every engine by its name."""
    chosen = options or EngineOptions()
    return {module.NAME: module.engine(chosen) for module in plugins.modules(__name__)}

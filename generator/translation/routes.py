"""Routes: the paths over installed engines from one locale to another, best first.

Which is best was measured (``data/routes.toml``), since the direct one is not always: Danish reaches Swedish better by way of
Norwegian. What was measured comes before what was not; of the rest, fewer steps come first.
"""

import itertools
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from generator.translation.engines import Engine, Pair

_LONGEST = 3
"""Steps; every one loses something."""


@dataclass(frozen=True, slots=True)
class Step:
    """One translation by one engine."""

    engine: str
    source: str
    target: str

    @property
    def pair(self) -> Pair:
        """Return source and target."""
        return self.source, self.target

    def __str__(self) -> str:
        """Return it as the table of routes writes it: ``apertium da>nb``."""
        return f"{self.engine} {self.source}>{self.target}"


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured of a route: BLEU and chrF2 (0 to 100; 0 is "not measured"), and on what."""

    bleu: float
    chrf: float
    on: str


@dataclass(frozen=True, slots=True)
class Route:
    """A path from one locale to another."""

    steps: tuple[Step, ...]
    figures: Figures | None = None

    @property
    def engine(self) -> str:
        """Return the engines' names: ``apertium``, ``apertium+argos``."""
        return "+".join(dict.fromkeys(step.engine for step in self.steps))

    @property
    def path(self) -> str:
        """Return the locales it goes through: ``da→nb→sv``."""
        return "→".join((self.steps[0].source, *(step.target for step in self.steps)))


def parse(steps: Sequence[str]) -> tuple[Step, ...]:
    """Read the steps of a route as the table and annons.toml write them.

    Raises:
        ValueError: a step is not ``engine source>target``, or they do not follow on each other.
    """
    made: list[Step] = []
    for text in steps:
        engine, _, pair = text.strip().partition(" ")
        source, arrow, target = pair.replace("→", ">").partition(">")
        if not (engine and arrow and source.strip() and target.strip()):
            message = f"“{text}” is no step of a route"
            raise ValueError(message)
        made.append(Step(engine, source.strip(), target.strip()))
    if not made or any(one.target != two.source for one, two in itertools.pairwise(made)):
        message = "the steps of a route must follow on each other"
        raise ValueError(message)
    return tuple(made)


def routes(source: str, target: str, engines: Mapping[str, Engine], chosen: Sequence[str] = ()) -> list[Route]:
    """Return the routes that can be taken on this machine, best first.

    Args:
        source: the locale of the texts.
        target: the locale to translate them to.
        engines: the engines to go by.
        chosen: the steps that the workspace asks for; if they can be taken, they come first.
    """
    pairs = {(name, pair) for name, engine in engines.items() for pair in engine.pairs()}
    found = [Route(steps, measured().get(steps)) for steps in _paths(source, target, pairs)]
    order = {name: number for number, name in enumerate(engines)}
    wanted = parse(chosen) if chosen else ()

    def rank(route: Route) -> tuple[object, ...]:
        bleu = route.figures.bleu if route.figures else 0.0
        return route.steps != wanted, -bleu, len(route.steps), [order[step.engine] for step in route.steps], route.path

    return sorted(found, key=rank)


def _paths(source: str, target: str, pairs: set[tuple[str, Pair]]) -> Iterator[tuple[Step, ...]]:
    def further(path: tuple[Step, ...], here: str) -> Iterator[tuple[Step, ...]]:
        if here == target:
            yield path
        elif len(path) < _LONGEST:
            been = {source, *(step.target for step in path)}
            for name, (one, other) in pairs:
                if one == here and other not in been:
                    yield from further((*path, Step(name, one, other)), other)

    if source != target:
        yield from further((), source)


@cache
def measured() -> Mapping[tuple[Step, ...], Figures]:
    """Return the table of measured routes."""
    text = files(__package__).joinpath("data", "routes.toml").read_text("utf-8")
    return {
        parse(row["route"]): Figures(row["bleu"], row.get("chrf", 0.0), row["on"]) for row in tomllib.loads(text)["measured"]
    }


def why(found: Sequence[Route]) -> list[str]:
    """Say which route is taken and why, one line each."""
    if not found:
        return []
    best, *others = found
    lines = [f"{best.path} by {best.engine}: {_told(best)}"]
    lines += [f"  rather than {other.path} by {other.engine}: {_told(other)}" for other in others[:3]]
    return lines


def _told(route: Route) -> str:
    if route.figures is None:
        return f"not measured, {len(route.steps)} step{'s' if len(route.steps) > 1 else ''}"
    chrf = f", chrF2 {route.figures.chrf:g}" if route.figures.chrf else ""
    return f"BLEU {route.figures.bleu:g}{chrf} ({route.figures.on})"

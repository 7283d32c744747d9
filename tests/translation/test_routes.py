import pytest

from generator.translation import routes
from generator.translation.routes import Step, measured, parse


class Installed:
    """An engine that has some pairs and is never asked to translate."""

    def __init__(self, *pairs):
        self._pairs = dict.fromkeys(pairs, "1.0")

    def pairs(self):
        return self._pairs


APERTIUM = Installed(
    ("da", "nb"), ("nb", "da"), ("da", "sv"), ("sv", "da"), ("nb", "sv"), ("sv", "nb"), ("nb", "nn"), ("nn", "nb")
)
ARGOS = Installed(("da", "en"), ("en", "da"), ("sv", "en"), ("en", "sv"), ("nb", "en"), ("en", "nb"))


def best(source, target, chosen=(), **engines):
    found = routes.routes(source, target, engines, chosen)
    return [str(step) for step in found[0].steps] if found else None


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("da", "nb", ["apertium da>nb"]),
        ("da", "sv", ["apertium da>nb", "apertium nb>sv"]),
        ("sv", "da", ["apertium sv>nb", "apertium nb>da"]),
        ("nb", "sv", ["apertium nb>sv"]),
        ("nb", "da", ["apertium nb>da"]),
        ("da", "nn", ["apertium da>nb", "apertium nb>nn"]),
        ("da", "en", None),
        ("da", "da", None),
    ],
)
def test_the_best_measured_route_is_taken_even_where_it_is_not_the_direct_one(source, target, expected):
    assert best(source, target, apertium=APERTIUM) == expected


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("da", "en", ["argos da>en"]),
        ("en", "sv", ["argos en>sv"]),
        ("da", "nb", ["apertium da>nb"]),
        ("en", "nb", ["argos en>nb"]),
        ("nn", "en", ["apertium nn>nb", "argos nb>en"]),
    ],
)
def test_engines_join(source, target, expected):
    assert best(source, target, apertium=APERTIUM, argos=ARGOS) == expected


def test_english_links_what_argos_alone_has():
    assert best("da", "sv", argos=ARGOS) == ["argos da>en", "argos en>sv"]


def test_a_workspace_s_choice_comes_first_if_it_can_be_taken():
    chosen = ["apertium da>sv"]

    assert best("da", "sv", chosen, apertium=APERTIUM) == chosen
    assert best("da", "sv", ["argos da>en", "argos en>sv"], apertium=APERTIUM) == ["apertium da>nb", "apertium nb>sv"]


def test_the_order_is_always_the_same():
    engines = {"apertium": APERTIUM, "argos": ARGOS}
    first = routes.routes("da", "sv", engines)

    assert [route.steps for route in first] == [route.steps for route in routes.routes("da", "sv", engines)]
    assert len({route.steps for route in first}) == len(first)
    assert all(len(route.steps) <= 3 for route in first)
    assert all(len({step.source for step in route.steps}) == len(route.steps) for route in first)


def test_why_says_what_was_measured_and_where():
    lines = routes.why(routes.routes("da", "sv", {"apertium": APERTIUM}))

    assert lines[0].startswith("da→nb→sv by apertium: BLEU 22.9, chrF2 55.3 (FLORES-200 devtest")
    assert lines[1].startswith("  rather than da→sv by apertium: BLEU 20.4")
    assert routes.why([]) == []
    assert "not measured, 2 steps" in routes.why(routes.routes("da", "nn", {"apertium": APERTIUM}))[0]


def test_every_measured_route_has_its_source():
    assert measured()
    assert all(figures.on and 0 < figures.bleu < 100 for figures in measured().values())


@pytest.mark.parametrize("steps", [[], ["apertium"], ["apertium da"], ["da>sv"], ["apertium da>nb", "apertium sv>da"], [" >"]])
def test_what_is_no_route_is_refused(steps):
    with pytest.raises(ValueError, match="step"):
        parse(steps)


def test_a_route_reads_back():
    steps = parse(["apertium da>nb", "argos nb→en"])

    assert steps == (Step("apertium", "da", "nb"), Step("argos", "nb", "en"))
    assert parse([str(step) for step in steps]) == steps

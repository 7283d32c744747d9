from generator.printing.contents.geometry import Box
from generator.printing.contents.records import PageContents, Painted


def test_problems_are_counted():
    found = PageContents()
    found.problem("loop")
    found.problem("loop")

    assert found.problems == {"loop": 2}


def test_a_thing_painted_is_opaque_and_plain_if_nothing_else_is_said():
    one = Painted("fill", Box(0, 0, 1, 1), None)

    assert (one.alpha, one.blend, one.overprint, one.source, one.solid) == (1.0, "Normal", False, "page", False)

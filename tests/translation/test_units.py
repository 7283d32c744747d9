"""Units: what a person wrote counts as approved unless it says otherwise."""

from generator.translation.units import Unit


def test_a_unit_is_approved_unless_it_says_otherwise():
    unit = Unit("title", "Kok", "Kokk", "da", "nb")

    assert (unit.state, unit.origin, unit.by, unit.when) == ("final", "", "", "")
    assert len({unit, Unit("title", "Kok", "Kokk", "da", "nb"), Unit("title", "Kok", "Kock", "da", "sv")}) == 2

import pytest

from generator.checks.spelling.places import LANGUAGES, named, places


@pytest.mark.parametrize(
    ("locale", "text", "found"),
    [
        ("da", "kontor i Estonia, Tallinn", [("Estonia", "Estland", False)]),
        ("da", "Polands største lager", [("Polands", "Polens", False)]),
        ("da", "et lager i Köpenhamn", [("Köpenhamn", "København", True)]),
        ("da", "kunder i South Africa", [("South Africa", "Sydafrika", False)]),
        ("da", "hos Air Estonia", []),
        ("da", "hos Estonia Air", []),
        ("da", "Made in Sweden", []),
        ("da", "ordet “Sweden” står der", []),
        ("nb", "kunder i Frankrig", [("Frankrig", "Frankrike", False)]),
        ("sv", "kunder i Norway", [("Norway", "Norge", False)]),
        ("en", "customers in Sverige", [("Sverige", "Sweden", False)]),
        ("en", "Brussels, the US and Long Island", []),
        ("fi", "Estonia", []),
    ],
)
def test_a_place_that_is_called_as_elsewhere_is_found(locale, text, found):
    assert [(one.old, one.new, one.city) for one in named(text, locale)] == found


@pytest.mark.parametrize("locale", LANGUAGES)
def test_no_place_is_right_and_wrong_in_one_language(locale):
    known = places(locale)

    assert known.right.isdisjoint(known.wrong)
    assert {place.right for place in known.wrong.values()} <= known.right
    assert {"Estland", "Estonia"} & known.right

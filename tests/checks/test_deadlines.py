import datetime as dt

import pytest

from generator.checks.deadlines import named


@pytest.mark.parametrize(
    ("text", "formats", "day"),
    [
        ("Ansøgningsfrist er 31.03.2018.", "da_DK", dt.date(2018, 3, 31)),
        ("Ansøg senest den 15. april", "da_DK", dt.date(2026, 4, 15)),
        ("Søknadsfrist: 2026-12-01", "nb_NO", dt.date(2026, 12, 1)),
        ("Sista ansökningsdag är den 1 maj 2027", "sv_SE", dt.date(2027, 5, 1)),
        ("Apply by March 31st, 2027", "en_GB", dt.date(2027, 3, 31)),
        ("The deadline is 31 Mar 2027", "en_GB", dt.date(2027, 3, 31)),
        ("Ansøgningsfrist er 31.02.2018", "da_DK", None),
    ],
)
def test_a_deadline_is_read_in_each_language(text, formats, day):
    (found,) = named(text, formats)

    assert found.day(dt.date(2026, 1, 1)) == day


def test_its_place_is_that_of_the_date():
    text = "Søk innen 15. april, og gjerne før."
    (found,) = named(text, "nb_NO")

    assert text[found.start : found.end] == "15. april"


@pytest.mark.parametrize("text", ["Vi søger 3 kolleger", "Senest den 15. april afleveres momsen", "Ansøgningsfristen er snart"])
def test_what_is_no_deadline_is_passed_over(text):
    assert named(text, "da_DK") == ()

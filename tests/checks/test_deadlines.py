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
        ("Send din ansøgning og dit CV senest den 15. april", "da_DK", dt.date(2026, 4, 15)),
        ("Ansøgningsfrist: 15-04-2027", "da_DK", dt.date(2027, 4, 15)),
        ("Søknaden må være oss i hende innen 1. mai", "nb_NO", dt.date(2026, 5, 1)),
        ("Vi vill ha din ansökan senast den 3:e maj", "sv_SE", dt.date(2026, 5, 3)),
        ("Applications must be received by 15 April", "en_GB", dt.date(2026, 4, 15)),
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


@pytest.mark.parametrize(
    ("text", "formats"),
    [
        ("Vi søger 3 kolleger", "da_DK"),
        ("Senest den 15. april afleveres momsen", "da_DK"),
        ("Ansøgningsfristen er snart", "da_DK"),
        ("Vi søger en kollega, der kan begynde senest den 1. maj", "da_DK"),
        ("Vi svarer på din ansøgning senest 15. maj", "da_DK"),
        ("Ansøgningsfristen er løbende, samtaler 3. maj", "da_DK"),
        ("Vi søger dig, der lærer dansk inden 1-2 år", "da_DK"),
        ("Vi søker en kollega som kan begynne innen 1. mai", "nb_NO"),
        ("Fristen for årsregnskapet er 1. mars", "nb_NO"),
        ("Vi söker dig som kan börja senast 1 maj", "sv_SE"),
        ("Ansökan behandlas senast 15 april", "sv_SE"),
        ("Applicants must be able to start no later than 1 May", "en_GB"),
        ("The reporting deadline is 31 March", "en_GB"),
        ("Apply by 4/5/2018", "en_GB"),
    ],
)
def test_what_is_no_deadline_to_apply_by_is_passed_over(text, formats):
    assert named(text, formats) == ()

import pytest

from generator.translation import dates


def found(text, source, target):
    return [(text[span.start : span.end], span.target) for span in dates.spans(text, source, target)]


@pytest.mark.parametrize(
    ("source", "text", "written", "targets"),
    [
        ("da", "Vi tager imod ansøgninger til 31. marts 2018.", "31. marts 2018",
         {"nb": "31. mars 2018", "sv": "31 mars 2018", "en": "31 March 2018"}),
        ("da", "Start den 1. december.", "den 1. december",
         {"nb": "den 1. desember", "sv": "den 1 december", "en": "1 December"}),
        ("nb", "Oppstart i august 2027", "august 2027", {"da": "august 2027", "sv": "augusti 2027", "en": "August 2027"}),
        ("nb", "Kurset går 3.–5. mai 2027", "3.–5. mai 2027",
         {"da": "3.–5. maj 2027", "sv": "3–5 maj 2027", "en": "3–5 May 2027"}),
        ("sv", "Sök senast 15 januari 2027!", "15 januari 2027",
         {"da": "15. januar 2027", "nb": "15. januar 2027", "en": "15 January 2027"}),
        ("sv", "Den 1:a juni börjar kursen", "Den 1:a juni", {"en": "1 June", "nb": "Den 1. juni"}),
        ("en", "Apply by 1st March 2027", "1st March 2027", {"da": "1. marts 2027", "sv": "1 mars 2027"}),
        ("en", "Apply by March 3rd, 2027.", "March 3rd, 2027", {"nb": "3. mars 2027"}),
        ("en", "from 5 May", "5 May", {"da": "5. maj", "sv": "5 maj"}),
        ("en", "5th of May 2027", "5th of May 2027", {"sv": "5 maj 2027"}),
        ("da", "2. FEBRUAR 2027", "2. FEBRUAR 2027", {"sv": "2 februari 2027"}),
        ("da", "senest 1. jan. 2027", "1. jan. 2027", {"nb": "1. januar 2027"}),
    ],
)  # fmt: skip
def test_a_date_is_written_as_each_language_writes_it(source, text, written, targets):
    for target, expected in targets.items():
        assert found(text, source, target) == [(written, expected)], target


@pytest.mark.parametrize(
    "text",
    [
        "i marts", "31.03.2018", "2018-03-31", "31. februar 2018", "32. marts", "0. maj", "Marts 45", "12 marsvin", "1. sal",
        "den 5. person", "may", "", "5 %", "1.5. marts"[:4],
    ],
)  # fmt: skip
def test_what_is_no_date_with_a_month_s_name_is_left_alone(text):
    for source in ("da", "nb", "sv", "en"):
        assert found(text, source, "nb" if source != "nb" else "sv") == []


def test_every_month_of_every_language_comes_through_every_other_and_back():
    for source in ("da", "nb", "sv", "en"):
        for target in ("da", "nb", "sv", "en"):
            for month in range(1, 13):
                start = (
                    next(dates.spans(f"1. {_months('da')[month - 1]} 2027", "da", source)).target
                    if source != "da"
                    else (f"1. {_months('da')[month - 1]} 2027")
                )
                there = next(dates.spans(start, source, target)).target
                assert next(dates.spans(there, target, source)).target == start


def _months(locale):
    from babel.dates import get_month_names  # noqa: PLC0415

    return list(get_month_names("wide", "format", locale).values())


def test_a_long_text():
    assert found("1. 1. den 3 – 4. marts marts 2018 " * 600, "da", "en")

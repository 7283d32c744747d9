"""The kinds of value: what each takes, and what it becomes. What each refuses stands in bad/ with its message."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from generator.posting import fields
from generator.posting.fields import check_text, valid_id
from generator.posting.markup import MarkupError
from generator.posting.placeholders import PlaceholderError
from generator.posting.text import TextRules


def read(kind: Any, value: object) -> Any:
    return TypeAdapter(kind).validate_python(value)


def refused(kind: Any, value: object) -> tuple[str, str]:
    """Return message and hint of a refusal."""
    with pytest.raises(ValidationError) as caught:
        read(kind, value)
    (error,) = caught.value.errors()
    return error["ctx"]["message"], error["ctx"]["hint"]


ACCEPTED = [
    (fields.Id, "back-office-agent", "back-office-agent"),
    (fields.Id, "kok_2018", "kok_2018"),
    (fields.Id, "a" * 80, "a" * 80),
    (fields.Day, "2018-03-31", dt.date(2018, 3, 31)),
    (fields.Day, "2020-02-29", dt.date(2020, 2, 29)),
    (fields.Day, dt.date(2018, 3, 31), dt.date(2018, 3, 31)),
    (fields.Clock, "09:00", dt.time(9)),
    (fields.Clock, "9:00", dt.time(9)),
    (fields.Clock, "9.30", dt.time(9, 30)),
    (fields.Clock, "23:59", dt.time(23, 59)),
    (fields.Clock, dt.time(9), dt.time(9)),
    (fields.Country, "EE", "EE"),
    (fields.Country, "no", "NO"),
    (fields.SpokenLanguage, "no", "no"),
    (fields.SpokenLanguage, "ja", "ja"),
    (fields.AudienceLanguage, "no", "no"),
    (fields.Currency, "EUR", "EUR"),
    (fields.Currency, "dkk", "DKK"),
    (fields.Amount, "1600", Decimal(1600)),
    (fields.Amount, "37.5", Decimal("37.5")),
    (fields.Amount, "187.50", Decimal("187.50")),
    (fields.Amount, Decimal("37.5"), Decimal("37.5")),
    (fields.Email, "kim.kvist+job@mail.example.com", "kim.kvist+job@mail.example.com"),
    (fields.Email, "Kim@Example.com", "Kim@Example.com"),
    (fields.Url, "https://example.com", "https://example.com"),
    (fields.Url, "http://example.com:8080/job?id=1#top", "http://example.com:8080/job?id=1#top"),
    (fields.Url, "https://eksempel.example/søg", "https://eksempel.example/søg"),
    (fields.Phone, "+47 4807 4739", "+4748074739"),
    (fields.Color, "#0B5c4A", "#0b5c4a"),
    (fields.Truth, "true", True),
    (fields.Truth, "yes", True),
    (fields.Truth, "false", False),
    (fields.Truth, "no", False),
    (fields.Truth, True, True),
]


@pytest.mark.parametrize(("kind", "written", "value"), ACCEPTED)
def test_accepted(kind, written, value):
    assert read(kind, written) == value


NOT_AN_ID = "ids become file names: small letters a–z, digits and hyphens, at most 80, such as back-office-agent"
NOT_A_MAIL = "such as name@company.com"
DIGITS = "digits only, with a point for decimals: 32000 or 37.5"
POINT = "write it without the point, or with fewer decimals"

REFUSED = [
    *(
        (fields.Id, written, f"“{written}” can't be used as an id", NOT_AN_ID)
        for written in (
            "Kok", "kok til kantinen", "../kok", "kok/chef", "kok.yaml", "-kok", "kok-", "kok--chef", "kød", "", "a" * 81,
        )
    ),
    (fields.Day, "2019-02-29", "there is no 2019-02-29", "check the day and the month"),
    (fields.Day, "18-03-31", "“18-03-31” is no date", "write year-month-day, such as 2018-03-31"),
    (fields.Day, "2018-3-1", "“2018-3-1” is no date", "write year-month-day, such as 2018-03-31"),
    (fields.Clock, "24:00", "there is no 24:00 on a clock", "write it as 09:00, up to 23:59"),
    (fields.Clock, "kl. 9", "“kl. 9” is no time", "write it as 09:00"),
    (fields.Country, "XX", "“XX” is no country code", "two letters (ISO 3166), such as DK, NO, SE, EE"),
    (fields.Country, "DNK", "“DNK” is no country code", "two letters (ISO 3166), such as DK, NO, SE, EE"),
    (fields.SpokenLanguage, "dk", "“dk” is no language code", "two letters (ISO 639), such as da, no, sv, en, de"),
    (fields.Currency, "KRO", "“KRO” is no currency code", "three letters (ISO 4217), such as DKK, NOK, SEK, EUR"),
    # In Denmark 32.000 is thirty-two thousand; read as a number it would be thirty-two.
    (fields.Amount, "32.000", "“32.000” could be thousands or decimals", POINT),
    (fields.Amount, "1.234.567", "“1.234.567” could be thousands or decimals", POINT),
    (fields.Amount, "32,000", "“32,000” is no amount", DIGITS),
    (fields.Amount, "1e3", "“1e3” is no amount", DIGITS),
    (fields.Amount, "1_600", "“1_600” is no amount", DIGITS),
    (fields.Amount, "-5", "“-5” is no amount", DIGITS),
    (fields.Amount, "NaN", "“NaN” is no amount", DIGITS),
    (fields.Amount, "0", "“0” is no amount", "it must be more than 0"),
    (fields.Amount, "0.00", "“0.00” is no amount", "it must be more than 0"),
    *(
        (fields.Email, written, f"“{written}” is no e-mail address", NOT_A_MAIL)
        for written in (
            "kim", "kim@", "@example.com", "kim@example", "kim@@example.com", "kim@example..com", "kim @example.com",
            "Kim Kvist <kim@example.com>", "mailto:kim@example.com", "kim@example.com.", "kim@-example.com",
            "k" * 250 + "@example.com",
        )
    ),
    (fields.Url, "www.example.com", "“www.example.com” is no web address", "did you mean https://www.example.com?"),
    (fields.Url, "example.com/job", "“example.com/job” is no web address", "did you mean https://example.com/job?"),
    *(
        (fields.Url, written, f"“{written}” is no web address", "it begins with https://")
        for written in (
            "ftp://example.com", "javascript:alert(1)", "https://", "https:/example.com", "https://localhost",
            "https://example.com/a b", 'https://example.com/"', "https://[a.b", "mailto:kim@example.com",
        )
    ),
    (fields.Phone, "+47 480 739", "“+47 480 739” is no telephone number", "check every digit"),
    (
        fields.Phone, "0047 4807 4739", "“0047 4807 4739” is no telephone number",
        "begin with + and the country code, such as +47 48 07 47 39; check every digit",
    ),
    (fields.Color, "#fff", "“#fff” is no colour", 'six hex digits in quotes: "#0b5c4a"'),
    (fields.Color, "rød", "“rød” is no colour", 'six hex digits in quotes: "#0b5c4a"'),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "written", "message", "hint"), REFUSED)
def test_refused(kind, written, message, hint):
    assert refused(kind, written) == (message, hint)


SINGLE = (
    fields.Id, fields.Day, fields.Clock, fields.Country, fields.SpokenLanguage, fields.AudienceLanguage, fields.Currency,
    fields.Amount, fields.Email, fields.Url, fields.Phone, fields.Color,
)  # fmt: skip


@pytest.mark.parametrize("kind", SINGLE)
def test_a_single_value_is_no_list_no_group_and_not_nothing(kind):
    assert refused(kind, None) == ("no value stands here", "fill it in, or delete the field")
    assert refused(kind, ["2018-03-31"]) == ("one value was expected, but a list stands here", "write it alone")
    assert refused(kind, {"da": "a"}) == ("one value was expected, but a group stands here", "write it alone")


@pytest.mark.parametrize("kind", SINGLE)
@settings(max_examples=40, derandomize=True, deadline=None)
@given(st.text() | st.text("0123456789.,:-+@# aAzZ/_", max_size=20))
def test_any_text_is_taken_or_refused(kind, written):
    try:
        read(kind, written)
    except ValidationError as error:
        (found,) = error.errors()
        assert found["ctx"]["message"]
        assert found["ctx"]["hint"]


@given(st.dates(dt.date(1, 1, 1)))
@settings(max_examples=50, derandomize=True, deadline=None)
def test_every_day_reads_back(day):
    assert read(fields.Day, day.isoformat()) == day


@given(st.integers(0, 23), st.integers(0, 59))
@settings(max_examples=50, derandomize=True, deadline=None)
def test_every_time_reads_back(hour, minute):
    assert read(fields.Clock, f"{hour:02}:{minute:02}") == read(fields.Clock, f"{hour}.{minute:02}") == dt.time(hour, minute)


def test_valid_id_says_the_same():
    assert valid_id("kok")
    assert not valid_id("Kok")
    assert not valid_id("k" * 81)


INLINE, RUNNING, BLOCKS, NAME = (
    TextRules("inline"), TextRules("inline", people=True), TextRules("blocks", people=True), TextRules("name"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("source", "rules"),
    [
        ("{Speaking} kok", INLINE),
        ("{people}", RUNNING),
        ("{People} og {speakers}\n\n- a", BLOCKS),
        ("[a](javascript:b)", NAME),  # a name holds no Markdown; it is shown as it stands
        ("# Nummer 1", INLINE),
    ],
)
def test_texts_that_may_stand(source, rules):
    check_text(source, rules)


@pytest.mark.parametrize(
    ("source", "rules", "problem"),
    [
        ("{people}", INLINE, PlaceholderError),
        ("{People} søges", INLINE, PlaceholderError),
        ("{speeking}", RUNNING, PlaceholderError),
        ("{speaking", BLOCKS, PlaceholderError),
        ("{town}", NAME, PlaceholderError),
        ("[a](javascript:b)", INLINE, MarkupError),
        ("a\n\n# b", BLOCKS, MarkupError),
    ],
)
def test_texts_that_may_not(source, rules, problem):
    with pytest.raises(problem) as caught:
        check_text(source, rules)
    assert caught.value.hint

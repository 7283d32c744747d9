"""The kinds of value that posting files hold: ids, days, times, countries, languages, money, addresses.

Every scalar arrives as a string (see yaml_reader) and gets its type here. A refusal says what was expected and what to do.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Any, NamedTuple, NoReturn
from urllib.parse import urlsplit

from babel.core import get_global
from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    GetPydanticSchema,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError, core_schema

from generator.l10n import phones
from generator.l10n.formats import known_territory
from generator.l10n.speakers import SPOKEN
from generator.posting import markup, placeholders
from generator.posting.text import Text, TextRules, visible


class Model(BaseModel):
    """Base of all models: frozen, and unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


_LONGEST = 300
"""Characters of a message; what was written wrongly can be very long."""


def refuse(message: str, hint: str = "", at: tuple[str | int, ...] = ()) -> NoReturn:
    """Refuse a value with what was expected and what to do.

    Args:
        message: what is wrong, in one sentence without a full stop.
        hint: what to do about it.
        at: the field below the validated one that the message is about.
    """
    short = message if len(message) <= _LONGEST else f"{message[: _LONGEST - 1]}…"
    raise PydanticCustomError("annons", "{message}", {"message": short, "hint": hint, "at": at})


class Problem(NamedTuple):
    """Something that does not hold: the field below the posting, what is wrong, what to do."""

    at: tuple[str | int, ...]
    message: str
    hint: str


def refuse_all(found: Iterable[Problem]) -> None:
    """Refuse a model for all problems at once.

    Raises:
        PydanticCustomError: of type ``annons_many``, when there are any.
    """
    problems_ = tuple(found)
    if problems_:
        raise PydanticCustomError("annons_many", "the fields don't fit together", {"problems": problems_})


def scalar(value: Any) -> Any:  # noqa: ANN401 - whatever stands in the file
    """Return a single value.

    Raises:
        PydanticCustomError: it is none, but nothing, a list or a group of fields.
    """
    if value is None:
        refuse("no value stands here", "fill it in, or delete the field")
    if isinstance(value, (list, dict)):
        refuse(f"one value was expected, but a {'list' if isinstance(value, list) else 'group'} stands here", "write it alone")
    return value


_ONE = BeforeValidator(scalar)

_ID = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
MAX_ID = 80


def _identifier(value: Any) -> str:  # noqa: ANN401 - whatever stands in the file
    if not isinstance(value, str) or not _ID.fullmatch(value) or len(value) > MAX_ID:
        refuse(
            f"“{value}” can't be used as an id",
            f"ids become file names: small letters a–z, digits and hyphens, at most {MAX_ID}, such as back-office-agent",
        )
    return value


_RULE = re.compile(r"[A-Z]+(?:-[A-Z]+)*")


def _rule_id(value: Any) -> str:  # noqa: ANN401 - whatever stands in the file
    if not isinstance(value, str) or not _RULE.fullmatch(value):
        refuse(f"“{value}” is no rule", "write its id as “annons check” tells it, such as LANGUAGE-LEVEL")
    return value


def valid_id(value: str) -> bool:
    """Say whether a text can be an id."""
    return bool(_ID.fullmatch(value)) and len(value) <= MAX_ID


_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def _day(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, dt.date):
        return value
    match = _DAY.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        refuse(f"“{value}” is no date", "write year-month-day, such as 2018-03-31")
    try:
        return dt.date(*map(int, match.groups()))
    except ValueError:
        refuse(f"there is no {value}", "check the day and the month")


_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})")


def _clock(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, dt.time):
        return value
    match = _CLOCK.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        refuse(f"“{value}” is no time", "write it as 09:00")
    try:
        return dt.time(int(match[1]), int(match[2]))
    except ValueError:
        refuse(f"there is no {value} on a clock", "write it as 09:00, up to 23:59")


def _country(value: Any) -> str:  # noqa: ANN401
    code = str(value).strip().upper()
    if not known_territory(code):
        refuse(f"“{value}” is no country code", "two letters (ISO 3166), such as DK, NO, SE, EE")
    return code


@lru_cache(maxsize=1)
def _languages() -> frozenset[str]:
    return frozenset(get_global("likely_subtags"))


def _spoken(value: Any) -> str:  # noqa: ANN401
    code = str(value).strip()
    if code.casefold() in {"nb", "nn", "nb-no", "nb_no"}:
        refuse(f"people speak Norwegian, which is written “no” here; {code} is a way of writing it", "write no")
    if code not in SPOKEN and (code not in _languages() or not code.isalpha()):
        refuse(f"“{value}” is no language code", "two letters (ISO 639), such as da, no, sv, en, de")
    return code


def _audience(value: Any) -> str:  # noqa: ANN401
    code = _spoken(value)
    if code not in SPOKEN:
        refuse(f"there are no words yet for speakers of “{code}”", "known are " + ", ".join(SPOKEN))
    return code


@lru_cache(maxsize=1)
def _currencies() -> frozenset[str]:
    """Return the currencies that are legal tender somewhere today (CLDR)."""
    territories = get_global("territory_currencies").values()
    return frozenset(code for used in territories for code, _start, end, tender in used if end is None and tender)


def _currency(value: Any) -> str:  # noqa: ANN401
    code = str(value).strip().upper()
    if code not in _currencies():
        refuse(f"“{value}” is no currency code", "three letters (ISO 4217), such as DKK, NOK, SEK, EUR")
    return code


_AMOUNT = re.compile(r"\d{1,12}(?:\.\d{1,6})?")


def _amount(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, Decimal):
        return value
    text = str(value)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", text):
        refuse(f"“{text}” could be thousands or decimals", "write it without the point, or with fewer decimals")
    if not _AMOUNT.fullmatch(text):
        refuse(f"“{text}” is no amount", "digits only, with a point for decimals: 32000 or 37.5")
    amount = Decimal(text)
    if not amount:
        refuse(f"“{text}” is no amount", "it must be more than 0")
    return amount


_EMAIL = re.compile(r"[A-Za-z0-9._%+'-]+@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,63}")
MAX_EMAIL = 254


def _email(value: Any) -> str:  # noqa: ANN401
    if not isinstance(value, str) or not _EMAIL.fullmatch(value) or ".." in value or len(value) > MAX_EMAIL:
        refuse(f"“{value}” is no e-mail address", "such as name@company.com")
    return value


_HOST = re.compile(r"[^\s.]+(?:\.[^\s.]+)+")


def _url(value: Any) -> str:  # noqa: ANN401
    text = str(value)
    try:
        parts = urlsplit(text)
        good = (
            parts.scheme in {"http", "https"}
            and bool(_HOST.fullmatch(parts.hostname or ""))
            and not re.search(r"[\s<>\"{}]", text)
        )
    except ValueError:
        good = False
    if not good:
        web = re.fullmatch(r"[\w.-]+\.[a-z]{2,}(/\S*)?", text)
        refuse(f"“{text}” is no web address", f"did you mean https://{text}?" if web else "it begins with https://")
    return text


def _phone(value: Any) -> str:  # noqa: ANN401
    try:
        return phones.e164(str(value))
    except phones.PhoneError:
        start = "" if str(value).lstrip().startswith("+") else "begin with + and the country code, such as +47 48 07 47 39; "
        refuse(f"“{value}” is no telephone number", f"{start}check every digit")


_COLOR = re.compile(r"#[0-9a-fA-F]{6}")


def _color(value: Any) -> str:  # noqa: ANN401
    if not isinstance(value, str) or not _COLOR.fullmatch(value):
        refuse(f"“{value}” is no colour", 'six hex digits in quotes: "#0b5c4a"')
    return value.lower()


def _line(value: Any) -> str:  # noqa: ANN401
    text = str(value).strip()
    if not visible(text):
        refuse("no text stands here", "fill it in, or delete the field")
    if re.search(r"[\n\r\u0085\u2028\u2029]", text):
        refuse("this is more than one line", "write it on one line")
    try:
        found = placeholders.names(text)
    except placeholders.PlaceholderError:
        found = ()
    if found:
        refuse(f"{{{found[0]}}} can't stand here: this is the same for every audience", "write it out")
    return text


_TRUTHS = {"true": True, "yes": True, "false": False, "no": False}


def _truth(value: Any) -> Any:  # noqa: ANN401
    return _TRUTHS.get(value, value) if isinstance(value, str) else value


def _one_or_more(value: Any) -> Any:  # noqa: ANN401
    return value if isinstance(value, (list, tuple)) else [value]


def _pattern(pattern: str, **more: Any) -> WithJsonSchema:  # noqa: ANN401
    return WithJsonSchema({"type": "string", "pattern": f"^(?:{pattern})$", **more})


# To an editor, +4532123456 and 9.30 are numbers; YAML 1.1 takes 18:00 for one too, and yes for true.
_DIGITS: dict[str, Any] = {"type": ["string", "number"]}


Id = Annotated[str, BeforeValidator(_identifier), _ONE, _pattern(_ID.pattern, maxLength=MAX_ID, **_DIGITS)]
RuleId = Annotated[str, BeforeValidator(_rule_id), _pattern(_RULE.pattern)]
Day = Annotated[dt.date, BeforeValidator(_day), _ONE, WithJsonSchema({"type": "string", "format": "date"})]
Clock = Annotated[dt.time, BeforeValidator(_clock), _ONE, _pattern(_CLOCK.pattern, **_DIGITS)]
Country = Annotated[str, BeforeValidator(_country), _ONE, _pattern("[A-Za-z]{2}")]
SpokenLanguage = Annotated[str, BeforeValidator(_spoken), _ONE, _pattern("[a-z]{2,3}")]
AudienceLanguage = Annotated[str, BeforeValidator(_audience), _ONE, WithJsonSchema({"enum": list(SPOKEN)})]
Currency = Annotated[str, BeforeValidator(_currency), _ONE, _pattern("[A-Za-z]{3}")]
Amount = Annotated[
    Decimal, BeforeValidator(_amount), _ONE, _pattern(_AMOUNT.pattern, type=["number", "string"], exclusiveMinimum=0)
]
Email = Annotated[str, BeforeValidator(_email), _ONE, WithJsonSchema({"type": "string", "format": "email"})]
Url = Annotated[str, BeforeValidator(_url), _ONE, WithJsonSchema({"type": "string", "format": "uri"})]
Phone = Annotated[str, BeforeValidator(_phone), _ONE, _pattern(r"\+[\d ()-]+", **_DIGITS)]
Color = Annotated[str, BeforeValidator(_color), _ONE, _pattern(_COLOR.pattern)]
Line = Annotated[str, BeforeValidator(_line), _ONE, WithJsonSchema({"type": ["string", "number"], "minLength": 1})]
"""Words that are the same in every language, on one line: a name, a street, a reference."""
Truth = Annotated[bool, BeforeValidator(_truth), WithJsonSchema({"enum": [True, False, *_TRUTHS]})]


@dataclass(frozen=True, slots=True, eq=False)
class Shorthand:
    """Lets a value be written in a shorter way too, which editors then accept as well.

    ``expand`` turns the short way into the long one and leaves the rest alone; ``schema`` is the JSON Schema of the short
    way, ``None`` standing for an item of the list.
    """

    expand: Callable[[Any], Any]
    schema: dict[str, Any] | None = None

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:  # noqa: ANN401
        """Expand before validating."""
        return core_schema.no_info_before_validator_function(self.expand, handler(source))

    def __get_pydantic_json_schema__(self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Describe both ways."""
        long = handler(schema)
        return {"anyOf": [self.schema or long.get("items", {}), long]}


OneOrMore = Shorthand(_one_or_more)
"""Lets a list of one be written without the dash."""


def check_text(source: str, rules: TextRules) -> None:
    """Check one text in one language: its placeholders and its Markdown.

    Raises:
        PlaceholderError, MarkupError: what is wrong, with a hint.
    """
    _check_text(source, rules.kind, rules.people)


@lru_cache(maxsize=16_384)
def _check_text(source: str, kind: str, people: bool) -> None:  # noqa: FBT001 - a key of the cache
    """Check a text as :func:`check_text` does; one that is right is remembered, for ads share much of what they say."""
    if "{" in source or "}" in source:
        found = placeholders.names(source)
        if not people and {"people", "People"}.intersection(found):
            message = "{people} names a nationality, which is no requirement for a job"
            hint = "write {speakers} here; {people} may stand in sections"
            raise placeholders.PlaceholderError(message, hint)
    if kind != "name":
        markup.check(source, kind)


def _checked(rules: TextRules) -> GetPydanticSchema:
    def check(text: Text) -> Text:
        for source in (text.source,) if text.source is not None else text.by_locale.values():
            try:
                check_text(source, rules)
            except (placeholders.PlaceholderError, markup.MarkupError) as problem:
                refuse(str(problem), problem.hint)
        return text

    return GetPydanticSchema(lambda source, handler: core_schema.no_info_after_validator_function(check, handler(source)))


_INLINE, _RUNNING, _BLOCKS = TextRules("inline"), TextRules("inline", people=True), TextRules("blocks", people=True)
_NAME = TextRules("name")

Name = Annotated[Text, _checked(_NAME), _NAME]
"""A name: one string for all languages, or a map where it differs."""

Inline = Annotated[Text, _checked(_INLINE), _INLINE]
"""A title, task or qualification: one line of inline Markdown."""
Running = Annotated[Text, _checked(_RUNNING), _RUNNING]
"""One line in which a people may be spoken of."""
Blocks = Annotated[Text, _checked(_BLOCKS), _BLOCKS]
"""Running text: paragraphs and lists in Markdown."""

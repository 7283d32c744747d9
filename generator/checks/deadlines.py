"""Deadlines that a text names: words for the last day to apply, and a date soon after them.

Much is to be done "senest" some day: to begin, to file the accounts. Only what speaks of applying announces a deadline here.
"""

import datetime as dt
import re
from functools import lru_cache
from typing import NamedTuple

from babel.dates import get_month_names

from generator.checks.sieve import KEPT, sieves

_WORDS = {
    "da": (
        r"(?:ansøgningsfrist|ansøgningstid)\w*|frist(?:en)? for (?:at (?:an)?søge|(?:din )?ansøgning\w*)"
        r"|(?:an)?søg(?:es)?(?: nu| jobbet| stillingen| gerne| allerede i dag)*,? (?:senest|inden)"
        r"|(?:ind)?send(?:es)?(?: \w+){0,3}? ansøgning\w*(?:,? \w+){0,5}?,? (?:senest|inden)"
        r"|(?:have|modtage) din ansøgning(?: \w+){0,3}? (?:senest|inden)"
        r"|ansøgning\w* skal(?: være)?(?: \w+){0,4}? (?:senest|inden)"
        r"|(?:^|[.!?:] )(?:frist(?:en)?|deadline(?:n)?)(?=:| er| den|$| \d)"
    ),
    "nb": (
        r"søknadsfrist\w*|frist(?:en)? for (?:å søke|søknad\w*)"
        r"|søk(?: nå| jobben| på jobben| på stillingen| stillingen| gjerne)*,? (?:senest|innen)"
        r"|send(?:es)?(?: \w+){0,3}? søknad\w*(?:,? \w+){0,5}?,? (?:senest|innen)"
        r"|(?:ha|motta) (?:din søknad|søknaden(?: din)?)(?: \w+){0,3}? (?:senest|innen)"
        r"|søknad\w*(?: din)? (?:må|skal)(?: være)?(?: \w+){0,4}? (?:senest|innen)"
        r"|(?:^|[.!?:] )(?:frist(?:en)?|deadline(?:n)?)(?=:| er| den|$| \d)"
    ),
    "sv": (
        r"sista ansökningsdag\w*|ansökningstid\w*|sista (?:dag(?:en)?|datum)(?: för)? (?:att (?:an)?söka|ansökan)"
        r"|(?:an)?sök(?:s)?(?: nu| jobbet| tjänsten| gärna| redan idag| redan i dag)*,? (?:senast|innan|före)"
        r"|(?:skicka|skickas|sänd|sändas)(?: \w+){0,3}? ansökan(?:,? \w+){0,5}?,? (?:senast|innan|före)"
        r"|(?:ha|med) din ansökan(?:,? \w+){0,3}?,? (?:senast|innan|före)"
        r"|ansökan (?:ska|skall|måste)(?: vara)?(?: \w+){0,4}? (?:senast|innan|före)"
        r"|(?:^|[.!?:] )deadline(?=:| är| den|$| \d)"
    ),
    "en": (
        r"application deadline|deadline (?:for applications?|for applying|to apply)"
        r"|closing date(?= for appl|:| is)|apply(?: now| online| today)?,? (?:by|before|no later than)"
        r"|applications? (?:close|(?:must|should|have to) (?:be (?:received|submitted|sent)|reach us|arrive)(?: \w+){0,3}?"
        r" (?:by|before|no later than))"
        r"|(?:send|submit)(?: \w+){0,3}? application(?: \w+){0,4}? (?:by|before|no later than)"
        r"|(?:^|[.!?:] )(?:the )?deadline(?=:| is|$| \d)"
    ),
}
"""What announces a deadline, by language; a date elsewhere is a date of something else."""
_ABOUT = {"da": r"frist|tid|senest|inden|deadline", "nb": r"frist|senest|innen|deadline"}
_ABOUT |= {"sv": r"sista|ansökningstid|senast|innan|före|deadline", "en": r"deadline|closing date|appl"}
"""What a text must hold to be read at all."""
_OTHER = r"samtal|intervju|interview|start|begyn|börja|begin|tiltr|tillträ|l[øö]pende|rolling|moms|svar"
"""What a date between the words and it would belong to."""
_DIGIT = re.compile(r"\d")
_NEAR = 24
"""Characters between the word and the date."""
_MONTHS = 12


class Named(NamedTuple):
    """A deadline in a text: where its date stands, and what it says; year 0 is not given."""

    start: int
    end: int
    year: int
    month: int
    number: int

    def day(self, near: dt.date | None) -> dt.date | None:
        """Return the day; without a year, that of the year of another day. ``None`` where there is no such day."""
        year = self.year or (near.year if near else 0)
        try:
            return dt.date(year, self.month, self.number) if year else None
        except ValueError:
            return None


@lru_cache(maxsize=KEPT)
def named(text: str, formats: str) -> tuple[Named, ...]:
    """Return the deadlines that a text names.

    Args:
        text: the text.
        formats: the name of its locale in CLDR: ``da_DK``.
    """
    language = formats.partition("_")[0]
    if language not in _WORDS or not _DIGIT.search(text):
        return ()
    pattern, about, dated, months = _pattern(language, formats)
    if not (about.search(text) and dated.search(text)):
        return ()
    found: list[Named] = []
    for match in pattern.finditer(text):
        if match["iso"]:
            year, month, day = map(int, match["iso"].split("-"))
        elif match["d"]:
            year, month, day = int(match["y"] or 0), int(match["m"] or match["m_dash"]), int(match["d"])
            if language == "en" and day <= _MONTHS and day != month:
                continue  # could be either of two days
        else:
            month = months[(match["month"] or match["month_first"]).casefold()]
            day, year = int(match["day"] or match["day_last"]), int(match["year"] or match["year_last"] or 0)
        found.append(Named(match.start("date"), match.end("date"), year, month, day))
    return tuple(found)


naming = sieves(named)
"""Returns the sieve, by the name of a locale, of the texts that name a deadline."""


@lru_cache(maxsize=16)
def _pattern(language: str, formats: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], dict[str, int]]:
    """Return what finds deadlines, what a text must hold to have one, what finds a date, and the months by name."""
    months = {
        name.casefold().rstrip("."): number
        for width in ("wide", "abbreviated")
        for number, name in get_month_names(width, "format", formats).items()
    }
    names = "|".join(sorted(map(re.escape, months), key=len, reverse=True))
    iso = r"(?P<iso>(?:19|20)\d\d-\d\d-\d\d)"
    # Without a year, "1-2" is a range, and "1.5 timer" a number.
    figures = (
        r"(?P<d>\d{1,2})(?:[./](?P<m>1[0-2]|0?[1-9])|-(?P<m_dash>1[0-2]|0?[1-9])(?=-(?:19|20)\d\d))"
        r"(?:[./ -](?P<y>(?:19|20)\d\d))?(?![\d/])(?! ?%| (?:år|uge|uke|veck|time|timm|dag|måned|månad|hour|day|week)\w*)"
    )
    worded = (
        rf"(?P<day>\d{{1,2}})\.?(?:st|nd|rd|th|:[ae])?(?: of)?[ \u00a0](?P<month>{names})\.?(?!\w)"
        r"(?:,? (?P<year>(?:19|20)\d\d))?"
    )
    # The month before the day is English; elsewhere nothing is looked for.
    american = (
        rf"(?=[jfmasond])(?P<month_first>{names})\.? (?P<day_last>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)"
        r"(?:,? (?P<year_last>(?:19|20)\d\d))?"
        if language == "en"
        else r"(?P<month_first>(?!))(?P<day_last>)(?P<year_last>)"
    )
    date = f"(?P<date>(?=\\d)(?:{iso}|{figures}|{worded})|{american})"
    near = rf"(?:(?!{_OTHER})[^\d.!?;]|(?<= d)\.){{0,{_NEAR}}}?"
    pattern = re.compile(rf"(?<!\w)(?:{_WORDS[language]}){near}{date}", re.IGNORECASE | re.MULTILINE)
    return pattern, re.compile(_ABOUT[language], re.IGNORECASE), re.compile(date, re.IGNORECASE), months

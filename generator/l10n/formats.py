"""Facts in the words of a locale: dates, times, numbers, money, lists, names of countries and languages.

The figures and names come from CLDR through Babel, never from hand-written lists. What CLDR does not have (the sentence
around a salary, "kl." before a time) comes from the label catalog.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import ParamSpec, cast

from babel import Locale
from babel.dates import format_date, format_interval, format_time, get_day_names, get_month_names
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent, get_currency_symbol, get_territory_currencies
from babel.units import format_unit

from generator.l10n.catalogs import Catalog, catalog
from generator.l10n.locales import OutputLocale

NBSP = "\u00a0"

P = ParamSpec("P")


_CATEGORIES = ("zero", "one", "two", "few", "many", "other")
"""CLDR's plural categories."""


def _kept(method: Callable[P, str]) -> Callable[P, str]:
    """Remember what a formatter returned: CLDR patterns are slow to apply, and ads repeat their dates, hours and amounts."""
    return cast("Callable[P, str]", lru_cache(maxsize=4096)(method))


class Formats:
    """Formatters bound to one output locale."""

    def __init__(self, locale: OutputLocale) -> None:
        """Bind to a locale and its label catalog."""
        self.locale = locale
        self.labels: Catalog = catalog(locale)
        self._cldr = locale.cldr

    @_kept
    def date(self, day: dt.date) -> str:
        """Return a date with the month's name: "31. marts 2018" (CLDR format "long")."""
        return format_date(day, "long", locale=self._cldr)

    @_kept
    def weekday_date(self, day: dt.date) -> str:
        """Return a date with its weekday: "lørdag den 31. marts 2018" (CLDR format "full")."""
        return format_date(day, "full", locale=self._cldr)

    def time(self, time: dt.time) -> str:
        """Return a time of day: "09.00" in Danish, "09:00" elsewhere (CLDR format "short")."""
        return format_time(time, "short", locale=self._cldr)

    @_kept
    def time_range(self, start: dt.time, end: dt.time) -> str:
        """Return a range of times: "09.00–18.00" (CLDR interval format "Hm")."""
        return format_interval(start, end, "Hm", locale=self._cldr)

    @_kept
    def weekday(self, number: int) -> str:
        """Return the name of a weekday, 0 being Monday, as it stands alone."""
        return str(get_day_names("wide", "stand-alone", self._cldr)[number])

    def weekdays(self, numbers: Sequence[int]) -> str:
        """Return weekdays as ranges and lists: "mandag–fredag", "lørdag og søndag"."""
        runs: list[list[int]] = []
        for number in sorted(set(numbers)):
            if runs and runs[-1][-1] == number - 1:
                runs[-1].append(number)
            else:
                runs.append([number])
        parts: list[str] = []
        for run in runs:
            names = [self.weekday(number) for number in run]
            parts += [f"{names[0]}–{names[-1]}"] if len(names) > 2 else names  # noqa: PLR2004 - two days are a list
        return self.list(parts)

    @_kept
    def number(self, value: Decimal | float) -> str:
        """Return a number with the locale's grouping and decimal marks."""
        return format_decimal(value, locale=self._cldr)

    def number_range(self, low: Decimal | float, high: Decimal | float) -> str:
        """Return a range of numbers with an en dash; equal ends give one number."""
        return self.number(low) if low == high else f"{self.number(low)}–{self.number(high)}"

    def percent(self, value: int) -> str:
        """Return a percentage given in whole percent: ``80`` → "80 %" (CLDR)."""
        return format_percent(Decimal(value) / 100, locale=self._cldr)

    def months(self, count: int) -> str:
        """Return a number of months in words: "3 måneder"."""
        return format_unit(count, "duration-month", locale=self._cldr)

    def weeks(self, count: int) -> str:
        """Return a number of weeks in words: "6 veckor"."""
        return format_unit(count, "duration-week", locale=self._cldr)

    @_kept
    def hours(self, low: Decimal, high: Decimal) -> str:
        """Return hours, or a range of them, in words: "37 timer", "20–30 timer"."""
        words = format_unit(high, "duration-hour", locale=self._cldr)
        if low == high:
            return words
        return words.replace(self.number(high), self.number_range(low, high), 1)

    @_kept
    def month(self, number: int) -> str:
        """Return the name of a month, 1 being January, as it stands within a sentence: "juni"."""
        return str(get_month_names("wide", "format", self._cldr)[number])

    def plural(self, value: Decimal) -> tuple[tuple[str, ...], str]:
        """Return the plural categories that the language has, in CLDR's order, and the one of a number."""
        rule = self._cldr.plural_form
        return tuple(one for one in _CATEGORIES if one in {*rule.tags, "other"}), str(rule(value))

    def list(self, items: Iterable[str]) -> str:
        """Return a list with the locale's "and"."""
        return format_list(list(items), locale=self._cldr)

    def alternatives(self, items: Iterable[str]) -> str:
        """Return a list with the locale's "or"."""
        return format_list(list(items), style="or", locale=self._cldr)

    @_kept
    def territory(self, code: str) -> str:
        """Return a country's name: ``EE`` → "Estland"."""
        return str(self._cldr.territories.get(code, code))

    @_kept
    def language(self, code: str) -> str:
        """Return the name of a language people speak: ``no`` → "norsk", never "norsk bokmål"."""
        return str(self._cldr.languages.get(code.split("-", maxsplit=1)[0], code))

    @_kept
    def money(self, low: Decimal, high: Decimal | None, currency: str, country: str) -> str:
        """Return an amount or a range with its currency, without decimals, or with two where there are any.

        The locale's own symbol is used where the currency is the locale's own and the job is in that country
        ("32.000 kr."); elsewhere the ISO 4217 code, since "kr" alone could be three currencies.
        """
        ends = (low,) if high is None or high == low else (low, high)
        whole = all(end == end.to_integral_value() for end in ends)
        amount = "–".join(format_decimal(end, None if whole else "#,##0.00", self._cldr) for end in ends)
        if country and country == self.locale.territory and currency in get_territory_currencies(country):
            symbol = get_currency_symbol(currency, locale=self._cldr)
            # A symbol of its own (£) keeps its CLDR side; a word-like one follows the catalog.
            if not symbol[0].isalpha() and self._cldr.currency_formats["standard"].pattern.startswith("¤"):
                return f"{symbol}{amount}"
            return f"{amount}{NBSP}{symbol}"
        pattern = self.labels.pgettext("money: an amount and an ISO currency code", "{code} {amount}")
        return pattern.format(code=currency, amount=amount).replace(" ", NBSP)


def known_territory(code: str) -> bool:
    """Say whether CLDR knows this ISO 3166 country code."""
    return len(code) == 2 and code in Locale("en").territories  # noqa: PLR2004 - ISO 3166-1 alpha-2


@lru_cache(maxsize=64)
def formats(locale: OutputLocale) -> Formats:
    """Return the formatters of a locale, made once."""
    return Formats(locale)

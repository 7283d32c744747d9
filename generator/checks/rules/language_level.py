"""A language is asked for with a level."""

from collections.abc import Iterator
from functools import lru_cache

from babel import Locale

from generator.checks import Version
from generator.checks.rule import Rule
from generator.errors import Finding, Where


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield the languages without a level."""
    for one in version.ad.posting.required_languages:
        if one.level is None:
            message = f"the level of {_named(one.language)} is not given"
            yield rule.finding(message, _where(version, one.language), field="required languages")


def _where(version: Version, language: str) -> Where:
    """Return where the posting asks for a language: among those required, or of an audience."""
    posting = version.posting_file.posting if version.posting_file else version.ad.posting
    for field in ("audiences", "required_languages"):
        for number, one in enumerate(getattr(posting, field)):
            if one.language == language:
                return version.where(field, number)
    return version.where("required_languages")


@lru_cache(maxsize=64)
def _named(code: str) -> str:
    """Return the English name of a language with its code: “da” alone says little."""
    name = _names().get(code)
    return f"{name} (“{code}”)" if name else f"“{code}”"


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    return dict(Locale.parse("en").languages)

"""Placeholders in text: ``{speaking}``, ``{Speakers}``, ``{language}``, ``{home_country}``; ``{city}``, ``{hours}``.

The first stand for the audience of an ad (generator.l10n.speakers), the others for what the posting says elsewhere; they get
their words per locale. ``{{`` and ``}}`` are literal braces.
"""

import difflib
import re
from collections.abc import Mapping

from generator.l10n.speakers import NAMES

FACTS = ("city", "in_city", "country", "in_country", "hours", "deadline", "employer")
"""What the posting says elsewhere: where the work is (alone, and with its preposition), the week's hours, the last day."""
AUDIENCE = frozenset(NAMES) | {name.capitalize() for name in NAMES}
KNOWN = AUDIENCE.union(FACTS)

_TOKEN = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")


class PlaceholderError(ValueError):
    """A text holds a placeholder that is unknown, not closed, or not allowed there; ``hint`` says what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def names(text: str) -> tuple[str, ...]:
    """Return the placeholders of a text in order, as written.

    Raises:
        PlaceholderError: one is unknown, or a brace stands alone.
    """
    if "{" not in text and "}" not in text:
        return ()
    found: list[str] = []
    for match in _TOKEN.finditer(text):
        name = match.group(1)
        if name is None:
            if match.group() in {"{", "}"}:
                message = f"a brace stands alone near “{text[max(0, match.start() - 12) : match.end() + 12]}”"
                raise PlaceholderError(
                    message, "a placeholder is written {speaking}; a brace that is meant as one is doubled: {{"
                )
        elif name not in KNOWN:
            near = difflib.get_close_matches(name, sorted(KNOWN), 1)
            guess = f"did you mean {{{near[0]}}}? " if near else ""
            message = f"{{{name}}} is not a placeholder"
            raise PlaceholderError(message, guess + "there are " + ", ".join(f"{{{known}}}" for known in (*NAMES, *FACTS)))
        else:
            found.append(name)
    return tuple(found)


def fill(text: str, words: Mapping[str, str]) -> str:
    """Return the text with its placeholders replaced and doubled braces made single.

    Raises:
        KeyError: a placeholder has no word in ``words``.
    """
    if "{" not in text and "}" not in text:
        return text
    return _TOKEN.sub(lambda match: words[match.group(1)] if match.group(1) is not None else match.group()[0], text)


_ENGLISH_ARTICLE = re.compile(r"\b([Aa])n?(?=[ \u00a0]\{(\w+)\})")


def fit_articles(text: str, words: Mapping[str, str], locale: str) -> str:
    """Return English text with "a" or "an" as the word that fills the next placeholder needs it.

    One source sentence serves every audience, so "a {speaking} agent" must become "an Estonian-speaking agent". Among the
    names of languages and peoples, the spelling decides (no "European", no "hour"), "Ukrainian" being the one exception.
    Other locales are returned as they are.
    """
    if locale != "en" or "{" not in text:
        return text

    def article(match: re.Match[str]) -> str:
        word = words.get(match.group(2), "")
        vowel = word[:1].casefold() in set("aeiou") and not word.casefold().startswith("uk")
        return match.group(1) + ("n" if vowel else "")

    return _ENGLISH_ARTICLE.sub(article, text)

"""Where a long word may break in a headline: between the parts of a compound, as its language builds it.

Hyphenation dictionaries know syllables, not parts: "kun-deservice". A break that no reader stumbles over comes before the last
part, and job titles end in few of those.
"""

import re
from functools import cache
from typing import Any

SOFT_HYPHEN = "\u00ad"
SHORTEST = 13
"""Letters of the shortest word that is ever broken in a headline."""
_LEAST = 4
"""Letters that stay together on either side of a break between parts."""
_WITHIN = 6
"""The same of a break that a dictionary finds."""
_FAR = 8
"""The same on a screen, where nobody knows where the line will end."""
_ENDING = 4
"""Letters of the longest ending after a last part: "afdeling-en", "medarbetar-na"."""

GOOD, POOR = 1.0, 2.5
"""What a break costs: between the parts, and elsewhere."""

_LAST_PARTS = (
    # Danish and Norwegian
    "medarbejder", "medarbeider", "fagarbejder", "fagarbeider", "arbejder", "arbeider", "konsulent", "specialist",
    "spesialist", "assistent", "rådgiver", "vejleder", "veileder", "afdelingsleder", "avdelingsleder",
    "projektleder", "prosjektleder", "leder", "sagsbehandler", "saksbehandler", "behandler", "tekniker", "ingeniør",
    "koordinator", "udvikler", "utvikler", "sygeplejerske", "sykepleier", "hjælper", "pædagog", "pedagog", "sekretær",
    "direktør", "mester", "sælger", "selger", "ansvarlig", "mekaniker", "sjåfør", "chauffør", "betjent", "pleier",
    "afdeling", "avdeling", "virksomhed", "virksomhet", "tjeneste", "fuldmægtig", "lærer", "kontrollør", "kontroller",
    # Swedish
    "medarbetare", "fackarbetare", "arbetare", "konsult", "rådgivare", "handledare", "avdelningschef", "projektledare",
    "ledare", "handläggare", "ingenjör", "samordnare", "koordinator", "utvecklare", "sjuksköterska", "sköterska",
    "föreståndare", "skötare", "assistent", "sekreterare", "direktör", "mästare", "säljare", "ansvarig", "chaufför",
    "avdelning", "verksamhet", "tjänsteman", "tjänst", "lärare", "skribent", "biträde", "vårdare", "receptionist",
    # Both, and what they share with English
    "administrator", "administratör", "analytiker", "analyst", "arkitekt", "designer", "manager", "agent", "chef", "sjef",
    "service", "center", "support", "team", "elev",
)  # fmt: skip
_LAST = re.compile(rf"(?:{'|'.join(sorted(set(_LAST_PARTS), key=len, reverse=True))})\w{{0,{_ENDING}}}$")
_WORD = re.compile(r"\w+")


def places(word: str, locale: str) -> tuple[tuple[int, float], ...]:
    """Return where a word of letters may break: after how many letters, and what that costs, in the order of the letters.

    Args:
        word: the word.
        locale: the language it is written in, BCP 47.
    """
    dictionary = hyphenator(locale) if len(word) >= SHORTEST and _WORD.fullmatch(word) else None
    if dictionary is None:
        return ()
    found: dict[int, float] = dict.fromkeys(map(int, dictionary.positions(word)), POOR)
    part = _LAST.search(word.lower(), _LEAST)
    if part is not None:
        found = {at: cost for at, cost in found.items() if abs(at - part.start()) > 1}
        found[part.start()] = GOOD
    return tuple(sorted(found.items()))


def broken(word: str, locale: str) -> str:
    """Return a word with soft hyphens: between its parts where they are known, else well within the word."""
    found = places(word, locale)
    best = min((cost for _, cost in found), default=0.0)
    made, start = [], 0
    for at, cost in found:
        if cost == best and _FAR <= at <= len(word) - _FAR:
            made.append(word[start:at])
            start = at
    return SOFT_HYPHEN.join([*made, word[start:]])


@cache
def hyphenator(locale: str) -> Any:  # noqa: ANN401 - pyphen has no types
    """Return the places where a language's words break, well within the word; ``None`` for a language without a dictionary."""
    import pyphen  # noqa: PLC0415 - for the few headlines with a long compound

    name = pyphen.language_fallback("en_GB" if locale == "en" else locale)
    return pyphen.Pyphen(lang=name, left=_WITHIN, right=_WITHIN) if name else None

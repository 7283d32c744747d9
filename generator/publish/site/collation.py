"""Where a word stands in a language's alphabet, and a word as it can stand in an address.

The Nordic alphabets go on after z: æ, ø, å in Danish and Norwegian, å, ä, ö in Swedish. A neighbour's letter stands where its
counterpart does, ü is sorted as y, and aa as å in Danish and Norwegian (Retskrivningsordbogen; Språkrådet; Svenska Akademien).
Elsewhere letters with marks stand with those without.
"""

import re
import unicodedata

# What follows z in ASCII: {, |, }.
_WESTERN = str.maketrans({"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}", "ü": "y"})
_EASTERN = str.maketrans({"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}", "ü": "y"})
_ALPHABETS = {"da": _WESTERN, "nb": _WESTERN, "nn": _WESTERN, "sv": _EASTERN, "fi": _EASTERN}
_PLAIN = str.maketrans({"æ": "ae", "ø": "o", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss"})
_GAP = re.compile(r"[\W_]+")


def sort_key(text: str, locale: str) -> tuple[str, str]:
    """Return what a text is sorted by in an output locale.

    Args:
        text: the text.
        locale: the locale's code.
    """
    letters = _GAP.sub(" ", unicodedata.normalize("NFC", text).casefold()).strip()
    alphabet = _ALPHABETS.get(locale.partition("-")[0], {})
    if alphabet is _WESTERN:
        letters = letters.replace("aa", "å")
    return _bare(letters.translate(alphabet)), text


def slug(text: str) -> str:
    """Return a text as a word of an address: "Aarhus Kommune" → "aarhus-kommune", "Göteborg" → "goteborg".

    Letters of other scripts stay; what has neither letter nor digit becomes "-".
    """
    return _GAP.sub("-", _bare(text.casefold())).strip("-") or "-"


def _bare(text: str) -> str:
    """Return a text without accents and the like."""
    marked = unicodedata.normalize("NFD", text.translate(_PLAIN))
    return "".join(sign for sign in marked if not unicodedata.combining(sign))

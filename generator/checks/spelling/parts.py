"""Compounds: whether a word is made up of words that are known, the way Danish, Norwegian and Swedish make them."""

import re
from collections.abc import Callable, Iterator

SHORT = 3
"""Letters that a part of a compound has at least; parts of so few count only where they are listed."""
LONG = 7
"""Letters that a compound has at least."""
LOCALES = frozenset({"da", "nb", "nn", "sv"})
_VOWELS = "aeiouyæøåäöé"
# How a word can begin: half of all places to cut at are out of the question, and this is quicker than a dictionary.
_ONSET = re.compile(
    rf"(?:[bcdfghjklmnpqrstvwxz]|bj|bl|br|ch|cl|cr|dj|dr|dv|fj|fl|fr|gj|gl|gn|gr|hj|hv|kj|kl|kn|kr|kv|lj|mj|nj|ph|pj|pl|pr|ps|sc"
    rf"|sch|scr|sh|sj|sk|skj|skr|skv|sl|sm|sn|sp|spj|spl|spr|st|stj|str|sv|th|tj|tr|ts|tv|tw|vr|wh)?[{_VOWELS}]"
)


def heads(head: str, locale: str) -> Iterator[str]:
    """Yield the words that a first part may come from: "arbejds" from "arbejde", "vecko" from "vecka"."""
    yield head
    last, rest = head[-1], head[:-1]
    if last == "s":
        yield rest
        yield rest + "e"
    if locale == "sv":
        if last in "oue":
            yield rest + "a"
        if last == "e":
            yield rest
        elif last not in _VOWELS:
            yield head + "a"
            yield head + "e"
    elif last == "e":
        yield rest


def is_compound(word: str, locale: str, known: Callable[[str], bool], depth: int = 3) -> bool:
    """Say whether a word in small letters is made up of known words.

    Args:
        word: the word.
        locale: the code of its locale.
        known: says whether something is a word that a compound may be made of.
        depth: how many first parts may be compounds in turn.
    """
    if len(word) < LONG:
        return False
    for cut in range(len(word) - SHORT, SHORT - 1, -1):
        if _ONSET.match(word, cut) and known(word[cut:]):
            for head in heads(word[:cut], locale):
                if len(head) >= SHORT and (known(head) or (depth and is_compound(head, locale, known, depth - 1))):
                    return True
    return False

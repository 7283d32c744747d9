"""The words of rules: finds them in an ad's texts, all rules of a locale in one pass.

The notation of an entry in ``find`` and ``fine`` (everything is compared without regard to capitals):

- ``digital native``: these words in a row. Punctuation between them, other than the end of a sentence, is passed over. A
  hyphen between letters is part of the word (``back-office``); ``25-årig`` is a number and a word (``# årig``). ``%``, ``&``,
  ``+``, ``=``, ``§`` and signs of currencies are words. An address or a placeholder is like no word, and ends a row.
- ``pige/n/r/rne``: a stem with endings: pige, pigen, piger, pigerne. ``-`` before the first slash means that the stem alone
  is no word: ``kvind-/e/en/er/erne``. A genitive (``pigens``, ``girl's``) is a word of its own: name it if it is meant.
- ``mand/en|mænd/ene``: either of these, each with its endings; no spaces around ``|``. What ``*`` says holds up to ``|``.
- ``*assistent/en``: a word that ends so, the last part of a compound, with a hyphen or without; ``*-`` before it means that
  something must stand before (``*-mand``: not the word alone; a short ending catches strange words: ``*-pige`` is in hyppige);
  ``*--pige``: only after a hyphen. ``køns*``: a word that begins so.
- ``#``: a number; ``#18-35`` one between these two.
- ``word?``: may be left out. ``..`` up to three words, ``...`` up to ten, always inside one sentence.
- ``^``: the start of a sentence, at the front of an entry: ``^vi søger``. ``$``: its end, at the back: ``under #20-60$``.

At least one word of an entry must be one that can't be left out; that word is what the lexicon is searched by. A gap at the
very front or back stands with ``^`` or ``$`` only.

``fine`` has the same notation: what it finds is never a finding, even in part. A longer match wins over a shorter one that
it overlaps. A text in which a rule finds the same words twice is told of once. Only texts in the ad's own locale are read.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple, cast

from generator.checks import Version, every_rule
from generator.checks.lexicon import Lexicon
from generator.checks.pinpoint import pinpoint
from generator.checks.prose import prose
from generator.checks.rule import Rule
from generator.checks.showing import short
from generator.errors import Finding
from generator.translation.localize import Piece

_KEPT = "words"
_MARKUP = re.compile(r"[*_\[]|\]\([^)]*\)")


class Match(NamedTuple):
    """Words of a rule in a segment of an ad."""

    piece: Piece
    start: int
    end: int

    @property
    def text(self) -> str:
        """Return the words as they stand, without markup, on one line."""
        return short(" ".join(_MARKUP.sub("", self.piece.markdown[self.start : self.end]).split()))


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield a finding for each of a rule's words in an ad's texts."""
    for match in matches(version, rule):
        yield told(version, rule, match)


def told(version: Version, rule: Rule, match: Match, *, message: str = "", hint: str = "") -> Finding:
    """Return the finding about a match.

    Args:
        version: the ad.
        rule: the rule.
        match: where its words stand.
        message: what to say with ``{match}`` for the words; the rule's own message when left out.
        hint: what to do; the rule's own hint when left out.
    """
    return rule.finding(
        (message or rule.message).format(match=match.text),
        pinpoint(match.piece, match.start, match.end),
        hint=hint,
        field=match.piece.context,
        locale=version.locale,
    )


def matches(version: Version, rule: Rule) -> tuple[Match, ...]:
    """Return where a rule's words stand in the texts that it reads.

    Raises:
        ValueError: an entry of the rules is malformed.
    """
    if rule in _known():
        kept = version.kept.get(_KEPT)
        if kept is None:
            kept = version.kept[_KEPT] = _matches(version, _lexicon(version.locale))
        return cast("Mapping[Rule, tuple[Match, ...]]", kept).get(rule, ())
    return _matches(version, _own_lexicon(rule, version.locale)).get(rule, ())


def _matches(version: Version, lexicon: Lexicon) -> Mapping[Rule, tuple[Match, ...]]:
    """Return where the words of all rules of a lexicon stand."""
    made: dict[Rule, list[Match]] = {}
    for piece in prose(version).kept_by(lexicon.holding):
        for rule, start, end in lexicon.spans(piece.markdown):
            if rule.reads(piece.context):
                made.setdefault(rule, []).append(Match(piece, start, end))
    return {rule: tuple(found) for rule, found in made.items()}


@lru_cache(maxsize=1)
def _known() -> frozenset[Rule]:
    return frozenset(every_rule())


@lru_cache(maxsize=16)
def _lexicon(locale: str) -> Lexicon:
    return Lexicon(every_rule(), locale)


@lru_cache(maxsize=64)
def _own_lexicon(rule: Rule, locale: str) -> Lexicon:
    return Lexicon([rule], locale)

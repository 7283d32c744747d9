"""Words that no dictionary knows, each told once: no names, no terms, nothing that stands in quotes."""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from generator.checks import Version
from generator.checks.pinpoint import pinpoint
from generator.checks.rule import Rule
from generator.checks.spelling.prose import Word, begins, emphasized, humps, plain, words
from generator.checks.spelling.reading import passed_over, pieces, reading
from generator.checks.spelling.slips import slips
from generator.checks.spelling.speller import Kind, Speller, speller
from generator.checks.spelling.splitting import split
from generator.errors import Finding
from generator.translation.localize import Piece

_LETTERS = 3
"""Letters that a word has at least to be told of."""
_GUESSED = 10
"""Words of an ad that a guess is made for: one takes a hundredth of a second."""


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield a warning for each word that is unknown, where it stands first."""
    seen = reading(version)
    own = seen.own
    wanted = [word for word in seen.unknown if _is_told(word) and not passed_over(version, word)]
    if own is None or not wanted:
        return
    first: dict[str, tuple[Piece, Word]] = {}
    times: Counter[str] = Counter()
    for piece in pieces(version, rule):
        if any(word in piece.markdown for word in wanted) or plain(piece.markdown) != piece.markdown:
            for word in unknown(own, piece.markdown):
                small = word.text.lower()
                first.setdefault(small, (piece, word))
                times[small] += 1
    for number, (small, (piece, word)) in enumerate(first.items()):
        if passed_over(version, word.text) or _carried_over(version, piece, word):
            continue
        meant = own.suggestions(word.text) if number < _GUESSED else ()
        if word.text[0].isupper() and not meant:
            # The sentence begins with a name.
            continue
        often = f", {times[small]} times" if times[small] > 1 else ""
        told = " or ".join(f"“{one}”" for one in meant)
        yield rule.finding(
            f"“{word.text}” is in no dictionary{often}",
            pinpoint(piece, word.start, word.end),
            hint=f"did you mean {told}? if it is right, list it in terms.txt" if meant else "",
            field=piece.context,
            locale=version.locale,
        )


@lru_cache(maxsize=20_000)
def unknown(own: Speller, text: str) -> tuple[Word, ...]:
    """Return the words of a text that a speller does not know, and that are no names as far as one can see."""
    each = own.odd(text).unknown
    if not each:
        return ()
    told = {one.start for one in slips(own.locale).found(text)} | {one.start for one in split(text, own.locale, own)}
    return tuple(
        word
        for word in each
        if _is_told(word.text)
        and not (word.text[0].isupper() and not begins(text, word.start))
        and not emphasized(text, word.start, word.end)
        and word.start not in told
    )


def _is_told(word: str) -> bool:
    """Say whether an unknown word is worth telling: none of one or two letters, in capitals, or with a capital inside."""
    return len(word) >= _LETTERS and not word.isupper() and len(humps(word)) == 1


def _carried_over(version: Version, piece: Piece, word: Word) -> bool:
    """Say whether a translation has a word from its source that is unknown there too: it is told there, or is a name."""
    if piece.state == "source" or all(word.text != one.text for one in words(piece.source)):
        return False
    source = speller(version.source.code, version.source.formats, version.root)
    return source is None or source.kind(word.text) in {Kind.UNKNOWN, Kind.ENGLISH}

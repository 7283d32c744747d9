"""Headlines of a measured width: as large as there is room for, in even lines that end where the sense lets them.

Breaking is Knuth and Plass's (Software: Practice and Experience 11, 1981), for few and ragged lines: of all ways to set a
headline in as few lines as it takes, the one whose lines differ least, with a price on a last word alone, on a line that ends
in "til" or "and", and on a word that is broken. Imported late, as it measures the typeface.
"""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from itertools import accumulate, pairwise

from markupsafe import Markup

from generator.printing import fonts
from generator.rendering.compounds import GOOD, POOR, SOFT_HYPHEN, places
from generator.rendering.linebreaks import joins
from generator.rendering.measuring import PT
from generator.rendering.richtext import Rich

_STEP = 0.97
"""A headline is made smaller by so much at a time."""
_SAFE = 0.985
"""Part of a line that measured words may fill: kerning makes most of them narrower, a few wider."""
_WHOLE, _IN_PARTS = 0.65, 0.5
"""Long words stay whole, and are broken between their parts only, where that makes the headline no smaller than this part of
what it could be."""
_COMPANY = 0.75
"""A headline is made smaller for better lines, but not beyond this part."""
_LONG = 20
"""Letters of a hyphenated word that may break after its hyphen at any time."""
ALONE, _SHORT = 0.6, 0.4
"""A word alone on the last line, or on any, is lonely if it is narrower than this part of the widest line."""
_LONELY, _STRANDED, _BROKEN, _SMALLER = 0.35, 0.03, 0.05, 0.5
_TORN = 0.4
"""What it costs to end a line within "back office-agent", whose hyphen joins all that stands before it."""
_SMALL = re.compile(r"[a-zæøåäö]{1,3}|&|–|\w+-|with|till|från|from|into|your")
"""Words that lead on to the next."""
_PIECES = re.compile(r"<[^>]*>|&[^;\s]+;|.", re.DOTALL)
_HYPHENATED = re.compile(r"(?<=\w\w-)(?=\w\w)")


@dataclass(frozen=True)
class Headline:
    """A headline that has been set: its style attribute, its HTML, its size in pt, the text of its lines."""

    style: Markup
    html: Markup
    size: float
    lines: tuple[str, ...]


@dataclass(frozen=True)
class _Atom:
    """What stands together: a word or a part of one.

    ``gap`` is the space in em before what follows on its line, ``hyphen`` what its own line ends with if nothing does, and
    ``price`` what it costs to end a line here.
    """

    text: str
    width: float
    gap: float
    hyphen: str
    price: float


class _Atoms(list[_Atom]):
    """The atoms of a headline, with how far along a line of all of them each begins, in em."""

    def __init__(self, atoms: Iterable[_Atom]) -> None:
        super().__init__(atoms)
        self.begins = [0.0, *accumulate(atom.width + atom.gap for atom in self)]


def typeset(text: Rich, locale: str, room: float, sizes: tuple[float, float], lines: int = 4) -> Headline:
    """Return a headline, set as large as it can be in no more lines than wished.

    Args:
        text: the headline.
        locale: the ad's locale, for the places where a compound may break.
        room: the width there is, in mm.
        sizes: the smallest and the largest type in pt; in the smallest there may be more lines than wished.
        lines: how many there should be at most.
    """
    least, most = sizes
    return _set(text.html, text.lang or locale, round(room, 2), (round(min(least, most), 2), round(most, 2)), lines)


@lru_cache(maxsize=4096)
def _set(html: str, locale: str, room: float, sizes: tuple[float, float], lines: int) -> Headline:
    words = _words(html)
    torn = [joins(word, following) for word, following in pairwise([*words, ""])]

    def atoms_of(dearest: float) -> _Atoms:
        return _Atoms(atom for number, word in enumerate(words) for atom in _atoms(word, locale, dearest, torn=torn[number]))

    whole = atoms_of(0.0)
    first = _size(whole, room, sizes, lines)
    if first[0] >= _WHOLE * sizes[1] and not first[1]:
        # No way to break words can be so much larger as to be better.
        atoms, size = whole, first[0]
    else:
        others = [atoms_of(dearest) for dearest in (GOOD, POOR)]
        ways = [whole, *others]
        atoms, size = _chosen(ways, [first, *(_size(atoms, room, sizes, lines) for atoms in others)], sizes[0])
    _, ends = _arranged(atoms, room / PT / size * _SAFE)
    style = Markup(' style="font-size: {:.4g}pt"').format(size)
    return Headline(style, _html(html, atoms, ends), size, tuple(_told(atoms, ends)))


def _chosen(ways: list[_Atoms], sizes: list[tuple[float, bool]], least: float) -> tuple[_Atoms, float]:
    """Return the way to break words, and the size in pt: whole words if that costs little, else whole parts of words."""
    (whole, whole_lonely), (parts, parts_lonely), (any_, _) = sizes
    if whole and whole >= _WHOLE * parts and whole >= _IN_PARTS * any_ and (parts_lonely or not whole_lonely):
        return ways[0], whole
    if parts and parts >= _IN_PARTS * any_:
        return ways[1], parts
    return ways[2], any_ or least


def _size(atoms: _Atoms, room: float, sizes: tuple[float, float], lines: int) -> tuple[float, bool]:
    """Return the best size in pt with which each atom fits and the lines are few, else 0; and whether a word is lonely.

    The largest is best, unless a slightly smaller one breaks better.
    """
    least, size = sizes
    largest, best = 0.0, (math.inf, 0.0, True)
    while size >= max(least * 0.999, _COMPANY * largest):
        limit = room / PT / size * _SAFE
        if _fits(atoms, limit) and (_count(atoms, limit) <= lines or size * _STEP < least):
            largest = largest or size
            price, ends = _arranged(atoms, limit)
            lonely = _is_lonely(atoms, ends)
            best = min(best, (price + lonely + _SMALLER * (1 - size / largest), size, lonely))
        if size == least:
            break
        size = max(least, size * _STEP)
    return best[1:]


def _words(html: str) -> list[str]:
    """Return the words of a line of HTML, as they are read."""
    return unescape(re.sub(r"<[^>]*>", "", html)).split(" ")


def _atoms(word: str, locale: str, dearest: float, *, torn: bool) -> list[_Atom]:
    """Return a word in the parts that it may be broken into at a price; ``torn`` if what follows belongs to it."""
    space = fonts.width(" ")
    cuts = {match.start(): ("", _BROKEN) for match in _HYPHENATED.finditer(word)} if dearest or len(word) > _LONG else {}
    for match in re.finditer(r"[^\W\d_]+", word):
        cuts |= {match.start() + at: ("-", _BROKEN * cost) for at, cost in places(match[0], locale) if cost <= dearest}
    atoms, start = [], 0
    for at in sorted(cuts):
        atoms.append(_Atom(word[start:at], fonts.width(word[start:at]), 0.0, *cuts[at]))
        start = at
    price = _TORN if torn else _STRANDED if _SMALL.fullmatch(word) else 0.0
    return [*atoms, _Atom(word[start:], fonts.width(word[start:]), space, "", price)]


def _length(atoms: _Atoms, start: int, end: int) -> float:
    """Return the length in em of a line that holds the atoms from ``start`` to before ``end``."""
    last = atoms[end - 1]
    return (
        atoms.begins[end - 1]
        - atoms.begins[start]
        + last.width
        + (fonts.width(last.hyphen) if last.hyphen and end < len(atoms) else 0.0)
    )


def _fits(atoms: _Atoms, limit: float) -> bool:
    return all(_length(atoms, number, number + 1) <= limit for number in range(len(atoms)))


def _count(atoms: _Atoms, limit: float) -> int:
    """Return how many lines of a length the atoms need."""
    count, start = 0, 0
    while start < len(atoms):
        end = start + 1
        while end < len(atoms) and _length(atoms, start, end + 1) <= limit:
            end += 1
        # The hyphen of a part may be what does not fit.
        start, count = end, count + 1
    return count


def _arranged(atoms: _Atoms, limit: float) -> tuple[float, list[int]]:
    """Return after which atom each line ends, in as few lines as there can be, and what that costs."""
    best: list[dict[int, tuple[float, list[int]]]] = [{0: (0.0, [])}]
    mean = atoms.begins[-1] / _count(atoms, limit)
    while len(atoms) not in best[-1]:
        reached: dict[int, tuple[float, list[int]]] = {}
        for start, (paid, ends) in best[-1].items():
            for end in range(start + 1, len(atoms) + 1):
                length = _length(atoms, start, end)
                if length > limit and end > start + 1:
                    break
                price = paid + ((length - mean) / limit) ** 2 + _price(atoms, start, end, length, mean)
                if end not in reached or price < reached[end][0]:
                    reached[end] = (price, [*ends, end])
        best.append(reached)
    return best[-1][len(atoms)]


def _price(atoms: _Atoms, start: int, end: int, length: float, mean: float) -> float:
    if end < len(atoms):
        return atoms[end - 1].price
    return _LONELY if start and end == start + 1 and length < ALONE * mean else 0.0


def _is_lonely(atoms: _Atoms, ends: list[int]) -> bool:
    """Say whether a word stands alone on a line that is short: on the last one sooner than on others."""
    starts = [0, *ends[:-1]]
    widths = [_length(atoms, start, end) for start, end in zip(starts, ends, strict=True)]
    for start, end, width in zip(starts, ends, widths, strict=True):
        if end == start + 1 and width < (ALONE if end == ends[-1] else _SHORT) * max(widths):
            return True
    return False


def _told(atoms: _Atoms, ends: list[int]) -> list[str]:
    lines = []
    for start, end in zip([0, *ends[:-1]], ends, strict=True):
        line = "".join(atom.text + (" " if atom.gap else "") for atom in atoms[start:end]).rstrip()
        lines.append(line + (atoms[end - 1].hyphen if end < len(atoms) else ""))
    return lines


def _html(html: str, atoms: _Atoms, ends: list[int]) -> Markup:
    """Return HTML with its lines' ends written into it; a word that is broken gets a soft hyphen, to be found whole."""
    marks: dict[int, str] = {}
    read = 0
    for number, atom in enumerate(atoms, 1):
        read += len(atom.text) + (1 if atom.gap else 0)
        if number in ends[:-1]:
            # After a space, which is not drawn but read: "Back <br>Office".
            marks[read] = "<br>" if atom.gap else SOFT_HYPHEN if atom.hyphen else "<wbr>"
    made, read = [], 0
    for piece in _PIECES.findall(html):
        made.append(piece)
        if not piece.startswith("<"):
            read += 1
            made.append(marks.pop(read, ""))
    return Markup("".join(made))  # noqa: S704 - our own tree, escaped where it is made

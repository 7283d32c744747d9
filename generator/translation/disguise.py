"""Sentinels in a form that a neural model keeps, and back; and what its tokeniser normalises, undone where that is certain.

A model knows no private-use characters: they would be dropped or come out as noise. So an atom goes as ``X0X``, ``X1X`` …:
a word of capitals and figures, which models take for a name or a product and copy, and which reads as the noun that it
stands for. Other forms that projects tried with OPUS and OpenNMT models came back worse: brackets doubled or dropped,
``__PH0__`` without its underscores (Argos makes them spaces), ``###T0###`` squeezed, bare numbers changed. The ends of a
marked stretch go as ``<i>`` … ``</i>``, ``<b>``, ``<u>``: the tags that subtitles and web pages in those models' training
texts hold. None of it is certain; who calls an engine counts the sentinels that come back.
"""

import itertools
import re
import unicodedata

from generator.translation.engines import ATOMS, MARKS

_ATOMS = re.compile("[\ue000-\uefff]+")
_MARK = re.compile("[\uf000-\uf7ff]")
_TAGS = "ibusqacdefghjklmnoprtvwxyz"
_SHOWN_MARK = re.compile(r"(\s*)<\s?(/?)\s?([A-Za-z])\s?>(\s*)")
_CLINGS = frozenset(".,;:!?)]}”’»…%")
_ENDS = frozenset(".,;:!?…")


class Disguise:
    """The forms that the sentinels of one text take. A form that the text holds already, as text, is passed over."""

    def __init__(self, text: str) -> None:
        """Choose a form for each run of atoms and each mark in a text; further marks than letters stay as they are."""
        # As a tokeniser sees it, which writes wide letters and figures as plain ones.
        plain = "".join(unicodedata.normalize("NFKC", text).casefold().split())
        # "x5" before a form, too, would be read as the beginning of one.
        self._free = (str(number) for number in itertools.count() if f"x{number}" not in plain)
        self._atoms: dict[str, str] = {}
        self._runs: dict[str, str] = {}
        for run in _ATOMS.findall(text):
            self._number(run)
        tags = (tag for tag in _TAGS if f"<{tag}>" not in plain and f"</{tag}>" not in plain)
        pairs = dict.fromkeys((ord(sign) - MARKS.start) // 2 for sign in _MARK.findall(text))
        self._tags = dict(zip(pairs, tags, strict=False))
        self._pairs = {tag: pair for pair, tag in self._tags.items()}

    def put_on(self, piece: str) -> str:
        """Return a piece of the text as a model gets to see it."""
        return _MARK.sub(self._tag, _ATOMS.sub(lambda run: f"X{self._number(run[0])}X", piece))

    def take_off(self, piece: str) -> str:
        """Return what a model made of it with its sentinels back: in any case, and with spaces that crept in."""
        if self._runs:
            numbers = "|".join(r"\s?".join(number) for number in self._runs)
            piece = re.sub(rf"[Xx]\s?({numbers})\s?[Xx]", lambda match: self._runs["".join(match[1].split())], piece)
        if self._pairs:
            piece = _SHOWN_MARK.sub(lambda match: self._mark(match, piece), piece)
        return piece

    def _number(self, run: str) -> str:
        """Return the number of a run of atoms; where a text is cut for want of a better place, a run may be cut too."""
        if run not in self._atoms:
            self._atoms[run] = next(self._free)
            self._runs[self._atoms[run]] = run
        return self._atoms[run]

    def _tag(self, match: re.Match[str]) -> str:
        pair, closing = divmod(ord(match[0]) - MARKS.start, 2)
        return f"<{'/' * closing}{self._tags[pair]}>" if pair in self._tags else match[0]

    def _mark(self, match: re.Match[str], piece: str) -> str:
        pair = self._pairs.get(match[3].lower())
        if pair is None:
            return str(match[0])
        space = " " if match[1] or match[4] else ""
        if not match[2]:
            return (space if match.start() else "") + chr(MARKS.start + 2 * pair)
        ends = match.end() == len(piece) or piece[match.end()] in _CLINGS
        return chr(MARKS.start + 2 * pair + 1) + ("" if ends else space)


def words(text: str) -> bool:
    """Say whether there is a letter in a text; sentinels are none."""
    return any(character.isalpha() for character in text)


def core(piece: str) -> tuple[str, str, str]:
    """Return what stands before, in and after the part of a sentence that a model must see.

    White space stays outside; so do marks whose other end is in another sentence, and a pair around the whole.
    """
    start, end = 0, len(piece)
    while start < end:
        first, last = piece[start], piece[end - 1]
        if first.isspace() or _alone(first, piece[start:end]):
            start += 1
        elif last.isspace() or _alone(last, piece[start:end]):
            end -= 1
        elif ord(first) in MARKS and last == _other(first):
            start, end = start + 1, end - 1
        else:
            break
    return piece[:start], piece[start:end], piece[end:]


def _other(sign: str) -> str:
    """Return the other end of a mark."""
    return chr(ord(sign) ^ 1)


def _alone(sign: str, piece: str) -> bool:
    return ord(sign) in MARKS and _other(sign) not in piece


def like(source: str, made: str) -> str:
    """Return a translation with the signs of its source that a tokeniser wrote otherwise (NFKC), and ended as it is.

    ``…`` comes back as ``...``, ``½`` as ``1⁄2``: put back where there are as many of them, and the source has none. Letters
    such as ``º`` are not: theirs may be those of a word.
    """
    for sign in dict.fromkeys(source):
        plain = unicodedata.normalize("NFKC", sign)
        if plain == sign or sign.isalpha() or not plain.strip() or plain in source.replace(sign, ""):
            continue
        for form in (plain, plain.replace("\u2044", "/")):
            # "No" of "№" is not that of "Norway".
            shown = re.compile(re.escape(form) + (r"\b" if form[-1].isalnum() else ""))
            if len(shown.findall(made)) == source.count(sign):
                made = shown.sub(sign, made)
                break
    return _ended(source, made)


def _ended(source: str, made: str) -> str:
    """Return a translation that ends as its source does: models lose the last sign of one, and add a full stop to another."""
    last, end = (_MARK.sub("", text)[-1:] for text in (source, made))
    if last in _ENDS and _word(end):
        return made + last
    if made.endswith(".") and not made.endswith("..") and (last in _ENDS or _word(last)):
        return made[:-1] + ("" if _word(last) else last)
    return made


def _word(sign: str) -> bool:
    """Say whether a sign, or none, is the end of a word."""
    return sign.isalnum() or (sign != "" and ord(sign) in ATOMS)

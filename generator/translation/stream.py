"""A text in Apertium's stream format, and back.

The format (Apertium's documentation of the stream format) has signs of its own, which text must escape, and *superblanks*:
``[what no program looks at]``, which stay between the words where they stood. The ends of a marked stretch go as such. An atom
goes as a word that no dictionary has: rules then see a word there, agree around it, and carry nothing across it. (As a
superblank it would be a gap; as a number, some pairs put a full stop behind it.)

What comes back has ``*`` before a word that is in no dictionary, ``@`` where it has no translation, and ``#`` where the
translation has no such form. None of these signs ever gets into a text.
"""

import re
from collections.abc import Iterator

from generator.translation.engines import ATOMS, MARKS, Translated

TAIL = ".[][\n]"
"""What ``apertium-destxt`` puts behind a text, so that the last sentence ends."""

_ATOM_RUN = re.compile(f"[{chr(ATOMS.start)}-{chr(ATOMS.stop - 1)}]+")
_FIRST_PART = re.compile(r"-(?=[^\W\d_]{2})")
"""Behind an atom or an acronym: the rest of "Nissan-ejere" is a word that the engine knows, and the whole is not."""
_OPAQUE = re.compile(
    f"[{chr(MARKS.start)}-{chr(MARKS.stop - 1)}*#@~+]+"
    rf"|(?<![\w-])(?:[Ii]t|[A-ZÆØÅÄÖ][A-ZÆØÅÄÖ0-9]{{1,4}}){_FIRST_PART.pattern}"
)
_ESCAPED = re.compile(r"[\[\]{}^$\\/<>]")
_DIGITS = "bcdfghjklm"
_PIECE = re.compile(r"(?P<mark>\\?[*#@])|\\(?P<escaped>.)|\[(?P<blank>(?:\\.|[^\]\\])*)\]|(?P<plain>[^\\\[*#@]+|.)", re.DOTALL)
"""Some pairs escape their own marks; those of a text come back as superblanks."""
_END = re.compile(r"\s?\.?\[\]\[\n\]$")
_APOSTROPHE = re.compile("['’]")
_FIRST_WORD = re.compile(r"[^\W_](?:[\w'’.-]*\w)?")


class Stream:
    """One text on its way through a pipeline."""

    def __init__(self, text: str) -> None:
        """Take in a text; white space around it stays out of the pipeline."""
        core = text.strip()
        start = text.find(core)
        self._around = text[:start], text[start + len(core) :]
        text = self._text = core
        self._words = self._named(text)
        self._runs = {word.casefold(): run for run, word in self._words.items()}
        self._shown = re.compile("|".join(map(re.escape, self._runs)), re.IGNORECASE) if self._runs else None
        self.sent = "".join(self._encoded()) + TAIL
        """What the pipeline gets."""

    def read(self, output: str) -> Translated:
        """Return the translation that an output holds; no text where it holds none."""
        if not output:
            return Translated("")
        parts: list[str] = []
        unknown: list[int] = []
        length = len(self._around[0])
        for match in _PIECE.finditer(_END.sub("", output)):
            if match["mark"]:
                unknown.append(length)
                continue
            part = match["escaped"] or (match["blank"] if match["blank"] is not None else match["plain"])
            parts.append(part)
            length += len(part)
        text = self._apostrophes("".join((self._around[0], *parts, self._around[1])))
        words = [found[0] for place in unknown if (found := _FIRST_WORD.match(text, place))]
        if self._shown is None:
            return Translated(text, tuple(dict.fromkeys(words)))
        # Of "Nissan-ejere" the engine may not know either part; the name is not its business.
        mine = (part for word in words for part in self._shown.split(word))
        known = tuple(dict.fromkeys(part.strip("-'’.") for part in mine if len(part.strip("-'’.")) > 1))
        return Translated(self._shown.sub(lambda match: self._runs[match[0].casefold()], text), known)

    def _encoded(self) -> Iterator[str]:
        end = 0
        for match in _ATOM_RUN.finditer(self._text):
            yield _plain(self._text[end : match.start()])
            end = match.end()
            first = _FIRST_PART.match(self._text, end)
            # The word behind the hyphen decides what agrees with the whole.
            yield f"[{self._words[match[0]]}-]" if first else self._words[match[0]]
            end = first.end() if first else end
        yield _plain(self._text[end:])

    def _apostrophes(self, made: str) -> str:
        """Return a translation with the apostrophes of the text; some pairs make them straight."""
        given = _APOSTROPHE.findall(self._text)
        if len(_APOSTROPHE.findall(made)) == len(given):
            signs = iter(given)
            return _APOSTROPHE.sub(lambda _: next(signs), made)
        return made if "'" in given else made.replace("'", "’")

    @staticmethod
    def _named(text: str) -> dict[str, str]:
        """Return a word for each run of atoms, one that the text does not hold already."""
        # Words begin and end with an x, which letters beside a run must not make another such word with.
        lowered = _ATOM_RUN.sub("x", text).casefold()
        words: dict[str, str] = {}
        number = 0
        for run in dict.fromkeys(_ATOM_RUN.findall(text)):
            while (word := f"Xq{''.join(_DIGITS[int(digit)] for digit in str(number))}x").casefold() in lowered:
                number += 1
            words[run] = word
            number += 1
        return words


def _plain(text: str) -> str:
    """Return text without atoms in the stream's form."""
    parts: list[str] = []
    end = 0
    for match in _OPAQUE.finditer(text):
        parts += [_ESCAPED.sub(r"\\\g<0>", text[end : match.start()]), f"[{match[0]}]"]
        end = match.end()
    return "".join((*parts, _ESCAPED.sub(r"\\\g<0>", text[end:])))

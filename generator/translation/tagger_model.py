"""When a sentence changes Apertium's tagger for those after it, read off the tagger's own model.

Where the readings of a word are a set that the model never saw, ``find_similar_ambiguity_class`` (apertium's
tagger_utils.cc, in 3.8.3 still) takes a known set that holds them and is smaller than the model's open class, and by mistake
makes it the open class, for good. What the tagger makes of unknown words would then depend on the sentences before them.

The file format is that of ``TaggerData::read``, ``Collection::read`` and ``Compression::multibyte_read`` (lttoolbox).
"""

import re
from dataclasses import dataclass
from pathlib import Path

_UNSEEN = re.compile(r"ambiguity class: \{([^}]*)\}")
_MARK = "ambiguity class"


@dataclass(frozen=True)
class TaggerModel:
    """What matters of a model: the names of its tags, and the sets of readings that are smaller than its open class."""

    tags: dict[str, int]
    smaller: tuple[frozenset[int], ...]

    def changed(self, remarks: str) -> bool:
        """Say whether what a tagger (``-d``) said while it read a text means that it is no longer what it was."""
        for names in _UNSEEN.findall(remarks):
            readings = {self.tags.get(name, -1) for name in names.split(",")}
            if -1 in readings or any(readings <= known for known in self.smaller):
                return True
        return False


@dataclass(frozen=True)
class UnknownModel:
    """A model whose file can't be read: any unseen set of readings may have changed the tagger."""

    def changed(self, remarks: str) -> bool:
        """Say whether the tagger met an unseen set of readings."""
        return _MARK in remarks


def read(file: Path) -> TaggerModel | UnknownModel:
    """Read a ``.prob`` file as far as it is needed."""
    try:
        return _read(_Numbers(file.read_bytes()))
    except (OSError, IndexError, ValueError):
        return UnknownModel()


class _Numbers:
    """Apertium's numbers: the two highest bits of the first byte say how many more bytes follow."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def one(self) -> int:
        first = self._data[self._at]
        more = first >> 6
        value = int.from_bytes(bytes([first & 0x3F]) + self._data[self._at + 1 : self._at + 1 + more])
        self._at += 1 + more
        return value

    def some(self) -> list[int]:
        return [self.one() for _ in range(self.one())]

    def text(self) -> str:
        return "".join(map(chr, self.some()))


def _read(numbers: _Numbers) -> TaggerModel:
    # The open class as differences; rules that forbid a pair; the tags; their numbers; rules that ask for one of several;
    # preferences; constants; the sets of readings.
    open_class = len(numbers.some())
    for _ in range(numbers.one()):
        numbers.one(), numbers.one()
    for _ in range(numbers.one()):
        numbers.text()
    tags = {numbers.text(): numbers.one() for _ in range(numbers.one())}
    for _ in range(numbers.one()):
        numbers.one(), numbers.some()
    for _ in range(numbers.one()):
        numbers.text()
    for _ in range(numbers.one()):
        numbers.text(), numbers.one()
    classes = [frozenset(numbers.some()) for _ in range(numbers.one())]
    if not tags or not classes or max(map(max, filter(None, classes))) >= len(tags):
        message = "no model of a tagger"
        raise ValueError(message)
    return TaggerModel(tags, tuple(one for one in classes if len(one) < open_class))

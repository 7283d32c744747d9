"""When a sentence changes Apertium's tagger for those after it, read off the tagger's own model.

Where the readings of a word are a set that the model never saw, ``find_similar_ambiguity_class`` (apertium's
tagger_utils.cc, in 3.8.3 still) takes a known set that holds them and is smaller than the model's open class, and by mistake
makes it the open class, for good. What the tagger makes of unknown words would then depend on the sentences before them.

The file format is that of ``TaggerData::read``, ``Collection::read`` and ``Compression::multibyte_read`` (lttoolbox).
"""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_UNSEEN = re.compile(r"ambiguity class: \{([^}]*)\}")


Readings = frozenset[int]
"""A set of readings: the numbers of their tags."""


@dataclass(frozen=True)
class TaggerModel:
    """What matters of a model: the names of its tags, its open class, and the sets of readings that it knows, in order."""

    tags: dict[str, int]
    open_class: Readings
    known: tuple[Readings, ...]

    def after(self, remarks: str, open_class: Readings) -> Readings:
        """Return the open class of a tagger after a text.

        Args:
            remarks: what the tagger (``-d``) said while it read the text.
            open_class: the tagger's before it.
        """
        for readings in self._unseen(remarks):
            open_class = self._similar(readings, open_class)
        return open_class

    def unmoved(self, remarks: str, open_class: Readings) -> bool:
        """Say whether a tagger with this open class made of a text what a fresh one does, unknown words apart.

        An unseen set is weighed by the similar one that is found for it; one that shares no reading with it weighs nothing.
        """
        fresh = self.open_class
        for readings in self._unseen(remarks):
            fresh, open_class = self._similar(readings, fresh), self._similar(readings, open_class)
            if fresh != open_class and (readings & fresh or readings & open_class):
                return False
        return True

    def _unseen(self, remarks: str) -> Iterator[Readings]:
        for names in _UNSEEN.findall(remarks):
            yield frozenset(self.tags.get(name, -1) for name in names.split(","))

    def _similar(self, readings: Readings, open_class: Readings) -> Readings:
        """Return what the tagger takes an unseen set for, and makes its open class."""
        for known in self.known:
            if len(known) < len(open_class) and readings <= known:
                open_class = known
        return open_class


def read(file: Path) -> TaggerModel | None:
    """Read a ``.prob`` file as far as it is needed; ``None`` where it can't be read."""
    try:
        return _read(_Numbers(file.read_bytes()))
    except (OSError, IndexError, ValueError):
        return None


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
    # The open class as differences; rules that forbid a pair; the tags; other names; rules that ask for one of some;
    # preferences; constants; the sets of readings.
    open_class = frozenset(itertools.accumulate(numbers.some()))
    for _ in range(numbers.one()):
        numbers.one(), numbers.one()
    tags = {numbers.text(): place for place in range(numbers.one())}
    names = {numbers.text(): numbers.one() for _ in range(numbers.one())}
    for _ in range(numbers.one()):
        numbers.one(), numbers.some()
    for _ in range(numbers.one()):
        numbers.text()
    for _ in range(numbers.one()):
        numbers.text(), numbers.one()
    classes = [frozenset(numbers.some()) for _ in range(numbers.one())]
    if not tags or not classes or max(map(max, filter(None, classes))) >= len(names):
        message = "no model of a tagger"
        raise ValueError(message)
    return TaggerModel(tags, open_class, tuple(classes))

"""A mode of Apertium as running programs: everything before the tagger, the tagger, everything behind it.

The tagger stands apart because a sentence can change it for those that follow (generator.translation.tagger_model says how).
So there are two, and each gets one text at a time: a fresh one, and a used one for texts that it can still be trusted with.
When a text changes the fresh one, that takes the place of the used one, and the next, started beforehand, is the fresh one.
Each text comes out as from programs of its own, whatever was translated before it.
"""

import shlex
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.translation import tagger_model
from generator.translation.pipeline import PATIENCE, Pipeline, PipelineError
from generator.translation.tagger_model import Readings

_TAGGER = "apertium-tagger"
_MARKS = "-g"
"""What modes call ``$1``: the generator marks what it does not know."""
_UNKNOWN = b"/*"
"""Behind a word that is in no dictionary, before it gets to the tagger."""
_SAYS = "-d"
"""What modes call ``$2``: the tagger says what it meets."""


class Mode:
    """The programs of one mode. They are used by one thread at a time."""

    def __init__(self, command: str, patience: float = PATIENCE) -> None:
        """Start them.

        Args:
            command: the shell pipeline that ``apertium-wblank-mode -z`` makes of the mode.
            patience: seconds to wait for a sign of life of any of them.

        Raises:
            PipelineError: they can't be started.
        """
        programs = [_words(program) for program in command.split(" | ")]
        place = next((number for number, program in enumerate(programs) if program[0] == _TAGGER), len(programs))
        before, tagger, behind = programs[:place], programs[place : place + 1], programs[place + 1 :]
        self._patience = patience
        self._parts: list[Pipeline] = []
        self._fresh: list[Pipeline] = []
        self._used: tuple[Pipeline, Readings] | None = None
        self._tagger = tagger[0] if tagger else []
        self._model = tagger_model.read(Path(self._tagger[-1])) if tagger else None
        try:
            self._head = self._started(before)
            self._tail = self._started(behind)
            if self._tagger:
                self._fresh += [self._new_tagger(), self._new_tagger()]
        except BaseException:
            self.close()
            raise

    def _started(self, programs: list[list[str]]) -> Pipeline | None:
        if not programs:
            return None
        part = Pipeline(*programs, patience=self._patience)
        self._parts.append(part)
        return part

    @property
    def _all(self) -> list[Pipeline]:
        return [*self._parts, *self._fresh, *((self._used[0],) if self._used else ())]

    def _new_tagger(self) -> Pipeline:
        return Pipeline(self._tagger, patience=self._patience)

    @property
    def pids(self) -> tuple[int, ...]:
        """Return the numbers of its process groups."""
        return tuple(part.pid for part in self._all)

    def exchange(self, inputs: Iterable[str]) -> Iterator[str]:
        """Yield the output of each input, in order, as they come.

        Raises:
            PipelineError: a program ended, or hangs.
        """
        # A NUL would end a text before its end, and half of a surrogate pair can't be written.
        stream: Iterable[bytes] = (text.replace("\0", "").encode("utf-8", "replace") for text in inputs)
        failures: list[PipelineError] = []
        if self._head:
            stream = _kept(self._head.exchange(stream), failures)
        if self._tagger:
            stream = _kept(self._tagged(stream), failures)
        if self._tail:
            stream = self._tail.exchange(stream)
        for output in stream:
            yield output.decode("utf-8", "replace")
        if failures:
            raise failures[0]

    def _tagged(self, texts: Iterable[bytes]) -> Iterator[bytes]:
        for text in texts:
            tagged = self._by_used(text)
            yield self._by_fresh(text) if tagged is None else tagged

    def _by_used(self, text: bytes) -> bytes | None:
        """Tag a text by the used tagger; ``None`` where a fresh one could make something else of it."""
        if self._used is None or self._model is None or _UNKNOWN in text:
            return None
        tagger, open_class = self._used
        (tagged,) = tagger.exchange([text])
        remarks = tagger.remarks()
        self._used = tagger, self._model.after(remarks, open_class)
        return tagged if self._model.unmoved(remarks, open_class) else None

    def _by_fresh(self, text: bytes) -> bytes:
        tagger = self._fresh[0]
        (tagged,) = tagger.exchange([text])
        remarks = tagger.remarks()
        # Without a model to tell, any remark may mean that it has changed.
        open_class = self._model.after(remarks, self._model.open_class) if self._model else frozenset()
        if open_class != self._model.open_class if self._model else remarks:
            self._fresh.append(self._new_tagger())
            if self._used:
                self._used[0].close()
            self._used = self._fresh.pop(0), open_class
        return tagged

    def close(self) -> None:
        """End the programs."""
        for part in self._all:
            part.close()


def _words(program: str) -> list[str]:
    """Return the words of a command.

    Raises:
        PipelineError: it has none that could be told.
    """
    try:
        words = shlex.split(program)
    except ValueError as problem:
        message = f"{program.strip()} is no command: {problem}"
        raise PipelineError(message) from problem
    if not words:
        message = "there is no command in it"
        raise PipelineError(message)
    return [_MARKS if word == "$1" else _SAYS if word == "$2" else word for word in words]


def _kept(stream: Iterator[bytes], failures: list[PipelineError]) -> Iterator[bytes]:
    """Yield what comes before a part fails, so that the parts behind it finish that, and take note of the failure."""
    try:
        yield from stream
    except PipelineError as problem:
        failures.append(problem)

"""A mode of Apertium as running programs: everything before the tagger, the tagger, everything behind it.

The tagger stands apart because a sentence can change it for those that follow (generator.translation.tagger_model says how).
It gets one text at a time, and after one that has changed it another one takes its place, started beforehand. So each text
comes out as from programs of its own, whatever was translated before it.
"""

import shlex
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.translation import tagger_model
from generator.translation.pipeline import Pipeline

_TAGGER = "apertium-tagger "
_MARKS = "-g"
"""What modes call ``$1``: the generator marks what it does not know."""
_SAYS = "-d"
"""What modes call ``$2``: the tagger says what it meets."""


class Mode:
    """The programs of one mode. They are used by one thread at a time."""

    def __init__(self, command: str) -> None:
        """Start them.

        Args:
            command: the shell pipeline that ``apertium-wblank-mode -z`` makes of the mode.

        Raises:
            PipelineError: they can't be started.
        """
        programs = [program.strip() for program in command.split(" | ")]
        place = next((number for number, program in enumerate(programs) if program.startswith(_TAGGER)), len(programs))
        before, tagger, behind = programs[:place], programs[place : place + 1], programs[place + 1 :]
        self._parts: list[Pipeline] = []
        self._taggers: list[Pipeline] = []
        self._tagger = [word.replace("$2", _SAYS) for word in shlex.split(tagger[0])] if tagger else []
        self._model = tagger_model.read(Path(self._tagger[-1])) if tagger else tagger_model.UnknownModel()
        try:
            self._head = self._started(before)
            self._tail = self._started(behind)
            if self._tagger:
                self._taggers += [Pipeline(self._tagger), Pipeline(self._tagger)]
        except BaseException:
            self.close()
            raise

    def _started(self, programs: list[str]) -> Pipeline | None:
        if not programs:
            return None
        part = Pipeline(["/bin/sh", "-c", " | ".join(programs), "sh", _MARKS, _SAYS])
        self._parts.append(part)
        return part

    @property
    def pids(self) -> tuple[int, ...]:
        """Return the numbers of its process groups."""
        return tuple(part.pid for part in (*self._parts, *self._taggers))

    def exchange(self, inputs: Iterable[str]) -> Iterator[str]:
        """Yield the output of each input, in order, as they come.

        Raises:
            PipelineError: a program ended, or hangs.
        """
        stream: Iterable[bytes] = (text.encode() for text in inputs)
        stream = self._head.exchange(stream) if self._head else stream
        stream = self._tagged(stream) if self._tagger else stream
        stream = self._tail.exchange(stream) if self._tail else stream
        for output in stream:
            yield output.decode("utf-8", "replace")

    def _tagged(self, texts: Iterable[bytes]) -> Iterator[bytes]:
        for text in texts:
            (tagged,) = self._taggers[0].exchange([text])
            if self._model.changed(self._taggers[0].remarks()):
                self._taggers.pop(0).close()
                self._taggers.append(Pipeline(self._tagger))
            yield tagged

    def close(self) -> None:
        """End the programs."""
        for part in (*self._parts, *self._taggers):
            part.close()

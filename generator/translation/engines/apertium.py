"""Apertium: rule-based, between neighbours; its programs are run, not linked (they are GPL).

A direction (Apertium's "mode") is a dozen programs, which take a fifth of a second to start. They are kept alive: texts go in
with a NUL behind each, and NUL is what every program flushes at. The modes of a direction are a pool; one that dies or hangs
is started anew, and a text that brings down a fresh one comes back empty.
"""

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path
from threading import Lock

from generator.translation.engines import EngineError, EngineOptions, Pair, Translated
from generator.translation.mode import Mode
from generator.translation.pipeline import PipelineError
from generator.translation.stream import Stream

NAME = "apertium"
_PROGRAM = "apertium-wblank-mode"
"""Turns a mode into a pipeline that carries blanks along; since Apertium 3.7."""
_ISO_639_3 = {
    "da": "dan", "de": "deu", "en": "eng", "es": "spa", "fi": "fin", "fo": "fao", "fr": "fra", "is": "isl", "it": "ita",
    "nb": "nob", "nl": "nld", "nn": "nno", "pl": "pol", "pt": "por", "sv": "swe",
}  # fmt: skip
_PACKAGES = {
    frozenset({"da", "nb"}): "apertium-dan-nor", frozenset({"da", "nn"}): "apertium-dan-nor",
    frozenset({"da", "sv"}): "apertium-swe-dan", frozenset({"nb", "sv"}): "apertium-swe-nor",
    frozenset({"nn", "sv"}): "apertium-swe-nor", frozenset({"nb", "nn"}): "apertium-nno-nob",
}  # fmt: skip
"""Debian's packages by what they translate between."""
_MOST = 4
"""Pipelines of a pair, where nobody asks for more: its ten programs already use two cores between them."""
_BATCH = 64
"""Texts that one pipeline takes at a time: enough to keep its programs busy, few enough to share work out."""


def engine(options: EngineOptions) -> "Apertium":
    """Return the engine; nothing is started yet."""
    return Apertium(options)


class Apertium:
    """The engine. Pipelines start when a pair is first asked for, and run until :meth:`close`. Threads may share it."""

    def __init__(self, options: EngineOptions) -> None:
        self._workers = options.workers or min(_MOST, os.cpu_count() or 1)
        self._idle: dict[Pair, list[Mode]] = {}
        self._lock = Lock()

    @property
    def name(self) -> str:
        """Return ``apertium``."""
        return NAME

    def problem(self) -> str:
        """Return why it can't run: it is not installed, or has no language pairs."""
        if shutil.which(_PROGRAM) is None:
            return f"Apertium 3.7 or later is not installed (there is no {_PROGRAM})"
        return "" if self._modes else "no Apertium language pair is installed"

    def pairs(self) -> Mapping[Pair, str]:
        """Return the pairs that are installed, each with its package and version."""
        if self.problem():
            return {}
        return {pair: _version(mode) for pair, mode in self._modes.items()}

    def install_hint(self, pair: Pair) -> str:
        """Return the command for a pair. The whole of the North comes along: the best routes have two steps."""
        package = _PACKAGES.get(frozenset(pair))
        if package is None:
            return ""
        others = sorted({one for ends, one in _PACKAGES.items() if ends <= {"da", "nb", "sv"}} | {package})
        return f"apt-get install apertium {' '.join(others)} (Debian, Ubuntu)"

    def translate(self, pair: Pair, texts: Sequence[str]) -> list[Translated]:
        """Translate texts, spread over the pipelines of the pair.

        Raises:
            EngineError: the pair is not installed, or its pipeline can't be started.
        """
        mode = self._modes.get(pair) if not self.problem() else None
        if mode is None:
            message = self.problem() or f"no Apertium package for {pair[0]} → {pair[1]} is installed"
            raise EngineError(message, self.install_hint(pair))
        streams = [Stream(text) for text in texts]
        inputs = [stream.sent for stream in streams]
        batches = [inputs[start : start + _BATCH] for start in range(0, len(inputs), _BATCH)]
        workers = min(self._workers, len(batches))
        if workers <= 1:
            outputs = [self._batch(pair, mode, batch) for batch in batches]
        else:
            with ThreadPoolExecutor(workers) as pool:
                outputs = list(pool.map(lambda batch: self._batch(pair, mode, batch), batches))
        got = [output for batch in outputs for output in batch]
        return [stream.read(output) for stream, output in zip(streams, got, strict=True)]

    def close(self) -> None:
        """End the pipelines."""
        with self._lock:
            idle, self._idle = self._idle, {}
        for pipelines in idle.values():
            for pipeline in pipelines:
                pipeline.close()

    def _batch(self, pair: Pair, mode: Path, inputs: Sequence[str]) -> list[str]:
        """Translate texts by one pipeline of the pool, which is started anew where it died; ``""`` for what it died of."""
        with self._lock:
            pool = self._idle
            idle = pool.setdefault(pair, [])
            pipeline = idle.pop() if idle else None
        done: list[str] = []
        try:
            while len(done) < len(inputs):
                fresh, before = pipeline is None, len(done)
                try:
                    pipeline = pipeline or Mode(_command(mode))
                    for output in pipeline.exchange(inputs[before:]):
                        done.append(output)  # noqa: PERF402 - what came through before a failure is kept
                except PipelineError as problem:
                    if pipeline is not None:
                        pipeline.close()
                    pipeline = None
                    if fresh and len(done) == before:
                        self._blame_the_text(pair, mode, problem)
                        done.append("")
        except BaseException:
            # It may still owe outputs, which nobody may take for those of other texts.
            if pipeline is not None:
                pipeline.close()
            raise
        if pipeline is not None:
            self._give_back(pool, pair, pipeline)
        return done

    def _give_back(self, pool: dict[Pair, list[Mode]], pair: Pair, pipeline: Mode) -> None:
        """Put a pipeline into the pool again; where the engine was closed meanwhile, end it instead."""
        with self._lock:
            if pool is self._idle:
                pool.setdefault(pair, []).append(pipeline)
                return
        pipeline.close()

    def _blame_the_text(self, pair: Pair, mode: Path, problem: PipelineError) -> None:
        """Make sure that it is a text that a fresh pipeline failed on, and not all of them.

        Raises:
            EngineError: it does not translate anything.
        """
        try:
            pipeline = Mode(_command(mode))
            try:
                list(pipeline.exchange([Stream("a").sent]))
            finally:
                pipeline.close()
        except PipelineError:
            message = f"Apertium's {mode.stem} can't be used: {problem}"
            raise EngineError(message, self.install_hint(pair)) from problem

    @cached_property
    def _modes(self) -> dict[Pair, Path]:
        """Return the mode files by pair."""
        codes = {three: two for two, three in _ISO_639_3.items()}
        found: dict[Pair, Path] = {}
        for folder in _folders():
            for mode in sorted(folder.glob("*-*.mode")):
                source, _, target = mode.stem.partition("-")
                if source in codes and target in codes:
                    found.setdefault((codes[source], codes[target]), mode)
        return dict(sorted(found.items()))


def _folders() -> list[Path]:
    """Return where modes may lie: beside the program, as Apertium itself looks, and in the usual places."""
    program = shutil.which(_PROGRAM)
    beside = [Path(program).resolve().parent.parent / "share"] if program else []
    places = dict.fromkeys([*beside, Path("/usr/local/share"), Path("/usr/share")])
    return [folder for place in places if (folder := place / "apertium" / "modes").is_dir()]


def _command(mode: Path) -> str:
    """Return the shell pipeline of a mode.

    Raises:
        PipelineError: the mode can't be read.
    """
    try:
        done = subprocess.run([_PROGRAM, "-z", str(mode)], capture_output=True, check=True, timeout=30)  # noqa: S603
    except (OSError, subprocess.SubprocessError) as problem:
        message = f"{mode} can't be used: {problem}"
        raise PipelineError(message) from problem
    return os.fsdecode(done.stdout).strip()


_VERSIONS: dict[str, str] = {}


def _version(mode: Path) -> str:
    """Return the package of a mode and its version: ``apertium-dan-nor 1.5.0``."""
    text = mode.read_text("utf-8", "replace")
    package = next((word for part in text.split("/") if (word := part.strip("'\" ")).startswith("apertium-")), mode.stem)
    if package not in _VERSIONS:
        _VERSIONS.update(_installed())
    return f"{package} {_VERSIONS.get(package, '')}".rstrip()


def _installed() -> dict[str, str]:
    """Return the versions of Debian's packages, without their Debian revision; elsewhere nothing tells them."""
    ask = ["dpkg-query", "--show", "--showformat", "${Package} ${Version}\\n", "apertium-*"]
    try:
        done = subprocess.run(ask, capture_output=True, check=False, timeout=30, text=True)  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return {}
    rows = (line.split() for line in done.stdout.splitlines())
    return {row[0]: row[1].rpartition("-")[0] or row[1] for row in rows if len(row) == 2}  # noqa: PLR2004 - name, version

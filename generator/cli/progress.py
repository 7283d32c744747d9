"""How far a long command is: on a person's screen a bar with rate and time left, in a CI log one line a minute."""

import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import typer

from generator.cli import telling

_EVERY = 60.0
"""Seconds between two lines in a log: enough to see that it lives, too few to bury what is told."""
_SOME = 0.05
"""Seconds after which a bar that is done is never shown at all."""


@contextmanager
def progress(word: str, total: int, *, quiet: bool, every: float = _EVERY) -> Iterator[Callable[[Path], None]]:
    """Show how far a command is.

    Args:
        word: what is being done, such as "Building".
        total: the number of files.
        quiet: show nothing at all.
        every: seconds between two lines where nobody watches.

    Yields:
        What is called with each file when it is done.
    """
    if quiet:
        yield lambda _: None
    elif telling.on_terminal():
        with _bar(word, total) as done:
            yield done
    else:
        yield _Lines(word, total, every).done


@contextmanager
def _bar(word: str, total: int) -> Iterator[Callable[[Path], None]]:
    from rich.console import Console  # noqa: PLC0415 - for a person's eyes only
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415

    columns = (
        TextColumn(word, style="bold"),
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}", style="cyan"),
        TextColumn("{task.fields[left]}", style="cyan"),
        TextColumn("{task.description}", style="dim"),
    )
    began = time.monotonic()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total, rate="", left="")
        count = 0

        def done(file: Path) -> None:
            nonlocal count
            count += 1
            passed = time.monotonic() - began
            left = f"{_span(passed / count * (total - count))} left"
            # Files come in chunks, by several processes: an estimate from the last few steps would jump.
            bar.update(task, completed=count, description=file.stem, rate=rate(count, passed), left=left)

        yield done


class _Lines:
    """A line a minute, on stderr."""

    def __init__(self, word: str, total: int, every: float) -> None:
        self._word, self._total, self._every = word, total, every
        self._began = self._last = time.monotonic()
        self._count = 0

    def done_of(self, count: int, of: int) -> None:
        self._count, self._total = count, of
        self._tell("")

    def done(self, file: Path) -> None:
        self._count += 1
        self._tell(f", now {file.stem}")

    def _tell(self, what: str) -> None:
        now = time.monotonic()
        if now - self._last < self._every or not self._count:
            return
        self._last = now
        passed = now - self._began
        left = _span(passed / self._count * (self._total - self._count))
        speed = rate(self._count, passed)
        typer.echo(f"{self._word} {self._count} of {self._total}, {speed}, {left} left{what}", err=True)


def rate(count: int, seconds: float) -> str:
    """Return a rate as people read it: "12/s", "40/min"; nothing before there is one."""
    if seconds < _SOME or not count:
        return ""
    each = count / seconds
    return f"{each:.0f}/s" if each >= 10 else f"{each:.1f}/s" if each >= 1 else f"{each * 60:.0f}/min"  # noqa: PLR2004


def _span(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes:02} min" if hours else f"{minutes}:{rest:02} min"


@contextmanager
def drafting_progress(*, quiet: bool, every: float = _EVERY) -> Iterator[Callable[[int, int], None]]:
    """Show how many texts are drafted.

    Args:
        quiet: show nothing at all.
        every: seconds between two lines where nobody watches.

    Yields:
        What is called with the number that is done, and that of all.
    """
    if quiet:
        yield lambda _done, _of: None
        return
    if not telling.on_terminal():
        lines = _Lines("Drafting", 0, every)
        yield lines.done_of
        return
    from rich.console import Console  # noqa: PLC0415 - for a person's eyes only
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415

    columns = (
        TextColumn("Drafting", style="bold"),
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TextColumn("texts"),
        TextColumn("{task.fields[told]}", style="cyan"),
    )
    began = time.monotonic()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None, told="")

        def done(count: int, of: int) -> None:
            passed = time.monotonic() - began
            left = f"{rate(count, passed)} {_span(passed / count * (of - count))} left" if count else ""
            bar.update(task, completed=count, total=of, told=left)

        yield done


class Stop:
    """Ctrl-C: once, to finish what is in hand; again, to stop at once."""

    def __init__(self) -> None:
        self.asked = False

    def __call__(self) -> bool:
        """Say whether to begin nothing more."""
        return self.asked

    def _hear(self, _signal: int, _frame: FrameType | None) -> None:
        if self.asked:
            raise KeyboardInterrupt
        self.asked = True
        typer.secho("\nFinishing what is in hand; ctrl-C again to stop at once.", err=True, bold=True)

    @contextmanager
    def heard(self) -> Iterator["Stop"]:
        """Listen to ctrl-C and to a polite kill, but for what whoever started us wants to be passed over (``nohup``)."""
        heard = [name for name in (signal.SIGINT, signal.SIGTERM) if signal.getsignal(name) is not signal.SIG_IGN]
        before = {name: signal.signal(name, self._hear) for name in heard}
        try:
            yield self
        finally:
            for name, handler in before.items():
                signal.signal(name, handler)

"""Letting a person change a text: on a line of its own, or in their editor."""

import os
import shlex
import subprocess
import tempfile
from pathlib import Path

from generator.errors import Finding, InputError


def edited(text: str, label: str) -> str | None:
    """Return the text as the person wants it; ``None`` when they gave up.

    Args:
        text: the text as it is. One with line breaks opens their editor (VISUAL, EDITOR).
        label: what stands before the line.

    Raises:
        InputError: their editor can't be started, or writes no UTF-8.
    """
    return _in_editor(text) if "\n" in text else _on_a_line(text, label)


def _on_a_line(text: str, label: str) -> str | None:
    try:
        import readline  # noqa: PLC0415 - not on Windows; there, the person types the whole text
    except ImportError:  # pragma: no cover
        readline = None  # type: ignore[assignment]
    if readline is not None:
        readline.set_startup_hook(lambda: readline.insert_text(text))
    try:
        return input(f"  {label} › ").strip()
    except (EOFError, KeyboardInterrupt):
        return None
    finally:
        if readline is not None:
            readline.set_startup_hook(None)


def _in_editor(text: str) -> str | None:
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ("notepad" if os.name == "nt" else "vi")
    with tempfile.TemporaryDirectory(prefix="annons-") as folder:
        file = Path(folder, "draft.md")
        file.write_text(text + "\n", "utf-8")
        try:
            done = subprocess.run([*shlex.split(command), str(file)], check=False)  # noqa: S603 - the person's own editor
        except (OSError, ValueError) as problem:
            why = problem.strerror if isinstance(problem, OSError) else problem
            raise InputError(
                Finding("CALL", f"“{command}” can't be started: {why}", "set EDITOR to the editor that you use")
            ) from None
        if done.returncode or not file.is_file():
            return None
        try:
            return file.read_text("utf-8").strip("\n")
        except UnicodeDecodeError:
            message = f"“{command}” did not write UTF-8"
            raise InputError(Finding("ENCODING", message, "set it to UTF-8; the text is as it was before")) from None

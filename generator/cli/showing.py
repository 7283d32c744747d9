"""Texts side by side on a terminal: which words of one another does not have."""

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.text import Text


def difference(before: str, after: str) -> "Text":
    """Return a text with the words marked that another one does not have."""
    from rich.text import Text  # noqa: PLC0415 - for a person's eyes only

    old, new = before.split(), after.split()
    made = Text()
    for tag, _, _, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        for word in new[start:end]:
            made.append(f" {word}" if made else word, "" if tag == "equal" else "bold magenta")
    return made

"""What people write for a language pair, and which of two versions is the newer."""

import re
from typing import Final

from generator.errors import Finding, InputError

Pair = tuple[str, str]
"""The codes of source and target, in small letters."""

_CODE: Final = r"[a-z]{2,3}"
_WRITTEN = re.compile(rf"(?:translate-)?({_CODE})\s*(?:->|[-_→>])\s*({_CODE})", re.IGNORECASE)
_ALIASES = {"no": "nb"}
"""Argos packages call Bokmål ``nb``."""

_METADATA_CODE = re.compile(rf"{_CODE}(?:[-_][a-z0-9]{{2,8}})?", re.IGNORECASE)
_PIECE = re.compile(r"(\d+)|([a-z]+)")
_WORD, _END, _NUMBER = range(3)
_MAX_DIGITS = 18


def pair_of(word: str) -> Pair | None:
    """Return the pair that ``da-en``, ``da_en``, ``da→en`` or ``translate-da_en`` means, or ``None``."""
    match = _WRITTEN.fullmatch(word.strip())
    if match is None:
        return None
    source, target = language(match[1]), language(match[2])
    return (source, target) if source != target else None


def pair(word: str) -> Pair:
    """Return the pair that a word means.

    Raises:
        InputError: it means none.
    """
    found = pair_of(word)
    if found is None:
        raise InputError(Finding("CALL", f"“{word}” is no language pair", "write source and target, such as da-en"))
    return found


def language(code: str) -> str:
    """Return a language code as we compare it: small letters, ``no`` as ``nb``."""
    small = code.casefold()
    return _ALIASES.get(small, small)


def is_code(value: object) -> bool:
    """Say whether a value of a package's metadata can be a language code."""
    return isinstance(value, str) and _METADATA_CODE.fullmatch(value) is not None


def arrow(of: Pair) -> str:
    """Return a pair as we tell it: ``da→en``."""
    return "→".join(of)


def word(of: Pair) -> str:
    """Return a pair as it is typed: ``da-en``."""
    return "-".join(of)


def package_name(of: Pair, version: str) -> str:
    """Return the name of a package's folder and file, as Argos' own index writes it: ``translate-da_en-1_9``."""
    plain = re.sub(r"[^A-Za-z0-9]+", "_", version).strip("_")
    return f"translate-{'_'.join(of)}{'-' if plain else ''}{plain[:40]}"


def version_key(version: str) -> tuple[tuple[int, int, str], ...]:
    """Return what versions are sorted by: 1.9 < 1.10rc1 < 1.10 = 1.10.0 < 1.10.1.

    As in PEP 440, numbers count as numbers, zeros at the end do not count, and a word (``rc``, ``beta``) comes before
    the version that it leads up to.
    """
    pieces = [
        (_NUMBER, int(number[:_MAX_DIGITS]), "") if number else (_WORD, 0, word_)
        for number, word_ in _PIECE.findall(version.casefold().removeprefix("v"))
    ]
    kept: list[tuple[int, int, str]] = []
    for piece in pieces:
        if piece[0] == _WORD:
            _drop_zeros(kept)
        kept.append(piece)
    _drop_zeros(kept)
    return (*kept, (_END, 0, ""))


def _drop_zeros(pieces: list[tuple[int, int, str]]) -> None:
    while pieces and pieces[-1] == (_NUMBER, 0, ""):
        pieces.pop()

"""``metadata.json`` of a package: what it must say so that Argos Translate can load it, and we know its pair."""

import json
from dataclasses import dataclass
from typing import Any, Final

from generator.translation.models.names import Pair, is_code, language

FILE: Final = "metadata.json"
MAX_BYTES: Final = 1_000_000
OTHER_TYPE: Final = "is of a package that does not translate"
_MAX_VERSION: Final = 40
_LISTS = ("from_codes", "to_codes", "languages", "dependencies", "source_languages", "target_languages", "links")
_TEXTS = ("from_name", "to_name", "target_prefix", "code", "argos_version")


@dataclass(frozen=True, slots=True)
class Metadata:
    """Which languages a package translates between, and its version (``""`` where it has none)."""

    pair: Pair
    version: str


def parse(data: bytes) -> Metadata | str:
    """Read ``metadata.json``; one that Argos Translate or we could not use gives the reason as text."""
    if len(data) > MAX_BYTES:
        return "is too long"
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return "is no JSON"
    return of(found) if isinstance(found, dict) else "is no JSON object"


def of(found: dict[str, Any]) -> Metadata | str:
    """Return what a package, or an entry of an index, says of itself; or the reason why it can't be used."""
    if found.get("type", "translate") != "translate":
        return OTHER_TYPE
    odd = next((name for name in ("from_code", "to_code") if not is_code(found.get(name))), None)
    if odd:
        return f"has no language code as {odd}"
    # Argos Translate would fail on these for every package that is installed, not for this one only.
    for names, kind, called in ((_LISTS, list, "list"), (_TEXTS, str, "text")):
        odd = next((name for name in names if not isinstance(found.get(name, kind()), kind)), None)
        if odd:
            return f"has something else than a {called} as {odd}"
    version = found.get("package_version", "")
    if not isinstance(version, (str, int, float)) or len(str(version)) > _MAX_VERSION or not str(version).isprintable():
        return "has no version as package_version"
    pair = language(found["from_code"]), language(found["to_code"])
    return Metadata(pair, str(version)) if pair[0] != pair[1] else "names one language as both ends"

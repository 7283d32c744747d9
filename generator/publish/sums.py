"""``SHA256SUMS`` in the form of GNU coreutils, so that ``sha256sum -c`` reads it anywhere."""

import re
from collections.abc import Mapping

_LINE = re.compile(r"(\\?)([0-9a-f]{64}) [ *](.+)")


def text(sums: Mapping[str, str]) -> bytes:
    """Return the file: one line for each name, sorted; a name with a backslash or line end is escaped as coreutils do.

    Args:
        sums: the SHA-256 of each file, in hexadecimal, by name.
    """
    lines: list[str] = []
    for name, digest in sorted(sums.items()):
        escaped = name.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
        lines.append(f"{'' if escaped == name else chr(92)}{digest}  {escaped}\n")
    return "".join(lines).encode()


def parse(data: bytes) -> dict[str, str]:
    """Return the SHA-256 of each file by name.

    Raises:
        ValueError: a line is none of such a file; the message is its number.
    """
    found: dict[str, str] = {}
    for number, line in enumerate(data.decode().split("\n"), 1):
        if not line:
            continue
        match = _LINE.fullmatch(line)
        if match is None:
            raise ValueError(str(number))
        name = match[3]
        if match[1]:
            name = re.sub(r"\\(.)", lambda one: {"n": "\n", "r": "\r"}.get(one[1], one[1]), name)
        found[name] = match[2]
    return found

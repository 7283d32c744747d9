"""Where ``annons`` begins: a build that has nothing to do is done before the command line is even read in full.

What a call is, the words themselves say: the same words in the same folder. So a hit is never wrong, and words that this
glance does not understand only cost the short way.
"""

import os
import sys

_FLAGS = frozenset({"--strict", "--fail-fast", "--why", "--quiet", "-q"})
_NEVER = ("--force", "--prune", "--verbose", "-v", "--report", "--scheduler", "-h", "--help")
"""What asks for more than a look."""


def run() -> None:
    """Run the command."""
    if sys.argv[1:2] == ["build"] and unchanged(sys.argv[2:]):
        sys.exit(0)
    from generator.cli.main import run as run_command  # noqa: PLC0415 - a tenth of a second

    run_command(call(sys.argv[2:]) if sys.argv[1:2] == ["build"] else "")


def call(words: list[str]) -> str:
    """Return what names a call of ``annons build``."""
    from generator.incremental import snapshot  # noqa: PLC0415 - for builds only

    return snapshot.key(words)


def unchanged(words: list[str]) -> bool:
    """Say whether everything is as the last build of the same words left it; if so, tell it as that build would.

    Args:
        words: what follows ``annons build``.
    """
    if any(word.partition("=")[0] in _NEVER for word in words):
        return False
    names, output = _glance(words)
    if len(names) > 1 or (names and not os.path.isdir(names[0])) or (output is not None and "://" in output):  # noqa: PTH112
        return False
    from generator.incremental import snapshot  # noqa: PLC0415 - as above

    cache = snapshot.cache_of(names[0] if names else ".", output)
    found = snapshot.unchanged(cache, call(words)) if cache is not None else None
    if found is None:
        return False
    terminal = sys.stderr.isatty()
    if "--why" in words:
        _tell("Nothing was made: everything is as the last build left it.", terminal=terminal)
    if terminal and not {"--quiet", "-q"} & set(words):
        files, ads, postings = (found.get(name, 0) for name in ("files", "ads", "postings"))
        _tell(f"{files:,} files for {ads:,} ads from {postings:,} postings (all as they were)", terminal=terminal)
    return True


def _glance(words: list[str]) -> tuple[list[str], str | None]:
    """Return the names and the output folder among some words."""
    names: list[str] = []
    output: str | None = None
    rest = iter(words)
    for word in rest:
        option, equals, value = word.partition("=")
        if not word.startswith("-"):
            names.append(word)
        elif word not in _FLAGS:
            value = value if equals else next(rest, "")
            output = value if option == "--output" else output
    return names, output


def _tell(line: str, *, terminal: bool) -> None:
    sys.stderr.write(f"\033[1m{line}\033[0m\n" if terminal else f"{line}\n")

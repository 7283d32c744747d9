"""Where the files that come with the program lie, in a checkout beside the package, in a wheel inside it; and its cache."""

import os
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def _folder(name: str) -> Path:
    bundled = _PACKAGE / "_bundled" / name
    return bundled if bundled.is_dir() else _PACKAGE.parent / name


def templates() -> Path:
    """Return the folder of the built-in themes."""
    return _folder("templates")


def locales() -> Path:
    """Return the folder of the built-in output locales."""
    return _folder("locales")


def phrases() -> Path:
    """Return the folder of the phrases that come with the program."""
    return _PACKAGE / "phrases" / "library"


def starter() -> Path:
    """Return the folder of files that ``annons init`` and ``annons new`` start from."""
    return _PACKAGE / "starter"


def cache_folder() -> Path:
    """Return the folder for what can be made again at any time; the environment variable ``ANNONS_CACHE`` names another."""
    named = os.environ.get("ANNONS_CACHE")
    if named:
        return Path(named)
    import platformdirs  # noqa: PLC0415 - for those who ask

    return platformdirs.user_cache_path("annons")

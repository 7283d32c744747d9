"""Discovery of sibling files: to add a check, an engine or a channel is to add one module to its folder."""

import pkgutil
from functools import cache
from importlib import import_module
from types import ModuleType


@cache
def modules(package: str) -> tuple[ModuleType, ...]:
    """Import and return the plug-in modules of a package, sorted by name.

    Modules whose name starts with an underscore are the package's own and are passed over.

    Args:
        package: dotted name of the package, such as ``generator.checks``.

    Raises:
        ImportError: the package, or one of its modules, can't be imported.
    """
    found = pkgutil.iter_modules(import_module(package).__path__)
    return tuple(import_module(f"{package}.{item.name}") for item in sorted(found) if not item.name.startswith("_"))

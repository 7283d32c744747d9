"""annons: one structured job posting in, finished ads out, in four languages.

The public names of the package. Importing it is cheap: each name is loaded when it is first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from generator.build import BuildOptions, BuildReport
    from generator.build import build as build_ads
    from generator.errors import AnnonsError, Finding, InputError, MissingPartError
    from generator.posting.model import JobPosting
    from generator.posting.workspace import Workspace

__version__ = "0.1.0"

_HOMES = {
    "AnnonsError": "generator.errors",
    "BuildOptions": "generator.build",
    "BuildReport": "generator.build",
    "Finding": "generator.errors",
    "InputError": "generator.errors",
    "JobPosting": "generator.posting.model",
    "MissingPartError": "generator.errors",
    "Workspace": "generator.posting.workspace",
    "build_ads": "generator.build",
}

__all__ = [  # noqa: RUF022 - in the order a reader wants them
    "__version__",
    "build_ads",
    "BuildOptions",
    "BuildReport",
    "Workspace",
    "JobPosting",
    "Finding",
    "AnnonsError",
    "InputError",
    "MissingPartError",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - PEP 562 says so
    """Load a public name on first use (PEP 562), so that ``import generator`` costs next to nothing."""
    home = _HOMES.get(name)
    if home is None:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    # The function is called build in its module, whose name it would hide here.
    return getattr(import_module(home), "build" if name == "build_ads" else name)

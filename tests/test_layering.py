"""The house as the design lays it out: which package may import which, what loads late, and how long a module may be."""

import ast
import statistics
from collections.abc import Iterator
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "generator"

FLOORS = (
    ("errors", "resources", "plugins"),
    ("output", "work"),
    ("stores",),
    ("l10n",),
    ("posting",),
    ("printing",),
    ("translation",),
    ("phrases", "importing"),
    ("channels",),
    ("checks", "rendering"),
    ("versions",),
    ("build", "checking", "fixing", "incremental", "jobs", "leftovers", "making", "manifest", "proof", "record", "staffing"),
    ("publish", "watching"),
    ("cli", "studio"),
)
"""From the ground up; a room imports from the floors below its own only. Rooms that are not built yet may be listed."""

ONE_ROOM = frozenset(
    {"build", "checking", "fixing", "incremental", "jobs", "leftovers", "making", "manifest", "proof", "record", "staffing"}
)
"""Modules that make up one room together, and may import each other."""

NEVER = frozenset({("rendering", "output"), ("checks", "output"), ("posting", "output")})
"""Though they lie above: what makes bytes, reads or judges writes no files."""

HEAVY = frozenset(
    {
        "weasyprint", "pydyf", "fontpkg_lato", "fontTools", "pikepdf", "pypdfium2", "PIL", "numpy", "segno", "rich", "markdown",
        "argostranslate", "ctranslate2", "dask", "distributed", "fsspec", "watchfiles", "starlette", "uvicorn", "anyio",
    }
)  # fmt: skip
"""Libraries that cost so much to import that only what needs them may."""

LATE = frozenset(
    f"generator.{name}"
    for name in (
        "printing.fonts", "printing.icc", "printing.inks", "printing.marks", "printing.pdfx", "printing.prepress",
        "rendering.archiving", "rendering.glyphs", "rendering.lines", "rendering.shaping", "rendering.markup_tree",
        "rendering.serializing", "rendering.tuning",
        "rendering.contactsheet", "rendering.headlines", "rendering.lengths", "rendering.paper",
        "watching.app", "stores.remote", "stores.mirror", "work.cluster",
        "rendering.publication", "rendering.rasterizing", "rendering.shortcuts", "rendering.tagging",
    )
)  # fmt: skip
"""Modules that load such a library at once, and so are imported late themselves, or by each other."""
LATE_PACKAGES = ("generator.printing.contents", "generator.printing.preflight", "generator.printing.separation")
"""Packages of such modules."""

MAX_LINES = 400
MAX_MEDIAN = 150


@dataclass(frozen=True)
class Import:
    """An import statement: what it names, on which line, and when it runs."""

    name: str
    line: int
    late: bool
    for_types: bool


def imports(source: str, module: str, *, package: bool = False) -> Iterator[Import]:
    """Yield every import of a module's source; ``package`` says that it is an ``__init__``."""

    def walk(node: ast.AST, *, late: bool, for_types: bool) -> Iterator[Import]:
        if isinstance(node, ast.Import):
            yield from (Import(one.name, node.lineno, late, for_types) for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                parts = module.split(".")[: len(module.split(".")) - node.level + package]
                base = ".".join([*parts, *filter(None, [base])])
            yield from (Import(f"{base}.{one.name}", node.lineno, late, for_types) for one in node.names)
        late = late or isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda))
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            for child in node.body:
                yield from walk(child, late=late, for_types=True)
            for child in node.orelse:
                yield from walk(child, late=late, for_types=for_types)
            return
        for child in ast.iter_child_nodes(node):
            yield from walk(child, late=late, for_types=for_types)

    yield from walk(ast.parse(source), late=False, for_types=False)


FILES = {
    ".".join(("generator", *file.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__"): file
    for file in sorted(PACKAGE.rglob("*.py"))
}
IMPORTS = {name: tuple(imports(file.read_text("utf-8"), name, package=file.stem == "__init__")) for name, file in FILES.items()}


def room(name: str) -> str:
    """Return the room that a module or a name in it belongs to; ``""`` for the facade and other people's."""
    parts = name.split(".")
    return parts[1] if parts[0] == "generator" and len(parts) > 1 and f"generator.{parts[1]}" in FILES else ""


def floor(name: str) -> int:
    """Return how high a room lies."""
    return next(number for number, rooms in enumerate(FLOORS) if name in rooms)


def module_of(name: str) -> str | None:
    """Return the module of ours that an imported name is, or lies in."""
    while name and name not in FILES:
        name = name.rpartition(".")[0]
    return name or None


def may_import(here: str, there: str) -> bool:
    """Say whether a room may import from another."""
    return here == there or {here, there} <= ONE_ROOM or (floor(there) < floor(here) and (here, there) not in NEVER)


def loads_late(name: str) -> bool:
    """Say whether a module is one that loads a heavy library at once."""
    return name in LATE or name.startswith(LATE_PACKAGES)


def test_every_room_has_its_floor():
    rooms = {room(name) for name in FILES} - {"", "__main__"}

    assert sorted(rooms - {one for rooms in FLOORS for one in rooms}) == []


def test_rooms_import_from_the_floors_below():
    wrong = [
        f"{name}:{one.line} imports {one.name}"
        for name, found in IMPORTS.items()
        for one in found
        if room(name) not in {"", "__main__"} and room(one.name) and not may_import(room(name), room(one.name))
    ]

    assert wrong == []


@pytest.mark.parametrize(
    ("here", "there", "allowed"),
    [
        ("posting", "l10n", True),
        ("l10n", "posting", False),
        ("checks", "rendering", False),
        ("rendering", "checks", False),
        ("rendering", "rendering", True),
        ("manifest", "output", True),
        ("rendering", "output", False),
        ("cli", "build", True),
        ("cli", "studio", False),
        ("errors", "resources", False),
    ],
)
def test_what_may_import_what(here, there, allowed):
    assert may_import(here, there) is allowed


def test_imports_of_modules_form_no_circle():
    # What a package's __init__ imports counts for the package itself, not for each of its modules.
    graph = {
        name: {
            there for one in found if not one.for_types and (there := module_of(one.name)) and there not in {name, "generator"}
        }
        for name, found in IMPORTS.items()
        if name != "generator"
    }

    try:
        order = list(TopologicalSorter(graph).static_order())
    except CycleError as circle:
        pytest.fail(" → ".join(circle.args[1]))
    assert order.index("generator.errors") < order.index("generator.build") < order.index("generator.cli.building")


def test_heavy_libraries_are_loaded_late():
    wrong = [
        f"{name}:{one.line} imports {one.name}"
        for name, found in IMPORTS.items()
        for one in found
        if one.name.split(".")[0] in HEAVY and not one.late and not one.for_types and not loads_late(name)
    ]

    assert wrong == []


def test_modules_that_load_them_at_once_are_loaded_late():
    users = [
        (name, one.line, one.late or one.for_types)
        for name, found in IMPORTS.items()
        for one in found
        if loads_late(module_of(one.name) or "") and not loads_late(name)
    ]

    assert users
    assert [one for one in users if not one[2]] == []
    assert {name for name in LATE if name not in FILES} == set()


def test_no_module_is_long_and_most_are_short():
    lines = {name: len(file.read_text("utf-8").splitlines()) for name, file in FILES.items()}

    assert {name: count for name, count in lines.items() if count > MAX_LINES} == {}
    assert statistics.median(lines.values()) < MAX_MEDIAN


SAMPLE = """\
import rich.table
from typing import TYPE_CHECKING
from . import near
from .beside import thing
from ..above import other

if TYPE_CHECKING:
    import markdown
else:
    import dask

def work():
    from weasyprint import HTML
    class Inner:
        import ctranslate2
"""


def test_imports_are_found_wherever_they_stand():
    found = {one.name: (one.late, one.for_types) for one in imports(SAMPLE, "generator.room.module")}

    assert found == {
        "rich.table": (False, False),
        "typing.TYPE_CHECKING": (False, False),
        "generator.room.near": (False, False),
        "generator.room.beside.thing": (False, False),
        "generator.above.other": (False, False),
        "markdown": (False, True),
        "dask": (False, False),
        "weasyprint.HTML": (True, False),
        "ctranslate2": (True, False),
    }


def test_relative_imports_of_a_package_start_at_itself():
    (found,) = imports("from .module import name", "generator.room", package=True)

    assert found.name == "generator.room.module.name"

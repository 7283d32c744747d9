"""One timed run in a process of its own: ``python -m benchmarks.timed WHAT WORKSPACE WARM_UP OUTPUT`` prints its seconds.

Each run builds a small workspace first, so that imports and templates are not part of what is timed, while the texts of
the workspace are new to it.
"""

import json
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from benchmarks import straight_line
from generator.build import BuildOptions, build
from generator.checks import Version
from generator.l10n.catalogs import Catalog
from generator.l10n.formats import formats
from generator.posting.audience import ads
from generator.posting.workspace import Workspace
from generator.rendering import themes
from generator.rendering.themes import Theme
from generator.rendering.view import AdView
from generator.rendering.viewing import Options, view
from generator.rendering.writers import writer
from generator.rendering.writing import Pen
from generator.translation.localize import localize

FORMATS = ("html", "md")
_PASSES = 3


def main() -> None:
    what, workspace, warm_up, output = sys.argv[1], *map(Path, sys.argv[2:])
    straight_line.plain_skips_parser = what == "straight_line_skipping"
    if what.startswith("jinja"):
        renders = {"jinja_ours": _ready_views, "jinja_straight_line": _ready_values}[what](workspace)
        print(json.dumps(_bare(renders)))
        return
    run = annons if what == "annons" else straight_line.build
    run(warm_up, output / "warm-up")
    # What earlier runs wrote is on the disk before this one begins.
    os.sync()
    wall, processor = time.perf_counter(), time.process_time()
    files = run(workspace, output / "timed")
    seconds = {"seconds": time.perf_counter() - wall, "processor_seconds": time.process_time() - processor}
    print(json.dumps({"files": files, **seconds}))


def annons(folder: Path, output: Path) -> int:
    """Build all of a workspace; return the number of files."""
    workspace = Workspace.open(folder)
    report = build(workspace, workspace.posting_files(), BuildOptions(formats=FORMATS, output=output))
    if report.findings:
        sys.exit(str(report.findings[0]))
    return len(report.files)


def _bare(renders: list[Callable[[], bytes]]) -> dict[str, float]:
    """Render everything once, so that every value is ready, and then time it."""
    seconds: list[float] = []
    for _ in range(_PASSES + 1):
        start = time.perf_counter()
        for render in renders:
            render()
        seconds.append(time.perf_counter() - start)
    return {"files": len(renders), "seconds": statistics.median(seconds[1:])}


def views(folder: Path) -> Iterator[tuple[AdView, Theme, Catalog]]:
    """Yield what a writer takes for each ad of a workspace."""
    workspace = Workspace.open(folder)
    theme = themes.load(workspace.settings.theme, workspace.root)
    for file in workspace.posting_files():
        posting = workspace.posting(file)
        for locale in workspace.locales.values():
            localized = localize(posting.entities, locale)
            for ad in ads(posting, tuple(workspace.locales)):
                version = Version(ad.in_locale(locale.code), localized, workspace.locales[posting.source_locale])
                pen = Pen(version.ad, localized, workspace.locales)
                yield view(pen, version.pieces, workspace, Options(theme.color)), theme, formats(locale).labels


def in_turn(folder: Path) -> list[tuple[AdView, Theme, Catalog]]:
    """Return the same in the order they were written: the organizations take turns."""
    return sorted(views(folder), key=lambda one: one[0].name.rpartition("-")[2])


def _ready_views(folder: Path) -> list[Callable[[], bytes]]:
    return [partial(writer(name), *ready, None) for ready in views(folder) for name in FORMATS]


def _ready_values(folder: Path) -> list[Callable[[], bytes]]:
    ready = [values for _, _, values in straight_line.ads(folder)]
    return [partial(render, values) for values in ready for render in (straight_line.html, straight_line.text)]


if __name__ == "__main__":
    main()

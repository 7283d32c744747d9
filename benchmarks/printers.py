"""What makes a PDF of an ad, each in a process of its own that stays warm: ``python -m benchmarks.printers WHO FOLDER``.

Every line it reads is the number of an ad; it answers with a line of JSON, how long that ad took and how large it is. The
folder holds the ads as benchmarks/pages.py prepares them: a workspace, and each ad as a page of HTML and as Typst source.
"""

import base64
import json
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from fontpkg_lato import ROOT as LATO

FONTS = Path(LATO) / "files"

Printer = Callable[[int], bytes]


def main() -> None:
    who, folder = sys.argv[1], Path(sys.argv[2])
    with PRINTERS[who](folder) as printer:
        for line in sys.stdin:
            wall, processor = time.perf_counter(), time.process_time()
            data = printer(int(line))
            told = {"seconds": time.perf_counter() - wall, "processor_seconds": time.process_time() - processor}
            if not data.startswith(b"%PDF-"):
                sys.exit(f"{who} made no PDF")
            print(json.dumps({**told, "bytes": len(data), "pages": data.count(b"/Type /Page") or None}), flush=True)


def page(folder: Path, number: int) -> Path:
    """Return the file of an ad as HTML with its styles; its Typst source has another suffix."""
    return folder / f"{number:04}.html"


@contextmanager
def annons(folder: Path) -> Iterator[Printer]:
    """Annons's own writer: A4, profile web, tagged."""
    from benchmarks import timed  # noqa: PLC0415 - each process loads only what it needs
    from generator.printing.sheets import Wish, sheet  # noqa: PLC0415
    from generator.rendering.writers import writer  # noqa: PLC0415

    ready, write, a4 = timed.in_turn(folder / "workspace"), writer("pdf"), sheet(Wish())
    yield lambda number: write(*ready[number], a4)


@contextmanager
def weasyprint(folder: Path) -> Iterator[Printer]:
    """WeasyPrint, called as the first page of its documentation does."""
    from weasyprint import HTML  # noqa: PLC0415

    yield lambda number: HTML(string=page(folder, number).read_text("utf-8"), base_url=str(folder)).write_pdf()


@contextmanager
def chromium(folder: Path) -> Iterator[Printer]:
    """Chromium with one window open: it loads the ad's page and prints it, tagged."""
    from selenium.webdriver import Chrome  # noqa: PLC0415
    from selenium.webdriver.chrome.options import Options  # noqa: PLC0415
    from selenium.webdriver.chrome.service import Service  # noqa: PLC0415

    options = Options()
    options.binary_location = shutil.which("chromium") or ""
    for flag in ("headless=new", "no-sandbox", "disable-gpu", "disable-quic", "no-first-run", "disable-background-networking",
                 "disable-component-update", "disable-sync", f"user-data-dir={folder / 'chromium'}"):  # fmt: skip
        options.add_argument(f"--{flag}")
    browser = Chrome(options, Service(shutil.which("chromedriver")))

    def printed(number: int) -> bytes:
        browser.get(page(folder, number).as_uri())
        how = {"preferCSSPageSize": True, "printBackground": True, "generateTaggedPDF": True}
        return base64.b64decode(browser.execute_cdp_cmd("Page.printToPDF", how)["data"])

    try:
        yield printed
    finally:
        browser.quit()


@contextmanager
def typst(folder: Path) -> Iterator[Printer]:
    """Typst with its compiler kept, tagged: the same text and faces, much the same layout."""
    from typst import Compiler  # noqa: PLC0415 - an extra

    compiler = Compiler(font_paths=[str(FONTS)], ignore_system_fonts=True)
    yield lambda number: compiler.compile(input=page(folder, number).with_suffix(".typ").read_bytes(), format="pdf")


PRINTERS: dict[str, Callable[[Path], AbstractContextManager[Printer]]] = {
    "annons": annons, "weasyprint": weasyprint, "chromium": chromium, "typst": typst,
}  # fmt: skip

if __name__ == "__main__":
    main()

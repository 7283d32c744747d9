"""That what is done once gives the same bytes as what WeasyPrint would do each time."""

import gc
import subprocess
import sys
from importlib import import_module

import pytest

from generator.printing.sheets import Wish, sheet
from generator.rendering import themes
from generator.rendering.writers import writer

shortcuts = import_module("generator.rendering.shortcuts")

PLAIN = """\
import sys
from pathlib import Path
from generator.printing import fonts
with fonts.only_ours():
    from generator.rendering import archiving, paper, publication, shortcuts
import weasyprint
import weasyprint.css
paper.tune = paper.remember_styles = lambda: None
paper.Page = lambda html, base, fetcher: weasyprint.HTML(string=html, base_url=base, url_fetcher=fetcher)
archiving.write_once = lambda pdf: None
from generator.build import BuildOptions, build
from generator.posting.workspace import Workspace
from generator.printing.orders import Wanted
root, out = map(Path, sys.argv[1:])
workspace = Workspace.open(root)
options = BuildOptions(formats=("pdf",), output=out, sheets=Wanted(("a4", "a5", "81x120mm")))
assert not build(workspace, [root / "postings" / "back-office-agent-tallinn.yaml"], options).findings
assert weasyprint.css.StyleFor.__module__ == "weasyprint.css"
"""


@pytest.mark.slow
@pytest.mark.xdist_group("pdf")
def test_the_bytes_are_those_of_weasyprint_alone(nordic_jobs, tmp_path, monkeypatch):
    monkeypatch.setattr(import_module("generator.rendering.serializing"), "_LEVEL", 9)
    subprocess.run([sys.executable, "-c", PLAIN, str(nordic_jobs.root), str(tmp_path)], check=True)
    name = "back-office-agent-tallinn"
    for turn in range(2):
        for locale in ("da", "nb", "sv", "en"):
            view, labels = nordic_jobs.view(locale, name=name), nordic_jobs.pen(locale, name=name).labels
            for size in ("a4", "a5", "81x120mm"):
                wanted = sheet(Wish(size=size))
                (plain,) = tmp_path.rglob(wanted.file_name(name, locale, "pdf"))

                made = writer("pdf")(view, themes.load("nordic"), labels, wanted)

                assert made == plain.read_bytes(), (turn, locale, size)


@pytest.mark.slow
@pytest.mark.xdist_group("pdf")
def test_a_style_is_not_mistaken_for_another_document_s():
    paper = import_module("generator.rendering.paper")
    sizes = []
    for size in (10, 20, 30, 10):
        page = paper.Paper("", "x")
        document = paper.press().lay(f'<p style="font-size: {size}px">A', ["p { margin: 0 }"], page)
        boxes = document.pages[0]._page_box.descendants()
        sizes.append({box.style["font_size"] for box in boxes if type(box).__name__ == "TextBox"})

    assert sizes == [{10}, {20}, {30}, {10}]


def test_the_garbage_collector_rests_and_is_woken_even_by_an_error():
    resting = []
    with pytest.raises(ZeroDivisionError), shortcuts.undisturbed():  # noqa: PT012 - what happens on the way is looked at
        resting.append(not gc.isenabled())
        raise ZeroDivisionError

    assert resting == [True]
    assert gc.isenabled()


def test_a_collector_that_is_off_stays_off():
    gc.disable()
    try:
        with shortcuts.undisturbed():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()

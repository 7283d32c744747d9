"""The benchmark runs, and the figures that are told anywhere are the ones it kept."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import __main__ as benchmarks
from benchmarks import pdf, phrases, scale, scale_million, telling

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.slow
def test_both_sides_make_the_same_number_of_files(tmp_path):
    measured = benchmarks._many(tmp_path, 3, 1)

    assert {side["files"] for side in measured["sides"].values()} == {3 * 8}


@pytest.mark.slow
def test_engines_are_timed_on_texts_that_they_translate_alike(tmp_path):
    script = (
        "import json, pathlib, sys; from benchmarks import translation as t; "
        "print(json.dumps(t.measure(pathlib.Path(sys.argv[1]), lambda _: None, 20, 2)))"
    )
    command = [sys.executable, "-c", script, str(tmp_path / "bench")]
    told = json.loads(subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout)

    assert told["argos"]["same"] == told["texts"] == 20
    if shutil.which("apertium"):
        assert set(told["apertium"]) == {"da>nb", "nb>sv"}


@pytest.mark.slow
def test_all_who_make_pdfs_make_the_same_pages(tmp_path):
    folder = tmp_path / "pdf"
    told = pdf.measure(folder, lambda _: None, postings=1)
    text = telling.as_text({**json.loads((ROOT / "benchmarks" / "results.json").read_text("utf-8")), "pdf": told})
    html = (folder / "0000.html").read_text("utf-8")

    assert told["ads"] == 4
    assert {"annons", "weasyprint", "chromium"} <= told["sides"].keys() <= {*pdf.LIMITS, "annons", "typst"}
    assert all(side["bytes"] > 10_000 for side in told["sides"].values())
    assert told["two_processes"] > 0
    assert "times as fast as Chromium" in text
    assert "Lato-Regular.ttf" in html
    assert "\n@page {" in html


@pytest.mark.slow
def test_scale_is_measured_and_told_at_any_size():
    script = "-m", "benchmarks.scale", "--postings", "3", "--turns", "1"
    told = json.loads(subprocess.run([sys.executable, *script], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True).stdout)
    kept = {**json.loads((ROOT / "benchmarks" / "results.json").read_text("utf-8")), "scale": told}
    text, table = telling.as_text(kept), telling.as_markdown(kept)

    assert set(scale.PARTS) <= told.keys()
    assert told["build"]["files"] == 3 * 8
    assert told["pdf"]["printed"] == {"annons": 12, "loop": 12, "process_each": 3}
    assert told["again"]["files"] == 3 * 12
    assert min(told["kept"].values()) > 0
    assert 0 < told["again"]["look"] < told["again"]["unchanged"]["median"] < told["again"]["changed"]["median"]
    assert [int(count) for count in told["memory"]["at"]] == [1, 3, 30]
    assert all(peaks["parent"] > 20 for peaks in told["memory"]["at"].values())
    assert [peaks["workers"] for peaks in told["memory"]["at"].values()] == [0, 2, 2]
    assert "two are" in text
    assert "a worker" in text
    assert "| One posting changed, 8 files of 24, whole process |" in table
    assert "| The same by two processes |" in table


@pytest.mark.parametrize("page", ["README.md", "docs/explanation/performance.md"])
def test_figures_are_those_that_were_kept(root, page):
    kept = json.loads((root / "benchmarks" / "results.json").read_text("utf-8"))

    assert telling.as_markdown(kept).strip() in (root / page).read_text("utf-8")


def test_what_a_million_postings_take_is_computed_from_the_figures_that_are_kept(root):
    kept = json.loads((root / "benchmarks" / "results.json").read_text("utf-8"))

    assert scale_million.as_markdown(kept).strip() in (root / "docs/explanation/scale.md").read_text("utf-8")


@pytest.mark.slow
def test_what_the_phrases_cover_is_what_is_kept(root):
    table = "\n".join(phrases.table())

    assert table in (root / "docs/explanation/phrases.md").read_text("utf-8"), "python -m benchmarks.phrases"

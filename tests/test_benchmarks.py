"""The benchmark runs, and the figures that are told anywhere are the ones it kept."""

import json

import pytest

from benchmarks import __main__ as benchmarks
from benchmarks import telling


@pytest.mark.slow
def test_both_sides_make_the_same_number_of_files(tmp_path):
    measured = benchmarks._many(tmp_path, 3, 1)

    assert {side["files"] for side in measured["sides"].values()} == {3 * 8}


@pytest.mark.parametrize("page", ["README.md", "docs/explanation/performance.md"])
def test_figures_are_those_that_were_kept(root, page):
    kept = json.loads((root / "benchmarks" / "results.json").read_text("utf-8"))

    assert telling.as_markdown(kept).strip() in (root / page).read_text("utf-8")

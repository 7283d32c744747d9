"""Thirty ads as they should be, of ten trades, each in one of four languages: the rules leave them alone."""

import datetime as dt
from collections import Counter
from pathlib import Path

import pytest

from generator.checking import CheckOptions, examine
from generator.posting.workspace import Workspace

FOLDER = Path(__file__).parent / "clean"
DAY = dt.date(2026, 11, 25)
FILES = sorted((FOLDER / "postings").glob("*.yaml"))


@pytest.fixture(scope="module")
def checked():
    """What is found in each ad."""
    workspace = Workspace.open(FOLDER)
    return {one.file.stem: one for one in examine(workspace, FILES, CheckOptions(as_of=DAY))}


def test_there_are_thirty_in_four_languages():
    locales = Counter(file.stem.rpartition("-")[2] for file in FILES)

    assert sum(locales.values()) == 30
    assert min(locales[code] for code in ("da", "nb", "sv", "en")) >= 7


@pytest.mark.parametrize("name", [file.stem for file in FILES])
def test_a_clean_ad_has_no_error(checked, name):
    assert [str(one) for one in checked[name].findings if one.severity == "error"] == []


def test_a_clean_ad_has_less_than_one_warning_on_average(checked):
    warnings = [str(one) for ad in checked.values() for one in ad.findings if one.severity == "warning"]

    assert len(warnings) < len(checked), "\n".join(warnings)

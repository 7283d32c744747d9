from dataclasses import replace
from pathlib import Path

import pytest

from generator import making
from generator.posting.workspace import Workspace
from generator.printing.orders import USUAL, orders
from generator.rendering import themes
from generator.stores import open_store


@pytest.fixture
def plan(site):
    """What holds for all ads of the workspace: pages and Markdown."""
    workspace = Workspace.open(site.root)
    chosen = orders(("html", "md"), USUAL, workspace.settings, workspace.root)
    return making.Plan(workspace, themes.load("nordic", site.root), ("en",), None, chosen, open_store(site.out), strict=False)


def test_an_ad_in_a_locale_has_a_file_for_each_order_and_an_entry(site, plan):
    site.posting("valid_through: 2018-03-31\njustify: {PAY-RANGE: The agreement is named below}")

    one = making.make(plan, site.version())

    assert sorted(map(str, one.contents)) == ["hive/hive.en.html", "hive/hive.en.md"]
    assert (one.entry.key, one.entry.valid_through, one.entry.segments) == ("hive.en", "2018-03-31", {"source": 2})
    assert one.entry.exceptions == {"PAY-RANGE": "The agreement is named below"}
    assert one.contents[Path("hive/hive.en.md")][1] == {"format": "md"}


def test_the_view_can_be_changed_before_it_is_written(site, plan):
    site.posting()

    one = making.make(plan, site.version(), lambda view: replace(view, home="../en/index.html"))

    assert b"../en/index.html" in one.contents[Path("hive/hive.en.html")][0]


def test_what_is_not_for_a_printer_is_not_preflighted(site, plan):
    site.posting()
    version = site.version()

    assert list(making.preflighted(plan, version, making.make(plan, version).contents)) == []

import shutil

import pytest

from generator.posting.workspace import Workspace
from generator.publish import comparing
from generator.publish.comparing import compare

PO = 'msgid ""\nmsgstr ""\n\nmsgctxt "title"\nmsgid "Beekeeper"\nmsgstr "Biavler"\n'


@pytest.fixture
def before(site, tmp_path):
    """Return a function that keeps the site as it is now, and gives it as a workspace."""

    def keep():
        return Workspace.open(shutil.copytree(site.root, tmp_path / "before"))

    return keep


def told(before, site):
    made = compare(before, Workspace.open(site.root))
    return [(one.ad, one.locale, one.kind, list(one.lines())) for one in made.changes], made


def test_without_a_change_all_are_as_before(site, before):
    site.posting(locales="[da, en]")

    changes, made = told(before(), site)

    assert (changes, made.same, made.findings) == ([], 2, [])


def test_a_change_is_told_by_the_lines_of_the_ad_that_it_changes(site, before):
    site.posting("summary: Bees.", locales="[da, en]")
    site.write("postings/hive.da.po", PO)
    old = before()
    site.write("postings/hive.da.po", PO.replace("Biavler", "Birøgter"))

    changes, made = told(old, site)

    assert changes == [("hive", "da", "changed", [("-", "# Biavler"), ("+", "# Birøgter")])]
    assert made.same == 1


def test_what_is_shared_changes_every_ad_that_uses_it(site, before):
    text = site.POSTING.replace("{name: Hive Example}", "hive")
    for name in ("one", "two"):
        site.write(f"postings/{name}.yaml", text + "locales: [en]\n")
    site.write("organizations/hive.yaml", "name: Hive Example\n")
    old = before()
    site.write("organizations/hive.yaml", "name: Wax Example\n")

    assert [(ad, kind) for ad, _, kind, _ in told(old, site)[0]] == [("one", "changed"), ("two", "changed")]


def test_ads_that_come_and_go_are_told(site, before):
    site.posting(name="old")
    old = before()
    (site.root / "postings" / "old.yaml").unlink()
    site.posting(name="new")

    assert [(ad, kind) for ad, _, kind, _ in told(old, site)[0]] == [("new", "new"), ("old", "gone")]


def test_what_can_t_be_read_now_is_told_and_the_rest_compared(site, before):
    site.posting()
    old = before()
    site.write("postings/broken.yaml", "title: [\n")

    changes, made = told(old, site)

    assert changes == []
    assert [one.where.file.name for one in made.findings] == ["broken.yaml"]


def test_what_could_not_be_read_before_is_new(site, before):
    site.write("postings/hive.yaml", "title: [\n")
    old = before()
    site.posting()

    changes, made = told(old, site)

    assert [(ad, kind) for ad, _, kind, _ in changes] == [("hive", "new")]
    assert made.findings == []


@pytest.mark.slow
def test_a_picture_is_a_small_png_of_the_first_page(site, before):
    old = before()
    site.posting()
    (change,) = compare(old, Workspace.open(site.root)).changes

    data = comparing.picture(change.after)

    assert data.startswith(b"\x89PNG")
    assert int.from_bytes(data[16:20], "big") == comparing.WIDTH

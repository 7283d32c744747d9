import json
import subprocess

import pytest

DRAFT = 'msgid ""\nmsgstr ""\n\n#, fuzzy\nmsgctxt "title"\nmsgid "Beekeeper"\nmsgstr "Biavler"\n'
WHOLE = """\
date_posted: 2026-11-01
valid_through: 2026-12-31
contract: permanent
work_hours: {hours_per_week: 37}
apply: {url: "https://hive.example/apply"}
responsibilities: [You feed the bees]
"""
DAY = ("--as-of", "2026-11-25")


@pytest.fixture(autouse=True)
def _here(site, monkeypatch):
    """Call from the workspace's folder, whose ads are pages only."""
    site.write("annons.toml", 'formats = ["html"]\nbase_url = "https://jobs.example/"\n')
    monkeypatch.chdir(site.root)


def test_what_passes_goes_out_and_is_said(annons, site):
    site.posting(WHOLE)

    done = annons("publish", *DAY)

    assert done.code == 0, done.err
    assert "1 ad published in site/" in done.err
    assert (site.root / "site" / "hive" / "hive.en.html").is_file()


def test_what_is_kept_back_is_one_line_that_says_where(annons, site):
    site.posting(WHOLE, locales="[da, en]")
    site.write("postings/hive.da.po", DRAFT)

    done = annons("publish", *DAY)

    assert done.code == 1
    (line,) = [line for line in done.err.splitlines() if line.startswith("kept back")]
    assert line.startswith("kept back hive.da: postings/hive.")
    assert (site.root / "site" / "hive" / "hive.en.html").is_file()
    assert not (site.root / "site" / "hive" / "hive.da.html").exists()


def test_all_or_nothing_leaves_the_site_as_it_was(annons, site):
    site.posting(WHOLE, locales="[da, en]")
    site.write("postings/hive.da.po", DRAFT)

    done = annons("publish", "--all-or-nothing", *DAY)

    assert done.code == 1
    assert "Nothing was published; the site is as it was." in done.err
    assert not (site.root / "site").exists()


def test_it_can_be_had_as_json(annons, site):
    site.posting(WHOLE, locales="[da, en]")
    site.write("postings/hive.da.po", DRAFT)

    data = annons("publish", "--report", "json", *DAY).data

    assert (data["exit_code"], data["written"], data["published"]) == (1, True, 1)
    assert [(one["ad"], one["locale"], one["severity"]) for one in data["held"]] == [("hive", "da", "error")]
    assert "site/manifest.json" in data["files"]


def test_a_published_folder_verifies_until_somebody_changes_it(annons, site):
    site.posting(WHOLE)
    annons("publish", *DAY)

    well = annons("verify", "site")
    page = site.root / "site" / "hive" / "hive.en.html"
    page.write_bytes(page.read_bytes() + b" ")
    ill = annons("verify", "site")

    assert (well.code, ill.code) == (0, 1)
    assert "all as published" in well.err
    assert "site/hive/hive.en.html: error: has changed since it was published" in ill.err


def test_the_sums_are_those_of_coreutils(annons, site):
    site.posting(WHOLE)
    annons("publish", *DAY)

    subprocess.run(["sha256sum", "--strict", "--quiet", "-c", "SHA256SUMS"], cwd=site.root / "site", check=True)


def test_a_folder_with_something_else_in_it_is_refused(annons, site):
    site.posting(WHOLE)
    site.write("site/thesis.txt", "mine")

    done = annons("publish", *DAY)

    assert done.code == 2
    assert "name an empty folder with --output" in done.err
    assert [one.name for one in (site.root / "site").iterdir()] == ["thesis.txt"]


@pytest.mark.parametrize("arguments", [("--channel", "fnin"), ("--locale", "xx"), ("--as-of", "now"), ("--theme", "none")])
def test_a_call_that_is_wrong_is_told(annons, site, arguments):
    site.posting(WHOLE)

    assert annons("publish", *arguments).code == 2
    assert not (site.root / "site").exists()


def test_every_file_is_in_the_manifest_with_its_sum(annons, site):
    site.posting(WHOLE)
    annons("publish", *DAY)

    folder = site.root / "site"
    document = json.loads((folder / "manifest.json").read_text("utf-8"))
    known = {name for ad in document["ads"].values() for name in ad["files"]} | set(document["files"])
    assert {one.relative_to(folder).as_posix() for one in folder.rglob("*") if one.is_file()} == known | {
        "manifest.json",
        "SHA256SUMS",
    }

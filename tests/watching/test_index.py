from datetime import UTC, datetime, timedelta

import pytest
import tinyhtml5

from generator.watching import index
from generator.watching.index import Index, ads
from generator.watching.state import Failure

NOON = datetime(2026, 11, 26, 12, 0, 5, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path, ad):
    ad(tmp_path, "hive", "en", "Beekeeper", "pdf", "a5.press.pdf", "md")
    ad(tmp_path, "hive", "da", "Biavler <ny>")
    ad(tmp_path, "ale & mead", "sv", "Bryggare")
    return tmp_path


def page(folder, times=(), failure=None, query="", *, of=None):
    text = (of or Index(folder)).page(dict(times), failure, query, "<script></script>")
    return tinyhtml5.parse(text, namespace_html_elements=False)


def titles(tree):
    return [one.text or one[0].text for one in tree.iter("span") if one.get("class") == "headline"]


def test_every_ad_is_listed_with_its_files(folder):
    tree = page(folder)
    links = [(one.text, one.get("href")) for one in tree.iter("a")]

    assert titles(tree) == ["Bryggare", "Biavler <ny>", "Beekeeper"]
    assert [one.text for one in tree.iter("h2")] == ["ale & mead", "hive"]
    assert [one.get("lang") for one in tree.iter("span") if one.get("lang")] == ["sv", "da", "en"]
    assert links == [
        ("Bryggare", "/ale%20%26%20mead/ale%20%26%20mead.sv.html"),
        ("Biavler <ny>", "/hive/hive.da.html"),
        ("Beekeeper", "/hive/hive.en.html"),
        ("PDF a5 press", "/hive/hive.en.a5.press.pdf"),
        ("Markdown", "/hive/hive.en.md"),
        ("PDF", "/hive/hive.en.pdf"),
    ]


def test_what_was_rebuilt_last_comes_first(folder):
    times = {"hive/hive.da.html": NOON, "hive/hive.en.pdf": NOON + timedelta(seconds=2)}
    tree = page(folder, times)

    assert titles(tree) == ["Biavler <ny>", "Beekeeper", "Bryggare"]
    assert [(one.text, one.get("datetime")) for one in tree.iter("time")] == [
        ("rebuilt 12:00:05", "2026-11-26T12:00:05+00:00"),
        ("rebuilt 12:00:07", "2026-11-26T12:00:07+00:00"),
    ]


@pytest.mark.parametrize(
    ("query", "found"),
    [("BIAV", 2), ("hive beekeeper", 2), ("mead", 1), ("hive bryggare", 0), ("  ", 3)],
)
def test_words_are_looked_for_in_titles_and_ids(folder, query, found):
    assert len(titles(page(folder, query=query))) == found


def test_what_is_looked_for_stays_in_the_field(folder, words):
    tree = page(folder, query='"><b>')

    assert [one.get("value") for one in tree.iter("input")] == ['"><b>']
    assert 'No ad has “"><b>” in its title or id.' in words(tree)


def test_many_ads_are_not_all_shown_at_once(folder, monkeypatch, words):
    monkeypatch.setattr(index, "MOST", 1)
    tree = page(folder)

    assert titles(tree) == ["Bryggare"]
    assert "The first 1 of 2 ads" in words(tree)


def test_an_ad_without_a_page_has_its_files():
    entry = {"ad": "x", "locale": "da", "title": "T", "status": "draft", "files": {"x/x.da.pdf": {}}}
    (found,) = ads({"x.da": entry}, {})
    (version,) = found.versions

    assert (version.page, [one.label for one in version.files], version.status) == ("", ["PDF"], "draft")


def test_before_the_first_build_there_are_none(tmp_path, words):
    assert "There are no ads yet." in words(page(tmp_path / "output"))


def test_ads_that_come_later_are_listed(tmp_path, ad):
    made = Index(tmp_path)
    assert titles(page(tmp_path, of=made)) == []
    ad(tmp_path, "hive", "en", "Beekeeper")
    assert titles(page(tmp_path, of=made)) == ["Beekeeper"]
    ad(tmp_path, "mead", "en", "Brewer")
    assert titles(page(tmp_path, of=made)) == ["Beekeeper", "Brewer"]


def test_a_broken_manifest_is_told_of(folder, words):
    (folder / "manifest.json").write_text("{", "utf-8")
    assert "is not a manifest that annons wrote" in words(page(folder))


def test_readers_without_a_script_are_told_what_is_wrong(folder, words):
    failure = Failure("x.yaml:3", "is <wrong>", "mend it", 0)
    (note,) = page(folder, failure=failure).iter("noscript")

    assert words(note) == "x.yaml:3 is <wrong> → mend it"
    assert list(page(folder).iter("noscript")) == []

import pytest

RICH = """\
valid_through: 2018-03-31
contacts:
  - {name: Ada Example, keep_until: 2018-06-30}
  - {name: Bo Example}
"""


@pytest.fixture(autouse=True)
def _here(site, monkeypatch):
    """Call from the workspace's folder."""
    monkeypatch.chdir(site.root)


def test_what_is_over_is_listed_and_left(annons, site):
    file = site.posting(RICH)
    before = file.read_bytes()

    done = annons("expire", "--as-of", "2018-07-01")

    assert done.code == 0
    assert "postings/hive.yaml: hive: the deadline was 2018-03-31" in done.out
    assert "postings/hive.yaml:8:5: Ada Example: was to be kept until 2018-06-30" in done.out
    assert "1 ad past the deadline, 1 person past their date; --remove deletes" in done.err
    assert file.read_bytes() == before


def test_what_is_over_is_removed(annons, site):
    file = site.posting(RICH)
    site.posting(name="wax")
    site.build()

    done = annons("expire", "--as-of", "2018-07-01", "--remove")

    assert done.code == 0
    assert "Ada Example" not in file.read_text("utf-8")
    assert "Bo Example" in file.read_text("utf-8")
    assert sorted(one.name for one in site.out.rglob("*.html")) == ["wax.en.html"]
    assert "2 files deleted" in done.err


def test_nothing_is_over_before_its_time(annons, site):
    site.posting(RICH)

    assert annons("expire", "--as-of", "2018-03-31").out == ""


def test_it_can_be_had_as_json(annons, site):
    site.posting(RICH)

    data = annons("expire", "--as-of", "2018-07-01", "--report", "json").data

    assert [one["ad"] for one in data["ads"]] == ["hive"]
    assert [(one["name"], one["keep_until"]) for one in data["people"]] == [("Ada Example", "2018-06-30")]


def test_a_person_who_can_t_be_taken_out_safely_is_told(annons, site):
    site.posting("contacts: [{name: Ada Example, keep_until: 2018-06-30}, {name: Bo}]\n")

    done = annons("expire", "--as-of", "2018-07-01", "--remove")

    assert done.code == 1
    assert "delete the person by hand" in done.err

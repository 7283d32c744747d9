import json

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("pdf")]


@pytest.fixture(autouse=True)
def _in_the_workspace(site, monkeypatch):
    monkeypatch.chdir(site.root)


def test_it_says_where_the_sheet_is(annons, site):
    site.posting()

    done = annons("proof", "hive", "--size", "81x120mm")

    assert (done.code, done.out.strip(), done.err) == (0, "output/hive/hive.proof.pdf", "")
    assert site.file("hive.proof.pdf").read_bytes().startswith(b"%PDF-")


def test_a_script_hears_it_as_json(annons, site):
    site.posting("short_text: " + "Feed the bees and the queen. " * 60 + "\n")

    done = annons("proof", "--size", "81x60mm,a4", "--report", "json")
    told = json.loads(done.out)

    assert done.code == told["exit_code"] == 1
    assert told["files"] == ["output/hive/hive.proof.pdf"]
    assert [one["rule"] for one in told["findings"]] == ["FIT"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--size", "a9"], "there is no size “a9”"),
        (["--medium", "gazette"], "there is no medium “gazette”"),
        (["--locale", "xx"], "xx"),
        (["--theme", "gold"], "there is no theme “gold”"),
        (["--report", "xml"], "xml"),
    ],
)
def test_a_wrong_call_is_told_and_writes_nothing(annons, site, arguments, words):
    site.posting()

    done = annons("proof", "hive", *arguments)

    assert done.code == 2
    assert words in done.err
    assert not site.out.exists()

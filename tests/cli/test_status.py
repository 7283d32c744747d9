import pytest

from generator.errors import ExitCode
from generator.translation import po_edit

TWO = 'responsibilities: ["You keep bees", "You sell honey"]\n'


@pytest.fixture(autouse=True)
def _in_the_workspace(site, monkeypatch):
    monkeypatch.chdir(site.root)
    # As wide as a reader's terminal.
    monkeypatch.setenv("COLUMNS", "80")


def entry(source, target, *marks, context="responsibilities"):
    return "\n".join(["", *marks, f'msgctxt "{context}"', f'msgid "{source}"', f'msgstr "{target}"', ""])


@pytest.fixture
def hive(site):
    site.posting(TWO, locales="[da, nb, en]")
    texts = [
        entry("Beekeeper", "Biavler", "# approved: Eva; 2026-11-22T11:53:07Z; 00000000", context="title"),
        entry("You keep bees", "Du passer bier", "#, fuzzy"),
        entry("You sell wax", "Du sælger voks"),
    ]
    site.write("postings/hive.da.po", po_edit.header("da", "en") + "".join(texts))
    return site


@pytest.mark.usefixtures("hive")
def test_each_locale_has_a_line_with_its_counts(annons):
    done = annons("status")

    assert (done.code, done.err) == (0, "")
    lines = [" ".join(line.split()) for line in done.out.splitlines() if line.strip()]
    assert lines[0] == "posting approved draft stale missing approved by"
    assert lines[2:] == ["hive", "en → da 1 1 1 · unrecorded (1)", "en → nb · · · 3"]
    assert max(map(len, done.out.splitlines())) <= 80


@pytest.mark.usefixtures("hive")
def test_only_some_locales(annons):
    assert [row["locale"] for row in annons("status", "--locale", "nb", "--report", "json").data["status"]] == ["nb"]


@pytest.mark.usefixtures("hive")
def test_as_data(annons):
    done = annons("status", "hive", "--report", "json")

    assert (done.code, done.err) == (0, "")
    assert done.data["exit_code"] == 0
    assert done.data["status"][0] == {
        "posting": "hive", "source": "en", "locale": "da", "approved": 1, "draft": 1, "stale": 1, "missing": 0, "total": 3,
        "approvers": [], "unrecorded": 1, "unused": 0,
    }  # fmt: skip
    assert annons("status", "--strict", "--report", "json").data["exit_code"] == ExitCode.CONTENT


def test_strict_is_for_machines(annons, site):
    site.posting(locales="[da, en]")
    assert annons("status", "--strict").code == ExitCode.CONTENT

    site.write("postings/hive.da.po", po_edit.header("da", "en") + entry("Beekeeper", "Biavler", context="title"))

    assert annons("status", "--strict").code == 0


def test_a_posting_in_one_language_has_nothing_to_translate(annons, site):
    site.posting(locales="[en]")

    assert annons("status").out == "There is nothing to translate.\n"


def test_a_broken_file_hides_no_other_locale_and_no_other_posting(annons, hive):
    hive.posting(name="wasp", locales="[da, en]")
    hive.write("postings/hive.da.po", 'msgid "x\n')

    done = annons("status", "--report", "json")

    assert done.code == done.data["exit_code"] == ExitCode.INPUT
    assert [(row["posting"], row["locale"]) for row in done.data["status"]] == [("hive", "nb"), ("wasp", "da")]
    assert [(one["file"], one["line"]) for one in done.data["findings"]] == [("postings/hive.da.po", 1)]
    assert "postings/hive.da.po:1: error: " in annons("status").err


def test_a_long_name_is_folded_and_no_number_is_cut(annons, site):
    site.posting(locales="[da, en]", name="a-very-long-name-of-a-posting-that-somebody-thought-would-be-a-good-idea")

    done = annons("status")

    assert max(map(len, done.out.splitlines())) <= 80
    assert done.out.replace("\n", "").replace(" ", "").count("a-very-long-name-of-a-posting-that-somebody-thought") == 1
    assert "en → da" in done.out


@pytest.mark.parametrize(
    ("words", "said"),
    [(["--report", "xml"], "no kind of report"), (["--locale", "xx"], "xx"), (["gone"], "there is no posting “gone”")],
)
@pytest.mark.usefixtures("hive")
def test_a_call_that_makes_no_sense_is_refused(annons, words, said):
    done = annons("status", *words)

    assert (done.code, done.out) == (ExitCode.INPUT, "")
    assert said in done.err

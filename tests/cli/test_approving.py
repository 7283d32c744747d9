import pytest

from generator.errors import ExitCode
from generator.translation import po_edit, provenance
from generator.translation.provenance import Provenance

THEN = "2026-11-22T11:53:07Z"
TWO = 'responsibilities: ["You keep bees", "You sell honey to bees@honey.example"]\n'


@pytest.fixture(autouse=True)
def _in_the_workspace(site, monkeypatch):
    monkeypatch.chdir(site.root)
    monkeypatch.delenv("ANNONS_BY", raising=False)


def draft(source, target, origin="argos", context="responsibilities"):
    (record,) = provenance.write(Provenance(origin, "en→da", "1", THEN), source, target, approved=False)
    return f'\n# {record}\n#, fuzzy\nmsgctxt "{context}"\nmsgid "{source}"\nmsgstr "{target}"\n'


@pytest.fixture
def hive(site):
    site.posting(TWO, locales="[da, nb, en]")
    made = draft("Beekeeper", "Biavler", "memory", "title") + draft("You keep bees", "Du passer bier")
    site.write("postings/hive.da.po", po_edit.header("da", "en") + made)
    site.write("postings/hive.nb.po", po_edit.header("nb", "en") + draft("You keep bees", "Du passer bier"))
    return site


def test_drafts_are_approved_in_a_persons_name(annons, hive):
    done = annons("approve", "--locale", "da", "--by", " Eva  Eksempel ")

    assert (done.code, done.out, done.err) == (0, "", "2 approved by Eva Eksempel in da.\n")
    text = (hive.root / "postings/hive.da.po").read_text("utf-8")
    assert (text.count("# approved: Eva Eksempel; "), text.count("fuzzy")) == (2, 0)
    assert "fuzzy" in (hive.root / "postings/hive.nb.po").read_text("utf-8")


@pytest.mark.usefixtures("hive")
def test_the_name_may_stand_in_the_environment(annons, monkeypatch):
    monkeypatch.setenv("ANNONS_BY", "Per")

    assert annons("approve", "--locale", "da,nb").err == "3 approved by Per in da, nb.\n"


@pytest.mark.usefixtures("hive")
def test_only_what_is_from_the_memory(annons):
    assert annons("approve", "--locale", "da", "--by", "Eva", "--from", "memory").err.startswith("1 approved")


def test_what_lost_an_address_is_left_and_shown_where_it_stands(annons, hive):
    file = hive.root / "postings/hive.da.po"
    lost = draft("You sell honey to bees@honey.example", "Du sælger honning til alle")
    file.write_text(file.read_text("utf-8") + lost, "utf-8")

    done = annons("approve", "--locale", "da", "--by", "Eva")

    assert done.code == ExitCode.CONTENT
    assert "postings/hive.da.po:21: warning: [da] responsibilities: not approved: bees@honey.example is missing" in done.err
    assert "  → “annons review postings/hive.yaml --locale da” shows it\n" in done.err
    assert done.err.endswith("2 approved by Eva in da; 1 left to look at.\n")


@pytest.mark.usefixtures("hive")
def test_as_data(annons):
    done = annons("approve", "--locale", "da", "--by", "Eva", "--report", "json")

    assert (done.code, done.err) == (0, "")
    assert done.data == {"exit_code": 0, "approved": 2, "left": 0, "by": "Eva", "findings": []}


def test_a_broken_file_does_not_keep_the_others(annons, hive):
    hive.write("postings/hive.nb.po", 'msgid "x\n')

    done = annons("approve", "--locale", "da,nb", "--by", "Eva")

    assert done.code == ExitCode.INPUT
    assert "postings/hive.nb.po:1: error: a string is not closed" in done.err
    assert "2 approved by Eva" in done.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--locale", "da"], "nobody approves"),
        (["--locale", "da", "--by", "  "], "nobody approves"),
        (["--locale", "da", "--by", "Eva; Per"], "“Eva; Per” is no name for a record"),
        (["--locale", "da", "--by", "Eva\x1b[2J"], "is no name for a record"),
        (["--by", "Eva"], "no locale is named"),
        (["--by", "Eva", "--locale", "xx"], "xx"),
        (["--by", "Eva", "--locale", "da", "--from", "apertum"], "no drafts are from “apertum”"),
        (["--by", "Eva", "--locale", "da", "--report", "xml"], "no kind of report"),
    ],
)
def test_a_call_that_makes_no_sense_is_refused_and_nothing_is_approved(annons, hive, words, said):
    before = (hive.root / "postings/hive.da.po").read_bytes()

    done = annons("approve", *words)

    assert (done.code, done.out) == (ExitCode.INPUT, "")
    assert said in done.err
    assert (hive.root / "postings/hive.da.po").read_bytes() == before


def test_what_another_editor_approved_can_be_signed(annons, site, monkeypatch):
    monkeypatch.chdir(site.root)
    site.posting(locales="[da, en]")
    entry = 'msgid ""\nmsgstr ""\n\nmsgctxt "title"\nmsgid "Beekeeper"\nmsgstr "Biavler"\n'
    file = site.write("postings/hive.da.po", entry)

    done = annons("approve", "--from", "unrecorded", "--locale", "da", "--by", "Kari Example")

    assert done.code == 0
    assert "1 approved by Kari Example in da" in done.err
    assert "# approved: Kari Example; " in file.read_text("utf-8")
    assert 'msgstr "Biavler"' in file.read_text("utf-8")
    assert "0 approved" in annons("approve", "--from", "unrecorded", "--locale", "da", "--by", "Eve").err

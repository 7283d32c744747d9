import re

import polib
import pytest
from lxml import etree

from generator.errors import ExitCode

X = "{urn:oasis:names:tc:xliff:document:2.0}"
TWO = 'responsibilities: ["You keep bees", "You [sell](https://honey.example) honey"]\n'


@pytest.fixture(autouse=True)
def _in_the_workspace(site, monkeypatch):
    monkeypatch.chdir(site.root)
    monkeypatch.setenv("ANNONS_CACHE", str(site.root.parent / "cache"))
    monkeypatch.delenv("ANNONS_BY", raising=False)


def translate(file, translations, state="translated"):
    """Do a translator's work on an XLIFF file: fill in some targets, by source."""
    tree = etree.parse(file)
    for segment in tree.iter(f"{X}segment"):
        target = translations.get(segment.find(f"{X}source").text)
        if target:
            segment.set("state", state)
            for old in segment.findall(f"{X}target"):
                segment.remove(old)
            etree.SubElement(segment, f"{X}target").text = target
    tree.write(file, encoding="UTF-8", xml_declaration=True)


def entries(site, locale="da"):
    """Return the entries of a posting's PO file: source → translation and whether it is a draft."""
    return {one.msgid: (one.msgstr, one.fuzzy) for one in polib.pofile(str(site.root / f"postings/hive.{locale}.po"))}


@pytest.fixture
def approved(annons, site):
    """A posting with its title approved in Danish, by way of a translator's file."""
    site.posting(TWO, locales="[da, en]")
    annons("memory", "export", "hive.xlf", "--locale", "da")
    translate(site.root / "hive.xlf", {"Beekeeper": "Biavler"}, "final")
    annons("memory", "import", "hive.xlf", "--by", "Eva Eksempel")
    (site.root / "hive.xlf").unlink()


# XLIFF: to a translator and back.


def test_texts_go_to_a_translator(annons, site):
    site.posting(TWO, locales="[da, en]")

    done = annons("memory", "export", "hive.xlf", "--locale", "da")

    assert (done.code, done.out) == (0, "")
    assert done.err == "3 texts in hive.xlf; “annons memory import hive.xlf” takes it back.\n"
    tree = etree.parse(site.root / "hive.xlf").getroot()
    assert (tree.get("srcLang"), tree.get("trgLang")) == ("en", "da")
    assert [file.get("original") for file in tree] == ["postings/hive.yaml"]
    assert [source.text for source in tree.iter(f"{X}source")] == ["Beekeeper", "You keep bees", "You "]


def test_one_text_is_told_as_one(annons, site):
    site.posting(locales="[da, en]")

    assert annons("memory", "export", "hive.xlf", "--locale", "da").err.startswith("1 text in hive.xlf;")


def test_what_comes_back_as_translated_is_a_draft_to_review(annons, site):
    site.posting(TWO, locales="[da, en]")
    annons("memory", "export", "hive.xlf", "--locale", "da")
    translate(site.root / "hive.xlf", {"Beekeeper": "Biavler"})

    done = annons("memory", "import", "hive.xlf", "--by", "Eva Eksempel")

    assert (done.code, done.out, done.err) == (0, "", "hive.xlf: 1 to review.\n")
    assert entries(site) == {"Beekeeper": ("Biavler", True)}


def test_what_comes_back_as_final_is_approved_by_the_one_who_took_it(annons, site):
    site.posting(TWO, locales="[da, en]")
    annons("memory", "export", "hive.xlf", "--locale", "da")
    translate(site.root / "hive.xlf", {"Beekeeper": "Biavler", "You keep bees": "Du passer bier"}, "final")

    done = annons("memory", "import", "hive.xlf", "--by", "Eva Eksempel")

    assert (done.code, done.err) == (0, "hive.xlf: 2 approved.\n")
    assert entries(site) == {"Beekeeper": ("Biavler", False), "You keep bees": ("Du passer bier", False)}
    assert "Eva Eksempel" in (site.root / "postings/hive.da.po").read_text("utf-8")


def test_the_name_may_stand_in_the_environment(annons, site, monkeypatch):
    site.posting(locales="[da, en]")
    annons("memory", "export", "hive.xlf", "--locale", "da")
    translate(site.root / "hive.xlf", {"Beekeeper": "Biavler"}, "final")
    monkeypatch.setenv("ANNONS_BY", "Per Prøve")

    annons("memory", "import", "hive.xlf")

    assert "Per Prøve" in (site.root / "postings/hive.da.po").read_text("utf-8")


@pytest.mark.usefixtures("approved")
def test_what_comes_back_unchanged_changes_nothing(annons, site):
    before = (site.root / "postings/hive.da.po").read_bytes()
    annons("memory", "export", "hive.xlf", "--locale", "da")

    done = annons("memory", "import", "hive.xlf")

    assert (done.code, done.err) == (0, "hive.xlf: 1 as before.\n")
    assert (site.root / "postings/hive.da.po").read_bytes() == before


def test_a_file_in_which_nothing_is_translated_yet_says_so(annons, site):
    site.posting(locales="[da, en]")
    annons("memory", "export", "hive.xlf", "--locale", "da")

    done = annons("memory", "import", "hive.xlf")

    assert (done.code, done.err) == (0, "hive.xlf: nothing in it is translated yet.\n")
    assert not (site.root / "postings/hive.da.po").exists()


@pytest.mark.usefixtures("approved")
def test_what_can_not_be_taken_is_told_with_its_place_and_the_rest_is_taken(annons, site):
    annons("memory", "export", "hive.xlf", "--locale", "da")
    translate(site.root / "hive.xlf", {"Beekeeper": "Bi-mand", "You keep bees": "Du passer bier"}, "final")

    done = annons("memory", "import", "hive.xlf")

    assert done.code == ExitCode.CONTENT
    assert re.search(
        r"^hive\.xlf:\d+(:\d+)?: warning: \[da\] title: differs from the approved translation", done.err, re.MULTILINE
    )
    assert done.err.endswith("hive.xlf: 1 approved, 1 not taken.\n")
    assert entries(site) == {"Beekeeper": ("Biavler", False), "You keep bees": ("Du passer bier", False)}


def test_a_text_that_has_changed_meanwhile_is_left(annons, site):
    site.posting(locales="[da, en]")
    annons("memory", "export", "hive.xlf", "--locale", "da")
    translate(site.root / "hive.xlf", {"Beekeeper": "Biavler"})
    site.write("postings/hive.yaml", site.POSTING.replace("Beekeeper", "Head beekeeper") + "locales: [da, en]\n")

    done = annons("memory", "import", "hive.xlf")

    assert done.code == ExitCode.CONTENT
    assert "translates a text that is not there any more" in done.err
    assert "1 not taken." in done.err


def test_some_postings_may_be_sent_and_from_elsewhere(annons, site, monkeypatch, tmp_path):
    site.posting(locales="[da, en]")
    site.posting(name="other", locales="[da, en]")
    monkeypatch.chdir(tmp_path)

    done = annons("memory", "export", "hive.xlf", "hive", "--locale", "da", "--workspace", "site")

    assert done.code == 0
    assert "postings/hive.yaml" in (tmp_path / "hive.xlf").read_text("utf-8")
    assert "postings/other.yaml" not in (tmp_path / "hive.xlf").read_text("utf-8")
    translate(tmp_path / "hive.xlf", {"Beekeeper": "Biavler"})
    assert annons("memory", "import", "hive.xlf", "--workspace", "site").err == "hive.xlf: 1 to review.\n"


def test_a_posting_that_can_not_be_read_is_told_and_the_others_are_sent(annons, site):
    site.posting("no_such_field: 1\n", name="broken")
    site.posting(locales="[da, en]")

    done = annons("memory", "export", "all.xlf", "--locale", "da")
    alone = annons("memory", "export", "one.xlf", "broken", "--locale", "da")

    assert done.code == alone.code == ExitCode.INPUT
    assert "postings/broken.yaml:6:1: error" in done.err
    assert "1 text in all.xlf" in done.err
    assert "nothing to translate" not in alone.err
    assert not (site.root / "one.xlf").exists()


def test_an_xliff_is_of_one_workspace(annons, site, tmp_path):
    other = type(site)(tmp_path / "other")
    other.write("annons.toml", "")
    other.posting(locales="[da, en]")
    site.posting(locales="[da, en]")

    done = annons("memory", "export", "all.xlf", "hive", other.root, "--locale", "da")

    assert done.code == ExitCode.INPUT
    assert "the postings are from several workspaces" in done.err
    assert not (site.root / "all.xlf").exists()


# TMX: the memory.


@pytest.mark.usefixtures("approved")
def test_what_is_approved_goes_out_as_tmx_and_into_another_workspace(annons, site, tmp_path):
    other = type(site)(tmp_path / "other")
    other.write("annons.toml", "")

    out = annons("memory", "export", "all.tmx")
    back = annons("memory", "import", "all.tmx", "--workspace", other.root)

    assert (out.code, out.out, out.err) == (0, "", "1 approved translation in all.tmx.\n")
    assert (back.code, back.out) == (0, "")
    assert back.err == f"1 translation from all.tmx; kept in {other.root}/memory/.\n"
    assert (other.root / "memory/all.tmx").read_bytes() == (site.root / "all.tmx").read_bytes()
    assert "Biavler" in (other.root / "memory/all.tmx").read_text("utf-8")


@pytest.mark.usefixtures("approved")
def test_a_memory_that_was_taken_in_drafts_what_it_knows(annons, site, tmp_path, monkeypatch):
    annons("memory", "export", "all.tmx")
    other = type(site)(tmp_path / "other")
    other.write("annons.toml", "")
    other.posting(locales="[da, en]")
    annons("memory", "import", "all.tmx", "--workspace", other.root)
    monkeypatch.chdir(other.root)

    annons("draft", "--locale", "da")

    assert entries(other) == {"Beekeeper": ("Biavler", True)}


@pytest.mark.usefixtures("approved")
def test_another_memory_of_the_same_name_is_not_written_over(annons, site):
    annons("memory", "export", "all.tmx")
    annons("memory", "import", "all.tmx")
    again = annons("memory", "import", "all.tmx")
    text = (site.root / "all.tmx").read_text("utf-8")
    site.write("all.tmx", text.replace("Biavler", "Birøgter"))

    done = annons("memory", "import", "all.tmx")

    assert again.code == 0
    assert done.code == ExitCode.INPUT
    assert "another file lies in" in done.err
    assert (site.root / "memory/all.tmx").read_text("utf-8") == text


def test_nothing_approved_is_nothing_to_export(annons, site):
    site.posting(locales="[da, en]")

    done = annons("memory", "export", "all.tmx")

    assert done.code == ExitCode.INPUT
    assert "all.tmx: error: there is nothing approved to export\n  → approve translations first" in done.err
    assert not (site.root / "all.tmx").exists()


@pytest.mark.usefixtures("approved")
def test_a_file_that_can_not_be_written_is_told(annons, site):
    (site.root / "all.tmx").mkdir()

    done = annons("memory", "export", "all.tmx")

    assert done.code == ExitCode.INPUT
    assert "all.tmx: error: " in done.err
    assert "Traceback" not in done.err


# Calls.


@pytest.mark.parametrize(
    ("arguments", "said", "hint"),
    [
        (["export", "all.docx"], "“all.docx” is neither TMX nor XLIFF", "ends in .tmx (memory) or .xlf (for a translator)"),
        (["export", "."], "“.” is neither TMX nor XLIFF", "name a file"),
        (["import", "postings/hive.yaml"], "“postings/hive.yaml” is neither TMX nor XLIFF", "name a file"),
        (["export", "x.xlf"], "--locale: an XLIFF is for one locale", "name it: --locale nb"),
        (["export", "x.xlf", "--locale", "da,nb"], "--locale: an XLIFF is for one locale", "name it: --locale nb"),
        (["export", "x.xlf", "--locale", "xx"], "“xx” is not an output locale", "there are da, nb, sv, en"),
        (["export", "x.xlf", "--locale", "en"], "there is nothing to translate", "annons status"),
        (["export", "x.xlf", "wasp", "--locale", "da"], "there is no posting “wasp”", "an id of this workspace"),
        (["export", "x.tmx", "hive"], "a TMX holds the whole memory", "leave out postings and --locale"),
        (["export", "x.tmx", "--locale", "da"], "a TMX holds the whole memory", "leave out postings and --locale"),
        (["export", "x.tmx", "--workspace", "gone"], "--workspace: there is no folder “gone”", "name a workspace"),
        (["import", "gone.tmx"], "gone.tmx: error: can't be used: No such file", "check the name"),
        (["import", "gone.xlf"], "gone.xlf: error: can't be used: No such file", "check the name"),
        (["import", "odd.tmx"], "odd.tmx:1: error: “tmx” was expected", "export it anew"),
        (["import", "odd.xlf"], "odd.xlf:1: error: ", "XLIFF"),
        (["import", "x.xlf", "--by", "Eva; Per"], "“Eva; Per” is no name for a record", "letters, spaces, hyphens"),
    ],
)
def test_a_call_that_makes_no_sense_is_refused(annons, site, arguments, said, hint):
    site.posting(locales="[da, en]")
    for name in ("odd.tmx", "odd.xlf"):
        site.write(name, "<bees/>")

    done = annons("memory", *arguments)

    assert (done.code, done.out) == (ExitCode.INPUT, "")
    assert said in done.err
    assert hint in done.err
    assert not (site.root / "x.xlf").exists()
    assert not (site.root / "x.tmx").exists()


@pytest.mark.parametrize("suffix", ["TMX", "tmx"])
@pytest.mark.usefixtures("approved")
def test_the_ending_may_be_in_capitals(annons, suffix):
    assert annons("memory", "export", f"all.{suffix}").code == 0


def test_without_a_verb_it_helps(annons):
    done = annons("memory")

    assert done.code == ExitCode.INPUT
    assert [verb for verb in ("export", "import") if verb not in done.out + done.err] == []

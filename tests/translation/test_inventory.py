"""What each segment has in a locale: approved, draft, stale or missing, and which entry was its translation before."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import InputError
from generator.posting.workspace import Workspace
from generator.translation import inventory
from generator.translation.inventory import po_file

DATA = Path(__file__).parent / "data"
POSTING = """\
source_locale: da
title: {title}
hiring_organization: {{name: Havnen}}
job_location: [{{address: {{city: Riga, country: LV}}}}]
locales: [da, nb, sv]
responsibilities:
{texts}"""
COOK, SHOP, WASH = "Du laver mad til alle gæster", "Du køber ind på torvet", "Du vasker op om aftenen"


@pytest.fixture
def data(tmp_path):
    return Path(shutil.copytree(DATA, tmp_path / "data"))


@pytest.fixture
def posting(tmp_path):
    """Writes a posting with responsibilities, and what there is of them in Norwegian; returns its Norwegian sheet."""

    def made(texts, entries=(), title="Kok på øen", entries_of_title=()):
        file = tmp_path / "postings" / "kok.yaml"
        file.parent.mkdir(exist_ok=True)
        file.write_text(POSTING.format(title=title, texts="".join(f"  - {text}\n" for text in texts)), "utf-8")
        all_entries = [("title", *one) for one in entries_of_title] + [("responsibilities", *one) for one in entries]
        if all_entries:
            file.with_name("kok.nb.po").write_text("\n".join(entry(*one) for one in all_entries), "utf-8")
        return sheets(tmp_path, "nb")["kok", "nb"]

    return made


def entry(context, source, target):
    """Return a PO entry; a target that begins with "?" is fuzzy."""
    fuzzy = "#, fuzzy\n" if target.startswith("?") else ""
    return f'{fuzzy}msgctxt "{context}"\nmsgid "{source}"\nmsgstr "{target.removeprefix("?")}"\n'


def sheets(root, *locales):
    workspace = Workspace.open(root)
    found = inventory.wanted(workspace, workspace.posting(root / "postings" / "kok.yaml"), locales)
    return {(one.file.stem, code): inventory.sheet(one, workspace.locales[code], of) for (one, code), of in found.items()}


def states(sheet):
    """Return the source of each segment, its state, and the source of the entry that was its translation before."""
    return [(item.segment.source, item.state, item.former and item.former[1]) for item in sheet.items]


def formers(sheet):
    return {source: former for source, _, former in states(sheet) if former}


def unused(sheet):
    return [source for _, source in sheet.unused]


def test_what_each_segment_has():
    sheet = sheets(DATA, "nb")["kok", "nb"]

    assert states(sheet) == [
        ("{Speaking} kok til Tallinn", "approved", None),
        ("Vil du bo i Tallinn?", "draft", None),
        ("Du laver mad", "approved", None),
        ("Du køber ind", "stale", "Du handler ind"),
        ("Du vasker op", "missing", None),
        ("Du siger {{hej}}", "approved", None),
        ("Du laver mad", "missing", None),
        ("Køkkenchef", "approved", None),
    ]
    assert sheet.counts() == {"approved": 4, "draft": 1, "stale": 1, "missing": 2}
    assert sheet.unused == ()
    assert (sheet.pair, sheet.file) == (("da", "nb"), DATA / "postings" / "kok.nb.po")
    assert [item.entry is None for item in sheet.items] == [state in {"stale", "missing"} for _, state, _ in states(sheet)]
    assert sheet.items[-1].key == ("contacts.role", "Køkkenchef")


def test_each_file_in_each_locale_that_is_not_its_own():
    assert {key: sheet.counts() for key, sheet in sheets(DATA).items()} == {
        ("kok", "nb"): {"approved": 4, "draft": 1, "stale": 1, "missing": 2},
        ("kok", "sv"): {"approved": 0, "draft": 0, "stale": 0, "missing": 8},
        ("kok", "en"): {"approved": 0, "draft": 0, "stale": 0, "missing": 8},
        ("havnen", "da"): {"approved": 1, "draft": 0, "stale": 0, "missing": 0},
        ("havnen", "sv"): {"approved": 0, "draft": 0, "stale": 0, "missing": 1},
        ("havnen", "en"): {"approved": 0, "draft": 0, "stale": 0, "missing": 1},
        ("tallinn", "nb"): {"approved": 3, "draft": 1, "stale": 0, "missing": 2},
        ("tallinn", "sv"): {"approved": 0, "draft": 0, "stale": 0, "missing": 6},
        ("tallinn", "en"): {"approved": 0, "draft": 0, "stale": 0, "missing": 6},
    }
    assert set(sheets(DATA, "da")) == {("havnen", "da")}
    assert sheets(DATA, "fi") == {}


def test_only_what_an_ad_shows(data):
    # The place is Danish; an ad in Danish alone needs of it nothing, and of a Norwegian organization everything.
    file = data / "postings" / "kok.yaml"
    file.write_text(file.read_text("utf-8") + "locales: [da_DK, nb]\n", "utf-8")

    assert set(sheets(data)) == {("kok", "nb"), ("havnen", "da"), ("tallinn", "nb")}
    assert set(sheets(data, "nb")) == {("kok", "nb"), ("tallinn", "nb")}


def test_what_only_other_people_see_is_wanted_once(posting, tmp_path):
    file = tmp_path / "postings" / "kok.yaml"
    posting([COOK])
    file.write_text(file.read_text("utf-8").replace("locales: [da, nb, sv]\n", "") + "audiences:\n"
                    "  - {language: da, locales: [da]}\n  - {language: no, locales: [nb]}\n", "utf-8")  # fmt: skip

    assert {key: states(sheet) for key, sheet in sheets(tmp_path).items()} == {
        ("kok", "nb"): [("Kok på øen", "missing", None), (COOK, "missing", None)]
    }


def test_nothing_is_there_before_the_first_draft(posting):
    sheet = posting([COOK])

    assert states(sheet) == [("Kok på øen", "missing", None), (COOK, "missing", None)]
    assert sheet.translations.entries == {}
    assert not sheet.file.exists()


def test_a_changed_text_is_stale_and_its_entry_not_unused(posting):
    sheet = posting([COOK.replace("alle gæster", "alle gæsterne"), SHOP], [(COOK, "Du lager mat"), (SHOP, "Du kjøper inn")])

    assert states(sheet)[1:] == [("Du laver mad til alle gæsterne", "stale", COOK), (SHOP, "approved", None)]
    assert unused(sheet) == []


def test_the_order_of_a_list_does_not_matter(posting):
    entries = [(COOK, "1"), (SHOP, "2"), (WASH, "3")]
    sheet = posting([WASH + "!", COOK + "!", SHOP + "!"], entries)

    assert formers(sheet) == {WASH + "!": WASH, COOK + "!": COOK, SHOP + "!": SHOP}
    assert formers(posting([WASH, COOK, SHOP], entries)) == {}
    assert posting([WASH, COOK, SHOP], entries).counts()["approved"] == 3


def test_a_new_text_beside_the_old_ones_is_new(posting):
    sheet = posting([COOK, "Du passer haven og huset", SHOP], [(COOK, "1"), (SHOP, "2")])

    assert [state for _, state, _ in states(sheet)[1:]] == ["approved", "missing", "approved"]


def test_the_likest_text_comes_first(posting):
    entries = [("Du vasker op om morgenen", "1"), (WASH, "2")]
    sheet = posting(["Du vasker op hver aften", "Du vasker op om aftenen nu"], entries)

    assert formers(sheet)["Du vasker op om aftenen nu"] == WASH
    assert formers(sheet)["Du vasker op hver aften"] == "Du vasker op om morgenen"


def test_an_entry_is_the_former_of_one_text_only(posting):
    sheet = posting([WASH + "!", WASH + "?"], [(WASH, "1")])

    assert formers(sheet) == {WASH + "!": WASH}
    assert [state for _, state, _ in states(sheet)[1:]] == ["stale", "missing"]


def test_an_entry_that_is_still_in_use_is_nobody_s_former(posting):
    sheet = posting([WASH, WASH + "!"], [(WASH, "1")])

    assert [state for _, state, _ in states(sheet)[1:]] == ["approved", "missing"]


def test_the_same_text_twice_in_a_list_is_one_segment(posting):
    sheet = posting([COOK, SHOP, COOK], [(COOK, "1")])

    assert states(sheet) == [("Kok på øen", "missing", None), (COOK, "approved", None), (SHOP, "missing", None)]


def test_a_title_is_the_same_title_whatever_it_says(posting):
    sheet = posting([COOK], title="Gartner søges til Riga", entries_of_title=[("Kok på øen", "Kokk")])

    assert formers(sheet) == {"Gartner søges til Riga": "Kok på øen"}


def test_the_only_text_of_a_list_is_the_same_text_whatever_it_says(posting):
    assert formers(posting(["Noget helt andet"], [(COOK, "1")])) == {"Noget helt andet": COOK}
    assert formers(posting(["Noget helt andet", SHOP], [(COOK, "1"), (SHOP, "2")])) == {}


def test_an_entry_of_another_field_is_no_former(posting):
    sheet = posting([COOK], [("Kok på øen!", "Kokk")], title="Kok på øen")

    assert formers(sheet) == {COOK: "Kok på øen!"}
    assert states(sheet)[0] == ("Kok på øen", "missing", None)


def test_an_entry_without_a_text_is_no_former(posting):
    sheet = posting([COOK + "!"], [(COOK, ""), (SHOP, "  ")])

    assert states(sheet)[1] == (COOK + "!", "missing", None)
    assert unused(sheet) == [COOK, SHOP]


def test_a_draft_of_a_text_that_was_changed_is_its_former_too(posting):
    assert states(posting([COOK + "!"], [(COOK, "?Du lager mat")]))[1] == (COOK + "!", "stale", COOK)


def test_a_fuzzy_entry_that_says_what_it_was_made_for_is_stale(posting, tmp_path):
    posting([COOK], [(COOK, "?Du lager mat")])
    file = tmp_path / "postings" / "kok.nb.po"
    was = '#| msgctxt "responsibilities"\n#| msgid "Du laver mad"\n'
    file.write_text(file.read_text("utf-8").replace("#, fuzzy\n", "#, fuzzy\n" + was), "utf-8")
    sheet = sheets(tmp_path, "nb")["kok", "nb"]

    assert states(sheet)[1] == (COOK, "stale", None)
    assert sheet.items[1].entry.previous == "Du laver mad"


def test_what_only_another_audience_sees_is_not_unused(data):
    # A sheet may be asked of some segments only; what the file holds besides is in use all the same.
    workspace = Workspace.open(data)
    file = workspace.posting(data / "postings" / "kok.yaml")
    found = inventory.wanted(workspace, file, ("nb",))[file.entities[0], "nb"]
    sheet = inventory.sheet(file.entities[0], workspace.locales["nb"], found[:2])

    assert len(sheet.items) == 2
    assert unused(sheet) == ["Du handler ind"]


def test_paragraphs_of_a_body_are_segments_of_their_own(data):
    file = data / "places" / "tallinn.yaml"
    file.write_text(file.read_text("utf-8").replace("ligger ved havet", "ligger smukt ved havet"), "utf-8")
    sheet = sheets(data, "nb")["tallinn", "nb"]

    assert states(sheet) == [
        ("Om byen", "approved", None),
        ("Tallinn ligger smukt ved havet.", "stale", "Tallinn ligger ved havet."),
        ("Her er:", "draft", None),
        ("billigt", "missing", None),
        ("også i *centrum*", "approved", None),
        ("smukt", "missing", None),
    ]


def test_a_broken_po_file_is_told(data):
    (data / "postings" / "kok.nb.po").write_text('msgid "a\n', "utf-8")

    with pytest.raises(InputError, match="not closed"):
        sheets(data, "nb")


def test_a_po_file_of_another_language_is_told(data):
    file = data / "postings" / "kok.nb.po"
    file.write_text(file.read_text("utf-8").replace("Language: nb", "Language: sv"), "utf-8")

    with pytest.raises(InputError, match="Language: sv"):
        sheets(data, "nb")


@pytest.mark.parametrize("name", ["nb", "nb_NO", "nb-no", "NB", "no"])
def test_the_spellings_that_a_po_header_may_have(data, name):
    file = data / "postings" / "kok.nb.po"
    file.write_text(file.read_text("utf-8").replace("Language: nb", f"Language: {name}"), "utf-8")

    assert sheets(data, "nb")["kok", "nb"].counts()["approved"] == 4


def test_where_the_po_file_lies():
    workspace = Workspace.open(DATA)
    file = workspace.posting(DATA / "postings" / "kok.yaml")

    assert [po_file(one, workspace.locales["sv"]) for one in file.entities] == [
        DATA / "postings" / "kok.sv.po", DATA / "organizations" / "havnen.sv.po", DATA / "places" / "tallinn.sv.po",
    ]  # fmt: skip


WORD = st.text("abcæøå", min_size=1, max_size=6)


@given(st.lists(st.lists(WORD, min_size=1, max_size=5).map(" ".join), min_size=1, max_size=6, unique=True), st.data())
def test_nothing_is_lost_and_nothing_matched_twice(texts, data):
    was = data.draw(st.lists(st.one_of(st.sampled_from(texts), WORD), max_size=6, unique=True))
    missing = [text for text in texts if text not in was]
    gone = [("r", text) for text in was if text not in texts]
    segments = [inventory.Segment("r", text, (), None) for text in missing]
    made = inventory._former(segments, gone, frozenset())

    assert len(set(made.values())) == len(made)
    assert set(made) <= {("r", text) for text in missing}
    assert set(made.values()) <= set(gone)

"""What people wrote before: the memory's own text first, then this text as it was, then a similar one; and what is kept."""

import pytest

from generator.errors import Finding
from generator.posting.workspace import Workspace
from generator.translation import inventory, po_edit, provenance, recalling, tmx
from generator.translation.memory import Memory
from generator.translation.po_edit import Change
from generator.translation.provenance import Provenance
from generator.translation.recalling import Draft
from generator.translation.units import Unit

NOW = "2026-11-22T11:53:07Z"
THEN = "2026-01-02T03:04:05Z"
POSTING = """\
source_locale: da
title: Kok
hiring_organization: {name: Havnen}
job_location: [{address: {city: Riga, country: LV}}]
locales: [da, nb]
responsibilities:
"""
COOK = "Du laver mad til alle vores gæster"
BY_KARI = Provenance("apertium", "da→nb", "apertium-dan-nor 1.5.0", THEN, by="Kari", when=THEN)
BY_MACHINE = Provenance("apertium", "da→nb", "apertium-dan-nor 1.5.0", THEN)


@pytest.fixture
def root(tmp_path, monkeypatch):
    monkeypatch.setenv("ANNONS_CACHE", str(tmp_path / "cache"))
    root = tmp_path / "workspace"
    (root / "postings").mkdir(parents=True)
    (root / "annons.toml").write_text('formats = ["md"]\n', "utf-8")
    return root


@pytest.fixture
def asked(root):
    """Asks what there is for the last responsibility of a posting; an entry is its source, target, and how it came to be.

    ``memory`` are pairs of texts in a TMX file.
    """

    def made(texts, entries=(), memory=(), *, keep=False, threshold=75.0):
        file = root / "postings" / "kok.yaml"
        file.write_text(POSTING + "".join(f"  - {text}\n" for text in texts), "utf-8")
        if entries:
            file.with_name("kok.nb.po").write_text(po_edit.header("nb", "da") + "".join(map(entry, entries)), "utf-8")
        if memory:
            units = [Unit("other", source, target, "da", "nb", by="Ola", when=THEN) for source, target in memory]
            (root / "memory").mkdir(exist_ok=True)
            (root / "memory" / "old.tmx").write_bytes(tmx.write(units, version="1"))
        return recalled(root, keep=keep, threshold=threshold)

    return made


def entry(one):
    """Return an entry; how it came to be is "fuzzy", ``None`` or a record; one without an approver is a draft."""
    source, target, how, *previous = one
    record = how if isinstance(how, Provenance) else Provenance()
    fuzzy = how == "fuzzy" or (isinstance(how, Provenance) and not how.by)
    lines = [f"# {line}" for line in provenance.write(record, previous[0] if previous else source, target, approved=not fuzzy)]
    lines += ["#, fuzzy"] * fuzzy + [f'#| msgid "{text}"' for text in previous]
    return "\n".join(["", *lines, 'msgctxt "responsibilities"', f'msgid "{source}"', f'msgstr "{target}"', ""])


def sheet_of(root):
    workspace = Workspace.open(root)
    ((entity, code), segments), *_ = inventory.wanted(workspace, workspace.posting(root / "postings" / "kok.yaml")).items()
    return workspace, inventory.sheet(entity, workspace.locales[code], segments)


def recalled(root, *, keep=False, threshold=75.0):
    workspace, sheet = sheet_of(root)
    memory = Memory.open(workspace)
    try:
        return recalling.recall(sheet, sheet.items[-1], recalling.Known(memory), NOW, keep=keep, threshold=threshold)
    finally:
        memory.close()


def record(change):
    """Return what a change records, read as the file would be."""
    return provenance.read("\n".join(change.comments), change.previous or change.key[1], change.target)


def test_nothing_was_written_before(asked):
    assert asked([COOK]) is None
    assert asked([COOK], memory=[("Noget helt andet", "Noe helt annet")]) is None
    assert asked([COOK], [(COOK, "", None)]) is None


def test_the_very_same_text_of_the_memory(asked):
    found = asked([COOK], memory=[(COOK, "Du lager mat")])

    assert (found.origin, found.finding) == ("memory", None)
    assert found.change == Change(
        ("responsibilities", COOK), "Du lager mat", fuzzy=True, comments=found.change.comments, after=("title", "Kok")
    )
    assert record(found.change) == Provenance("memory", "100 %", "memory/old.tmx", NOW)


def test_the_very_same_text_of_another_posting(asked, root):
    asked([COOK], [(COOK, "Du lager mat", None)])
    for file in ("kok.yaml", "kok.nb.po"):
        (root / "postings" / f"an{file}").write_bytes((root / "postings" / file).read_bytes())
    (root / "postings" / "kok.nb.po").unlink()
    found = recalled(root)

    assert (found.origin, found.change.target) == ("memory", "Du lager mat")
    assert record(found.change) == Provenance("memory", "100 %", "postings/ankok.yaml", NOW)


def test_the_memory_comes_before_the_text_as_it_was(asked):
    entries = [(COOK, "Du lager mat", BY_KARI)]
    both = asked([COOK + "!"], entries, [(COOK + "!", "Du lager mat!")])

    assert (both.origin, both.change.target) == ("memory", "Du lager mat!")
    assert both.change.replaces is None


def test_the_text_as_it_was_comes_before_a_similar_one(asked):
    entries = [(COOK, "Du lager mat", BY_KARI)]
    both = asked([COOK + "!"], entries, [(COOK + "!!", "Du lager mat!!")])

    assert (both.origin, both.change.target) == ("stale", "Du lager mat")


def test_a_similar_text_of_the_memory_carries_the_text_it_translates(asked):
    found = asked(["Kok", COOK + " og kolleger"], memory=[(COOK, "Du lager mat til alle gjestene våre")])

    assert found.origin == "similar"
    assert found.change == Change(
        ("responsibilities", COOK + " og kolleger"), "Du lager mat til alle gjestene våre", fuzzy=True,
        comments=found.change.comments, previous=COOK, after=("responsibilities", "Kok"),
    )  # fmt: skip
    made = "\n".join(found.change.comments)
    score = int(made.split("memory ")[1].split(" %")[0])
    assert 75 <= score < 100


@pytest.mark.parametrize(("threshold", "found"), [(75.0, True), (99.0, False), (100.0, False), (101.0, False), (50.0, True)])
def test_from_which_likeness_a_text_is_similar(asked, threshold, found):
    assert bool(asked([COOK + " her"], memory=[(COOK, "Du lager mat")], threshold=threshold)) is found


def test_the_very_same_text_is_found_whatever_the_threshold(asked):
    assert asked([COOK], memory=[(COOK, "Du lager mat")], threshold=100.0).origin == "memory"


def test_an_approved_translation_of_the_text_as_it_was_is_offered_as_a_draft(asked, root):
    found = asked([COOK + " og os"], [(COOK, "Du lager mat", BY_KARI)])

    assert found.change == Change(
        ("responsibilities", COOK + " og os"), "Du lager mat", fuzzy=True, comments=found.change.comments, previous=COOK,
        replaces=("responsibilities", COOK),
    )  # fmt: skip
    # Who approved it, and for what, stays on record.
    assert record(found.change) == BY_KARI
    written(root, found.change)
    assert [(item.state, item.entry and item.entry.previous) for item in sheet_of(root)[1].items] == [
        ("missing", None), ("stale", COOK),
    ]  # fmt: skip
    assert recalled(root) is None


def written(root, change):
    _, sheet = sheet_of(root)
    return po_edit.update(sheet.file, "nb", sheet.names, lambda _: [change], "da")


@pytest.mark.parametrize("keep", [True, False])
def test_a_blank_entry_of_this_text_is_filled(asked, root, keep):
    # So a draft that somebody rejected stands there; a second entry would break the file.
    found = asked([COOK + "."], [(COOK + ".", "", None), (COOK, "Du lager mat", BY_KARI)], keep=keep)
    written(root, found.change)

    assert found.origin == ("kept" if keep else "stale")
    (item,) = (one for one in sheet_of(root)[1].items if one.segment.source == COOK + ".")
    assert (item.state, item.entry.target) == ("approved" if keep else "stale", "Du lager mat")


@pytest.mark.parametrize("how", [None, "fuzzy", Provenance("memory", "100 %", "x", THEN), BY_KARI])
def test_what_a_person_had_a_hand_in_is_offered(asked, how):
    found = asked([COOK + " og os"], [(COOK, "Du lager mat", how)])

    assert (found.origin, found.change.fuzzy, found.change.previous) == ("stale", True, COOK)


def test_a_machine_s_draft_that_a_person_edited_is_offered(asked, root):
    asked([COOK], [(COOK, "Du lager mat", BY_MACHINE)])
    file = root / "postings" / "kok.nb.po"
    file.write_text(file.read_text("utf-8").replace("Du lager mat", "Du koker"), "utf-8")
    found = asked([COOK + " og os"])

    assert (found.origin, found.change.target) == ("stale", "Du koker")
    assert record(found.change).edited


def test_a_machine_s_draft_of_a_text_that_is_gone_is_not_offered(asked):
    entries = [(COOK, "Du lager mat", BY_MACHINE)]

    assert asked([COOK + " og os"], entries) is None
    assert asked([COOK + " og os"], entries, keep=True) is None


def test_a_similar_text_takes_the_place_of_a_machine_s_draft_and_of_no_approved_text(asked):
    near = [(COOK + " og dem", "Du lager mat til dem")]
    drafted = asked([COOK + " og os"], [(COOK, "Du lager mat", BY_MACHINE)], near)

    assert (drafted.origin, drafted.change.replaces) == ("similar", ("responsibilities", COOK))


def test_place_of_a_new_text(asked, root):
    asked([COOK + " og os"], [(COOK, "Du lager mat", BY_KARI)])
    _, sheet = sheet_of(root)
    assert recalling.place(sheet, sheet.items[-1]) is None

    asked([COOK + " og os"], [(COOK, "Du lager mat", "fuzzy")])
    _, sheet = sheet_of(root)
    assert recalling.place(sheet, sheet.items[-1]) == ("responsibilities", COOK)

    asked([COOK], [(COOK, "", None)])
    _, sheet = sheet_of(root)
    assert recalling.place(sheet, sheet.items[-1]) == ("responsibilities", COOK)
    assert recalling.place(sheet, sheet.items[0]) is None
    assert [recalling.before(sheet, item) for item in sheet.items] == [None, ("title", "Kok")]


def test_a_text_that_was_only_respelled_is_kept_on_request(asked):
    found = asked([COOK.replace("gæster", "gæster.")], [(COOK, "Du lager mat", BY_KARI)], keep=True)

    assert (found.origin, found.finding) == ("kept", None)
    assert (found.change.fuzzy, found.change.previous, found.change.target) == (False, "", "Du lager mat")
    assert found.change.replaces == ("responsibilities", COOK)
    kept = record(found.change)
    assert (kept.by, kept.when, kept.kept) == ("Kari", THEN, f"{NOW}, was “{COOK}”")


def test_an_unrecorded_approval_is_kept_as_one(asked):
    found = asked([COOK + "."], [(COOK, "Du lager mat", None)], keep=True)

    assert (found.change.fuzzy, record(found.change).by) == (False, "")


def test_a_draft_that_is_kept_stays_a_draft(asked):
    found = asked([COOK + "."], [(COOK, "Du lager mat", "fuzzy")], keep=True)

    assert (found.origin, found.change.fuzzy, found.change.previous) == ("kept", True, "")


def test_what_was_offered_as_stale_is_kept_later_with_its_approval(asked, root):
    stale = asked([COOK + "."], [(COOK, "Du lager mat", BY_KARI)])
    written(root, stale.change)
    found = recalled(root, keep=True)

    assert (found.origin, found.change.fuzzy, record(found.change).by) == ("kept", False, "Kari")
    written(root, found.change)
    assert sheet_of(root)[1].items[-1].state == "approved"


@pytest.mark.parametrize(
    ("was", "now", "why"),
    [
        ("Du arbejder 37 timer om ugen hos os", "Du arbejder 32 timer om ugen hos os", "“37” changed"),
        ("Du arbejder om ugen hos os i Riga", "Du arbejder om ugen hos os i Riga 24/7", "“24/7” changed"),
        ("Skriv til job@havnen.example i dag", "Skriv til jobs@havnen.example i dag", "“job@havnen.example” changed"),
        ("Ring til os på +45 12 34 56 78", "Ring til os på +45 12 34 56 79", "“+45 12 34 56 78” changed"),
        ("Søg inden den 1. marts 2027 hos os", "Søg inden den 1. april 2027 hos os", "changed"),
        ("Du laver mad", "Du bager brød hver eneste morgen", "many of its words are new"),
        ("Du hilser på gæster og smiler", "Du hilser på **gæster** og smiler", "“**” changed"),
        ("Du skal have kørekort til bil", "Du skal ikke have kørekort til bil", "“ikke” is new"),
        ("Du må ikke ryge i køkkenet hos os", "Du må ryge i køkkenet hos os", "“ikke” is gone"),
        ("Vi søger en kok på fuldtid i Riga", "Vi søger en kok på deltid i Riga", "“deltid” is new"),
    ],
)
def test_more_than_spelling_waits_for_a_person(asked, root, was, now, why):
    found = asked([f"'{now}'"], [(was, "Som det var", BY_KARI)], keep=True)

    assert isinstance(found, Draft)
    assert (found.origin, found.change.fuzzy, found.change.previous) == ("stale", True, was)
    finding = found.finding
    assert (finding.rule, finding.severity, finding.field, finding.locale) == ("STALE", "warning", "responsibilities", "nb")
    assert "more than respelled" in finding.message
    assert why in finding.message
    assert (finding.where.file, finding.where.line) == (root / "postings" / "kok.yaml", POSTING.count("\n") + 1)

    written(root, found.change)
    again = recalled(root, keep=True)
    assert isinstance(again, Finding)
    assert again.message == finding.message


def test_an_approved_text_is_left_alone(asked, root):
    asked([COOK], [(COOK, "Du lager mat", BY_KARI)])
    _, sheet = sheet_of(root)

    assert sheet.items[-1].state == "approved"
    # The memory has this very entry; drafting asks only for what lacks a text.
    assert recalled(root).origin == "memory"


def test_a_hand_written_draft_is_not_replaced_by_something_similar(asked):
    found = asked([COOK], [(COOK, "Du koker", "fuzzy")], [(COOK + " og os", "Du lager mat til oss")])

    assert found is None


def test_a_draft_of_another_text_that_a_machine_made_is_left_to_the_engine(asked):
    # "#| msgid" says that a person has been offered it already: it is not thrown away.
    found = asked([COOK + "."], [(COOK + ".", "Du lager mat", BY_MACHINE, COOK)], keep=True)

    assert found.origin == "kept"


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("Du har en fast arbejds tid hos os", "Du har en fast arbejdstid hos os"),
        ("Du har en fast arbejdstid hos os", "Du har en fast arbejds-tid hos os"),
        ("Vi sørger for gode resourcer", "Vi sørger for gode ressourcer"),
        ("Du hilser på vores gester", "Du hilser på vores gæster"),
        ("du hilser på Gæster, og smiler", "Du hilser på gæster og smiler!"),
    ],
)
def test_what_counts_as_respelled(asked, was, now):
    assert asked([f"'{now}'"], [(was, "Som det var", BY_KARI)], keep=True).origin == "kept"


def test_the_text_before_stands_on_one_line_of_the_record(asked):
    was = "Du laver “mad”; til alle vores gæster"
    found = asked([was + "."], [(was, "x", BY_KARI)], keep=True)

    assert all("\n" not in line for line in found.change.comments)
    assert f"was “{was}”" in record(found.change).kept

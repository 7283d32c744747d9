import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.translation import provenance
from generator.translation.provenance import Provenance

DRAFT = Provenance(
    "apertium", "da→nb→sv", "apertium-dan-nor 1.5.0, apertium-swe-nor 0.4.0", "2026-11-22T11:53:07Z", notes=("a", "b")
)


def written(record, source, target, *, approved=False):
    return "\n".join(provenance.write(record, source, target, approved=approved))


def test_a_draft_s_record_as_people_see_it():
    assert written(DRAFT, "Kok", "Kock") == (
        "draft: apertium da→nb→sv; apertium-dan-nor 1.5.0, apertium-swe-nor 0.4.0; 2026-11-22T11:53:07Z; 3dae2edc\n"
        "look at: a; b"
    )


def test_a_draft_reads_back_unedited_with_its_own_text_and_edited_with_another():
    comment = written(DRAFT, "Kok", "Kock")

    assert provenance.read(comment, "Kok", "Kock") == DRAFT
    assert provenance.read(comment, "Kok", "Kökschef").edited
    assert provenance.read(comment, "Kokke", "Kock").edited


def test_an_approval_holds_for_the_text_it_was_given_to():
    record = Provenance(by="Kari Nordmann", when="2026-11-22T12:02:11Z")
    comment = written(record, "Kok", "Kokk", approved=True)

    assert provenance.read(comment, "Kok", "Kokk").by == "Kari Nordmann"
    assert not provenance.read(comment, "Kok", "Kjøkkensjef").by
    assert not provenance.read(comment, "Kokke", "Kokk").by


def test_an_approved_draft_keeps_where_it_came_from_and_loses_the_notes():
    record = Provenance(
        "apertium",
        "da→nb",
        "apertium-dan-nor 1.5.0",
        "2026-11-22T11:53:07Z",
        by="Kari",
        when="2026-11-22T12:02:11Z",
        notes=("a",),
    )

    assert provenance.read(written(record, "Kok", "Kokk", approved=True), "Kok", "Kokk") == Provenance(
        "apertium", "da→nb", "apertium-dan-nor 1.5.0", "2026-11-22T11:53:07Z", by="Kari", when="2026-11-22T12:02:11Z"
    )


def test_what_was_edited_stays_so():
    edited = Provenance("argos", "da→en", "translate-da_en 1.9", "2026-11-22T11:53:07Z", edited=True)

    assert provenance.read(written(edited, "Kok", "Chef"), "Kok", "Chef").edited


def test_nobody_approves_a_draft_by_being_named_in_it():
    assert not written(Provenance(by="Kari", when="now"), "Kok", "Kokk")


@pytest.mark.parametrize(
    "comment",
    [
        "a person's own words", "draft: too short", "approved: Kari; 2026-11-22T12:02:11Z", "approved: Kari; now; 00000000",
        "Draft: apertium; b; c; d", "", "kept", "look at:",
    ],
)  # fmt: skip
def test_what_is_no_record_of_ours_says_nothing(comment):
    assert provenance.read(comment, "Kok", "Kokk") == Provenance()


def test_ours_and_a_person_s_own_lines_are_told_apart():
    assert [
        provenance.is_ours(line) for line in ("draft: a; b; c; d", "look at: x", "approved: y", "kept: z", "rejected: q")
    ] == [True] * 5
    assert not any(provenance.is_ours(line) for line in ("Draft", "see: x", "approved", "kari: approved: x", ""))


field = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=30).map(str.strip).filter(bool)


@settings(max_examples=200, derandomize=True, deadline=None)
@given(field, field, field, field, field)
def test_no_name_breaks_a_record(by, version, note, source, target):
    record = Provenance("memory", "100 %", version, "2026-11-22T11:53:07Z", by=by, when="2026-11-22T12:02:11Z", notes=(note,))
    lines = provenance.write(record, source, target, approved=True)
    back = provenance.read("\n".join(lines), source, target)

    assert all("\n" not in line for line in lines)
    assert (back.origin, back.edited, back.drafted) == ("memory", False, "2026-11-22T11:53:07Z")
    assert back.by.replace(" ", "") == "".join(by.replace(";", " ").split())


def test_the_time_is_utc_to_the_second(monkeypatch):
    monkeypatch.setenv("TZ", "Europe/Oslo")

    assert len(provenance.now()) == len("2026-11-22T11:53:07Z")
    assert provenance.now().endswith("Z")

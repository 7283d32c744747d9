"""A posting in a locale: each text with its language, where it came from, and what is refused."""

import shutil
from pathlib import Path

import pytest

from generator.errors import InputError, Where
from generator.l10n.speakers import NAMES
from generator.posting.placeholders import FACTS
from generator.posting.workspace import PostingFile, Workspace
from generator.translation.localize import LocalItem, Localized, LocalList, LocalParagraph, localize

DATA = Path(__file__).parent / "data"


def opened(name: str = "kok", root: Path = DATA) -> tuple[Workspace, PostingFile]:
    workspace = Workspace.open(root)
    return workspace, workspace.posting(root / "postings" / f"{name}.yaml")


def localized(locale: str, name: str = "kok", root: Path = DATA) -> tuple[PostingFile, Localized]:
    workspace, posting = opened(name, root)
    return posting, localize(posting.entities, workspace.locales[locale])


def pieces(locale: str, name: str = "kok") -> list[tuple[str, str, str, str]]:
    """Return context, words, language and state of every segment of the posting file itself."""
    posting, made = localized(locale, name)
    texts = (found.text for found in posting.texts)
    return [(piece.context, piece.markdown, piece.lang, piece.state) for piece in made.pieces_of(texts)]


def told(locale: str, name: str) -> list[str]:
    """Return what is told, with the folder left out."""
    workspace, posting = opened(name)
    with pytest.raises(InputError) as caught:
        localize(posting.entities, workspace.locales[locale])
    return [str(finding).replace(f"{DATA}/postings/", "") for finding in caught.value.findings]


def test_in_its_own_language_a_text_is_its_source():
    assert pieces("da") == [
        ("title", "{Speaking} kok til Tallinn", "da", "source"),
        ("summary", "Vil du bo i Tallinn?", "da", "source"),
        ("short_text", "Kok til Tallinn", "da", "source"),
        ("job_location.address.city", "København", "da", "source"),
        ("responsibilities", "Du laver mad", "da", "source"),
        ("responsibilities", "Du køber ind", "da", "source"),
        ("responsibilities", "Du vasker op", "da", "source"),
        # A map without the source language shows its first version, and says whose it is.
        ("responsibilities", "Du dekker bord", "nb", "missing"),
        ("responsibilities", "Du siger {{hej}}", "da", "source"),
        ("job_benefits", "Du laver mad", "da", "source"),
        ("contacts.role", "Køkkenchef", "da", "source"),
    ]


def test_approved_draft_missing_and_mapped():
    assert pieces("nb") == [
        ("title", "{Speaking} kokk til Tallinn", "nb", "approved"),
        ("summary", "Vil du bo i Tallinn da?", "nb", "draft"),
        ("short_text", "Kokk til Tallinn", "nb", "approved"),  # a map counts as approved
        ("job_location.address.city", "København", "da", "missing"),  # a map that lacks the locale
        ("responsibilities", "Du lager mat", "nb", "approved"),
        ("responsibilities", "Du køber ind", "da", "missing"),  # stale: the source was another then
        ("responsibilities", "Du vasker op", "da", "missing"),  # an entry that is empty
        ("responsibilities", "Du dekker bord", "nb", "approved"),
        ("responsibilities", "Du sier {{hei}}", "nb", "approved"),
        ("job_benefits", "Du laver mad", "da", "missing"),  # translated in another context only
        ("contacts.role", "Kjøkkensjef", "nb", "approved"),
    ]


def test_without_a_po_file_all_but_maps_is_missing():
    assert {state for context, _, _, state in pieces("sv") if context != "job_location.address.city"} == {"missing", "approved"}
    assert ("responsibilities", "Du dukar", "sv", "approved") in pieces("sv")
    assert ("job_location.address.city", "Köpenhamn", "sv", "approved") in pieces("sv")
    assert ("title", "{Speaking} kok til Tallinn", "da", "missing") in pieces("sv")


def test_each_file_has_its_own_source_language_and_translations():
    posting, danish = localized("da")
    about = posting.organization.about[0].text
    (piece,) = danish.pieces_of([about])
    assert (piece.markdown, piece.lang, piece.state) == ("Vi laver mad.", "da", "approved")
    _, norwegian = localized("nb", "kok")
    posting, norwegian = localized("nb")
    (piece,) = norwegian.pieces_of([posting.organization.about[0].text])
    assert (piece.markdown, piece.lang, piece.state) == ("Vi lager mat.", "nb", "source")


def test_a_name_that_is_one_string_is_the_same_in_every_language():
    posting, made = localized("sv")
    piece = made.inline(posting.cities[0].name)
    assert (piece.markdown, piece.lang, piece.state) == ("Tallinn", "sv", "source")


def test_a_body_keeps_its_shape_and_each_leaf_its_own_state():
    posting, made = localized("nb")
    body = posting.cities[0].sections[0].body[0].text
    paragraph, lead_in, listed = made.blocks(body)
    assert isinstance(paragraph, LocalParagraph)
    assert isinstance(lead_in, LocalParagraph)
    assert isinstance(listed, LocalList)
    first, second = listed.items
    assert isinstance(first, LocalItem)
    ((inner,),) = [one.items for one in first.children]
    shown = [(piece.markdown, piece.lang, piece.state) for piece in made.pieces_of([body])]
    assert shown == [
        ("Tallinn ligger ved sjøen.", "nb", "approved"),
        ("Her er det:", "nb", "draft"),
        ("billigt", "da", "missing"),
        ("også i *sentrum*", "nb", "approved"),
        ("smukt", "da", "missing"),
    ]
    order = [paragraph.piece, lead_in.piece, first.piece, inner.piece, second.piece]
    assert order == list(made.pieces_of([body]))


def test_a_piece_knows_its_source_and_where_it_is_written():
    posting, made = localized("nb")
    title, summary = made.inline(posting.posting.title), made.inline(posting.posting.summary)
    assert title.source == "{Speaking} kok til Tallinn"
    assert title.where.file == DATA / "postings" / "kok.nb.po"
    assert summary.where.line > title.where.line
    stale = made.inline(posting.posting.responsibilities[1].text)
    assert stale.where == Where(DATA / "postings" / "kok.yaml", 15, 5)


def test_a_text_in_a_map_and_in_a_po_file_is_an_error():
    assert told("nb", "twice") == [
        (
            "twice.yaml:3:3: [nb] title: this text stands in twice.nb.po too (line 1)"
            " (keep one: delete “nb:” here, or the entry there)"
        ),
        (
            "twice.yaml:13:5: [nb] responsibilities: this text stands in twice.nb.po too (line 14)"
            " (keep one: delete “nb:” here, or the entry there)"
        ),
        (
            "twice.yaml:19:7: [nb] sections.team.body: this text stands in twice.nb.po too (line 22)"
            " (keep one: delete “nb:” here, or the entry there)"
        ),
    ]


def test_drafts_and_empty_entries_beside_a_map_are_none():
    # They are in the file above too, and not told.
    assert not any("summary" in line or "Du laver mad" in line for line in told("nb", "twice"))
    assert {state for *_, state in pieces("da", "twice")} == {"source"}


def test_a_translation_must_be_text_that_an_ad_can_hold():
    there_are = "there are " + ", ".join(f"{{{name}}}" for name in (*NAMES, *FACTS))
    assert told("nb", "wrong") == [
        f"wrong.nb.po:1: [nb] title: {{Speeking}} is not a placeholder (did you mean {{Speaking}}? {there_are})",
        (
            "wrong.nb.po:5: [nb] summary: a brace stands alone near “Vil du bo i {home_country”"
            " (a placeholder is written {speaking}; a brace that is meant as one is doubled: {{)"
        ),
        (
            "wrong.nb.po:9: [nb] responsibilities: {people} names a nationality, which is no requirement for a job"
            " (write {speakers} here; {people} may stand in sections)"
        ),
        (
            "wrong.nb.po:13: [nb] responsibilities: the link to “javascript:inn” can't be used"
            " (links go to https://…, mailto:… or tel:+…)"
        ),
        (
            "wrong.nb.po:22: [nb] sections.team.body: a heading or a rule stands inside a text"
            " (give it a section of its own, with id, heading and body; begin lists with “- ”)"
        ),
    ]


def test_problems_of_every_file_are_told_at_once(tmp_path):
    root = Path(shutil.copytree(DATA, tmp_path / "data"))
    (root / "places" / "tallinn.nb.po").write_text('msgid "a\n', "utf-8")
    (root / "postings" / "kok.nb.po").write_text('msgctxt "title"\nmsgstr "a"\n', "utf-8")
    workspace, posting = opened("kok", root)
    with pytest.raises(InputError) as caught:
        localize(posting.entities, workspace.locales["nb"])
    assert [finding.where.file.name for finding in caught.value.findings if finding.where] == ["kok.nb.po", "tallinn.nb.po"]


def test_a_po_file_of_another_locale_is_not_looked_at(tmp_path):
    root = Path(shutil.copytree(DATA, tmp_path / "data"))
    (root / "postings" / "kok.sv.po").write_text("no PO file at all", "utf-8")
    assert localized("nb", root=root)[1]
    with pytest.raises(InputError):
        localized("sv", root=root)


@pytest.mark.parametrize("locale", ["da", "nb", "sv", "en"])
def test_the_example_is_approved_in_all_its_languages(example, locale):
    workspace = Workspace.open(example)
    for file in workspace.posting_files():
        posting = workspace.posting(file)
        made = localize(posting.entities, workspace.locales[locale])
        states = {piece.state for found in posting.texts for piece in made.pieces_of([found.text])}
        assert states == ({"source"} if locale == "da" else {"approved"})

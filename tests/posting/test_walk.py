"""Every text of a posting with the name its translations go by, as design of the PO files says."""

from pathlib import Path

import pytest

from generator.posting.walk import texts
from generator.posting.workspace import PostingFile, Workspace

DATA = Path(__file__).parent / "data"


@pytest.fixture(scope="module")
def full() -> PostingFile:
    return Workspace.open(DATA).posting(DATA / "postings" / "full.yaml")


CONTEXTS = [
    ("title", "inline", False),
    ("summary", "inline", False),
    ("short_text", "inline", False),
    ("job_location.address.city", "name", False),
    ("work_hours.note", "inline", False),
    ("base_salary.note", "inline", False),
    ("responsibilities", "inline", False),
    ("responsibilities", "inline", False),
    ("responsibilities", "inline", False),
    ("qualifications.required", "inline", False),
    ("qualifications.desirable", "inline", False),
    ("qualifications.personal", "inline", False),
    ("job_benefits", "inline", False),
    ("sections.team.heading", "inline", True),
    ("sections.team.body", "blocks", True),
    ("sections.city.heading", "inline", True),
    ("sections.city.body", "blocks", True),
    ("sections.city.body", "blocks", True),
    ("contacts.role", "inline", True),
    ("apply.send", "inline", True),
    ("hero_image.alt", "inline", True),
]


def test_contexts_in_reading_order(full):
    assert [(found.context, found.rules.kind, found.rules.people) for found in texts(full.posting)] == CONTEXTS


def test_paths_lead_to_the_text_in_the_file(full):
    places = {found.path: full.document.where(found.path) for found in texts(full.posting)}
    lines = full.file.read_text("utf-8").split("\n")
    for found in texts(full.posting):
        first = (found.text.source or next(iter(found.text.by_locale.values()))).split("\n")[0]
        where = places[found.path]
        around = "\n".join(lines[where.line - 1 : where.line + 2])
        assert first in around, found.path


def test_an_organization_and_a_place():
    full = Workspace.open(DATA).posting(DATA / "postings" / "full.yaml")
    assert [found.context for found in texts(full.organization)] == [
        "about",
        "boilerplate.diversity.heading",
        "boilerplate.diversity.text",
        "boilerplate.norway.text",
        "boilerplate.baltics.text",
        "boilerplate.english.text",
    ]
    assert [found.context for found in texts(full.agency)] == ["address.city"]
    (place, _) = full.cities
    assert [found.context for found in texts(place)] == [
        "name",
        "sections.city.heading",
        "sections.city.body",
        "sections.city.body",
    ]


def test_a_job_start_in_words_is_a_text(tmp_path):
    file = tmp_path / "kok.yaml"
    file.write_text(
        "source_locale: da\ntitle: Kok\nagency: {name: Nordkyst}\njob_location: {address: {country: DK}}\n"
        "job_start: efter sommerferien\naudiences:\n  - language: da\n    contacts: [{name: Kim, role: Køkkenchef}]\n",
        "utf-8",
    )
    posting = Workspace.around(file).posting(file).posting
    assert [(found.context, found.text.source) for found in texts(posting)] == [
        ("title", "Kok"),
        ("audiences.contacts.role", "Køkkenchef"),
        ("job_start", "efter sommerferien"),
    ]

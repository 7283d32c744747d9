"""How far a posting is in each locale: its own segments and those of the files it uses."""

import shutil
from pathlib import Path

import pytest

from generator.errors import InputError
from generator.posting.workspace import Workspace
from generator.translation import inventory, provenance, reviewing
from generator.translation.status import status

DATA = Path(__file__).parent / "data"
THEN = "2026-01-02T03:04:05Z"


@pytest.fixture
def data(tmp_path):
    return Path(shutil.copytree(DATA, tmp_path / "data"))


def rows(root, *locales):
    workspace = Workspace.open(root)
    return status(workspace, workspace.posting(root / "postings" / "kok.yaml"), locales)


def approve(root, by, *sources):
    """Write on record who approved some texts."""
    file = root / "postings" / "kok.nb.po"
    text = file.read_text("utf-8")
    for source in sources:
        target = text.split(f'msgid "{source}"\nmsgstr "', 1)[1].split('"\n', 1)[0]
        (line,) = provenance.write(provenance.Provenance(by=by, when=THEN), source, target, approved=True)
        place = text.rindex("msgctxt", 0, text.index(f'msgid "{source}"'))
        text = f"{text[:place]}# {line}\n{text[place:]}"
    file.write_text(text, "utf-8")


def test_a_row_for_each_locale_but_its_own_and_those_of_the_files_it_uses():
    found = rows(DATA)

    # In Danish there is only what the Norwegian organization says.
    assert [(row.locale, row.counts) for row in found] == [
        ("da", {"approved": 1, "draft": 0, "stale": 0, "missing": 0}),
        ("nb", {"approved": 7, "draft": 2, "stale": 1, "missing": 4}),
        ("sv", {"approved": 0, "draft": 0, "stale": 0, "missing": 15}),
        ("en", {"approved": 0, "draft": 0, "stale": 0, "missing": 15}),
    ]
    assert [row.total for row in found] == [1, 14, 15, 15]
    assert [row.done for row in found] == [True, False, False, False]
    assert {row.posting.file for row in found} == {DATA / "postings" / "kok.yaml"}


def test_only_some_locales():
    assert [row.locale for row in rows(DATA, "sv", "nb")] == ["nb", "sv"]
    assert rows(DATA, "fi") == []


def test_in_the_order_of_the_locales_whatever_was_asked_first():
    order = list(Workspace.open(DATA).locales)

    assert [row.locale for row in rows(DATA)] == [code for code in order if code in {"da", "nb", "sv", "en"}]


def test_approvals_without_a_name_are_counted(data):
    (row,) = rows(data, "nb")

    assert (row.approvers, row.unrecorded) == ((), 7)


def test_who_approved(data):
    approve(data, "Kari", "Du laver mad", "Køkkenchef")
    approve(data, "Ola", "{Speaking} kok til Tallinn")
    (row,) = rows(data, "nb")

    assert (row.approvers, row.unrecorded) == (("Ola", "Kari"), 4)


def test_an_approval_of_a_text_that_was_changed_has_no_name(data):
    approve(data, "Kari", "Du laver mad")
    file = data / "postings" / "kok.nb.po"
    file.write_text(file.read_text("utf-8").replace("Du lager mat", "Du koker"), "utf-8")
    (row,) = rows(data, "nb")

    assert (row.approvers, row.unrecorded) == ((), 7)


def test_who_approved_what_is_a_draft_again_does_not_count(data):
    approve(data, "Kari", "Vil du bo i Tallinn?")
    (row,) = rows(data, "nb")

    assert (row.approvers, row.counts["draft"]) == ((), 2)


def test_entries_that_nobody_needs_any_more(data):
    add(data / "postings" / "kok.nb.po", "responsibilities", "Væk")
    add(data / "postings" / "kok.nb.po", "summary", "Væk")
    # What a place's file holds besides is of no posting.
    add(data / "places" / "tallinn.nb.po", "sections.city.body", "Væk")
    (row,) = rows(data, "nb")

    assert (row.unused, row.counts["stale"]) == (2, 1)


def test_an_entry_that_a_changed_text_may_still_need_is_not_unused(data):
    # It is the only text of its list, and so the same one, whatever it says.
    add(data / "postings" / "kok.nb.po", "job_benefits", "Gratis kaffe")
    (row,) = rows(data, "nb")

    assert (row.unused, row.counts["stale"]) == (0, 2)


def add(file, context, source):
    file.write_text(f'{file.read_text("utf-8")}\nmsgctxt "{context}"\nmsgid "{source}"\nmsgstr "Borte"\n', "utf-8")


def test_everything_approved_is_done(data):
    workspace = Workspace.open(data)
    file = workspace.posting(data / "postings" / "kok.yaml")
    for (entity, code), segments in inventory.wanted(workspace, file, ("nb",)).items():
        entries = {(one.context, one.source): f'msgctxt "{one.context}"\nmsgid "{one.source}"\nmsgstr "{one.source}!"\n'
                   for one in segments}  # fmt: skip
        inventory.po_file(entity, workspace.locales[code]).write_text("\n".join(entries.values()), "utf-8")
    (row,) = rows(data, "nb")

    assert row.done
    assert row.counts == {"approved": row.total, "draft": 0, "stale": 0, "missing": 0}


def test_what_was_approved_here_bears_its_name(data):
    workspace = Workspace.open(data)
    found = reviewing.drafts(reviewing.sheets(workspace, [workspace.posting(data / "postings" / "kok.yaml")], ("nb",)))
    for one in found:
        assert reviewing.approve(one, "Kari", lambda: THEN)
    (row,) = rows(data, "nb")

    assert (row.approvers, row.counts["draft"]) == (("Kari",), 0)


def test_a_broken_po_file_is_told(data):
    (data / "places" / "tallinn.nb.po").write_text("<<<<<<< mine\n", "utf-8")

    with pytest.raises(InputError, match="conflict"):
        rows(data)

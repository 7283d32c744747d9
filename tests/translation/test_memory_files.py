"""The files of a memory: which they are, when they have changed, and what a person approved in them."""

import os
import shutil
from pathlib import Path

import pytest

from generator.errors import InputError
from generator.posting.workspace import Workspace
from generator.translation import provenance
from generator.translation.memory_files import find, units
from generator.translation.units import Unit

DATA = Path(__file__).parent / "workspace"
HOUR = 3_600_000_000_000


@pytest.fixture
def root(tmp_path):
    """A copy of this folder's workspace, its files an hour old."""
    return aged(Path(shutil.copytree(DATA, tmp_path / "workspace")))


def aged(root):
    for file in root.rglob("*"):
        if file.is_file():
            status = file.stat()
            os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns - HOUR))
    return root


def names(root):
    return [found.name for found in find(Workspace.open(root))]


def stamps(root):
    return {found.name: found.stamp for found in find(Workspace.open(root))}


def approved(root, name):
    workspace = Workspace.open(root)
    (found,) = [one for one in find(workspace) if one.name == name]
    return units(found, workspace)


def test_po_files_beside_what_they_translate_and_tmx_files(root):
    for name in ("postings/gone.nb.po", "postings/kok.fi.po", "postings/.#kok.nb.po", "annons.nb.po", "memory/notes.txt"):
        (root / name).write_text("", "utf-8")
    (root / "memory" / "old.TMX").write_text("", "utf-8")
    (root / "memory" / "folder.tmx").mkdir()

    assert names(root) == [
        "organizations/havnen.nb.po",
        "places/tallinn.da.po",
        "postings/kok.nb.po",
        "postings/kok.sv.po",
        "memory/old.TMX",
        "memory/omegat.tmx",
        "memory/several.tmx",
        "memory/trados.tmx",
    ]


def test_a_posting_outside_any_workspace(tmp_path):
    (tmp_path / "kok.yml").write_text("source_locale: da\n", "utf-8")
    (tmp_path / "kok.nb.po").write_text('msgid "Kok"\nmsgstr "Kokk"\n', "utf-8")

    workspace = Workspace(tmp_path)
    (found,) = find(workspace)

    assert found.name == "kok.nb.po"
    assert units(found, workspace) == [Unit("", "Kok", "Kokk", "da", "nb", origin="kok.yml")]


def test_stamps_change_with_a_file_and_with_what_it_translates(root):
    before = stamps(root)
    assert before == stamps(root)
    assert all(before.values())

    os.utime(root / "postings" / "kok.yaml", ns=(0, 1))
    (root / "memory" / "several.tmx").write_bytes((root / "memory" / "several.tmx").read_bytes() + b"\n")
    os.utime(root / "memory" / "several.tmx", ns=(0, (DATA / "memory" / "several.tmx").stat().st_mtime_ns - HOUR))
    after = stamps(root)

    assert {name for name in before if before[name] != after[name]} == {
        "postings/kok.nb.po",
        "postings/kok.sv.po",
        "memory/several.tmx",
    }


def test_another_locale_changes_all_stamps(root):
    before = stamps(root)
    shutil.copytree(Path(__file__).parents[2] / "locales" / "nb", root / "locales" / "nn")

    after = stamps(root)

    assert all(before[name] != after[name] for name in before)


def test_a_file_of_this_moment_has_no_stamp(root):
    (root / "postings" / "kok.nb.po").touch()

    assert [name for name, stamp in stamps(root).items() if not stamp] == ["postings/kok.nb.po"]


def test_only_what_a_person_approved(root):
    assert [(unit.context, unit.source, unit.target) for unit in approved(root, "postings/kok.nb.po")] == [
        ("title", "{Speaking} kok til Tallinn", "{Speaking} kokk til Tallinn"),
        ("responsibilities", "Du laver mad", "Du lager mat"),
        ("responsibilities", "Du dækker bord i den store sal", "Du dekker bord i den store salen"),
    ]


def test_where_it_is_from(root):
    assert [approved(root, name)[0] for name in ("organizations/havnen.nb.po", "places/tallinn.da.po")] == [
        Unit(
            "description", "Vi laver mad ved vandet.", "Vi lager mat ved vannet.", "da", "nb",
            origin="organizations/havnen.yml",
        ),
        Unit("sections.city.heading", "About Tallinn", "Om Tallinn", "en", "da", origin="places/tallinn.yaml"),
    ]  # fmt: skip


def test_who_approved_it_and_when(root):
    file = root / "postings" / "kok.nb.po"
    mark = provenance.fingerprint("Du laver mad", "Du lager mat")
    comment = f"# approved: Kim Kvist; 2026-11-22T12:02:11Z; {mark}\n"
    entry = 'msgctxt "responsibilities"\nmsgid "Du laver mad"'
    file.write_text(file.read_text("utf-8").replace(entry, comment + entry), "utf-8")

    assert approved(root, "postings/kok.nb.po")[1] == Unit(
        "responsibilities", "Du laver mad", "Du lager mat", "da", "nb",
        origin="postings/kok.yaml", by="Kim Kvist", when="2026-11-22T12:02:11Z",
    )  # fmt: skip


def test_of_a_tmx_file_too(root):
    file = root / "memory" / "several.tmx"
    prop = '<prop type="x-origin">'
    file.write_text(file.read_text("utf-8").replace(prop, '<prop type="x-state">translated</prop>' + prop), "utf-8")

    assert [unit.target for unit in approved(root, "memory/several.tmx")][-1] == "Köket"


def test_text_is_composed_as_ours_is(root):
    file = root / "memory" / "a.tmx"
    file.write_text(
        '<tmx version="1.4"><header/><body><tu><tuv xml:lang="da"><seg>Pa\u030a</seg></tuv>'
        '<tuv xml:lang="sv"><seg>Pa\u030a</seg></tuv></tu></body></tmx>',
        "utf-8",
    )

    assert [(unit.source, unit.target) for unit in approved(root, "memory/a.tmx")] == [("På", "På")]


# the YAML file: the locale it is in
YAML = {
    "source_locale: sv\n": "sv",
    "title: a\nlocales: [da, sv]\nx: {source_locale: da}\nsource_locale: nb-NO # no other\n": "nb",
    'contacts:\n- source_locale: da\n"source_locale": "en"\n': "en",
    "a: &a b\n? *a\n: c\nsource_locale: da\n": "da",
    "source_locale: de\n": None,
    "title: Kok\n": None,
    "title: {\nsource_locale: da\n": None,
    "source_locale: [da]\n": None,
    "": None,
    "- source_locale: da\n": None,
}


@pytest.mark.parametrize("yaml", YAML)
def test_the_source_locale_of_a_yaml_file(root, yaml):
    (root / "postings" / "kok.yaml").write_text(yaml, "utf-8")

    found = {unit.source_locale for unit in approved(root, "postings/kok.nb.po")}

    assert found == ({YAML[yaml]} if YAML[yaml] not in {None, "nb"} else set())


def test_broken_files_are_told(root):
    (root / "postings" / "kok.nb.po").write_text("<<<<<<< HEAD\n", "utf-8")

    with pytest.raises(InputError, match="a mark that git left"):
        approved(root, "postings/kok.nb.po")

"""What the ads of a posting depend on."""

import os

import pytest

from generator.incremental.own import EVERY, basis, relative, stamps
from generator.incremental.stamps import ABSENT, UNKNOWN, Since
from generator.posting.workspace import Workspace


@pytest.fixture
def bees(site):
    site.write("organizations/hive.yaml", "source_locale: en\nname: Hive Example\nlogo: {file: organizations/hive.png}\n")
    site.write("organizations/desk.yaml", "source_locale: da\nname: Desk Example\n")
    site.write("places/roskilde.yaml", "source_locale: en\nname: Roskilde\ncountry: DK\n")
    site.picture("organizations/hive.png")
    site.picture("meadow.png")
    return site.write(
        "postings/a.yaml",
        "source_locale: en\ntitle: Beekeeper\nhiring_organization: hive\nagency: desk\n"
        "job_location: {place: roskilde}\nhero_image: {file: meadow.png, alt: A meadow}\n",
    )


def names(found, root):
    return sorted(os.path.relpath(path, root) for path in found)


def test_it_is_its_files_and_pictures_and_translations(site, bees):
    workspace = Workspace.open(site.root)
    found = stamps(workspace, workspace.posting(bees), ["da", "en"], Since())

    assert names(found[EVERY], site.root) == [
        "meadow.png", "organizations/desk.yaml", "organizations/hive.png", "organizations/hive.yaml", "places/roskilde.yaml",
        "postings/a.yaml",
    ]  # fmt: skip
    assert names(found["da"], site.root) == ["organizations/hive.da.po", "places/roskilde.da.po", "postings/a.da.po"]
    assert names(found["en"], site.root) == ["organizations/desk.en.po"]
    assert {one.content for one in found["da"].values()} == {ABSENT}


def test_what_is_saved_while_it_is_read_is_unknown(site, bees):
    since = Since()
    workspace = Workspace.open(site.root)
    posting = workspace.posting(bees)
    bees.touch()
    found = stamps(workspace, posting, ["en"], since)[EVERY]

    assert names((path for path, one in found.items() if one.content == UNKNOWN), site.root) == ["postings/a.yaml"]


def test_a_set_has_one_name_whatever_its_order():
    one, two = basis({"a": "1", "b": "2"}, {"c": "3"}), basis({"b": "2"}, {"c": "3", "a": "1"})

    assert one == two
    assert basis({"a": "1", "b": "2"}, {"c": "4"})[0] != one[0]


@pytest.mark.parametrize(
    ("path", "kept"),
    [("site/a/b.yaml", "a/b.yaml"), ("sitenot/b.yaml", None), ("site/../x", None), ("site/a/../b", "b"), ("site", None)],
)
def test_paths_below_a_folder_are_relative_to_it(tmp_path, path, kept):
    whole = os.path.normpath(tmp_path / path)

    assert relative(str(tmp_path / path), tmp_path / "site") == (kept or whole)

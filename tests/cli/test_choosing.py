from pathlib import Path

import pytest

from generator.cli.choosing import Chosen, plans
from generator.errors import ContentError, ExitCode, Finding, InputError


@pytest.fixture(autouse=True)
def _in_the_workspace(site, monkeypatch):
    monkeypatch.chdir(site.root)


@pytest.fixture
def other(site, tmp_path):
    """A second workspace."""
    made = type(site)(tmp_path / "other")
    made.write("annons.toml", "")
    return made


def told(names):
    """Return the workspaces' folders, each with the names of its posting files."""
    return [(workspace.root.resolve().name, [file.name for file in files]) for workspace, files in plans(names)]


def refused(*names):
    with pytest.raises(InputError) as caught:
        list(plans(names))
    (finding,) = caught.value.findings
    return f"{finding.message} → {finding.hint}"


def test_no_name_means_the_whole_workspace_around(site, monkeypatch):
    site.posting(name="b")
    site.posting(name="a")
    monkeypatch.chdir(site.root / "postings")

    assert told([]) == [("site", ["a.yaml", "b.yaml"])]


@pytest.mark.parametrize("name", ["hive", "postings/hive.yaml", "./postings/hive.yaml"])
def test_an_id_or_a_file_means_one_posting(site, name):
    site.posting()
    site.posting(name="other")

    assert told([name]) == [("site", ["hive.yaml"])]


@pytest.mark.parametrize("name", [".", "postings"])
def test_a_folder_means_all_of_its_workspace(site, name):
    site.posting()
    site.posting(name="other")

    assert told([name]) == [("site", ["hive.yaml", "other.yaml"])]


def test_single_postings_of_a_workspace_are_one_plan_in_the_order_of_the_call(site, other):
    for name in ("a", "b", "c"):
        site.posting(name=name)
    wasp = str(other.posting(name="wasp"))

    assert told(["c", wasp, "postings/a.yaml"]) == [("site", ["c.yaml", "a.yaml"]), ("other", ["wasp.yaml"])]


def test_a_name_that_is_given_twice_counts_once(site):
    site.posting()

    assert told(["hive", "hive"]) == [("site", ["hive.yaml"])]


def test_a_file_outside_any_workspace_has_its_folder_for_one(tmp_path, site, monkeypatch):
    alone = tmp_path / "alone"
    alone.mkdir()
    (alone / "bees.yml").write_text(site.POSTING, "utf-8")
    monkeypatch.chdir(alone)

    assert told(["bees.yml"]) == [("alone", ["bees.yml"])]


@pytest.mark.parametrize("name", ["wasp", "../hive", "postings/hive", "Hive", "hive ", "hive.yaml.bak", "🐝"])
def test_what_is_none_of_these_is_refused(site, name):
    site.posting()

    assert refused(name) == f"there is no posting “{name}” → give a file, an id of this workspace, or a workspace’s folder"


def test_a_file_that_is_not_there_is_left_for_the_reader_to_tell():
    assert told(["nothing.yaml"]) == [("site", ["nothing.yaml"])]


def test_an_empty_name_is_refused():
    assert refused("") == "the name of a posting is empty → give a file, an id, or a folder"


def test_a_workspace_without_postings_says_how_to_get_one(site):
    said = refused()

    assert said.startswith("there are no postings in ./postings/ → ")
    assert "annons init DIR" in said
    assert str(site.root) not in said


def test_postings_are_read_and_locales_resolved(site):
    site.posting(locales="[da, en]")

    chosen = Chosen([], ["NO", "da-DK", "nb"])

    ((workspace, (file,), codes),) = chosen.groups
    assert workspace.root.resolve() == site.root
    assert file.posting.title.source == "Beekeeper"
    assert codes == ("nb", "da")
    assert (chosen.findings, chosen.exit_code) == ([], ExitCode.DONE)


def test_no_locales_mean_no_choice_of_them(site):
    site.posting()

    assert Chosen([], None).groups[0][2] == ()


def test_a_locale_that_there_is_not_ends_the_call(site):
    site.posting()

    with pytest.raises(InputError, match="“xx” is not an output locale") as caught:
        Chosen([], ["xx"])

    assert caught.value.findings[0].field == "--locale"


def test_a_posting_that_can_not_be_read_is_told_and_the_others_are_there(site):
    site.posting("no_such_field: 1\n", name="a")
    site.posting(name="b")

    chosen = Chosen([], None)

    assert [file.file.name for file in chosen.groups[0][1]] == ["b.yaml"]
    assert [finding.where.file.name for finding in chosen.findings] == ["a.yaml"]
    assert chosen.exit_code == ExitCode.INPUT


def test_the_worst_exit_code_is_kept_whatever_comes_after(site):
    site.posting()
    chosen = Chosen(["nothing.yaml", "hive"], None)

    chosen.add(ContentError(Finding("X", "falls short")))

    assert chosen.exit_code == ExitCode.INPUT
    assert [finding.where and Path(finding.where.file).name for finding in chosen.findings] == ["nothing.yaml", None]


def test_this_workspace_may_be_another_than_the_folders(site, other):
    site.posting(name="bee")
    other.posting(name="wasp")

    assert [[file.file.name for file in Chosen(names, None, other.root).groups[0][1]] for names in ((), ("wasp",))] == [
        ["wasp.yaml"],
        ["wasp.yaml"],
    ]
    with pytest.raises(InputError, match="there is no posting “bee”"):
        Chosen(("bee",), None, other.root)

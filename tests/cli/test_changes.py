import subprocess

import pytest

from generator.cli import changes
from generator.errors import InputError
from generator.posting.workspace import Workspace

ORGANIZATION = "name: Hive Example\nabout: We keep bees.\nsource_locale: en\n"
BY_ID = "source_locale: en\ntitle: Keeper\nhiring_organization: hive\njob_location: {address: {country: DK}}\n"


@pytest.fixture
def repository(site):
    """A workspace in git with three postings, two of which share an organization."""
    site.posting()
    site.write("postings/wax.yaml", BY_ID)
    site.write("postings/honey.yaml", BY_ID)
    site.write("organizations/hive.yaml", ORGANIZATION)
    git(site, "init", "-q", "-b", "main")
    commit(site)
    git(site, "checkout", "-q", "-b", "work")
    return site


def git(site, *words):
    who = ["-c", "user.name=Ada Example", "-c", "user.email=ada@hive.example", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", site.root, *who, *words], check=True, capture_output=True)


def commit(site):
    git(site, "add", "-A")
    git(site, "commit", "-q", "-m", "x")


def changed(site, since="main"):
    workspace = Workspace.open(site.root)
    return [file.stem for file in changes.of(workspace, workspace.posting_files(), since)]


def test_without_changes_there_is_nothing_to_look_at(repository):
    assert changed(repository) == []


def test_a_posting_that_was_changed_in_a_commit_or_not_yet_is_one(repository):
    repository.posting("summary: Bees.")
    commit(repository)
    repository.write("postings/wax.yaml", BY_ID + "summary: Wax.\n")

    assert changed(repository) == ["hive", "wax"]


def test_a_new_translation_is_a_change_of_its_posting(repository):
    repository.write("postings/honey.da.po", 'msgid ""\nmsgstr ""\n')

    assert changed(repository) == ["honey"]


def test_an_organization_is_part_of_every_posting_that_names_it(repository):
    repository.write("organizations/hive.yaml", ORGANIZATION.replace("bees", "many bees"))

    assert changed(repository) == ["honey", "wax"]


@pytest.mark.parametrize("name", ["annons.toml", "glossary.csv", "terms.txt", "channels/own.toml"])
def test_what_is_about_every_posting_changes_them_all(repository, name):
    repository.write(name, "\n")

    assert changed(repository) == ["hive", "honey", "wax"]


def test_what_the_other_branch_did_since_is_no_change_of_ours(repository):
    repository.posting("summary: Bees.")
    commit(repository)
    git(repository, "checkout", "-q", "main")
    repository.write("postings/wax.yaml", BY_ID + "summary: Wax.\n")
    commit(repository)
    git(repository, "checkout", "-q", "work")

    assert changed(repository) == ["hive"]


def test_a_posting_that_can_t_be_read_and_was_changed_is_looked_at(repository):
    repository.write("postings/wax.yaml", "title: [\n")

    assert changed(repository) == ["wax"]


@pytest.mark.parametrize("since", ["nowhere", "--output=x"])
def test_a_commit_that_there_is_not_is_told(repository, since):
    with pytest.raises(InputError, match="can't tell what changed"):
        changed(repository, since)


def test_a_workspace_outside_git_is_told(site):
    site.posting()

    with pytest.raises(InputError, match="not a git repository"):
        changed(site)

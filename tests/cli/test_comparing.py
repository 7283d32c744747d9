import subprocess

import pytest


def git(site, *words):
    who = ["-c", "user.name=Ada Example", "-c", "user.email=ada@hive.example", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", site.root.parent, *who, *words], check=True, capture_output=True)


@pytest.fixture
def branch(site, monkeypatch):
    """A workspace in a folder of a git repository, on a branch that has changed a title."""
    site.posting()
    git(site, "init", "-q", "-b", "main")
    git(site, "add", "-A")
    git(site, "commit", "-q", "-m", "x")
    git(site, "checkout", "-q", "-b", "work")
    file = site.root / "postings" / "hive.yaml"
    file.write_text(file.read_text("utf-8").replace("Beekeeper", "Head beekeeper"), "utf-8")
    monkeypatch.chdir(site.root)
    return site


@pytest.mark.usefixtures("branch")
def test_what_a_branch_changes_is_shown(annons):
    done = annons("compare", "main")

    assert done.code == 0
    assert "| hive | en | changed | Head beekeeper |" in done.out
    assert "- # Beekeeper\n+ # Head beekeeper\n" in done.out


@pytest.mark.slow
def test_with_a_folder_there_are_pictures_before_and_after(annons, branch):
    done = annons("compare", "main", "--output", "out")

    text = (branch.root / "out" / "summary.md").read_text("utf-8")
    assert done.code == 0
    assert "![hive in en, before](hive.en.before.png)" in text
    pictures = [(branch.root / "out" / f"hive.en.{side}.png").read_bytes() for side in ("before", "after")]
    assert pictures[0] != pictures[1]


@pytest.mark.usefixtures("branch")
def test_a_commit_that_there_is_not_is_told(annons):
    done = annons("compare", "nowhere")

    assert done.code == 2
    assert "can't tell what changed" in done.err


def test_before_the_workspace_was_there_every_ad_is_new(annons, branch):
    git(branch, "add", "-A")
    git(branch, "commit", "-q", "-m", "y")
    git(branch, "checkout", "-q", "--orphan", "other")
    git(branch, "rm", "-r", "-q", "--cached", ".")
    git(branch, "commit", "-q", "--allow-empty", "-m", "z")

    done = annons("compare", "other")

    assert "| hive | en | new | Head beekeeper |" in done.out

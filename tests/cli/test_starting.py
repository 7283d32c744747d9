import re

import pytest

from generator.errors import ExitCode
from generator.posting.workspace import Workspace

pytestmark = pytest.mark.slow

MADE = [
    ".annons/organization.schema.json",
    ".annons/place.schema.json",
    ".annons/posting.schema.json",
    ".gitignore",
    "annons.toml",
    "organizations/our-company.yaml",
    "places/{}.yaml",
    "postings/first-posting.yaml",
]


def files(folder):
    return sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())


@pytest.mark.parametrize(
    ("locale", "place"), [("da", "copenhagen"), ("nb", "oslo"), ("sv", "stockholm"), ("en", "london"), ("no", "oslo")]
)
def test_a_new_workspace_builds_at_once(annons, tmp_path, locale, place):
    folder = tmp_path / "jobs"

    made = annons("init", folder, "--locale", locale)
    built = annons("build", folder, "--format", "html,md", "--locale", locale)

    assert (made.code, made.out) == (0, "")
    assert "annons build" in made.err
    assert {name.format(place) for name in MADE} <= set(files(folder))
    assert (built.code, built.out, built.err) == (0, "", "")
    assert len(list((folder / "output").rglob("*.html"))) == 1


@pytest.mark.xdist_group("pdf")
def test_a_new_workspace_builds_in_every_format_and_locale(annons, tmp_path):
    annons("init", tmp_path, "--locale", "sv")
    built = annons("build", tmp_path)

    assert built.code == 0
    assert "is not translated" in built.err
    assert len([file for file in files(tmp_path) if file.startswith("output/first-posting/")]) == 12


@pytest.mark.parametrize("locale", ["da", "nb", "sv", "en"])
def test_its_files_speak_the_writer_s_language(annons, tmp_path, locale):
    annons("init", tmp_path, "--locale", locale)
    posting = (tmp_path / "postings/first-posting.yaml").read_text("utf-8")

    assert f"source_locale: {locale}\n" in posting
    assert f"language: {'no' if locale == 'nb' else locale}," in posting
    assert ("Lines that begin with #" in posting) == (locale == "en")


@pytest.mark.parametrize("locale", ["da", "nb", "sv", "en"])
def test_every_example_in_its_comments_can_be_used(annons, tmp_path, locale):
    """Taking away the # of a line, as the file invites to, gives a posting that can still be read."""
    annons("init", tmp_path, "--locale", locale)
    file = tmp_path / "postings" / "first-posting.yaml"
    lines = file.read_text("utf-8").splitlines()
    opened = [re.sub(r"^(\s*)# (?=\S+:( |$)|  |- )", r"\1", line) for line in lines[2:]]
    text = "\n".join([*lines[:2], *opened]).replace("full_time", "part_time").replace('"+…"', '"+45 32 12 34 56"')
    (tmp_path / "postings" / "opened.yaml").write_text(text, "utf-8")

    posting = Workspace.open(tmp_path).posting(tmp_path / "postings" / "opened.yaml").posting

    assert posting.base_salary.currency == {"da": "DKK", "nb": "NOK", "sv": "SEK", "en": "GBP"}[locale]
    assert posting.percent == 80
    assert posting.sections[0].id == "team"


def test_a_workspace_is_not_made_over_another(annons, tmp_path):
    annons("init", tmp_path)
    (tmp_path / "postings" / "first-posting.yaml").write_text("mine")

    done = annons("init", tmp_path)

    assert done.code == ExitCode.INPUT
    assert "is a workspace already" in done.err
    assert (tmp_path / "postings" / "first-posting.yaml").read_text() == "mine"


def test_files_that_are_there_are_left_alone(annons, tmp_path):
    (tmp_path / ".gitignore").write_text("mine")

    assert annons("init", tmp_path).code == 0
    assert (tmp_path / ".gitignore").read_text() == "mine"


@pytest.mark.parametrize(
    ("name", "locale", "message"), [("file", "en", "is a file"), ("jobs", "xx", "“xx” is not an output locale")]
)
def test_a_workspace_that_can_t_be_made(annons, tmp_path, name, locale, message):
    (tmp_path / "file").write_text("")

    done = annons("init", tmp_path / name, "--locale", locale)

    assert done.code == ExitCode.INPUT
    assert message in done.err
    assert files(tmp_path) == ["file"]


@pytest.fixture
def jobs(annons, tmp_path, monkeypatch):
    """A new workspace, to work in."""
    annons("init", tmp_path / "jobs", "--locale", "sv")
    monkeypatch.chdir(tmp_path / "jobs")
    return tmp_path / "jobs"


def test_a_new_posting_builds_at_once(annons, jobs):
    done = annons("new", "bee-keeper", "--locale", "sv")

    assert (done.code, done.out) == (0, "")
    assert "annons build" in done.err
    text = (jobs / "postings/bee-keeper.yaml").read_text("utf-8")
    assert 'title: "Bee keeper"' in text
    assert "hiring_organization: our-company " in text
    assert "place: stockholm " in text
    assert annons("build", "bee-keeper", "--format", "md", "--locale", "sv").code == 0


@pytest.mark.parametrize("title", ['Say "yes": now', "Keeper # 1", "- [a]", "Biavler på Læsø", "back\\slash", "'quoted'"])
def test_any_title_can_be_given(annons, jobs, title):
    annons("new", "bee-keeper", "--title", title)

    posting = Workspace.open(jobs).posting(jobs / "postings" / "bee-keeper.yaml").posting
    assert posting.title.source == title


def test_a_posting_can_be_started_from_elsewhere(annons, jobs, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    assert annons("new", "bee-keeper", "--workspace", jobs).code == 0
    assert (jobs / "postings/bee-keeper.yaml").is_file()


def test_a_posting_that_is_there_is_left_alone(annons, jobs):
    annons("new", "bee-keeper")
    file = jobs / "postings" / "bee-keeper.yaml"
    file.write_text("mine")

    done = annons("new", "bee-keeper")

    assert done.code == ExitCode.INPUT
    assert "there is such a posting already" in done.err
    assert file.read_text() == "mine"


@pytest.mark.parametrize("name", ["Bee Keeper", "../bee", "bee/keeper", "biavler-på-læsø", "-", "a" * 100])
def test_a_name_that_can_t_be_an_id_is_refused(annons, jobs, name):
    before = files(jobs.parent)

    done = annons("new", "--", name)

    assert done.code == ExitCode.INPUT
    assert "can't be used as an id" in done.err
    assert files(jobs.parent) == before


def test_a_posting_needs_a_workspace(annons, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    done = annons("new", "bee-keeper")

    assert done.code == ExitCode.INPUT
    assert "is not in a workspace" in done.err
    assert files(tmp_path) == []

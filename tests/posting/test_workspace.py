"""A workspace: which files belong together, what they refer to, and files outside any."""

import shutil
from pathlib import Path

import pytest

from generator.errors import InputError, Where
from generator.posting.organization import City, Organization
from generator.posting.pictures import PictureError
from generator.posting.workspace import Workspace

DATA = Path(__file__).parent / "data"

SMALL = "source_locale: da\ntitle: Kok\nagency: {name: Nordkyst}\njob_location: {address: {country: DK}}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the test workspace that a test may change."""
    return Path(shutil.copytree(DATA, tmp_path / "data"))


def told(opened: Workspace, file: Path) -> list[str]:
    with pytest.raises(InputError) as caught:
        opened.posting(file)
    return [str(finding).replace(f"{opened.root}/", "") for finding in caught.value.findings]


def test_a_posting_with_all_it_refers_to():
    full = Workspace.open(DATA).posting(DATA / "postings" / "full.yaml")
    assert full.organization.name == "Havnens Kantine"
    assert full.agency.name == "Nordkyst Rekruttering"
    assert [city.country if city else None for city in full.cities] == ["EE", None]
    assert [(entity.file.name, type(entity.model).__name__, entity.source_locale) for entity in full.entities] == [
        ("full.yaml", "JobPosting", "da"),
        ("havnen.yaml", "Organization", "da"),
        ("nordkyst.yaml", "Organization", "nb"),
        ("tallinn.yaml", "City", "da"),
    ]


def test_a_file_that_is_named_twice_is_one(root):
    file = root / "postings" / "kok.yaml"
    file.write_text(
        "source_locale: da\ntitle: Kok\nhiring_organization: nordkyst\nagency: nordkyst\n"
        "job_location: [{place: tallinn}, {place: tallinn, workplace: hybrid}]\n",
        "utf-8",
    )
    posting = Workspace.open(root).posting(file)
    assert posting.organization is posting.agency
    assert posting.cities[0] is posting.cities[1]
    assert [entity.file.stem for entity in posting.entities] == ["kok", "nordkyst", "tallinn"]


def test_what_is_written_out_needs_no_file():
    posting = Workspace.open(DATA).posting(DATA / "postings" / "confidential.yaml")
    assert isinstance(posting.organization, Organization)
    assert posting.organization.name == "Hemmeligt Køkken"
    assert posting.cities == (None,)
    assert [entity.file.stem for entity in posting.entities] == ["confidential", "nordkyst"]


def test_the_file_s_name_is_the_id_where_none_is_given(root):
    opened = Workspace.open(root)
    assert opened.posting(root / "postings" / "audiences.yaml").posting.id == "audiences"
    file = root / "postings" / "other.yaml"
    file.write_text("id: kok\n" + SMALL, "utf-8")
    assert opened.posting(file).posting.id == "kok"


def test_posting_files_by_name(root):
    (root / "postings" / "notes.txt").touch()
    (root / "postings" / "aaa.yml").touch()
    names = [file.name for file in Workspace.open(root).posting_files()]
    assert names == ["aaa.yml", "audiences.yaml", "confidential.yaml", "full.yaml"]


def test_a_workspace_is_found_from_anywhere_below_it(root, monkeypatch):
    file = root / "postings" / "full.yaml"
    assert Workspace.around(file).root == root
    assert Workspace.around(root / "postings").root == root
    assert Workspace.around(root).settings.formats == ("md",)
    monkeypatch.chdir(root)
    assert Workspace.around(Path("postings", "full.yaml")).root == Path()


def test_a_file_outside_any_workspace_works_on_its_own(tmp_path):
    file = tmp_path / "kok.yaml"
    file.write_text(SMALL, "utf-8")
    opened = Workspace.around(file)
    assert opened.root == tmp_path
    assert opened.posting(file).posting.title.source == "Kok"


def test_wrong_settings_are_refused_at_the_door(root):
    (root / "annons.toml").write_text('locales = ["da", "dansk"]\n', "utf-8")
    with pytest.raises(InputError) as caught:
        Workspace.around(root / "postings")
    (finding,) = caught.value.findings
    assert (finding.rule, finding.field, finding.where.file) == ("LOCALE", "locales", root / "annons.toml")
    assert finding.message == "“dansk” is not an output locale"


def test_locales_by_any_of_their_names():
    opened = Workspace.open(DATA)
    assert opened.check_locales(["no", "da_DK", "nb", "en-US"], Where(Path("x")), "locales") == ("nb", "da", "en")
    with pytest.raises(InputError) as caught:
        opened.check_locales(["da", "xx", "yy"], Where(Path("x"), 3), "locales")
    assert [finding.message for finding in caught.value.findings] == [
        "“xx” is not an output locale",
        "“yy” is not an output locale",
    ]


def test_a_source_locale_by_another_name_is_its_code(root):
    file = root / "postings" / "kok.yaml"
    file.write_text(SMALL.replace("source_locale: da", "source_locale: no-NO"), "utf-8")
    assert Workspace.open(root).posting(file).source_locale == "nb"


def test_a_broken_organization_is_told_with_every_posting_that_names_it(root):
    (root / "organizations" / "nordkyst.yaml").write_text("name: Nordkyst\nphone: 12\n", "utf-8")
    opened = Workspace.open(root)
    expected = ["organizations/nordkyst.yaml:2:1: “phone” is not a field here (did you mean telephone?)"]
    assert told(opened, root / "postings" / "full.yaml") == expected
    assert told(opened, root / "postings" / "audiences.yaml") == expected


def test_problems_of_the_posting_come_before_those_of_other_files(root):
    (root / "organizations" / "havnen.yaml").write_text("nam: Havnen\n", "utf-8")
    file = root / "postings" / "kok.yaml"
    file.write_text(SMALL + "hiring_organization: havnen\nlocales: [da, xx]\n", "utf-8")
    assert [line.split(":", 1)[0] for line in told(Workspace.open(root), file)] == [
        "postings/kok.yaml",
        "organizations/havnen.yaml",
        "organizations/havnen.yaml",
    ]


def test_pictures_lie_in_the_workspace(root):
    opened = Workspace.open(root)
    assert opened.asset("havn.svg") == (root / "havn.svg").resolve()
    assert opened.asset("postings/../havn.svg") == (root / "havn.svg").resolve()


COPY = "copy the file into the workspace and name it from there"


@pytest.mark.parametrize(
    ("name", "message", "hint"),
    [
        ("none.svg", "there is no file none.svg", "names are relative to the workspace, {root}/"),
        ("postings", "“postings” is no picture that ads can hold", "use SVG, PNG, JPEG or WebP"),
        ("folder.svg", "there is no file folder.svg", "names are relative to the workspace, {root}/"),
        ("annons.toml", "“annons.toml” is no picture that ads can hold", "use SVG, PNG, JPEG or WebP"),
        (
            "../outside.svg",
            "“../outside.svg” lies outside the workspace",
            COPY,
        ),
        (
            "/etc/logo.svg",
            "“/etc/logo.svg” lies outside the workspace",
            COPY,
        ),
        ("link.svg", "“link.svg” lies outside the workspace", COPY),
        (
            "https://example.com/a.svg",
            "“https://example.com/a.svg” lies outside the workspace",
            COPY,
        ),
    ],
)
def test_pictures_that_don_t(root, name, message, hint):
    shutil.copy(root / "havn.svg", root.parent / "outside.svg")
    (root / "link.svg").symlink_to(root.parent / "outside.svg")
    (root / "folder.svg").mkdir()
    with pytest.raises(PictureError) as caught:
        Workspace.open(root).asset(name)
    assert (str(caught.value), caught.value.hint) == (message, hint.format(root=root))


def test_files_are_read_once(root):
    opened = Workspace.open(root)
    first = opened.posting(root / "postings" / "full.yaml")
    (root / "places" / "tallinn.yaml").unlink()
    second = opened.posting(root / "postings" / "audiences.yaml")
    assert isinstance(first.cities[0], City)
    assert first.cities[0] is second.cities[0]


def test_the_example_has_no_problems(example):
    opened = Workspace.open(example)
    for file in opened.posting_files():
        assert opened.posting(file).posting.id == file.stem

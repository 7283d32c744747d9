import pytest

from generator.errors import InputError
from generator.watching.matters import Matters


@pytest.mark.parametrize(
    "name",
    [
        "annons.toml",
        "postings/x.yaml",
        "postings/x.yml",
        "postings/x.nb.po",
        "memory/old.TMX",
        "glossary.csv",
        "terms.txt",
        "templates/own/ad.html.j2",
        "templates/own/ad.css",
        "organizations/logo.svg",
        "organizations/photo.JPEG",
        "fonts/own.ttf",
    ],
)
def test_what_an_ad_is_made_from_matters(tmp_path, name):
    assert str(tmp_path / name) in Matters([tmp_path], [tmp_path / "output"])


@pytest.mark.parametrize(
    "name",
    [
        "postings/4913",
        "postings/x.yaml~",
        "postings/.x.yaml.swp",
        "postings/.#x.yaml",
        "postings/#x.yaml#",
        "postings/._x.yaml",
        "postings/~$x.csv",
        "postings/x.yaml.part",
        "postings/.x.yaml.k3v.part",
        "postings/x.yaml.tmp",
        "postings/x.yaml___jb_tmp___",
        "postings/.goutputstream-KX3.yaml",
        ".git/config.toml",
        ".annons-cache/x.yaml",
        "node_modules/x/x.css",
        "output/x/x.da.png",
        "output/manifest.json",
    ],
)
def test_what_programs_leave_behind_does_not(tmp_path, name):
    assert str(tmp_path / name) not in Matters([tmp_path], [tmp_path / "output"])


def test_a_hidden_folder_above_the_root_hides_nothing(tmp_path):
    root = tmp_path / ".config" / "ads"
    root.mkdir(parents=True)

    assert str(root / "x.yaml") in Matters([root], [])


def test_what_lies_elsewhere_does_not_matter(tmp_path):
    (tmp_path / "a").mkdir()

    assert str(tmp_path / "b" / "x.yaml") not in Matters([tmp_path / "a"], [])


def test_names_are_those_of_the_roots_as_given(tmp_path, monkeypatch):
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    monkeypatch.chdir(tmp_path)
    link = (tmp_path / "link").relative_to(tmp_path)
    matters = Matters([link], [link / "output"])
    real = (tmp_path / "real").resolve()

    assert matters.folders == (real,)
    assert list(matters.named(str(real / "postings" / "x.yaml"))) == [link / "postings" / "x.yaml"]
    assert str(real / "output" / "x.png") not in matters


def test_a_folder_that_comes_stands_for_what_matters_in_it(tmp_path):
    folder = tmp_path / "postings"
    folder.mkdir()
    for name in ("a.yaml", "b.yaml~", ".c.yaml.swp"):
        (folder / name).touch()
    matters = Matters([tmp_path], [])

    assert str(folder) in matters
    assert list(matters.named(str(folder))) == [folder / "a.yaml"]


def test_a_file_stands_for_its_folder_alone(tmp_path):
    file = tmp_path / "x.yaml"
    file.touch()
    matters = Matters([file], [])

    assert (matters.folders, matters.near) == ((), (tmp_path.resolve(),))
    assert Matters([file, tmp_path], []).near == ()


def test_a_root_has_to_be_there(tmp_path):
    with pytest.raises(InputError, match="nothing: is not there"):
        Matters([tmp_path / "nothing"], [])


@pytest.mark.parametrize("output", [".", ".."])
def test_ads_are_not_written_into_what_is_watched_itself(tmp_path, output):
    with pytest.raises(InputError, match="choose another --output"):
        Matters([tmp_path], [tmp_path / output])

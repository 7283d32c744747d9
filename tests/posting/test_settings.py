"""annons.toml: its defaults, and wrong ones with what their author is told (bad/settings/, as in test_problems)."""

from pathlib import Path

import pytest

from generator.errors import InputError
from generator.posting.settings import Settings, read_settings

BAD = Path(__file__).parent / "bad" / "settings"
NAMES = sorted(file.stem for file in BAD.glob("*.toml"))


def settings(tmp_path: Path, text: str, version: str = "0.1.0") -> Settings:
    file = tmp_path / "annons.toml"
    file.write_text(text, "utf-8")
    return read_settings(file, version)


@pytest.mark.parametrize("name", NAMES)
def test_wrong_settings_are_told_everything_at_once(name, monkeypatch, request):
    monkeypatch.chdir(BAD)
    with pytest.raises(InputError) as caught:
        read_settings(Path(f"{name}.toml"), "0.1.0")
    told = "".join(f"{finding}\n" for finding in caught.value.findings)
    golden = BAD / f"{name}.txt"
    if request.config.getoption("--update-goldens"):
        golden.write_text(told, "utf-8")
    assert told == golden.read_text("utf-8")


def test_every_expected_text_has_its_file():
    assert sorted(file.stem for file in BAD.glob("*.txt")) == NAMES


def test_without_a_file_there_are_defaults(tmp_path):
    assert read_settings(tmp_path / "annons.toml", "0.1.0") == Settings()
    assert settings(tmp_path, "") == Settings()
    assert Settings().formats == ("html", "md", "pdf")
    assert Settings().theme == "nordic"


def test_lists_of_one_may_be_written_as_a_word(tmp_path):
    read = settings(tmp_path, 'locales = "da"\nformats = "md"\n')
    assert (read.locales, read.formats) == (("da",), ("md",))


def test_everything_that_can_be_set(tmp_path):
    read = settings(
        tmp_path,
        'locales = ["da", "nb"]\nformats = ["html"]\ntheme = "classic"\noutput = "site"\n'
        'sizes = ["a5", "81x120mm"]\nmedia = ["newspaper"]\n'
        'channels = ["web", "finn"]\napply_query = "from={channel}"\n'
        'base_url = "https://example.com/jobs/"\nfront_matter = true\nrequires = ">=0.1"\n'
        '[draft]\nthreshold = 80\nbeam = 2\nthreads = 1\nworkers = 3\ncompute_type = "float32"\n'
        'models_index = "../models"\n[draft.routes]\n"da>sv" = ["apertium da>sv"]\n',
    )
    assert read.model_dump() == {
        "locales": ("da", "nb"),
        "formats": ("html",),
        "sizes": ("a5", "81x120mm"),
        "media": ("newspaper",),
        "channels": ("web", "finn"),
        "apply_query": "from={channel}",
        "theme": "classic",
        "output": "site",
        "base_url": "https://example.com/jobs/",
        "front_matter": True,
        "requires": ">=0.1",
        "draft": {
            "threshold": 80,
            "routes": {"da>sv": ("apertium da>sv",)},
            "beam": 2,
            "threads": 1,
            "workers": 3,
            "compute_type": "float32",
            "models_index": "../models",
        },
    }


@pytest.mark.parametrize(
    ("requires", "version", "enough"),
    [
        (">=0.1", "0.1.0", True),
        (">=0.1.0", "0.1.0", True),
        (">= 0.1", "0.2", True),
        (">=0.9", "0.10.0", True),
        (">=0.10", "0.9.1", False),
        (">=1", "0.9", False),
        (">=1", "1.0.0", True),
        (">=0.1.1", "0.1.0", False),
        (">=0.1", "0.1.0+local", True),
    ],
)
def test_a_workspace_says_which_version_it_needs(tmp_path, requires, version, enough):
    text = f'requires = "{requires}"\n'
    if enough:
        assert settings(tmp_path, text, version).requires == requires
    else:
        with pytest.raises(InputError, match=r"annons\.toml:1:1: this workspace needs annons >="):
            settings(tmp_path, text, version)

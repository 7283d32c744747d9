import json
import os
import subprocess
import sys

import pytest

from generator.errors import ExitCode, InputError
from generator.translation.models import folders
from generator.translation.models.folders import Installed


def place(packages, name, **says):
    """Write a package's metadata."""
    folder = packages / name
    folder.mkdir(parents=True)
    (folder / "metadata.json").write_text(json.dumps(says))
    return folder


def test_packages_are_sorted_the_newest_of_a_pair_first(make, tmp_path):
    old = place(tmp_path, "z", **make.metadata("da", "en", "1.9"))
    new = place(tmp_path, "a", **make.metadata("da", "en", "1.10"))
    nb = place(tmp_path, "b", **make.metadata("no", "en", ""))

    found, findings = folders.installed(tmp_path)

    assert found == [Installed(("da", "en"), "1.10", new), Installed(("da", "en"), "1.9", old), Installed(("nb", "en"), "", nb)]
    assert findings == []
    assert list(map(str, found)) == ["da→en 1.10", "da→en 1.9", "nb→en"]


def test_what_is_no_package_is_told(make, tmp_path):
    place(tmp_path, "good", **make.metadata())
    (tmp_path / "stray").mkdir()
    place(tmp_path, "broken", from_code="da")
    (tmp_path / "a file").write_text("no matter")
    place(tmp_path, "sentences", type="sbd")

    found, findings = folders.installed(tmp_path)

    assert [one.path.name for one in found] == ["good"]
    assert [(one.where.file.name, one.severity, one.rule) for one in findings] == [
        ("broken", "warning", "MODEL"),
        ("stray", "warning", "MODEL"),
    ]
    assert "its metadata.json has no language code as to_code" in findings[0].message
    assert "it holds no metadata.json" in findings[1].message


def test_no_folder_holds_no_packages(tmp_path):
    assert folders.installed(tmp_path / "none") == ([], [])


def test_a_package_has_a_size(make, tmp_path):
    folder = place(tmp_path, "x", **make.metadata())
    (folder / "model").mkdir()
    (folder / "model" / "model.bin").write_bytes(b"x" * 1000)
    (found,), _ = folders.installed(tmp_path)

    assert found.size() == 1000 + (folder / "metadata.json").stat().st_size


def test_we_work_beside_the_packages_not_in_them(tmp_path):
    work = folders.Folders(tmp_path / "share" / "packages", tmp_path / "cache").work

    assert work == tmp_path / "share" / ".packages.annons"


ASK = """
from generator.translation.models import folders
from generator.errors import AnnonsError
import sys
try:
    found = folders.from_argos()
    print(found.packages, found.cache, folders.default_index(), sep="\\n")
except AnnonsError as error:
    print(error)
    sys.exit(error.exit_code)
for heavy in ("ctranslate2", "onnxruntime", "sentencepiece"):
    assert heavy not in sys.modules
"""


def ask(tmp_path, before="", **environment):
    """Ask for the folders in a program of its own, whose home is the test's."""
    places = {f"XDG_{kind}_HOME": str(tmp_path / kind.lower()) for kind in ("DATA", "CONFIG", "CACHE")}
    own = {name: value for name, value in os.environ.items() if not name.startswith("ARGOS")} | places | environment
    return subprocess.run([sys.executable, "-c", before + ASK], env=own, check=False, capture_output=True, text=True)


def test_argos_settings_say_where(tmp_path):
    pytest.importorskip("argostranslate")
    done = ask(tmp_path)

    assert done.returncode == 0, done.stderr
    packages, cache, index = done.stdout.splitlines()
    assert packages == str(tmp_path / "data" / "argos-translate" / "packages")
    assert cache == str(tmp_path / "cache" / "argos-translate" / "annons")
    assert index.startswith("https://")
    assert index.endswith("/index.json")


def test_argos_variables_are_honoured(tmp_path):
    pytest.importorskip("argostranslate")
    done = ask(tmp_path, ARGOS_PACKAGES_DIR=str(tmp_path / "mine"), ARGOS_PACKAGE_INDEX="https://models.example.com/")

    assert done.stdout.splitlines()[0] == str(tmp_path / "mine")
    assert done.stdout.splitlines()[2] == "https://models.example.com/index.json"


def test_without_argos_translate_it_says_how_to_get_it(tmp_path):
    block = "import sys\nsys.modules['argostranslate'] = None\n"
    done = ask(tmp_path, block)

    assert done.returncode == ExitCode.MISSING
    assert "Argos Translate is not installed (pip install argos-translate-lt)" in done.stdout


def test_settings_that_make_no_sense_are_told(tmp_path):
    pytest.importorskip("argostranslate")
    done = ask(tmp_path, ARGOS_BATCH_SIZE="many")

    assert done.returncode == ExitCode.INPUT
    assert "the settings of Argos Translate can't be used" in done.stdout


def test_a_home_that_can_not_be_written_to_is_told(tmp_path):
    pytest.importorskip("argostranslate")
    (tmp_path / "data").write_text("a file")
    done = ask(tmp_path)

    assert done.returncode == ExitCode.INPUT
    assert "can't be used" in done.stdout


def test_packages_that_can_not_be_read_are_told(tmp_path, make):
    folder = place(tmp_path, "x", **make.metadata())
    (folder / "metadata.json").unlink()
    (folder / "metadata.json").mkdir()

    with pytest.raises(InputError, match="can't be used"):
        folders.installed(tmp_path)


def test_names_are_on_the_disk_after_a_flush(tmp_path):
    (tmp_path / "x").write_text("")
    folders.flush(tmp_path)

    with pytest.raises(OSError, match="No such file"):
        folders.flush(tmp_path / "none")

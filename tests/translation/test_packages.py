"""Installed packages: real ones, damaged in every way that a disk or a person can."""

import json
import os
import shutil
import subprocess
import sys

import pytest

from generator.errors import InputError, MissingPartError
from generator.translation import packages
from generator.translation.models import folders, store

DA_EN, EN_SV = ("da", "en"), ("en", "sv")


@pytest.fixture
def da_en(toys):
    """The folder of the Danish package."""
    return toys.packages / "translate-da_en-1_0"


def describe(folder, **says):
    """Change what a package says of itself."""
    file = folder / "metadata.json"
    file.write_text(json.dumps({**json.loads(file.read_text("utf-8")), **says}), "utf-8")


def told():
    """What is found, and the warnings by the folder that each is about."""
    found, findings = packages.installed()
    assert {one.severity for one in findings} <= {"warning"}
    return [one.pair for one in found], [(one.where.file.name, one.message, one.hint) for one in findings]


def test_what_is_installed_can_translate(toys):
    found, findings = packages.installed()

    assert [(one.pair, str(one), one.path.parent) for one in found] == [
        (DA_EN, "translate-da_en 1.0", toys.packages),
        (EN_SV, "translate-en_sv 1.0", toys.packages),
    ]
    assert findings == []
    assert found[0].package.tokenizer.encode("Oslo")


def test_nothing_installed_is_nothing_wrong(argos_folders):
    assert packages.installed() == ([], [])

    argos_folders.packages.rmdir()

    assert packages.installed() == ([], [])


def test_what_was_removed_is_gone(toys):
    with store.opened(toys, lambda: None) as opened:
        opened.remove(opened.of(DA_EN))

    assert told() == ([EN_SV], [])


def test_a_stray_folder_breaks_argos_but_not_this(toys):
    from argostranslate import package  # noqa: PLC0415

    (toys.packages / "stray").mkdir()

    with pytest.raises(FileNotFoundError):
        package.get_installed_packages()
    pairs, [(name, message, _)] = told()
    assert (pairs, name) == ([DA_EN, EN_SV], "stray")
    assert "it holds no metadata.json" in message


def test_a_stray_file_is_passed_over(toys):
    (toys.packages / ".DS_Store").write_bytes(b"\0")

    assert told() == ([DA_EN, EN_SV], [])


@pytest.mark.parametrize("missing", ["model/model.bin", "model", "sentencepiece.model"])
def test_a_package_that_lacks_a_file_is_told_of_and_not_used(da_en, missing):
    gone = da_en / missing
    shutil.rmtree(gone) if gone.is_dir() else gone.unlink()

    pairs, [(name, message, hint)] = told()

    assert (pairs, name) == ([EN_SV], da_en.name)
    assert message == f"the package holds no {'model/model.bin' if missing == 'model' else missing}"
    assert hint == "annons models remove da-en, then annons models install da-en; or delete the folder"


@pytest.mark.parametrize("text", [b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"from_code": "da"}', b"[" * 100_000])
def test_a_package_whose_description_is_damaged_does_not_hide_the_others(da_en, text):
    (da_en / "metadata.json").write_bytes(text)

    pairs, [(name, message, _)] = told()

    assert (pairs, name) == ([EN_SV], da_en.name)
    assert "metadata.json" in message


def test_a_description_that_only_argos_fails_at_is_told_of(da_en):
    # Argos copies what these hold; a number there ends in a TypeError.
    describe(da_en, source_languages=None, languages=[])

    pairs, [(name, *_)] = told()

    assert (pairs, name) == ([EN_SV], da_en.name)


def test_the_newest_of_two_packages_is_used(da_en, toys):
    newer = shutil.copytree(da_en, toys.packages / "another")
    describe(newer, package_version="1.10")
    describe(da_en, package_version="1.9")

    found, [finding] = packages.installed()

    assert [(str(one), one.path) for one in found if one.pair == DA_EN] == [("translate-da_en 1.10", newer)]
    assert finding.message == "a second package for da→en: another is used, not this one"
    assert finding.where.file == da_en


def test_a_broken_newer_package_leaves_the_older_one_in_use(da_en, toys):
    newer = shutil.copytree(da_en, toys.packages / "another")
    describe(newer, package_version="1.10")
    (newer / "sentencepiece.model").unlink()

    pairs, [(name, *_)] = told()

    assert (pairs, name) == ([DA_EN, EN_SV], "another")


def test_a_package_for_norwegian_is_one_for_bokmal_and_keeps_its_name(da_en):
    describe(da_en, from_code="no", package_version="")

    found = {one.pair: str(one) for one in packages.installed()[0]}

    assert found["nb", "en"] == "translate-no_en"


def test_packages_that_do_not_translate_are_passed_over(da_en):
    describe(da_en, type="sbd")

    assert told() == ([EN_SV], [])


def test_every_folder_that_argos_looks_in_is_looked_in(toys, tmp_path, monkeypatch):
    from argostranslate import settings  # noqa: PLC0415

    second = tmp_path / "second"
    second.mkdir()
    (toys.packages / "translate-en_sv-1_0").rename(second / "any name")
    monkeypatch.setattr(settings, "package_dirs", [toys.packages, second])

    assert packages.folders() == [toys.packages, second]
    assert told() == ([DA_EN, EN_SV], [])


def test_a_package_by_byte_pairs_is_used_too(da_en):
    (da_en / "sentencepiece.model").unlink()
    (da_en / "bpe.model").write_text("#version: 0.2\nk o\n", "utf-8")

    assert told() == ([DA_EN, EN_SV], [])


def test_a_folder_that_can_not_be_read_is_an_error(toys, monkeypatch):
    from argostranslate import settings  # noqa: PLC0415

    loop = toys.packages.parent / ("x" * 300)
    monkeypatch.setattr(settings, "package_dirs", [loop])

    with pytest.raises(InputError):
        packages.installed()


ASK = """
import os, sys
from generator.errors import AnnonsError
from generator.translation import packages
try:
    print(len(packages.installed()[0]))
except AnnonsError as error:
    print(type(error).__name__, error)
print(os.environ["ORT_DISABLE_TELEMETRY"])
print(sorted({name.partition(".")[0] for name in sys.modules} & {"ctranslate2", "onnxruntime", "minisbd", "torch", "stanza"}))
"""


def ask(tmp_path, root, before="", **environment):
    """Look in a program of its own, whose home is the test's."""
    places = {f"XDG_{kind}_HOME": str(tmp_path / kind.lower()) for kind in ("DATA", "CONFIG", "CACHE")}
    own = {name: value for name, value in os.environ.items() if not name.startswith(("ARGOS", "ORT_"))} | places | environment
    done = subprocess.run([sys.executable, "-c", before + ASK], env=own, check=True, capture_output=True, text=True, cwd=root)
    return done.stdout.splitlines()


@pytest.mark.parametrize("set_to", [{}, {"ORT_DISABLE_TELEMETRY": "0"}])
def test_looking_loads_no_model_library_and_leaves_no_telemetry_on(toys, tmp_path, root, set_to):
    assert ask(tmp_path, root, ARGOS_PACKAGES_DIR=str(toys.packages), **set_to) == ["2", "1", "[]"]


def test_without_argos_translate_it_says_what_to_install(tmp_path, root):
    first, telemetry, _ = ask(tmp_path, root, "import sys; sys.modules['argostranslate'] = None\n")

    assert first == "MissingPartError Argos Translate is not installed (pip install argos-translate-lt)"
    assert telemetry == "1"


def test_with_half_of_argos_translate_it_says_what_is_missing(toys, tmp_path, root):
    before = "import sys; sys.modules['sentencepiece'] = None\n"

    first, *_ = ask(tmp_path, root, before, ARGOS_PACKAGES_DIR=str(toys.packages))

    assert first.startswith(f"{MissingPartError.__name__} Argos Translate can't be used: ")
    assert "sentencepiece" in first
    assert "pip install argos-translate-lt" in first


def test_what_it_lists_is_what_the_models_commands_list(toys):
    found, _ = packages.installed()

    assert [(one.pair, one.version, one.path) for one in found] == [
        (one.pair, one.version, one.path) for one in folders.installed(toys.packages)[0]
    ]

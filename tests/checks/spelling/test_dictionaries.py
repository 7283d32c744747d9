import os

import pytest

from generator.checks.spelling import dictionaries
from generator.checks.spelling.dictionaries import find, load


def write(folder, name="da_DK", words=("bi", "bier"), rules="SET UTF-8\n"):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.aff").write_text(rules, "utf-8")
    (folder / f"{name}.dic").write_text("\n".join([str(len(words)), *words, ""]), "utf-8")
    return folder / name


@pytest.fixture(autouse=True)
def _nowhere(monkeypatch):
    monkeypatch.setattr(dictionaries, "FOLDERS", ())
    monkeypatch.delenv("DICPATH", raising=False)


def test_a_workspace_s_own_dictionary_comes_before_dicpath_and_the_system(tmp_path, monkeypatch):
    own, listed, system = (write(tmp_path / name) for name in ("site/dictionaries", "listed", "system"))
    monkeypatch.setenv("DICPATH", os.pathsep.join(["", str(tmp_path / "nothing"), str(listed.parent)]))
    monkeypatch.setattr(dictionaries, "FOLDERS", (str(system.parent),))

    assert find("da_DK", tmp_path / "site") == own
    assert find("da_DK") == listed
    monkeypatch.delenv("DICPATH")
    assert find("da_DK") == system


def test_half_a_dictionary_is_none(tmp_path, monkeypatch):
    write(tmp_path).with_suffix(".dic").unlink()
    monkeypatch.setattr(dictionaries, "FOLDERS", (str(tmp_path),))

    assert find("da_DK") is None
    assert find("xx") is None


RULES = "SET UTF-8\nCOMPOUNDFLAG A\nCOMPOUNDMIN 2\n"


def test_a_dictionary_says_what_it_lists_and_no_compound(tmp_path):
    loaded = load(write(tmp_path, words=("bi/A", "hus/A"), rules=RULES))

    assert loaded.spell("bi")
    assert loaded.spell("Hus")
    assert not loaded.spell("bihus")
    assert "hus" in loaded.suggest("hsu")


def test_it_allows_compounds_where_that_is_asked_for(tmp_path):
    assert load(write(tmp_path, words=("bi/A", "hus/A"), rules=RULES), compounds=True).spell("bihus")


def test_what_was_loaded_is_copied_where_no_links_can_be_made(tmp_path, monkeypatch):
    def refuse(*_):
        raise OSError

    monkeypatch.setattr("pathlib.Path.symlink_to", refuse)

    assert load(write(tmp_path)).spell("bier")

import os
import subprocess
import sys
from importlib import import_module

import pytest

fonts = import_module("generator.printing.fonts")

NORDIC = "ABCÆØÅÄÖÉæøåäöéüß „“”«»‘’–—…·•€£kr½%°§→×−"


def test_every_face_that_themes_can_use_is_there():
    assert {file.name for file in fonts.folder().glob("*.ttf")} == set(fonts.FACES)


def test_the_faces_are_cut_to_a_fraction():
    for face in fonts.FACES:
        assert (fonts.folder() / face).stat().st_size < (fonts.package() / face).stat().st_size / 3


def test_what_nordic_ads_are_written_with_is_there():
    assert list(fonts.missing([NORDIC, "Ærø\u00adskøbing\nŠķ Žō Ňł"])) == []


def test_what_is_missing_is_named_once_in_order():
    assert list(fonts.missing(["汉 🚗", "🚗 Ж"])) == [
        ("汉", "CJK UNIFIED IDEOGRAPH-6C49"),
        ("🚗", "AUTOMOBILE"),
        ("Ж", "CYRILLIC CAPITAL LETTER ZHE"),
    ]


def test_a_letter_with_its_accent_apart_is_not_missing():
    assert list(fonts.missing(["A\u030angstro\u0308m"])) == []


def test_widths_are_those_of_the_face():
    assert fonts.width("") == 0
    assert fonts.width("i") < fonts.width("m")
    assert fonts.width("mm") == pytest.approx(2 * fonts.width("m"))
    assert fonts.width("Tal\u00adlinn") == fonts.width("Tallinn")
    assert fonts.width("Tallinn", "Lato-Regular.ttf") < fonts.width("Tallinn", "Lato-Black.ttf")


def test_fontconfig_sees_our_faces_only_while_it_is_asked_to(monkeypatch):
    monkeypatch.setenv("FONTCONFIG_FILE", "/etc/fonts/other.conf")

    with fonts.only_ours():
        file = os.environ["FONTCONFIG_FILE"]
        text = (fonts.folder() / "fonts.conf").read_text("utf-8")

    assert file == str(fonts.folder() / "fonts.conf")
    assert f"<dir>{fonts.folder()}</dir>" in text
    assert os.environ["FONTCONFIG_FILE"] == "/etc/fonts/other.conf"


CUT = "from generator.printing import fonts; print(fonts.folder())"


@pytest.mark.slow
def test_two_machines_cut_the_same_bytes(tmp_path):
    environment = os.environ | {"XDG_CACHE_HOME": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", CUT], env=environment, check=True, capture_output=True, text=True)

    folder = tmp_path / "annons" / "fonts" / fonts.folder().name
    assert done.stdout.strip() == str(folder)
    for face in fonts.FACES:
        assert (folder / face).read_bytes() == (fonts.folder() / face).read_bytes()


@pytest.mark.slow
def test_without_a_cache_that_can_be_written_there_is_another_place(tmp_path):
    (tmp_path / "annons").write_text("in the way", "utf-8")
    environment = os.environ | {"XDG_CACHE_HOME": str(tmp_path), "TMPDIR": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", CUT], env=environment, check=True, capture_output=True, text=True)

    assert done.stdout.strip() == str(tmp_path / f"annons-{fonts.folder().name}")

"""A build that has nothing to do is done before the command line is read: as soon as, and only if, nothing has changed."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator import making
from generator.cli import entry
from generator.incremental import shared

LOOK = """
import sys
sys.argv = ["annons", *sys.argv[1:]]
from generator.cli.entry import run
try:
    run()
finally:
    print("pydantic" in sys.modules, "typer" in sys.modules)
"""


@pytest.fixture
def built(site, annons, monkeypatch):
    """A workspace that is built, with the folder of the program's own files a copy that may be changed."""
    site.write("annons.toml", 'formats = ["html", "md"]\nlocales = ["en", "da"]\n')
    site.write("organizations/hive.yaml", "source_locale: en\nname: Hive Example\nlogo: {file: organizations/hive.png}\n")
    site.write("organizations/hive.da.po", 'msgid ""\nmsgstr ""\n')
    site.picture("organizations/hive.png")
    site.write("templates/mine/ad.md.j2", "{{ ad.title|md }}\n")
    program = site.root.parent / "program"
    program.mkdir()
    (program / "code.py").write_text("pass")
    monkeypatch.setattr(shared, "program", lambda: (program,))
    posting = "source_locale: en\ntitle: Beekeeper\nhiring_organization: hive\njob_location: {address: {country: DK}}\n"
    for name in ("a", "b"):
        site.write(f"postings/{name}.yaml", posting + "locales: [en, da]\n")
        site.write(f"postings/{name}.da.po", 'msgid ""\nmsgstr ""\n\nmsgctxt "title"\nmsgid "Beekeeper"\nmsgstr "Biavler"\n')
    monkeypatch.chdir(site.root)
    assert annons("build").err == ""
    return site


def test_the_same_words_find_nothing_to_do(built):
    assert entry.unchanged([])
    assert not (built.out / "a").samefile(built.out / "b")


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize(
    "words", [["--format", "md"], ["--locale=da"], ["--strict"], [".", "--theme", "classic"], ["--why"], ["--output", "output"]]
)
def test_other_words_are_another_call_that_is_remembered_too(annons, words):
    assert not entry.unchanged(words)
    annons("build", *words)
    # It may have made what is there anew.
    annons("build", *words)

    assert entry.unchanged(words)


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize(
    "words", [["--force"], ["--prune"], ["-v"], ["--report=json"], ["--help"], ["a"], ["a", "b"], ["postings/a.yaml"]]
)
def test_what_asks_for_more_than_a_look_gets_it(annons, words):
    annons("build", *words)
    annons("build", *words)

    assert not entry.unchanged(words)


def posting(site):
    file = site.root / "postings/a.yaml"
    file.write_text(file.read_text("utf-8").replace("Beekeeper", "Beekeepar"), "utf-8")


CHANGES = {
    "a posting": posting,
    "a posting that comes": lambda site: site.posting(name="c"),
    "a posting that goes": lambda site: (site.root / "postings/a.yaml").unlink(),
    "a PO": lambda site: site.write("postings/a.da.po", 'msgid ""\nmsgstr ""\n'),
    "a PO that comes": lambda site: site.write("postings/a.sv.po", 'msgid ""\nmsgstr ""\n'),
    "a PO that goes": lambda site: (site.root / "postings/a.da.po").unlink(),
    "an organization": lambda site: site.write("organizations/hive.yaml", "source_locale: en\nname: Hive Examples\n"),
    "a translation of one": lambda site: (site.root / "organizations/hive.da.po").unlink(),
    "an organization that comes": lambda site: site.write("organizations/new.yaml", "source_locale: en\nname: New\n"),
    "places that come": lambda site: site.write("places/x.yaml", "source_locale: en\nname: X\ncountry: DK\n"),
    "a picture": lambda site: (site.root / "organizations/hive.png").write_bytes(b"x" * 70),
    "a template": lambda site: site.write("templates/mine/ad.md.j2", "{{ ad.title|md }}?"),
    "a template that comes": lambda site: site.write("templates/mine/parts/facts.html.j2", "x"),
    "a theme that comes": lambda site: site.write("templates/nordic/ad.md.j2", "x"),
    "a locale that comes": lambda site: site.write("locales/nn/LC_MESSAGES/annons.po", 'msgid ""\nmsgstr ""\n'),
    "the settings": lambda site: site.write("annons.toml", 'formats = ["html", "md"]\nlocales = ["en"]\n'),
    "the settings' time": lambda site: os.utime(site.root / "annons.toml", (1, 1)),
    "no settings": lambda site: (site.root / "annons.toml").unlink(),
    "other settings nearer": lambda site: (site.root / "annons.toml").rename(site.root.parent / "annons.toml"),
    "a file of the output": lambda site: site.file("a.en.md").write_text("x"),
    "its end": lambda site: site.file("a.en.md").unlink(),
    "the manifest": lambda site: (site.out / "manifest.json").write_text("{}"),
    "the whole output": lambda site: shutil.rmtree(site.out),
    "the cache": lambda site: shutil.rmtree(site.root / ".annons-cache"),
    "the program": lambda site: (site.root.parent / "program/code.py").write_text("pass\n"),
    "a part of the program that comes": lambda site: (site.root.parent / "program/more.py").write_text("pass"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_is_noticed(built, change):
    assert entry.unchanged([])
    CHANGES[change](built)

    assert not entry.unchanged([])


@pytest.mark.usefixtures("built")
def test_so_is_a_date_in_the_environment(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")

    assert not entry.unchanged([])


def test_so_is_another_folder(built, monkeypatch):
    """Words are as seen from where the command is called."""
    monkeypatch.chdir(built.root / "postings")

    assert not entry.unchanged([])
    assert not entry.unchanged([".."])


@pytest.mark.usefixtures("built")
def test_so_is_another_version_of_a_library(monkeypatch, annons, tmp_path):
    libraries = tmp_path / "libraries"
    libraries.mkdir()
    monkeypatch.setattr(shared, "library_folders", lambda: (str(libraries),))
    annons("build", "--force")
    annons("build", "--quiet")
    assert entry.unchanged(["--quiet"])
    (libraries / "weasyprint-70.1.dist-info").mkdir()

    assert not entry.unchanged(["--quiet"])


@pytest.mark.usefixtures("built")
def test_so_is_another_python(monkeypatch):
    monkeypatch.setattr(sys, "version", "4.0")

    assert not entry.unchanged([])


def test_a_build_that_had_something_to_tell_is_made_again(built, annons):
    built.posting(locales="[en, sv]")
    first = annons("build")

    assert "not translated" in first.err
    assert not entry.unchanged([])
    assert annons("build").err == first.err


def test_one_that_failed_is_too(built, annons):
    built.posting("no_such_field: 1\n")
    assert annons("build").code == 2

    assert not entry.unchanged([])
    assert annons("build").code == 2


def test_a_file_that_was_saved_while_it_was_built_is_looked_at_again(built, annons, monkeypatch):
    make = making.make
    built.posting(name="a", locales="[en]")

    def save(*given, **more):
        made = make(*given, **more)
        (built.root / "postings/a.yaml").touch()
        return made

    with monkeypatch.context() as patch:
        patch.setattr(making, "make", save)
        annons("build")

    assert not entry.unchanged([])


def run(*words, folder, **environment):
    command = [sys.executable, "-c", LOOK, *words]
    return subprocess.run(
        command,
        cwd=folder,
        check=False,
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": str(Path(entry.__file__).parents[2])} | environment,
    )


def test_a_look_loads_no_more_than_it_needs(site):
    site.write("annons.toml", 'formats = ["md"]\n')
    site.posting()
    first, second = run("build", folder=site.root), run("build", folder=site.root)

    assert (first.returncode, first.stdout.split()) == (0, ["True", "True"])
    assert (second.returncode, second.stdout.split(), second.stderr) == (0, ["False", "False"], "")
    site.posting("summary: Bees.")
    third = run("build", folder=site.root)
    assert (third.returncode, third.stdout.split()) == (0, ["True", "True"])
    assert "Bees" in site.text("hive.en.md")


def test_what_was_made_why_is_told_of_nothing_too(site):
    site.write("annons.toml", 'formats = ["md"]\n')
    site.posting()
    told = [run("build", "--why", folder=site.root).stderr for _ in range(3)]

    assert "it has not been made before" in told[0]
    assert told[1] == told[2] == "Nothing was made: everything is as the last build left it.\n"
    assert re.search("\x1b", told[2]) is None

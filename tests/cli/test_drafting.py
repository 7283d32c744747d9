"""``annons draft``: what it says and with which code it ends. What it drafts: tests/test_drafts.py."""

import shutil

import pytest

from generator.errors import ExitCode
from generator.translation import po_edit

TWO = 'responsibilities: ["You keep bees", "You sell honey"]\n'
COOK = """\
source_locale: da
title: Kok på havnen
hiring_organization: {name: Havnen}
job_location: {address: {country: LV, city: Riga}}
locales: [da, nb, sv]
responsibilities: [Du laver mad til havnens gæster]
"""
needs_apertium = pytest.mark.skipif(shutil.which("apertium-wblank-mode") is None, reason="needs Apertium and its pairs")


@pytest.fixture(autouse=True)
def _in_the_workspace(site, monkeypatch, packages):  # noqa: ARG001 - no models but the test's own
    monkeypatch.chdir(site.root)
    monkeypatch.setenv("ANNONS_CACHE", str(site.root.parent / "cache"))


@pytest.fixture
def hive(site):
    site.posting(TWO, locales="[da, en]")
    return site


@pytest.mark.usefixtures("hive")
def test_what_is_missing_is_told_with_the_command_that_brings_it(annons):
    done = annons("draft")

    assert (done.code, done.out) == (ExitCode.MISSING, "")
    assert done.err == (
        "warning: [da] no installed engine translates en → da; 3 texts are not drafted\n"
        "  → annons models install en-da\n"
        "  postings/hive.da.po: 3 not drafted\n"
    )


@pytest.mark.usefixtures("hive")
def test_as_data(annons):
    done = annons("draft", "hive", "--report", "json")

    assert (done.code, done.err) == (ExitCode.MISSING, "")
    assert done.data["exit_code"] == ExitCode.MISSING
    assert done.data["drafted"] == {"postings/hive.da.po": {"left": 3}}
    assert done.data["routes"] == {"en>da": []}
    assert [(one["rule"], one["locale"], one["hint"]) for one in done.data["findings"]] == [
        ("ENGINE", "da", "annons models install en-da")
    ]


@pytest.mark.usefixtures("hive")
def test_why_says_that_there_is_no_route(annons):
    assert annons("draft", "--why").out == "en → da\n    there is no route\n"


def test_nothing_to_draft(annons, hive):
    texts = {"title": "Beekeeper", "responsibilities": "You keep bees"}
    done = [f'\nmsgctxt "{context}"\nmsgid "{text}"\nmsgstr "x"\n' for context, text in texts.items()]
    done.append('\nmsgctxt "responsibilities"\nmsgid "You sell honey"\nmsgstr "y"\n')
    hive.write("postings/hive.da.po", po_edit.header("da", "en") + "".join(done))

    said = annons("draft")

    assert (said.code, said.out, said.err) == (0, "", "Nothing to draft.\n")


def test_a_posting_that_can_not_be_read_does_not_keep_the_others(annons, hive):
    hive.write("postings/wasp.yaml", "title: [\n")

    done = annons("draft")

    assert done.code == ExitCode.MISSING
    assert "postings/wasp.yaml:2" in done.err
    assert "postings/hive.da.po: 3 not drafted" in done.err


@needs_apertium
def test_what_was_drafted_is_told_by_file_and_what_to_do_next(annons, site):
    site.write("postings/kok.yaml", COOK)

    done = annons("draft", "--why", "--engine", "apertium")

    assert done.code == 0
    assert done.err == (
        "  postings/kok.nb.po: 2 drafted by machine\n"
        "  postings/kok.sv.po: 2 drafted by machine\n"
        "Next: “annons review” shows every draft, the doubtful first.\n"
    )
    assert done.out.startswith("da → nb\n  da→nb by apertium: BLEU ")
    assert "\nda → sv\n  da→nb→sv by apertium: BLEU " in done.out
    assert "    rather than da→sv by apertium: " in done.out


@needs_apertium
def test_a_route_of_the_workspaces_own_is_taken(annons, site):
    site.write("postings/kok.yaml", COOK)
    site.write("annons.toml", '[draft.routes]\n"da>sv" = ["apertium da>sv"]\n')

    done = annons("draft", "--locale", "sv")

    assert done.code == 0, done.err
    assert "# draft: apertium da→sv; " in (site.root / "postings/kok.sv.po").read_text("utf-8")


@pytest.mark.parametrize(
    ("route", "said"),
    [
        ('"da>sv" = ["apertium"]', "“apertium” is no step of a route"),
        ('"da>sv" = ["apertium da>nb", "apertium da>sv"]', "the steps of a route must follow on each other"),
        ('"da>sv" = ["apertium da>nb"]', "the route for da>sv does not lead there"),
        ('"da>xx" = ["apertium da>xx"]', "xx"),
    ],
)
def test_a_route_that_leads_nowhere_is_told_with_its_file(annons, hive, route, said):
    hive.write("annons.toml", f"[draft.routes]\n{route}\n")

    done = annons("draft")

    assert done.code == ExitCode.INPUT
    assert said in done.err
    assert "annons.toml" in done.err


@pytest.mark.usefixtures("hive")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--engine", "babelfish"], "“babelfish” is no engine"),
        (["--report", "xml"], "no kind of report"),
        (["--locale", "xx"], "xx"),
        (["gone"], "there is no posting “gone”"),
    ],
)
def test_a_call_that_makes_no_sense_is_refused(annons, words, said):
    done = annons("draft", *words)

    assert (done.code, done.out) == (ExitCode.INPUT, "")
    assert said in done.err

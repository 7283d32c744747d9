"""Finding phrases and places for them, told on a terminal and as data."""

import json

import pytest

from generator.errors import ExitCode

BEES = """\
field: beekeeping
tasks:
  honey: {da: 'Du slynger honning fra {number} bistader', sv: 'Du slungar honung från {number} bikupor'}
  wax: {da: Du smelter voks, sv: Du smälter vax}
"""
POSTING = """\
source_locale: da
title: Biavler på øen
hiring_organization: {name: Havnen}
job_location: {address: {city: Riga, country: LV}}
responsibilities: [Du smelter voks, Du slynger god honning fra 12 bistader]
"""


@pytest.fixture(autouse=True)
def _bees(site, monkeypatch):
    site.write("phrases/bees.yaml", BEES)
    site.write("postings/bi.yaml", POSTING)
    monkeypatch.chdir(site.root)
    monkeypatch.setenv("COLUMNS", "80")


def test_a_phrase_is_shown_in_every_language_with_what_it_takes(annons):
    done = annons("phrases", "search", "honning", "--field", "beekeeping")

    assert (done.code, done.err) == (ExitCode.DONE, "")
    assert [line.rstrip() for line in done.out.splitlines()] == [
        "bees.honey   tasks · beekeeping",
        "  da  Du slynger honning fra {number} bistader",
        "  sv  Du slungar honung från {number} bikupor",
        "  give number",
        "",
    ]


def test_one_locale_and_at_most_so_many(annons):
    done = annons("phrases", "search", "kunder", "--locale", "da", "--limit", "2", "--section", "tasks")

    lines = done.out.splitlines()
    assert sum("   tasks" in line for line in lines) == 2
    assert not any(line.startswith("  sv") for line in lines)
    assert "more: --limit" in done.err


def test_as_data(annons):
    done = annons("phrases", "search", "voks", "--locale", "sv,da", "--report", "json", "--field", "beekeeping")

    assert json.loads(done.out) == {
        "found": 1,
        "phrases": [{
            "id": "bees.wax", "section": "tasks", "belongs_in": "responsibilities", "field": "beekeeping", "slots": [],
            "score": 100, "texts": {"da": "Du smelter voks", "sv": "Du smälter vax"},
        }],
    }  # fmt: skip


def test_without_words_all_of_a_field_are_shown(annons):
    done = annons("phrases", "search", "--field", "beekeeping")

    assert [line for line in done.out.splitlines() if line.startswith("bees")] == [
        "bees.honey   tasks · beekeeping", "bees.wax   tasks · beekeeping",
    ]  # fmt: skip


def test_nothing_found_is_said(annons):
    done = annons("phrases", "search", "xyzzyx")

    assert (done.code, done.out) == (ExitCode.DONE, "")
    assert done.err.startswith("No phrase says “xyzzyx”. Your own go into phrases/")


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (("search", "x", "--field", "bees"), "there are no phrases for the field “bees”"),
        (("search", "x", "--section", "task"), "“task” is no section"),
        (("search", "x", "--locale", "xx"), "“xx” is not an output locale"),
        (("search", "x", "--workspace", "nowhere"), "there is no folder “nowhere”"),
        (("search", "x", "--report", "pdf"), "“pdf” is no kind of report"),
        (("suggest", "nowhere"), "there is no posting “nowhere”"),
    ],
)
def test_a_wrong_call_is_refused(annons, call, told):
    done = annons("phrases", *call)

    assert (done.code, done.out) == (ExitCode.INPUT, "")
    assert told in done.err


def test_what_could_be_a_phrase_is_shown_with_what_to_write(annons):
    done = annons("phrases", "suggest", "bi")

    assert done.code == ExitCode.DONE
    assert [line.rstrip() for line in done.out.splitlines()] == [
        "postings/bi.yaml:5   responsibilities",
        "    now  Du slynger god honning fra 12 bistader",
        "   85 %  Du slynger honning fra 12 bistader",
        "  write  - {phrase: bees.honey, number: 12}",
        "",
    ]
    assert done.err == "postings/bi.yaml: of 3 sentences 1 are phrases, 0 are in other words, 1 nearly.\n"


def test_suggestions_as_data(annons):
    (told,) = json.loads(annons("phrases", "suggest", "bi", "--report", "json").out)["postings"]

    assert (told["file"], told["sentences"]) == ("postings/bi.yaml", 3)
    assert [(one["phrases"], one["is_one"], one["write"]) for one in told["suggestions"]] == [
        (["bees.wax"], True, ["- {phrase: bees.wax}"]), (["bees.honey"], False, ["- {phrase: bees.honey, number: 12}"]),
    ]  # fmt: skip


@pytest.mark.parametrize("locale", ["da", "nb", "sv", "en"])
def test_a_posting_out_of_the_phrases_of_a_field_is_an_ad_in_every_language(annons, locale, site):
    site.write("annons.toml", 'locales = ["da", "nb", "sv", "en"]\n')
    assert annons("new", "packer", "--field", "warehouse", "--locale", locale).code == ExitCode.DONE
    file = site.root / "postings" / "packer.yaml"
    text = file.read_text("utf-8")
    assert text.count("  - phrase: warehouse.") >= 12
    site.write("organizations/our-company.yaml", "name: Havnen\n")
    for name in ("copenhagen", "oslo", "stockholm", "london"):
        site.write(f"places/{name}.yaml", "name: Riga\ncountry: LV\n")

    done = annons("build", "packer", "--format", "md")

    assert done.code == ExitCode.DONE, done.err
    for code in ("da", "nb", "sv", "en"):
        page = (site.root / "output" / "packer" / f"packer.{code}.md").read_text("utf-8")
        assert "{" not in page
        assert "Riga" in page.split("\n##", 1)[0]
    assert not any("untranslated" in line for line in done.err.splitlines() if "responsibilities" in line)


def test_a_title_given_is_kept_and_an_unknown_field_is_refused(annons, site):
    annons("new", "packer", "--field", "warehouse", "--locale", "en", "--title", "Packer: nights")

    assert 'title: "Packer: nights"\n' in (site.root / "postings" / "packer.yaml").read_text("utf-8")
    done = annons("new", "other", "--field", "warehuose")
    assert (done.code, "did you mean warehouse?" in done.err) == (ExitCode.INPUT, True)
    assert not (site.root / "postings" / "other.yaml").exists()

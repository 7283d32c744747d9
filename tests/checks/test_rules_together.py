"""All rules at once: over ads that are good, and over one that is wrong in many ways."""

import datetime as dt
from importlib.resources import files

import pytest

from generator.checking import CheckOptions, examine
from generator.checks import every_rule, run
from generator.posting.workspace import Workspace

DAY = dt.date(2018, 3, 1)
WRONG = """\
summary: "Den 31. marts 2027. Ring til Carina Lundø på +47 48 07 47 39, skriv til ada@hive.example, se https://hive.example."
short_text: "Du passer **40** stader"
contacts: [{name: Carina Lundø, telephone: "+47 48 07 47 39"}]
responsibilities: ["Du passer bierne, bier, bier, honning og voks i en by med mange haver og søde mennesker"]
"""
WRONG_NB = {
    ("title", "Beekeeper"): "Birøkter og biavler på Öland",
    ("summary", WRONG.split('"')[1]):
        "Den 30. mars 2027. Ring Carina Lundo på +47 48 07 47 93, skriv til bo@hive.example, se https://wax.example.",
    ("short_text", "Du passer **40** stader"): "Du har 41 kuber og mange arbejdsopgaver",
    ("responsibilities", WRONG.split('"')[7]): "Bier",
}  # fmt: skip


@pytest.fixture(scope="module")
def checked(request):
    """What all rules find in the example workspace."""
    workspace = Workspace.open(request.config.rootpath / "examples" / "nordic-jobs")
    return list(examine(workspace, workspace.posting_files(), CheckOptions(as_of=DAY)))


@pytest.mark.slow
def test_the_examples_are_fit_to_be_published(checked):
    assert len(checked) == 2
    assert sum(len(one.verdicts) for one in checked) == 10
    assert [str(finding) for one in checked for finding in one.findings if finding.severity == "error"] == []


@pytest.fixture
def wrong(site):
    """The findings on a translation that is wrong in many ways."""
    site.posting(WRONG, locales="[nb, da]")
    file = site.root / "postings" / "hive.yaml"
    file.write_text(file.read_text("utf-8").replace("source_locale: en", "source_locale: da"), "utf-8")
    entries = [f'msgctxt "{context}"\nmsgid "{source}"\nmsgstr "{target}"\n' for (context, source), target in WRONG_NB.items()]
    site.write("postings/hive.nb.po", "\n".join(['msgid ""\nmsgstr ""\n', *entries]))
    return list(run(site.version("nb", as_of=DAY)))


def test_each_thing_that_is_wrong_between_two_languages_is_told_by_its_rule(wrong):
    across = ("DIFFER", "RESIDUE", "SLIP", "TERM", "UNTRANSLATED")
    told = sorted({one.rule for one in wrong if any(name in one.rule for name in across)})

    assert told == [
        "EMAILS-DIFFER",
        "LENGTH-DIFFERS",
        "LINKS-DIFFER",
        "MARKUP-DIFFERS",
        "NAMES-DIFFER",
        "NUMBERS-DIFFER",
        "PHONES-DIFFER",
        "RESIDUE",
    ]


@pytest.mark.slow
def test_each_finding_says_what_to_do_and_where_and_by_which_rule(wrong, checked):
    known = {rule.id: rule for rule in every_rule()}
    found = [*wrong, *(finding for one in checked for finding in one.findings)]

    assert wrong
    assert [str(one) for one in found if one.rule not in known] == []
    assert [str(one) for one in found if not one.hint or one.hint.endswith("\n")] == []
    assert [str(one) for one in found if one.where is None or not one.where.line or not one.where.file.is_file()] == []
    assert {one.severity for one in found} <= {"error", "warning", "info"}


@pytest.mark.slow
def test_no_two_rules_say_the_same_of_the_same_place(wrong, checked):
    found = [*wrong, *(finding for one in checked for finding in one.findings)]
    said = [(one.where, one.message, one.locale) for one in found]

    assert len(set(said)) == len(said)


def test_rules_have_ids_of_their_own_examples_and_a_severity():
    rules = every_rule()
    ids = [rule.id for rule in rules]

    assert len(set(ids)) == len(ids)
    assert [rule.id for rule in rules if rule.severity not in {"error", "warning", "info"}] == []
    assert [rule.id for rule in rules if not rule.examples] == []


def test_every_file_of_rules_belongs_to_a_rule():
    folder = files("generator.checks").joinpath("rules")
    names = {rule.name for rule in every_rule()} | {"__init__"}
    stray = [item.name for item in folder.iterdir() if item.is_file() and item.name.split(".", 1)[0] not in names]

    assert stray == []

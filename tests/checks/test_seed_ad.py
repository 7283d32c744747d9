"""The ad this project began with, as it was pasted: its faults of form are found, mended where that is sure, and no others."""

import pytest
import yaml

from generator.checking import CheckOptions, check
from generator.checks import every_rule
from generator.fixing import fix
from generator.posting.workspace import Workspace

FORM = frozenset(
    {
        "CAPS-SHOUT", "CURRENCY-BARE", "DATE-AMBIGUOUS", "EMAIL-CASE", "EXCLAMATION", "HEADING-CAPS", "LANGUAGE-CAPITAL",
        "PERSONAL-EMAIL", "PHONE-FORM", "PHONE-INVALID", "PRICE-UNDATED", "QUOTES", "RANGE-DASH", "SENTENCES-GLUED", "SPACES",
        "STATISTICS-UNDATED", "WEEKDAY-CAPITAL", "WEEKDAY-DATE",
    }
)  # fmt: skip

POSTING = """\
source_locale: da
locales: [da]
title: Back Office Agent
hiring_organization: {name: Nissan Nordic Europe}
job_location: {address: {country: EE, city: Tallinn}}
responsibilities:
  - Håndtering af kundeklager og informationsanmodninger hovedsagelig via e-mail
  - "\\tBehandling af kundedataPersonlige Kvalifikationer:•\\tDu er serviceminded, ansvarsbevidst, struktureret"
qualifications:
  personal:
    - 'Du besidder gode skriftlige og mundtlige evner på Dansk og Engelsk '
    - Formår at bevare overblikket i en travl hverdag
sections:
  - id: about
    heading: "Om Tallinn:"
    body: >-
      Nordic Jobs Worldwide, Oslo, Norway, søger dansktalende Back Office Agent, Tallinn, Estland.Vi søger
      i øjeblikket kolleger til Nissan Nordic Vi leder efter dig til Nissan Nordic Europe i Estonia, Du skal arbejde
      med kundeservice. Vi ser efter dig med en høflig service for vores Nissan-ejere.Om
      Tallinn:Estland er det nordligste af de baltiske lande, og hovedstaden Tallinn ligger ca. 80 km fra Helsinki i
      Finland, Landets historie har været omtumlet. Danmark var tidligt ude i 1219. Der bor ca. 400.000 i hovedstaden
      Tallinn. Af Estlands befolkning er ca. 70% estere og 26% russere.
  - id: food
    heading: Mad
    body: |
      Estisk ligner finsk. Man klarer sig fint på engelsk. Det er rimelig billigt
      at spise ude i Tallinn - selv på de bedre steder.

      På restaurant koster vin omtrent det samme som i Danmark.
  - id: hours
    heading: Arbejdstid
    body: "Mandag til Fredag - 09.00 - 18.00"
  - id: contact
    heading: Flere informationer
    body: |
      Carina Lundø, +47 4807 4739, Carina@nordicjobsworldwide.com

      Send dit CV til carina@nordicjobsworldwide.com eller se www.nordicjobsworldwide.com. Ansøgningsfrist er 31.03.2018.
"""
FOUND = {
    ("EMAIL-CASE", "Carina@nordicjobsworldwide.com"),
    ("HEADING-CAPS", ":"),
    ("LANGUAGE-CAPITAL", "Dansk"),
    ("LANGUAGE-CAPITAL", "Engelsk"),
    ("PHONE-FORM", "+47 4807 4739"),
    ("PRICE-UNDATED", "rimelig billigt"),
    ("PRICE-UNDATED", "koster vin omtrent"),
    ("RANGE-DASH", " - 18.00"),
    ("SENTENCES-GLUED", ".Vi"),
    ("SENTENCES-GLUED", ".Om"),
    ("SENTENCES-GLUED", "Vi leder"),
    ("SENTENCES-GLUED", "Du skal"),
    ("SENTENCES-GLUED", "Landets"),
    ("SENTENCES-GLUED", "kundedataPersonlige"),
    ("SPACES", ":Estland"),
    ("SPACES", "\\tDu er"),
    ("STATISTICS-UNDATED", "bor ca. 400.000"),
    ("STATISTICS-UNDATED", "befolkning er ca. 70%"),
    ("STATISTICS-UNDATED", "estere og 26%"),
    ("WEEKDAY-CAPITAL", "Fredag"),
}
LEFT = {"PRICE-UNDATED", "SENTENCES-GLUED", "STATISTICS-UNDATED"}


@pytest.fixture
def found(site):
    """Return the findings about form in the ad, as its file is now."""
    file = site.write("postings/agent.yaml", POSTING)
    rules = tuple(rule for rule in every_rule() if rule.id in FORM)
    return lambda: check(Workspace.open(site.root), [file], CheckOptions(rules=rules)).findings


def test_its_faults_of_form_are_found_each_at_its_place(found):
    lines = POSTING.split("\n")

    told = {(one.rule, lines[one.where.line - 1][one.where.column - 1 :]) for one in found()}

    missing = {(rule, words) for rule, words in FOUND if not any(rule == r and rest.startswith(words) for r, rest in told)}
    stray = {(rule, rest) for rule, rest in told if not any(rule == r and rest.startswith(words) for r, words in FOUND)}
    assert (missing, stray) == (set(), set())


def test_what_is_sure_is_mended_and_what_is_left_is_for_a_person(found, site):
    before = found()

    report = fix(Workspace.open(site.root), before)

    assert report.left == ()
    assert len(report.applied) == sum(one.fix is not None for one in before)
    assert {one.rule for one in found()} == LEFT
    assert all(one.fix is None for one in found())


def test_the_example_has_no_faults_of_form(example):
    workspace = Workspace.open(example)
    rules = tuple(rule for rule in every_rule() if rule.id in FORM)

    assert check(workspace, workspace.posting_files(), CheckOptions(rules=rules)).findings == []


@pytest.mark.parametrize(("locale", "country"), [("da", "DK"), ("nb", "NO"), ("sv", "SE"), ("en", "GB")])
def test_what_the_rules_examples_ask_for_is_mended_at_once(site, locale, country):
    rules = tuple(rule for rule in every_rule() if rule.id in FORM)
    texts = [one for rule in rules for one in rule.examples.get(locale, {}).get("found", ()) if isinstance(one, str)]
    posting = {
        "source_locale": locale,
        "locales": [locale],
        "title": {locale: "Hive"},
        "hiring_organization": {"name": "Hive"},
        "job_location": {"address": {"country": country}},
        "responsibilities": texts,
    }
    file = site.write("postings/hive.yaml", yaml.safe_dump(posting, allow_unicode=True, width=60))
    before = check(Workspace.open(site.root), [file], CheckOptions(rules=rules)).findings

    report = fix(Workspace.open(site.root), before)

    after = check(Workspace.open(site.root), [file], CheckOptions(rules=rules)).findings
    assert report.left == ()
    assert len(report.applied) > 20
    assert [one for one in after if one.fix is not None] == []

"""The ad this project began with, as somebody would have pasted it: each of its slips is told, and nothing that is right."""

import pytest

from generator.checks import every_rule, run

POSTING = """\
source_locale: da
title: Back Office Agent
hiring_organization: {name: Nissan Nordic Europe}
agency: {name: Nordic Jobs Worldwide}
job_location: {address: {country: EE, city: Tallinn}}
locales: [da]
summary: Vi søger dansktalende Back Office Agent, Tallinn, Estland.
sections:
  - id: job
    heading: Jobbet
    body: >-
      Vi søger i øjeblikket danske, der ønsker at rejse til Tallinn for at arbejde ved Nissan Nordic Vi leder efter
      dansk talende Back Office Agent til Nissan Nordic Europe i Estonia, Du skal arbejde med kundeservice, for vores loyale
      Nissan kunder. Du vil arbejde med klagehåndtering og andre henvendelser. Vi ser efter dig som kan leverer en
      professionel og høflig service
      for vores Nissan-ejere.Om Tallinn:Estland er det nordligste af de baltiske lande, og hovedstaden Tallinn ligger ca. 80 km
      fra Helsinki i Finland, Landets historie har været omtumlet med svenske, tyske, russiske og såmænd også danske herrer.
      Danmark var tidligt ude i 1219 og fik Dannebrog ved samme lejlighed. Mange taler russisk, men det er ikke populært. Det er
      maden, der er forholdsvis billig: enten billig i pris eller forstået på den måde, at man får mere kvalitet for pengene.
responsibilities:
  - Håndtering af kundeklager og informationsanmodninger hovedsagelig via e-mail
  - Håndtering af grundlæggende anmodninger om it-værktøjer fra forhandlernetværk
  - Behandling af kundedataPersonlige Kvalifikationer
qualifications:
  personal:
    - Du er serviceminded, ansvarsbevidst, struktureret og detalje orienteret.
    - Du besidder gode skriftlige og mundtlige kommunikationsenskaber på Dansk og Engelsk
    - Formår at bevare overblikket i en travl hverdag med mange overgaverFast stilling.
job_benefits:
  - Intensiv introduktionstræning
  - Coacher som permanent hjælper og udvikler dig
  - Selvskabet vil sætte sammen en karrierelinje for udvikling
  - Gode kolleger, sociale arrangementer og personlig udvikling.
"""
IDS = {
    "SPELLING", "SPELLING-UNCHECKED", "SPELLING-NEAR", "MISSPELT", "SPLIT-COMPOUND", "MODAL-FORM", "FOREIGN-NAME",
    "TERM-VARIANTS",
}  # fmt: skip
RULES = [rule for rule in every_rule() if rule.id in IDS]


def test_every_slip_of_the_first_ad_is_told_and_nothing_else(site):
    site.write("postings/hive.yaml", POSTING)

    found = {(one.rule, one.fix.old if one.fix else one.message) for one in run(site.version("da"), RULES)}

    assert found == {
        ("MISSPELT", "overgaver"),
        ("MISSPELT", "kommunikationsenskaber"),
        ("SPELLING-NEAR", "“Selvskabet” is no common word"),
        ("MODAL-FORM", "leverer"),
        ("SPLIT-COMPOUND", "dansk talende"),
        ("SPLIT-COMPOUND", "detalje orienteret"),
        ("FOREIGN-NAME", "Estonia"),
    }


@pytest.mark.parametrize("locale", ["da", "nb", "sv", "en"])
@pytest.mark.parametrize("name", ["back-office-agent-tallinn", "customer-adviser-tallinn"])
def test_the_examples_have_none(nordic_jobs, name, locale):
    assert list(run(nordic_jobs.version(locale, name=name), RULES)) == []


@pytest.mark.parametrize("locale", ["da", "nb", "sv", "en"])
def test_nor_has_a_posting_that_uses_every_field(site, root, locale):
    site.write("postings/hive.yaml", (root / "tests/web/full.yaml").read_text("utf-8"))
    site.write("picture.svg", (root / "tests/web/picture.svg").read_text("utf-8"))

    assert list(run(site.version(locale), RULES)) == []

"""The ad this project began with, as it was written: every fault of it is found, and nothing that is none."""

import datetime as dt
import re
from pathlib import Path

import pytest

from generator.checking import CheckOptions, examine
from generator.posting.workspace import Workspace

SEED = Path(__file__).parent / "seed"
DAY = dt.date(2018, 3, 1)
TITLE = "Nordic Jobs Worldwide, Oslo, Norway, søger dansktalende Back Office Agent, Tallinn, Estland."

pytestmark = pytest.mark.slow

FAULTS = [
    ("two deadlines, one to be ignored", "DEADLINES-DIFFER", "se bort fra"),
    ("a nationality where a language is meant", "NATIONALITY", "danske, der"),
    ("dansktalende and dansk talende", "SPLIT-COMPOUND", "dansk talende"),
    ("Estonia in a Danish text", "FOREIGN-NAME", "Estonia"),
    ("Norway in a Danish text", "FOREIGN-NAME", "Norway"),
    ("overgaver", "MISSPELT", "overgaver"),
    ("Selvskabet", "SPELLING-NEAR", "Selvskabet"),
    ("kommunikationsenskaber", "MISSPELT", "kommunikationsenskaber"),
    ("kan leverer", "MODAL-FORM", "leverer"),
    ("detalje orienteret", "SPLIT-COMPOUND", "detalje orienteret"),
    ("Carina@ and carina@", "EMAIL-CASE", "Carina@"),
    ("sentences glued together by a full stop", "SENTENCES-GLUED", "engelsk.Skal"),
    ("sentences glued together by a comma", "SENTENCES-GLUED", "Landets"),
    ("sentences glued together by nothing", "SENTENCES-GLUED", "Nordic"),
    ("weekdays in capitals", "WEEKDAY-CAPITAL", "Fredag"),
    ("languages in capitals", "LANGUAGE-CAPITAL", "Engelsk"),
    ("no hours a week", "HOURS-MISSING", ""),
    ("no pay", "PAY-RANGE", ""),
    ("a remark about a minority", "PEOPLES", "ikke populært"),
    ("prices without a year", "PRICE-UNDATED", "koster vin"),
    ("figures without a year", "STATISTICS-UNDATED", "70%"),
]
"""Each fault, the rule that finds it, and what of the text it names."""

FINDINGS = """\
1 warning DATE-POSTED-MISSING date posted: there is no date of publication
1 warning PAY-RANGE pay: no pay is given (EU law on pay transparency is due on 7 June 2026)
4 error FOREIGN-NAME title: “Norway” is not Danish
4 warning HEADING-CAPS title: “…” ends in a full stop
6 error NATIONALITY summary: “søger i øjeblikket danske, der” seeks people by their nation
6 warning SENTENCES-GLUED summary: “Vi” begins a sentence, and “Nordic” ends none
6 warning SPLIT-COMPOUND summary: “dansk talende” is one word
7 error FOREIGN-NAME summary: “Estonia” is not Danish
7 warning SENTENCES-GLUED summary: “Du” begins a sentence behind a comma
8 error MODAL-FORM summary: “leverer” after “kan” is a present tense
29 warning HOURS-MISSING working hours: the hours a week are not given
29 warning SPACES work_hours.note: a space is missing after the colon in “Arbejdstid:Mandag”
29 warning WEEKDAY-CAPITAL work_hours.note: “Fredag” is a weekday: fredag
29 warning RANGE-DASH work_hours.note: “09.00 - 18.00” is a range: 09.00–18.00
34 warning SPLIT-COMPOUND responsibilities: “goodwill anmodninger” is one word
39 warning SPLIT-COMPOUND qualifications.personal: “detalje orienteret” is one word
40 error MISSPELT qualifications.personal: “kommunikationsenskaber” is misspelt
40 warning LANGUAGE-CAPITAL qualifications.personal: “Dansk” is a language: dansk
40 warning LANGUAGE-CAPITAL qualifications.personal: “Engelsk” is a language: engelsk
41 error MISSPELT qualifications.personal: “overgaver” is misspelt
45 warning SPELLING-NEAR job_benefits: “Selvskabet” is no common word
50 warning HEADING-CAPS sections.tallinn.heading: “Om Tallinn:” ends in a colon
53 warning SENTENCES-GLUED sections.tallinn.body: “Landets” begins a sentence behind a comma
54 warning STATISTICS-UNDATED sections.tallinn.body: “bor ca. 400.000” has no year and no source
54 warning STATISTICS-UNDATED sections.tallinn.body: “befolkning er ca. 70%” has no year and no source
55 warning STATISTICS-UNDATED sections.tallinn.body: “estere og 26%” has no year and no source
55 warning SENTENCES-GLUED sections.tallinn.body: “russere.Sproget”: a space is missing behind the sign
55 warning PEOPLES sections.tallinn.body: “taler russisk, men det er ikke populært” judges a people
56 error SENTENCES-GLUED sections.tallinn.body: “engelsk.Skal”: a space is missing behind the sign
56 warning PRICE-UNDATED sections.tallinn.body: “rimelig billigt” has no year and no source
57 warning PRICE-UNDATED sections.tallinn.body: “forholdsvis billig” has no year and no source
58 warning PRICE-UNDATED sections.tallinn.body: “koster vin omtrent det samme” has no year and no source
61 warning HEADING-CAPS sections.deadline.heading: “Ansøgning:” ends in a colon
63 warning DEADLINE-IN-TEXT sections.deadline.body: “31.03.2018” is a deadline in the text
63 warning SPACES sections.deadline.body: a space is missing before the bracket in “31.03.2018.(se”
63 error DEADLINES-DIFFER sections.deadline.body: “se bort fra ansøgningsfristen” speaks of two deadlines
63 warning SPACES sections.deadline.body: a space is missing before the bracket in “annonce)(fra”
68 warning EMAIL-CASE contacts.email: “Carina@nordicjobsworldwide.com” is written “carina@nordicjobsworldwide.com” elsewhere
"""
"""All that is found: line, severity, rule, field, message. Read one by one: each is a fault."""


@pytest.fixture(scope="module")
def findings():
    workspace = Workspace.open(SEED)
    (checked,) = examine(workspace, workspace.posting_files(), CheckOptions(as_of=DAY))
    assert checked.refused == ()
    return sorted(checked.findings, key=lambda one: (one.where.line, one.where.column, one.rule, one.message))


@pytest.mark.parametrize(("fault", "rule", "words"), FAULTS, ids=[fault for fault, _, _ in FAULTS])
def test_every_fault_of_the_ad_is_found(findings, fault, rule, words):
    assert [one for one in findings if one.rule == rule and words in one.message], fault


def test_nothing_else_is_found(findings):
    told = [f"{one.where.line} {one.severity} {one.rule} {one.field}: {one.message}".replace(TITLE, "…") for one in findings]

    assert told == FINDINGS.splitlines()


def test_each_finding_stands_in_the_line_of_its_words(findings):
    lines = (SEED / "postings" / "back-office-agent.yaml").read_text("utf-8").splitlines()
    quoted = [(one, re.findall("“([^”]+)”", one.message)) for one in findings if one.locale]
    apart = [str(one) for one, words in quoted if not any(word.split()[0] in lines[one.where.line - 1] for word in words)]

    assert len(quoted) > len(FAULTS)
    assert apart == []

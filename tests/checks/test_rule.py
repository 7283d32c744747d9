import datetime as dt

import pytest

from generator.checks import every_rule
from generator.checks.rule import Rule, Words, parse
from generator.errors import Fix, Where

TOLD = {
    "id": "OLD-BEES",
    "title": "old bees",
    "severity": "warning",
    "what": "Bees.",
    "why": "Honey.",
    "instead": "Ask for young ones.",
    "source": "The keeper",
    "checked": dt.date(2026, 11, 25),
}


def test_a_rule_has_what_its_file_says():
    rule = parse("old_bees", {**TOLD, "countries": ["DK"], "words": {"da": {"find": ["bi/en"], "fine": ["bibel"]}}})

    assert (rule.id, rule.severity, rule.countries) == ("OLD-BEES", "warning", frozenset({"DK"}))
    assert rule.words == {"da": Words(("bi/en",), ("bibel",))}


def test_a_key_that_is_none_is_refused_and_a_table_is_the_rule_s_own():
    assert parse("old_bees", {**TOLD, "policy": {"DK": 1}}).data == {"policy": {"DK": 1}}
    with pytest.raises(ValueError, match=r"old_bees\.toml: unknown key countrys"):
        parse("old_bees", {**TOLD, "countrys": ["DK"]})


def test_a_rule_that_does_not_say_what_it_must_is_refused():
    with pytest.raises(TypeError):
        parse("old_bees", {key: value for key, value in TOLD.items() if key != "source"})


@pytest.mark.parametrize(
    ("more", "holds"),
    [
        ({}, True),
        ({"countries": ["NO"]}, False),
        ({"countries": ["NO", "DK"]}, True),
        ({"locales": ["da"]}, False),
        ({"locales": ["en"]}, True),
        ({"since": dt.date(2027, 1, 1)}, False),
        ({"since": dt.date(2026, 11, 25)}, True),
    ],
)
def test_a_rule_holds_where_and_when_it_says(site, more, holds):
    site.posting()

    assert parse("old_bees", {**TOLD, **more}).holds(site.version(as_of=dt.date(2026, 11, 25))) is holds


def test_without_a_day_a_rule_of_later_holds_too(site):
    site.posting()

    assert parse("old_bees", {**TOLD, "since": dt.date(2027, 1, 1)}).holds(site.version())


def test_a_rule_reads_the_fields_it_names():
    rule = parse("old_bees", {**TOLD, "fields": ["title", "sections."]})

    assert [rule.reads(context) for context in ("title", "sections.job.body", "summary")] == [True, True, False]


def test_a_finding_has_the_rule_s_id_weight_and_advice(tmp_path):
    rule = parse("old_bees", TOLD)
    where = Where(tmp_path / "hive.yaml", 3, 1)

    finding = rule.finding("“bier” are old", where, field="summary", locale="da", fix=Fix("bier", "unge bier"), channel="finn")

    assert (finding.rule, finding.severity, finding.hint) == ("OLD-BEES", "warning", "Ask for young ones.")
    assert (finding.where, finding.field, finding.locale, finding.channel) == (where, "summary", "da", "finn")
    assert finding.fix == Fix("bier", "unge bier")
    assert rule.finding("x", where, severity="error", hint="Do.").severity == "error"


def test_rules_are_found_without_a_list_and_each_has_an_id_of_its_own():
    ids = [rule.id for rule in every_rule()]

    assert len(set(ids)) == len(ids) > 5
    assert all(isinstance(rule, Rule) for rule in every_rule())

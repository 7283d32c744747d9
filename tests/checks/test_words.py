import datetime as dt

import pytest

from generator.checks import every_rule, run
from generator.checks.lexicon import Lexicon
from generator.checks.rule import parse
from generator.checks.words import matches

WORDED = [rule for rule in every_rule() if rule.words]


def rule(**fields):
    told = dict.fromkeys(("title", "what", "why", "source"), "…") | {"instead": "say it otherwise"}
    own = {"id": "R", "severity": "error", "checked": dt.date(2026, 11, 25), "message": "“{match}” is odd"}
    return parse("r", told | own | fields)


BEES = rule(words={"en": {"find": ["*bee/s", "wax"], "fine": ["honey bees"]}})


def test_a_finding_shows_the_words_as_they_stand_and_where(site):
    file = site.posting("responsibilities:\n  - Count the **Bumble-Bees** daily\n")
    (finding,) = run(site.version(), [BEES])

    assert finding.message == "“Bumble-Bees” is odd"
    assert (finding.hint, finding.field, finding.locale) == ("say it otherwise", "responsibilities", "en")
    assert (finding.where.file, finding.where.line, finding.where.column) == (file, 7, 17)


def test_words_that_markup_runs_through_are_shown_without_it(site):
    site.posting("responsibilities: ['Sell [wax](https://hive.example) and **honey**']\n")

    (finding,) = run(site.version(), [rule(words={"en": {"find": ["sell wax and honey"]}})])

    assert finding.message == "“Sell wax and honey” is odd"


def test_each_text_of_an_ad_is_read(site):
    site.posting("summary: Wax.\nresponsibilities: [Wax, Honey bees, No w ax, Wax and bees]\n")

    found = [(match.piece.context, match.text) for match in matches(site.version(), BEES)]

    assert found == [("summary", "Wax"), ("responsibilities", "Wax"), ("responsibilities", "Wax"), ("responsibilities", "bees")]


def test_a_rule_reads_only_its_fields(site):
    site.posting("summary: Wax.\nresponsibilities: [Wax]\n")
    titles = rule(fields=["responsibilities"], words={"en": {"find": ["wax"]}})

    assert [match.piece.context for match in matches(site.version(), titles)] == ["responsibilities"]


def test_a_text_in_another_language_is_left_to_the_rule_about_missing_translations(site):
    site.posting("responsibilities: [Hand out wax]\n", locales="[en, da]")
    both = rule(words={"en": {"find": ["hand"]}, "da": {"find": ["hand", "wax"]}})

    assert matches(site.version("da"), both) == ()
    assert len(matches(site.version("en"), both)) == 1


def test_a_locale_that_a_rule_has_no_words_for_has_no_matches(site):
    site.posting("title: {en: Bees, sv: Bees}\n".replace("title", "summary"), locales="[en, sv]")

    assert matches(site.version("sv"), BEES) == ()


def test_the_rules_of_the_house_share_one_reading_of_a_version(site):
    site.posting("responsibilities: [A job for a handy young girl between 18 and 25 years of age]\n")
    version = site.version()
    list(run(version, WORDED))
    kept = version.kept["words"]
    list(run(version, WORDED))

    assert version.kept["words"] is kept
    assert {one.id for one in kept} <= {one.id for one in WORDED}


@pytest.mark.parametrize("one", WORDED, ids=lambda one: one.id)
def test_the_words_of_every_rule_can_be_read_and_told(one):
    for locale in one.words:
        Lexicon([one], locale)

    assert "{match}" in one.message

import pytest

from generator.checks import every_rule
from generator.checks.lexicon import Lexicon


@pytest.mark.parametrize(
    ("locale", "title", "hint"),
    [
        ("nb", "Brannmann på vakt", "say “brannkonstabel”"),
        ("da", "Tillidsmand", "say “tillidsrepræsentant”"),
        ("sv", "Städerska till hotell", "say “lokalvårdare” or “städare”"),
        ("en", "Night foreman", "say “supervisor”"),
        ("da", "Bestyrelsesformand", "say “forperson” or “leder” or “arbejdsleder”"),
    ],
)
def test_the_neutral_title_is_named_where_there_is_one(site, locale, title, hint):
    site.posting(name="hive", locales=f"[{locale}]")
    file = site.root / "postings" / "hive.yaml"
    site.write("postings/hive.yaml", file.read_text("utf-8").replace("title: Beekeeper", f"title: {{{locale}: {title}}}"))

    (finding,) = site.found("TITLE-GENDER", locale)

    assert finding.hint == hint


def test_a_title_without_a_neutral_one_gets_the_advice_of_the_rule(site):
    site.posting(locales="[sv]")
    file = site.root / "postings" / "hive.yaml"
    site.write("postings/hive.yaml", file.read_text("utf-8").replace("title: Beekeeper", "title: {sv: Brandman}"))

    (finding,) = site.found("TITLE-GENDER", "sv")

    assert finding.hint.startswith("take a neutral title")


def test_only_the_title_is_read(site):
    site.posting("responsibilities: [You report to the foreman]\n")

    assert site.found("TITLE-GENDER") == []


def test_no_neutral_title_names_a_gender_itself():
    (rule,) = [one for one in every_rule() if one.id == "TITLE-GENDER"]

    for locale, titles in rule.data["neutral"].items():
        lexicon = Lexicon([rule], locale)
        for neutral in titles.values():
            assert [title for title in neutral if lexicon.spans(title)] == []

from generator import checks
from generator.checks import Version


def version(site, locale="da", audience=0):
    """Return an ad in a locale, as the checks see it."""
    pen = site.pen(locale, audience=audience)
    return Version(pen.ad, pen.localized, pen.locale)


def test_a_version_has_the_segments_that_its_readers_see(site):
    site.posting(
        "audiences: [{language: da}, {language: sv}]\n"
        "job_benefits: [{text: Rye bread, only_for: da}, Honey]\n"
        "sections: [{id: team, heading: The team, body: One.}]\n",
        locales="[da, en]",
    )

    assert [piece.source for piece in version(site, audience=0).pieces] == [
        "Beekeeper",
        "Roskilde",
        "Rye bread",
        "Honey",
        "The team",
        "One.",
    ]
    assert [piece.source for piece in version(site, audience=1).pieces] == [
        "Beekeeper",
        "Roskilde",
        "Honey",
        "The team",
        "One.",
    ]


SMALL = ("UNTRANSLATED", "PLACEHOLDER-LOST", "DRAFT", "AGE-LIMIT")


def found(site, locale="da"):
    rules = [rule for rule in checks.every_rule() if rule.id in SMALL]
    return [(one.rule, one.field, one.severity) for one in checks.run(version(site, locale), rules)]


def test_the_rules_that_are_asked_for_run(site):
    site.posting("required_languages: [{language: da}]\nsummary: For {speakers}.\nshort_text: Bees.", locales="[da, en]")
    site.write("postings/hive.da.po", 'msgid ""\nmsgstr ""\n\nmsgctxt "summary"\nmsgid "For {speakers}."\nmsgstr "For alle."\n')

    assert found(site) == [
        ("PLACEHOLDER-LOST", "summary", "warning"),
        ("UNTRANSLATED", "title", "error"),
        ("UNTRANSLATED", "short_text", "error"),
    ]


def test_a_build_asks_few_rules_and_lets_what_is_unfinished_through(site):
    site.posting("responsibilities: [You are between 25 and 35 years old]", locales="[da, en]")
    file = 'msgid ""\nmsgstr ""\n\n#, fuzzy\nmsgctxt "title"\nmsgid "Beekeeper"\nmsgstr "Biavler"\n'
    site.write("postings/hive.da.po", file)

    built = [(one.rule, one.severity) for one in checks.run_in_build(version(site))]

    assert built == [("DRAFT", "warning"), ("UNTRANSLATED", "warning")]


def test_an_exception_is_taken_where_the_rule_takes_one(site):
    text = "responsibilities: [You are between 25 and 35 years old]\n"
    site.posting(f"{text}justify: {{AGE-LIMIT: The law on flying sets it, DRAFT: We are in a hurry}}", locales="[da, en]")
    file = 'msgid ""\nmsgstr ""\n\n#, fuzzy\nmsgctxt "title"\nmsgid "Beekeeper"\nmsgstr "Biavler"\n'
    site.write("postings/hive.da.po", file)

    assert found(site, "en") == [("AGE-LIMIT", "responsibilities", "info")]
    assert ("DRAFT", "title", "error") in found(site)


def test_an_ad_in_its_own_language_has_no_findings(site):
    site.posting("summary: Bees.", locales="[da, en]")

    assert found(site, "en") == []

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


def test_every_check_runs(site):
    site.posting("required_languages: [{language: da}]\nsummary: For {speakers}.\nshort_text: Bees.", locales="[da, en]")
    site.write("postings/hive.da.po", 'msgid ""\nmsgstr ""\n\nmsgctxt "summary"\nmsgid "For {speakers}."\nmsgstr "For alle."\n')

    found = list(checks.run(version(site)))

    assert [(finding.rule, finding.field) for finding in found] == [
        ("UNTRANSLATED", "title"),
        ("UNTRANSLATED", "short_text"),
        ("PLACEHOLDER-LOST", "summary"),
    ]


def test_an_ad_in_its_own_language_has_no_findings(site):
    site.posting("summary: Bees.", locales="[da, en]")

    assert list(checks.run(version(site, "en"))) == []

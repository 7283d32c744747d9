import pytest

from generator.checks import Version, every_rule, run

SUMMARY = "required_languages: [{language: da}]\nsummary: For {speakers} in {home_country}.\n"


def checked(version):
    return list(run(version, [one for one in every_rule() if one.id == "PLACEHOLDER-LOST"]))


def found(site, translation, *, audiences=1, fuzzy=False):
    """Return the findings on a translation of the summary."""
    site.posting(SUMMARY, locales="[da, en]")
    mark = "#, fuzzy\n" if fuzzy else ""
    source = "For {speakers} in {home_country}."
    entry = f'{mark}msgctxt "summary"\nmsgid "{source}"\nmsgstr "{translation}"\n'
    site.write("postings/hive.da.po", f'msgid ""\nmsgstr ""\n\n{entry}')
    pen = site.pen("da")
    return checked(Version(pen.ad, pen.localized, pen.locale, audiences))


@pytest.mark.parametrize("fuzzy", [False, True])
def test_a_translation_that_names_nobody_is_told(site, fuzzy):
    (finding,) = found(site, "For danskere.", fuzzy=fuzzy)

    assert (finding.rule, finding.severity, finding.field, finding.locale) == ("PLACEHOLDER-LOST", "warning", "summary", "da")
    assert finding.where.file.name == "hive.da.po"
    assert "{speakers}, {home_country}" in finding.message


def test_where_there_are_several_audiences_it_is_an_error(site):
    (finding,) = found(site, "For danskere.", audiences=2)

    assert finding.severity == "error"


@pytest.mark.parametrize("translation", ["For {speakers} i {home_country}.", "Kan du {language}?", "{Speakers}!"])
def test_a_translation_may_say_it_in_its_own_way(site, translation):
    assert found(site, translation, audiences=2) == []


def test_what_is_not_translated_is_another_check_s_business(site):
    assert found(site, "", audiences=2) == []


def test_doubled_braces_are_no_placeholder(site):
    site.posting("summary: 'A {{brace}}'", locales="[da, en]")
    site.write("postings/hive.da.po", 'msgid ""\nmsgstr ""\n\nmsgctxt "summary"\nmsgid "A {{brace}}"\nmsgstr "En krølle"\n')
    pen = site.pen("da")

    assert checked(Version(pen.ad, pen.localized, pen.locale, 2)) == []

import pytest

BODY = """\
sections:
  - id: team
    heading: The team
    body: |
      One.

      - Two
responsibilities: [Feed the bees]
"""


def found(site, locale="da"):
    return site.found("UNTRANSLATED", locale)


def test_each_segment_that_is_missing_is_told_with_its_place(site):
    file = site.posting(BODY, locales="[da, en]")

    findings = found(site)

    assert [(one.rule, one.field, one.locale, one.severity) for one in findings] == [
        ("UNTRANSLATED", "title", "da", "error"),
        ("UNTRANSLATED", "responsibilities", "da", "error"),
        ("UNTRANSLATED", "sections.team.heading", "da", "error"),
        ("UNTRANSLATED", "sections.team.body", "da", "error"),
        ("UNTRANSLATED", "sections.team.body", "da", "error"),
    ]
    assert all(one.where.file == file and one.where.line for one in findings)
    assert "“Beekeeper”" in findings[0].message
    assert findings[0].where.line == 2


@pytest.mark.parametrize("source", ["a " * 200, "one\ntwo"])
def test_a_long_segment_is_told_by_its_beginning(site, source):
    site.posting(f'summary: "{source}"'.replace("\n", "\\n"), locales="[da, en]")

    finding = next(one for one in found(site) if one.field == "summary")

    assert len(finding.message) < 120
    assert "\n" not in finding.message


def test_what_is_approved_is_not_told(site):
    site.posting(locales="[da, en]")
    site.write("postings/hive.da.po", 'msgid ""\nmsgstr ""\n\nmsgctxt "title"\nmsgid "Beekeeper"\nmsgstr "Biavler"\n')

    assert found(site) == []
    assert found(site, "en") == []


MANY = "responsibilities: [Feed the bees, Count them, Boil honey, Paint hives, Show guests around, Sell wax]\n"


def test_where_nothing_is_translated_that_is_told_once(site):
    site.posting(MANY, locales="[da, en]")

    (finding,) = found(site)

    assert (finding.message, finding.severity) == ("nothing is translated into Danish: 7 texts", "error")
    assert (finding.field, finding.where.line) == ("title", 2)


def test_where_something_is_the_rest_is_told_one_by_one(site):
    site.posting(MANY, locales="[da, en]")
    site.write("postings/hive.da.po", 'msgid ""\nmsgstr ""\n\nmsgctxt "title"\nmsgid "Beekeeper"\nmsgstr "Biavler"\n')

    assert len(found(site)) == 6


@pytest.mark.parametrize(
    "entry",
    [
        'msgctxt "summary"\nmsgid "Bees."\nmsgstr "Bier."\n',
        '#, fuzzy\n#| msgid "Bees."\nmsgctxt "summary"\nmsgid "Bees and wax."\nmsgstr "Bier."\n',
    ],
)
def test_a_text_that_changed_since_it_was_translated_is_told_so(site, entry):
    site.posting("summary: Bees and wax.", locales="[da, en]")
    site.write("postings/hive.da.po", f'msgid ""\nmsgstr ""\n\nmsgctxt "title"\nmsgid "Beekeeper"\nmsgstr "Biavler"\n\n{entry}')

    (finding,) = found(site)

    assert finding.message == "has changed since it was translated: “Bees and wax.”"
    assert "hive.da.po translates “Bees.”" in finding.hint


def test_which_of_several_earlier_texts_it_was_is_not_guessed(site):
    site.posting("responsibilities: [Feed the bees well]", locales="[da, en]")
    entries = [f'msgctxt "{context}"\nmsgid "{source}"\nmsgstr "Bier"\n' for context, source in (
        ("title", "Beekeeper"), ("responsibilities", "Feed the bees"), ("responsibilities", "Count the bees"),
    )]  # fmt: skip
    site.write("postings/hive.da.po", "\n".join(['msgid ""\nmsgstr ""\n', *entries]))

    (finding,) = found(site)

    assert finding.message == "is not translated: “Feed the bees well”"

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

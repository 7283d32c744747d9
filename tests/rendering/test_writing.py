import pytest

from generator.errors import InputError
from generator.rendering.view import ListView, ParagraphView

TEAM = """\
sections:
  - id: team
    heading: The **team**
    body: |
      We are {speaking}.

      - One
          1. Below
      - Two
"""
DANISH = "required_languages: [{language: da}]\n"


def po(site, text, locale="da"):
    site.write(f"postings/hive.{locale}.po", f'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n{text}')


def test_inline_text_in_the_source_language_needs_no_lang(site):
    site.posting(TEAM + DANISH)
    pen = site.pen()

    heading = pen.text(pen.ad.posting.sections[0].heading)

    assert (heading.html, heading.lang) == ("The <strong>team</strong>", "")
    assert pen.maybe(None) is None


def test_running_text_becomes_paragraphs_and_lists(site):
    site.posting(TEAM + DANISH)
    pen = site.pen()

    paragraph, listed = pen.blocks(pen.ad.posting.sections[0].body[0].text)

    assert isinstance(paragraph, ParagraphView)
    assert paragraph.text.plain == "We are Danish-speaking."
    assert isinstance(listed, ListView)
    assert not listed.ordered
    assert [item.text.plain for item in listed.items] == ["One", "Two"]
    assert listed.items[0].lists[0].ordered
    assert listed.items[0].lists[0].items[0].text.plain == "Below"


def test_a_translation_is_written_with_the_words_of_its_own_locale(site):
    site.posting(TEAM + DANISH, locales="[da, en]")
    po(site, 'msgctxt "sections.team.body"\nmsgid "We are {speaking}."\nmsgstr "Vi er {speaking}."\n')
    pen = site.pen("da")

    paragraph, listed = pen.blocks(pen.ad.posting.sections[0].body[0].text)

    assert (paragraph.text.plain, paragraph.text.lang) == ("Vi er dansktalende.", "")
    assert listed.items[0].text.lang == "en"


def test_text_that_is_not_translated_keeps_its_language_and_that_language_s_words(site):
    site.posting(TEAM + DANISH, locales="[da, en]")
    pen = site.pen("da")

    paragraph = pen.blocks(pen.ad.posting.sections[0].body[0].text)[0]

    assert (paragraph.text.plain, paragraph.text.lang) == ("We are Danish-speaking.", "en")


def test_a_placeholder_without_an_audience_is_refused_with_its_place(site):
    file = site.posting(TEAM)

    with pytest.raises(InputError) as caught:
        site.view()

    (finding,) = caught.value.findings
    assert finding.rule == "PLACEHOLDER"
    assert "{speaking} names an audience, and the posting has none" in finding.message
    assert (finding.where.file, finding.field, finding.locale) == (file, "sections.team.body", "en")
    assert "required_languages" in finding.hint


def test_a_people_that_a_country_has_no_word_for_is_refused(site):
    site.posting("required_languages: [{language: de}]\nhome_country: CH\n" + TEAM.replace("{speaking}", "{people}"))

    with pytest.raises(InputError, match=r"there is no word for \{people\} here: home country CH"):
        site.view()


def test_a_label_is_plain_text(site):
    site.posting()

    assert site.pen().label("*a* & {b}").html == "*a* &amp; {b}"

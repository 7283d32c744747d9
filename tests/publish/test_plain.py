from lxml import html

from generator.channels import load
from generator.publish import plain
from generator.rendering.blocks import to_html


def test_the_text_has_the_title_first_every_section_and_how_to_apply_there(edition):
    made = edition()
    text = plain.text(made.ads[0], load("finn"), made)

    lines = text.splitlines()
    assert lines[0] == "Røkter & veileder <dag>"
    assert "- Du mater biene" in lines
    assert "https://hive.example/finn" in lines
    assert "Ada Example" in text
    assert "\u00a0" not in text
    assert "\u00ad" not in text
    assert "\n\n\n" not in text


def test_each_language_is_its_own(edition):
    made = edition()

    assert [plain.text(ad, load("linkedin"), made).splitlines()[0] for ad in made.ads] == [
        "Røkter & veileder <dag>",
        "Biodlare",
        "Beekeeper",
    ]


def test_every_word_of_the_page_s_sections_is_in_the_text(edition):
    def words(markup):
        return " ".join(html.fragment_fromstring(markup, create_parent="div").itertext())

    made = edition()

    for ad in made.ads:
        text = plain.text(ad, load("linkedin"), made).split()
        for section in ad.view.sections:
            assert set(section.heading.plain.split()) <= set(text)
            for group in section.groups:
                assert set(words(to_html(group.blocks)).split()) <= set(text)


def test_one_address_leads_to_the_form_and_it_is_the_channel_s(edition):
    made = edition()
    text = plain.text(made.ads[0], load("finn"), made)

    assert [line for line in text.splitlines() if "://" in line] == ["https://hive.example/finn"]

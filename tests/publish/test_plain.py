from generator.channels import load
from generator.publish import plain


def test_the_text_has_the_title_first_every_section_and_how_to_apply_there(edition):
    made = edition()
    text = plain.text(made.ads[0], load("finn"), made)

    lines = text.splitlines()
    assert lines[0] == "Røkter & veileder <dag>"
    assert "- Du mater biene" in lines
    assert "hive.example/finn" in text
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

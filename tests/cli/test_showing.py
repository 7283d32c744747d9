"""The words that another text does not have."""

from generator.cli.showing import difference


def test_the_words_that_the_other_text_lacks_are_marked():
    made = difference("Du smelter gul voks", "Du smelter voks hver dag")

    assert made.plain == "Du smelter voks hver dag"
    assert [made.plain[span.start : span.end].strip() for span in made.spans if span.style] == ["hver", "dag"]


def test_equal_texts_have_nothing_marked():
    assert not [span for span in difference("Du smelter voks", "Du smelter voks").spans if span.style]

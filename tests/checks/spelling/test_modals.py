import pytest

from generator.checks.spelling.modals import _verbs, presents
from generator.checks.spelling.speller import Kind, speller


@pytest.mark.parametrize(
    ("locale", "text", "found"),
    [
        ("da", "som kan leverer service", [("kan", "leverer", "levere", True)]),
        ("da", "Kan du leverer service?", [("Kan", "leverer", "levere", False)]),
        ("da", "du skal arbejder", [("skal", "arbejder", "arbejde", False)]),
        ("da", "du kan, leverer vi", []),
        ("da", "du kan og leverer", []),
        ("nb", "lyst til å jobber", [("å", "jobber", "jobbe", True)]),
        ("sv", "du ska även säljer", [("ska", "säljer", "sälja", False)]),
        ("sv", "du ska bygger", [("ska", "bygger", "bygga", True)]),
        ("en", "you must replies", [("must", "replies", "reply", True)]),
        ("fi", "kan leverer", []),
        ("da", "kan", []),
    ],
)
def test_a_present_tense_after_a_modal_verb_is_found(locale, text, found):
    made = presents(text, locale)

    assert [(one.modal, one.old, one.new, one.sure) for one in made] == found
    assert [text[one.start : one.end] for one in made] == [one.old for one in made]


@pytest.mark.parametrize(("locale", "name"), [("da", "da_DK"), ("nb", "nb_NO"), ("sv", "sv_SE"), ("en", "en_GB")])
def test_listed_verbs_and_their_present_tense_are_words(locale, name):
    verbs, own = _verbs(locale), speller(locale, name)
    unknown = {word for pair in (verbs.sure | verbs.unsure).items() for word in pair if own.kind(word) == Kind.UNKNOWN}

    assert unknown == set()
    assert len(verbs.all) >= 30

import pytest

from generator.checks.spelling.speller import Kind, lists, speller

NAMES = {"da": "da_DK", "nb": "nb_NO", "sv": "sv_SE", "en": "en_GB"}


def of(locale):
    return speller(locale, NAMES[locale])


@pytest.mark.parametrize(
    ("locale", "word", "kind"),
    [
        ("da", "opgaver", Kind.WORD),
        ("da", "Opgaver", Kind.WORD),
        ("da", "onboardingforløb", Kind.COMPOUND),
        ("da", "kundeserviceudviklingskonsulent", Kind.COMPOUND),
        ("da", "it-værktøjer", Kind.COMPOUND),
        ("da", "Nissan-kunder", Kind.COMPOUND),
        ("da", "stakeholderhåndtering", Kind.COMPOUND),
        ("da", "Zendesk", Kind.LISTED),
        ("da", "CV'et", Kind.WORD),
        ("da", "throughput", Kind.ENGLISH),
        ("da", "selvskabet", Kind.COMPOUND),
        ("da", "opgavver", Kind.UNKNOWN),
        ("da", "kommunikationsenskaber", Kind.UNKNOWN),
        ("nb", "kontoen", Kind.LISTED),
        ("nb", "skjemaene", Kind.LISTED),
        ("nb", "forfallsdatoen", Kind.COMPOUND),
        ("nb", "arbeidsoppgaver", Kind.WORD),
        ("nb", "erfaaring", Kind.UNKNOWN),
        ("sv", "kundtjänstmedarbetare", Kind.COMPOUND),
        ("sv", "cv:t", Kind.LISTED),
        ("sv", "veckomöte", Kind.COMPOUND),
        ("sv", "annställning", Kind.UNKNOWN),
        ("en", "organise", Kind.WORD),
        ("en", "well-organised", Kind.WORD),
        ("en", "experiance", Kind.UNKNOWN),
    ],
)
def test_each_word_has_its_kind(locale, word, kind):
    found = of(locale).kind(word)

    assert found == kind or (
        kind in {Kind.WORD, Kind.COMPOUND, Kind.LISTED} and found in {Kind.WORD, Kind.COMPOUND, Kind.LISTED}
    )


@pytest.mark.parametrize(
    ("locale", "word", "meant"),
    [
        ("da", "erfarinng", "erfaring"),
        ("da", "Ansøgnign", "Ansøgning"),
        ("da", "onboardingforløb", None),
        ("da", "kundetilfredshde", "kundetilfredshed"),
        ("nb", "søknnad", "søknad"),
        ("sv", "ansökkan", "ansökan"),
        ("en", "recieve", "receive"),
    ],
)
def test_what_may_have_been_meant_is_one_slip_away(locale, word, meant):
    found = of(locale).suggestions(word)

    assert len(found) <= 3
    assert meant is None or found[0] == meant


def test_no_guess_is_made_for_a_very_long_word():
    assert of("da").suggestions("kundeserviceudviklingskonsulenntt") == ()


def test_a_letter_that_the_dictionary_s_encoding_lacks_is_no_crash():
    assert of("nb").kind("ŝrankan") == Kind.UNKNOWN


def test_the_odd_words_of_a_text_are_told_with_their_places():
    text = "Du løser opgavver i onboardingforløbet"
    odd = of("da").odd(text)

    assert [text[word.start : word.end] for word in odd.unknown] == ["opgavver"]
    assert [(word.text, kind) for word, kind in odd.made] == [("onboardingforløbet", Kind.COMPOUND)]
    assert of("da").odd("Du løser opgaver").unknown == ()


def test_two_compounds_with_one_first_half_are_two_words():
    assert of("sv").shares_first_half("butiksväljare", "butikssäljare")
    assert not of("da").shares_first_half("selvskabet", "selskabet")
    assert not of("da").shares_first_half("fælleskabet", "fællesskabet")


def test_an_english_word_is_known_as_one_elsewhere_only():
    assert of("da").is_english("throughput")
    assert not of("da").is_english("på")
    assert not of("en").is_english("throughput")


def test_without_a_dictionary_there_is_no_speller(tmp_path):
    assert speller("da", "da_XX", tmp_path) is None


def test_there_is_one_speller_for_each_dictionary():
    assert of("da") is of("da")
    assert of("da") is not of("sv")


@pytest.mark.parametrize("locale", ["da", "nb", "sv"])
def test_short_parts_have_three_letters_or_stand_alone(locale):
    listed = lists(locale)

    assert {word for word in listed.short if len(word) < 3} <= {"kø", "ny"}
    assert {"onboarding", "zendesk"} <= listed.known
    assert lists("xx").known == frozenset()

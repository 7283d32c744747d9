import pytest

from generator.checks.spelling.variants import possible, variants


def spellings(text, locale="da"):
    return [one.spelling for one in variants(text, locale)]


def test_each_way_to_spell_a_word_is_found_with_its_endings():
    assert spellings("En e-mail, to mails og tre Emails") == ["e-mail", "mail", "email"]
    assert spellings("Helpdesk, help desk og help-desken") == ["helpdesk", "help desk"]


def test_letters_count_where_the_list_says_so():
    assert spellings("it-værktøjer og IT") == ["it", "IT"]
    assert spellings("It er godt") == []


def test_addresses_are_passed_over():
    assert spellings("mail@hive.example, e-mail og hive.example/mail") == ["e-mail"]


def test_one_word_has_one_number_however_it_is_spelt():
    first, second = variants("e-mail og mail", "da")

    assert first.word == second.word
    assert (second.start, second.end) == (10, 14)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("e-mail og mail", True),
        ("e-mail og e-mails", False),
        ("it-folk og IT", True),
        ("back-office-job, back office", True),
        ("", False),
    ],
)
def test_an_ad_is_asked_as_a_whole_first(text, told):
    assert possible("da", text.split(", ")) is told


def test_a_locale_without_a_list_has_no_variants():
    assert variants("e-mail", "fi") == ()
    assert not possible("fi", ["e-mail", "mail"])

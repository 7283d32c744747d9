"""The phrases at hand: found by id, and by what a sentence says to the letter."""

import pytest

from generator.errors import InputError
from generator.l10n.locales import Locales
from generator.posting import phrasebook
from generator.posting.phrasebook import Phrasebook

BEES = """\
field: beekeeping
tasks:
  honey:
    da: Du slynger {number} kg honning på {weeks} {weeks:uge|uger}
    nb: Du slynger {number} kg honning på {weeks} {weeks:uke|uker}
    sv: Du slungar {number} kg honung på {weeks} {weeks:vecka|veckor}
    en: Extract {number} kg of honey in {weeks} {weeks:week|weeks}
  hives: {da: Du ser til bistaderne, nb: Du ser til bikubene, sv: Du ser till bikuporna}
  nights: {da: Du arbejder {hours} timer med bier, sv: Du arbetar {hours} timmar med bin}
benefits:
  hives-too: {da: Du ser til bistaderne, nb: Du får se til bikubene}
"""


@pytest.fixture
def book(tmp_path):
    (tmp_path / "bees.yaml").write_text(BEES.replace("Du arbejder {", '"Du arbejder {').replace("med bier,", 'med bier",')
        .replace("Du arbetar {", '"Du arbetar {').replace("med bin}", 'med bin"}'), "utf-8")  # fmt: skip
    return Phrasebook(tmp_path, Locales())


def said(book, *call):
    found = book.sister(*call)
    return found and (found[0], found[1].id)


def test_a_phrase_of_the_program_and_one_of_the_workspace_are_found_by_id(book):
    assert book.get("bees.hives").texts["sv"] == "Du ser till bikuporna"
    assert book.get("customer-service.complaints").section == "tasks"
    assert book.get("bees.nothing") is book.get("nowhere.hives") is book.get("") is None
    assert list(book.phrases)[-1] == "bees.hives-too"


def test_the_workspaces_own_goes_before(tmp_path):
    (tmp_path / "customer-service.yaml").write_text(
        "tasks: {complaints: {da: Du redder dagen, sv: Du räddar dagen}}\n", "utf-8"
    )
    book = Phrasebook(tmp_path, Locales())

    assert book.get("customer-service.complaints").texts["sv"] == "Du räddar dagen"
    assert book.get("customer-service.inquiries") is not None
    assert book.phrases["customer-service.complaints"].texts["da"] == "Du redder dagen"
    assert said(book, "Du redder dagen", "da", "sv") == ("Du räddar dagen", "customer-service.complaints")


def test_a_sentence_that_is_a_phrase_to_the_letter_has_its_sisters(book):
    assert said(book, "Du ser til bistaderne", "da", "sv") == ("Du ser till bikuporna", "bees.hives")
    assert said(book, "Du ser till bikuporna", "sv", "da") == ("Du ser til bistaderne", "bees.hives")
    assert said(book, "Du ser til bistaderne.", "da", "sv") is None
    assert said(book, "du ser til bistaderne", "da", "sv") is None
    assert said(book, "Du ser til bistaderne", "nb", "sv") is None
    assert said(book, "Du ser til bistaderne", "da", "en") is None


def test_its_numbers_may_differ_and_its_words_follow_them(book):
    assert said(book, "Du slynger 1.5 kg honning på 1 uge", "da", "en") is None  # no Danish number
    assert said(book, "Du slynger 40 kg honning på 1 uge", "da", "en") == ("Extract 40 kg of honey in 1 week", "bees.honey")
    assert said(book, "Du slynger 1,5 kg honning på 3 uger", "da", "en") == ("Extract 1.5 kg of honey in 3 weeks", "bees.honey")
    assert said(book, "Du slynger 40 kg honning på 3 uge", "da", "en") is None


def test_a_number_that_the_posting_fills_may_be_written_or_left_to_it(book):
    assert said(book, "Du arbejder {hours} timer med bier", "da", "sv") == ("Du arbetar {hours} timmar med bin", "bees.nights")
    assert said(book, "Du arbejder 37 timer med bier", "da", "sv") == ("Du arbetar 37 timmar med bin", "bees.nights")


def test_of_two_that_read_alike_the_field_decides(book):
    assert said(book, "Du ser til bistaderne", "da", "nb", "job_benefits") == ("Du får se til bikubene", "bees.hives-too")
    assert said(book, "Du ser til bistaderne", "da", "nb", "responsibilities") == ("Du ser til bikubene", "bees.hives")


def test_an_id_that_there_is_not_has_those_that_are_like_it(book):
    assert book.like("bees.hive")[0] == "bees.hives"
    assert book.like("care.complaints") == ["customer-service.complaints"]
    assert book.like("xyz.xyzzy") == []


def test_a_wrong_file_is_told_when_it_is_needed_and_only_then(tmp_path):
    (tmp_path / "bees.yaml").write_text("tasks: {x: {da: }}\n", "utf-8")
    book = Phrasebook(tmp_path, Locales())

    assert book.get("customer-service.complaints") is not None
    for ask in (lambda: book.get("bees.x"), lambda: book.sister("Du", "da", "sv")):
        with pytest.raises(InputError, match=r"bees\.yaml:1"):
            ask()


def test_every_file_of_the_program_is_there():
    assert {"customer-service", "personal", "abroad"} <= set(phrasebook.packaged())

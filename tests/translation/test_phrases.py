"""Which phrase a sentence is: to the letter, in other words, in several parts, or nearly; and what it says elsewhere."""

import pytest

from generator.l10n.locales import Locales
from generator.posting.phrasebook import Phrasebook
from generator.translation.phrases import Phrases

BEES = """\
tasks:
  honey:
    da: Du slynger honning fra {number} bistader
    nb: Du slynger honning fra {number} bikuber
    sv: Du slungar honung från {number} bikupor
    en: Extract honey from {number} hives
    also:
      da: [Honningslyngning fra {number} bistader]
  queens: {da: Du avler dronninger, nb: Du avler dronninger, sv: Du föder upp drottningar}
  tests: {da: KYC, sv: Kundkännedom}
  wax:
    da: Du smelter voks
    nb: Du smelter voks
    sv: Du smälter vax
    en: Melt the wax
    also: {da: Voksmeltning}
required:
  tool: {da: Øvelse i {tool}, sv: Vana vid {tool}, en: Practice with {tool}}
  tongue: {da: Øvelse i {other_language}, sv: Övning i {other_language}, en: Practice in {other_language}}
"""


@pytest.fixture(scope="module")
def phrases(tmp_path_factory):
    folder = tmp_path_factory.mktemp("phrases")
    quoted = BEES
    for name in ("tool", "other_language"):
        quoted = quoted.replace(f"Øvelse i {{{name}}}", f"'Øvelse i {{{name}}}'")
        quoted = quoted.replace(f"Vana vid {{{name}}}", f"'Vana vid {{{name}}}'").replace(
            f"Övning i {{{name}}}", f"'Övning i {{{name}}}'"
        )
        quoted = quoted.replace(f"Practice with {{{name}}}", f"'Practice with {{{name}}}'").replace(
            f"Practice in {{{name}}}", f"'Practice in {{{name}}}'"
        )
    quoted = quoted.replace("[Honningslyngning fra {number} bistader]", '["Honningslyngning fra {number} bistader"]')
    (folder / "bees.yaml").write_text(quoted, "utf-8")
    locales = Locales()
    return Phrases(Phrasebook(folder, locales), locales)


def best(phrases, text, locale="da", target="sv"):
    found = phrases.find(text, locale, 75)
    if not found:
        return None
    return found[0].kind, round(found[0].score), found[0].ids, phrases.translation(found[0], target, {})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Du slynger honning fra 12 bistader", ("phrase", 100, ("bees.honey",), "Du slungar honung från 12 bikupor")),
        ("du slynger honning fra tolv bistader.", ("phrase", 100, ("bees.honey",), "Du slungar honung från 12 bikupor")),
        ("Honningslyngning fra 12 bistader", ("also", 100, ("bees.honey",), "Du slungar honung från 12 bikupor")),
        ("Slynge honning fra 12 bistade", ("near", 97, ("bees.honey",), "Du slungar honung från 12 bikupor")),
        ("Voksmeltning", ("also", 100, ("bees.wax",), "Du smälter vax")),
        ("Du smelter voks og avler dronninger",
         ("parts", 100, ("bees.wax", "bees.queens"), "Du smälter vax och föder upp drottningar")),
        ("Øvelse i Bidata 7", ("phrase", 100, ("bees.tool",), "Vana vid Bidata 7")),
        ("Øvelse i tysk", ("phrase", 100, ("bees.tongue",), "Övning i tyska")),
        ("Du fodrer elefanter i zoologisk have", None),
        ("Øvelse i 3", None),
        ("KYC", ("phrase", 100, ("bees.tests",), "Kundkännedom")),
        ("SQL", None),
        ("Øvelse i HR-projekter", None),
    ],
)  # fmt: skip
def test_what_a_sentence_is(phrases, text, told):
    assert best(phrases, text) == told


def test_a_similar_sentence_is_near_and_its_numbers_go_along(phrases):
    kind, score, ids, said = best(phrases, "Du slynger god honning fra 12 bistader")

    assert (kind, ids, said) == ("near", ("bees.honey",), "Du slungar honung från 12 bikupor")
    assert 75 <= score < 97
    assert phrases.find("Du slynger god honning fra 12 bistader", "da", 97) == []
    assert phrases.find("Du slynger god honning fra nogle bistader", "da", 75) == []


def test_the_likest_comes_first_though_another_wording_of_it_is_far_down(tmp_path):
    text = "tasks:\n  a:\n    da: Du maler huset\n    also: {da: [Du maler det gamle huset ved havnen]}\n"
    text += "  b: {da: Du maler det gamle huset}\n"
    (tmp_path / "houses.yaml").write_text(text, "utf-8")
    locales = Locales()
    found = Phrases(Phrasebook(tmp_path, locales), locales).find("Male huset", "da", 30)

    assert [one.phrase.id for one in found] == ["houses.a", "houses.b"]
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)


def test_a_phrase_that_lacks_the_locale_says_nothing_there(phrases):
    assert best(phrases, "Du avler dronninger", target="en")[3] is None
    assert best(phrases, "Du smelter voks og avler dronninger", target="en")[3] is None
    assert best(phrases, "Du smälter vax", "sv", "en") == ("phrase", 100, ("bees.wax",), "Melt the wax")


def test_the_wording_that_was_found_has_the_sentences_own_values(phrases):
    (found, *_) = phrases.find("Du slynger god honning fra 12 bistader", "da", 75)

    assert phrases.wording(found, "da") == "Du slynger honning fra 12 bistader"
    (several, *_) = phrases.find("Du smelter voks og avler dronninger", "da", 75)
    assert phrases.wording(several, "da") == "Du smelter voks og avler dronninger"

"""The library: every language of every phrase says the same, is well-formed, and passes all that ads must pass."""

import importlib.util
import json
import re
import shutil
import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from generator import resources
from generator.errors import ExitCode
from generator.l10n.formats import formats
from generator.l10n.locales import Locales
from generator.posting import phrasefile, slots
from generator.posting.phrasefile import SECTIONS
from generator.posting.yaml_reader import read

LOCALES = Locales()
CODES = ("da", "nb", "sv", "en")
FILES = sorted(resources.phrases().glob("*.yaml"))
BY_FILE = {file.stem: phrasefile.read(read(file), LOCALES) for file in FILES}
PHRASES = [phrase for found in BY_FILE.values() for phrase in found]
BULLETS = {"title", "tasks", "required", "desirable", "personal", "benefits"}
GENERAL = {"personal", "traits", "benefits", "about", "application", "process", "equal-opportunity", "privacy", "abroad",
           "qualifications", "tasks", "summary"}  # fmt: skip

NO_MATTER = {
    "TOO-LONG", "TOO-MANY-MUSTS", "PAY-RANGE", "EXCLAMATION", "TERM-VARIANTS", "DEADLINE-IN-TEXT", "DEADLINES-DIFFER",
}  # fmt: skip
"""Rules about an ad as a whole, which a file of phrases is none of; a date that stands in a slot is the posting's own."""
KNOWN_WORDS = {
    "eneundervisning",
    "hälso",
    "beboere",
    "beboerne",
    "frokostbuffeten",
    "Logistikkoordinator",
    "reachtruck",
    "empatisk",
}
"""Words that are right and in no dictionary: each was looked at by someone who writes the language."""


def test_there_are_phrases_for_every_section_and_field():
    sections = Counter(phrase.section for phrase in PHRASES)
    fields = Counter(phrase.field for phrase in PHRASES if phrase.field)

    assert len(PHRASES) >= 400
    assert set(sections) == set(SECTIONS)
    assert min(sections.values()) >= 10
    assert set(fields) | GENERAL == set(BY_FILE)
    assert len(fields) == 16
    assert min(fields.values()) >= 30


def test_every_phrase_is_there_in_every_language():
    assert [phrase.id for phrase in PHRASES if set(phrase.texts) != set(CODES)] == []


def test_bullets_have_no_full_stop_and_sentences_have_one():
    wrong = [
        (phrase.id, locale)
        for phrase in PHRASES
        for locale, text in phrase.texts.items()
        if (text[-1] in ".!:;," if phrase.section in BULLETS else text[-1] not in ".?")
    ]
    assert wrong == []


def test_no_language_says_much_more_than_another():
    def lengths(phrase):
        return [len(slots.fill(phrase.texts[code], phrase.sample(), formats(LOCALES[code]))) for code in CODES]

    assert [phrase.id for phrase in PHRASES if max(lengths(phrase)) > 2 * min(lengths(phrase)) + 25] == []


def test_all_languages_end_in_a_question_or_none_does():
    assert [one.id for one in PHRASES if len({text.endswith("?") for text in one.texts.values()}) > 1] == []


def test_what_reads_alike_in_one_language_reads_alike_in_all():
    sisters = defaultdict(set)
    for phrase in PHRASES:
        for locale, text in phrase.texts.items():
            # The same words in different parts of an ad are told apart by where they stand.
            sisters[phrase.section, locale, text].add(tuple(phrase.texts[code] for code in CODES))

    assert {key: found for key, found in sisters.items() if len(found) > 1} == {}


def test_another_way_to_say_one_phrase_is_not_the_text_of_another():
    own = {(locale, text.casefold()): phrase for phrase in PHRASES for locale, text in phrase.texts.items()}
    wrong = [
        (phrase.id, other.id, wording)
        for phrase in PHRASES
        for locale, wordings in phrase.also.items()
        for wording in wordings
        if (other := own.get((locale, wording.casefold()))) is not None and other.section == phrase.section
    ]
    assert wrong == []


def test_other_wordings_are_whole_ones():
    # A comma splits an item of a list that is not in quotes: what is left of it begins with a small letter.
    wrong = [
        (phrase.id, wording)
        for phrase in PHRASES
        for wordings in phrase.also.values()
        for wording in wordings
        if not re.match(r"[\d{A-ZÆØÅÄÖÉ“]", wording)
    ]
    assert wrong == []


def test_typography_is_right():
    texts = [
        (phrase.id, text) for phrase in PHRASES for group in (phrase.texts.values(), *phrase.also.values()) for text in group
    ]
    assert [found for found in texts if re.search(r"['\"]|  | ,|\.\.\.| - ", found[1])] == []


@pytest.mark.slow
@pytest.mark.parametrize("stem", sorted(BY_FILE))
def test_the_editor_at_the_gate_lets_every_text_pass(tmp_path, stem):
    bullets = [
        {"text": {code: slots.fill(phrase.texts[code], phrase.sample(), formats(LOCALES[code])) for code in CODES}}
        for phrase in BY_FILE[stem]
    ]
    posting = {
        "source_locale": "da", "date_posted": "2026-11-20", "valid_through": "2027-03-31", "contract": "permanent",
        "title": {"da": "Medarbejder", "nb": "Medarbeider", "sv": "Medarbetare", "en": "Employee"},
        "hiring_organization": {"name": "Havnen"}, "job_location": {"address": {"city": "Tallinn", "country": "EE"}},
        "required_languages": [{"language": "da", "level": "fluent"}], "employment_type": "full_time", "home_country": "DK",
        "work_hours": {"hours_per_week": "37"}, "base_salary": "by_agreement",
        "contacts": [{"name": "Anne Example", "email": "anne@havnen.example"}], "apply": {"email": "job@havnen.example"},
        "responsibilities": bullets,
    }  # fmt: skip
    # Every section stands as a bullet here: the rules about words are the same.
    (tmp_path / "postings").mkdir()
    (tmp_path / "annons.toml").write_text('locales = ["da", "nb", "sv", "en"]\n', "utf-8")
    (tmp_path / "postings" / "all.yaml").write_text(json.dumps(posting, ensure_ascii=False, indent=0), "utf-8")

    call = [sys.executable, "-m", "generator", "check", str(tmp_path), "--as-of", "2026-11-21", "--report", "json"]
    done = subprocess.run(call, capture_output=True, text=True, check=False)

    assert done.returncode in {ExitCode.DONE, ExitCode.CONTENT}, done.stderr
    told = json.loads(done.stdout)
    found = [
        (one["rule"], one["locale"], one["message"])
        for one in told["findings"]
        if one["rule"] not in NO_MATTER
        and not (one["rule"] == "SPELLING" and any(word in one["message"] for word in KNOWN_WORDS))
    ]
    assert found == []


def _backcheck():
    file = Path(__file__).parent / "backcheck.py"
    spec = importlib.util.spec_from_file_location("backcheck", file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("apertium-wblank-mode") is None, reason="needs Apertium and its pairs")
def test_every_phrase_that_apertium_would_put_otherwise_has_been_read():
    backcheck = _backcheck()
    known = backcheck.read()

    unread = [one for one in backcheck.doubts() if known.get((one.id, one.pair)) != (one.mark, "same")]
    assert unread == [], "read both texts, mend what differs, run python tests/phrases/backcheck.py, and write “same”"


def test_texts_in_other_words_are_doubted():
    backcheck = _backcheck()

    assert backcheck.score("Du selger biler til kunder", "Du selger biler til kundene", "nb") == 100.0
    assert backcheck.score("Du selger biler", "Du vasker gulv", "nb") < backcheck.LEAST

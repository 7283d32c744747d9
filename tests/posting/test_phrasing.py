"""Phrases named in a posting become its texts in every language; what is wrong is told with its place."""

import pytest

from generator.errors import InputError
from generator.posting.workspace import Workspace
from generator.translation.localize import localize

BEES = """\
tasks:
  honey:
    da: Du slynger honning i {weeks} {weeks:uge|uger} {in_city}
    nb: Du slynger honning i {weeks} {weeks:uke|uker} {in_city}
    sv: Du slungar honung i {weeks} {weeks:vecka|veckor} {in_city}
    en: Extract honey for {weeks} {weeks:week|weeks} {in_city}
  hives: {da: Du ser til bistader, nb: Du ser til bikuber, sv: Du ser till bikupor, en: Look after the hives}
"""
HEAD = """\
source_locale: da
title: {phrase: bees.hives}
hiring_organization: {name: Havnen}
job_location: {address: {city: Riga, country: LV}}
required_languages: [{language: da}]
"""


@pytest.fixture
def posting(tmp_path):
    (tmp_path / "phrases").mkdir()
    (tmp_path / "phrases" / "bees.yaml").write_text(BEES, "utf-8")
    (tmp_path / "annons.toml").write_text('locales = ["da", "nb", "sv", "en"]\n', "utf-8")
    (tmp_path / "postings").mkdir()

    def read(text):
        file = tmp_path / "postings" / "bi.yaml"
        file.write_text(HEAD + text, "utf-8")
        workspace = Workspace.open(tmp_path)
        return workspace, workspace.posting(file)

    return read


def texts(posting, locale, text):
    workspace, file = posting(text)
    localized = localize(file.entities, workspace.locales[locale])
    return [
        (piece.markdown, piece.state, piece.phrase)
        for piece in localized.pieces_of(one.text for one in file.texts if one.rules.kind != "name")
    ]


def test_a_phrase_stands_for_its_text_in_every_language(posting):
    text = "responsibilities:\n  - phrase: bees.honey\n    weeks: 3\n  - {phrase: bees.hives, only_for: da}\n"

    assert texts(posting, "da", text) == [
        ("Du ser til bistader", "source", "bees.hives"),
        ("Du slynger honning i 3 uger {in_city}", "source", "bees.honey"),
        ("Du ser til bistader", "source", "bees.hives"),
    ]
    assert [one[:2] for one in texts(posting, "sv", text)] == [
        ("Du ser till bikupor", "approved"), ("Du slungar honung i 3 veckor {in_city}", "approved"),
        ("Du ser till bikupor", "approved"),
    ]  # fmt: skip
    _, file = posting(text)
    assert [bullet.only_for for bullet in file.posting.responsibilities] == [(), ("da",)]


def test_what_a_posting_would_fill_may_be_given(posting):
    text = "responsibilities: [{phrase: bees.honey, weeks: 1, city: Riga}]\n"

    assert texts(posting, "en", text)[1][0] == "Extract honey for 1 week in Riga"


def test_a_sentence_that_is_one_to_the_letter_is_one(posting):
    assert texts(posting, "sv", "responsibilities: [Du ser til bistader, Du ser til bier]\n")[1:] == [
        ("Du ser till bikupor", "approved", "bees.hives"), ("Du ser til bier", "missing", ""),
    ]  # fmt: skip


def test_a_translation_in_a_po_file_goes_before_what_the_phrases_say(posting, tmp_path):
    po = 'msgid ""\nmsgstr "Language: sv\\n"\n\nmsgctxt "responsibilities"\n'
    po += 'msgid "Du ser til bistader"\nmsgstr "Kuporna är dina"\n'
    (tmp_path / "postings" / "bi.sv.po").write_text(po, "utf-8")

    assert texts(posting, "sv", "responsibilities: [Du ser til bistader]\n")[1] == ("Kuporna är dina", "approved", "")
    # One that is named is not translated, so an entry that was left behind does no harm.
    assert texts(posting, "sv", "responsibilities: [{phrase: bees.hives}]\n")[1][0] == "Du ser till bikupor"


@pytest.mark.parametrize(
    ("bullet", "told"),
    [
        ("{phrase: bees.hive}",
         "7:14: responsibilities: there is no phrase “bees.hive” (did you mean bees.hives or bees.honey?)"),
        ("{phrase: xyz.xyzzy}",
         "7:14: responsibilities: there is no phrase “xyz.xyzzy” (“annons phrases search WORDS” finds one)"),
        ("{phrase: bees.honey}", "7:14: responsibilities: “bees.honey” needs a number for {weeks} (add weeks: 3)"),
        ("{phrase: bees.honey, weeks: mange}",
         "7:26: responsibilities: “mange” is not a number, which weeks takes (such as weeks: 3)"),
        ("{phrase: bees.honey, weeks: 2, days: 2}",
         "7:36: responsibilities: “bees.honey” has no slot “days” (it takes weeks, city)"),
        ("{phrase: bees.hives, text: x}",
         "7:26: responsibilities: “bees.hives” has no slot “text” (it takes nothing; delete this)"),
        ("{phrase: }",
         "7:14: responsibilities: no phrase is named here (write its id, such as phrase: customer-service.complaints)"),
        ("{phrase: Hives}", "7:14: responsibilities: there is no phrase “Hives” (“annons phrases search WORDS” finds one)"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_place(posting, bullet, told):
    with pytest.raises(InputError) as caught:
        posting(f"responsibilities:\n  - {bullet}\n")

    lines = [str(one).rpartition("bi.yaml:")[2] for one in caught.value.findings]
    assert lines == [told]


def test_all_that_is_wrong_in_a_file_is_told_at_once(posting):
    with pytest.raises(InputError) as caught:
        posting("responsibilities:\n  - {phrase: bees.hive}\n  - {phrase: bees.honey}\nvalid_through: snart\n")

    assert [one.rule for one in caught.value.findings] == ["PHRASE", "PHRASE", "FIELD"]

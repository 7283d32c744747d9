"""Which sentences of a posting could be phrases, and what to write in their place."""

import pytest

from generator.phrases import suggesting
from generator.posting.workspace import Workspace
from generator.translation.phrases import Phrases

BEES = """\
tasks:
  honey: {da: 'Du slynger honning fra {number} bistader', sv: 'Du slungar honung från {number} bikupor'}
  wax: {da: Du smelter voks, sv: Du smälter vax}
  queens: {da: Du avler dronninger, sv: Du föder upp drottningar}
required:
  time: {da: 'Du kan arbejde fra {from_time} i {system}', sv: 'Du kan arbeta från {from_time} i {system}'}
application:
  send: {da: Send os din yndlingshonning., sv: Skicka din favorithonung.}
"""
POSTING = """\
source_locale: da
title: Biavler på øen
hiring_organization: {name: Havnen}
job_location: {address: {city: Riga, country: LV}}
responsibilities:
  - Du smelter voks
  - Du slynger god honning fra 12 bistader
  - Du smelter voks og avler dronninger
  - Du maler kuberne blå hvert forår
  - {phrase: bees.wax}
qualifications: {required: ["Du kan arbejde fra 08:00 i Bistad"]}
apply: {send: Send os din bedste yndlingshonning.}
"""


@pytest.fixture
def suggested(tmp_path):
    (tmp_path / "phrases").mkdir()
    (tmp_path / "phrases" / "bees.yaml").write_text(BEES, "utf-8")
    (tmp_path / "bi.yaml").write_text(POSTING, "utf-8")
    workspace = Workspace(tmp_path)
    return suggesting.suggest(workspace.posting(tmp_path / "bi.yaml"), Phrases(workspace.phrasebook, workspace.locales), 75.0)


def test_each_sentence_that_could_be_one_is_told_in_order(suggested):
    assert [(one.where.line, one.lines, one.wording, one.whole) for one in suggested.suggestions] == [
        (6, ("- {phrase: bees.wax}",), "Du smelter voks", True),
        (7, ("- {phrase: bees.honey, number: 12}",), "Du slynger honning fra 12 bistader", False),
        (8, ("- {phrase: bees.wax}", "- {phrase: bees.queens}"), "Du smelter voks og avler dronninger", False),
        (11, ('- {phrase: bees.time, from_time: "08:00", system: Bistad}',), "Du kan arbejde fra 08.00 i Bistad", False),
        (12, ("{phrase: bees.send}",), "Send os din yndlingshonning.", False),
    ]


def test_a_phrase_that_is_named_is_no_sentence_any_more(suggested):
    assert suggested.sentences == 7  # the title, four tasks, a qualification, what to send
    assert suggested.counted() == (1, 2, 2)


def test_what_is_to_be_written_can_be_written(suggested, tmp_path):
    text = POSTING.replace("  - Du slynger god honning fra 12 bistader", f"  {suggested.suggestions[1].lines[0]}").replace(
        "Send os din bedste yndlingshonning.", suggested.suggestions[4].lines[0]
    )
    (tmp_path / "bi.yaml").write_text(text, "utf-8")

    posting = Workspace(tmp_path).posting(tmp_path / "bi.yaml").posting
    assert posting.responsibilities[1].text.by_locale["sv"] == "Du slungar honung från 12 bikupor"
    assert posting.apply.send.by_locale["sv"] == "Skicka din favorithonung."

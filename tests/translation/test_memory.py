"""The memory: which of several translations is chosen, in both directions, and what is similar."""

from dataclasses import replace
from pathlib import Path

import pytest

from generator.posting.workspace import Workspace
from generator.translation import tmx
from generator.translation.memory import Match, Memory
from generator.translation.units import Unit

WORKSPACE = Path(__file__).parent / "workspace"
DA_NB = ("da", "nb")


@pytest.fixture(autouse=True)
def _cache(tmp_path, monkeypatch):
    monkeypatch.setenv("ANNONS_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def memory():
    memory = Memory.open(Workspace.open(WORKSPACE))
    yield memory
    memory.close()


@pytest.fixture
def holding(tmp_path):
    """Returns a memory that holds units."""
    opened = []

    def made(*units):
        root = tmp_path / f"workspace-{len(opened)}"
        (root / "memory").mkdir(parents=True)
        (root / "memory" / "a.tmx").write_bytes(tmx.write(units, version="1"))
        opened.append(Memory.open(Workspace(root)))
        return opened[-1]

    yield made
    for memory in opened:
        memory.close()


def test_this_text_in_this_context(memory):
    assert memory.exact(DA_NB, "responsibilities", "Du laver mad") == Match(
        "Du laver mad", "Du lager mat", 100.0, "exact", "responsibilities", "postings/kok.yaml", "", "", reverse=False
    )
    assert memory.findings == []


def test_this_text_elsewhere(memory):
    found = memory.exact(DA_NB, "job_benefits", "Du laver mad")

    assert (found.target, found.kind, found.context, found.score) == ("Du lager mat", "text", "responsibilities", 100)


def test_nothing(memory):
    assert memory.exact(DA_NB, "responsibilities", "Du køber ind") is None
    assert memory.exact(("da", "en"), "responsibilities", "Du laver mad") is None
    assert memory.fuzzy(DA_NB, "title", "Noget helt andet") == []
    assert memory.fuzzy(("sv", "en"), "title", "Något helt annat") == []


def test_the_other_way_round(memory):
    found = memory.exact(("nb", "da"), "responsibilities", "Du lager mat")

    assert (found.source, found.target, found.kind, found.reverse) == ("Du lager mat", "Du laver mad", "exact", True)


def test_from_a_tmx_file(memory):
    assert memory.exact(("da", "sv"), "title", "Du får fem ugers ferie & <egen> parkering") == Match(
        "Du får fem ugers ferie & <egen> parkering", "Du får fem veckors semester & <egen> parkering", 100.0, "text", "",
        "memory/omegat.tmx", "Åsa Exempel", "2024-03-05T08:15:00Z", reverse=False,
    )  # fmt: skip


def test_text_in_another_composition(memory):
    assert memory.exact(("da", "sv"), "", "Du fa\u030ar fem ugers ferie & <egen> parkering") is not None
    assert memory.fuzzy(("da", "sv"), "", "Du fa\u030ar seks ugers ferie & <egen> parkering")[0].score > 85


UNIT = Unit("here", "Kok", "Kokk", "da", "nb", origin="x", when="2026-01-01T00:00:00Z")
ELSEWHERE = replace(UNIT, context="there")
TURNED = Unit("here", "Kokk nå", "Kok", "nb", "da", origin="x", when="2026-12-31T00:00:00Z")

# Of these units the first one is chosen; all others speak for another by what comes after it in the order of reasons.
CHOSEN = {
    "this context": [UNIT, *[replace(ELSEWHERE, target="Kjøkkensjef", when="2026-12-31T00:00:00Z")] * 3],
    "this direction": [replace(ELSEWHERE, target="Kokk"), replace(TURNED, context="there"), replace(TURNED, context="there")],
    "this context before this direction": [TURNED, ELSEWHERE, ELSEWHERE],
    "the most frequent": [
        ELSEWHERE,
        replace(ELSEWHERE, target="A", when="2026-12-31T00:00:00Z"),
        replace(ELSEWHERE, context="3"),
    ],
    "the latest": [replace(UNIT, when="2026-01-02T00:00:00Z"), replace(UNIT, target="A"), replace(UNIT, target="B", when="")],
    "the first by alphabet": [replace(UNIT, target="Kjøkkensjef"), UNIT, replace(UNIT, target="Souschef")],
}


@pytest.mark.parametrize("reason", CHOSEN)
def test_which_translation_is_chosen(holding, reason):
    units = CHOSEN[reason]
    wanted = units[0].target if units[0].target_locale == "nb" else units[0].source

    for order in (units, units[::-1]):
        found = holding(*order).exact(DA_NB, "here", "Kok")
        assert (found.target, found.reverse) == (wanted, units[0].source_locale == "nb")


def test_a_similar_text(memory):
    (found,) = memory.fuzzy(DA_NB, "responsibilities", "Du dækker bord i den lille sal")

    assert found == replace(
        found, source="Du dækker bord i den store sal", target="Du dekker bord i den store salen", kind="fuzzy",
        context="responsibilities", origin="postings/kok.yaml", reverse=False,
    )  # fmt: skip
    assert 75 <= found.score < 100


def test_similar_texts_the_likest_first(holding):
    memory = holding(
        Unit("a", "Vi søger en kok i Riga", "1", "da", "nb"),
        Unit("a", "Vi søger en kok nu i Riga", "2", "da", "nb"),
        Unit("a", "3", "Vi søger en kok i Oslo", "nb", "da"),
        Unit("a", "Vi søger en kok i Tallinn", "4", "da", "nb"),
        Unit("a", "Vi søger en kok i Oslo", "5", "da", "sv"),
    )

    found = memory.fuzzy(DA_NB, "a", "Vi søger en kok i Oslo", limit=9)
    far = memory.fuzzy(DA_NB, "a", "Vi søger en kok i Oslo", cutoff=60, limit=9)

    assert [(one.target, one.kind) for one in found] == [("1", "fuzzy"), ("4", "fuzzy")]
    assert [one.target for one in far] == ["1", "4", "2"]
    assert sorted((one.score for one in far), reverse=True) == [one.score for one in far]
    assert memory.fuzzy(DA_NB, "a", "Vi søger en kok i Oslo", cutoff=60) == far[:1]
    assert memory.fuzzy(DA_NB, "a", "Vi søger en kok i Oslo", limit=0) == []


def test_a_similar_text_with_several_translations(holding):
    memory = holding(Unit("a", "Vi søger en kok i Riga", "a", "da", "nb"), Unit("b", "Vi søger en kok i Riga", "b", "da", "nb"))

    assert [memory.fuzzy(DA_NB, context, "Vi søger en kok i Oslo")[0].target for context in "ab"] == ["a", "b"]


def test_everything_in_it(memory):
    units = list(memory.units())

    assert len(units) == 15
    assert units[:2] == [
        Unit(
            "", "Du får fem ugers ferie & <egen> parkering", "Du får fem veckors semester & <egen> parkering", "da", "sv",
            origin="memory/omegat.tmx", by="Åsa Exempel", when="2024-03-05T08:15:00Z",
        ),
        Unit(
            "", "Løn efter aftale", "Lön enligt överenskommelse", "da", "sv",
            origin="memory/omegat.tmx", by="anna", when="2023-01-01T00:00:00Z",
        ),
    ]  # fmt: skip
    assert units[-1] == Unit("responsibilities", "Du laver mad", "Du lagar mat", "da", "sv", origin="postings/kok.yaml")


def test_an_export_gives_the_same_memory(memory, holding):
    again = holding(*memory.units())

    assert sorted(map(str, again.units())) == sorted(map(str, memory.units()))


def test_what_could_not_be_read(tmp_path):
    (tmp_path / "memory").mkdir()
    (tmp_path / "memory" / "a.tmx").write_text("<tmx>", "utf-8")
    memory = Memory.open(Workspace(tmp_path))

    assert [(one.severity, one.where.file) for one in memory.findings] == [("warning", tmp_path / "memory" / "a.tmx")]
    memory.close()

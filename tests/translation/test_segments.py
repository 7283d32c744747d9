"""Segments: what a translator gets to see, in reading order."""

from pathlib import Path

from generator.posting.workspace import Workspace
from generator.translation import po
from generator.translation.segments import segments

DATA = Path(__file__).parent / "data"


def of(name: str) -> list[tuple[str, str]]:
    posting = Workspace.open(DATA).posting(DATA / "postings" / f"{name}.yaml")
    return [(one.context, one.source) for entity in posting.entities for one in segments(entity)]


def test_every_text_but_names_and_maps_is_a_segment():
    assert of("kok") == [
        ("title", "{Speaking} kok til Tallinn"),
        ("summary", "Vil du bo i Tallinn?"),
        ("responsibilities", "Du laver mad"),
        ("responsibilities", "Du køber ind"),
        ("responsibilities", "Du vasker op"),
        ("responsibilities", "Du siger {{hej}}"),
        ("job_benefits", "Du laver mad"),
        ("contacts.role", "Køkkenchef"),
        ("about", "Vi lager mat."),
        ("sections.city.heading", "Om byen"),
        ("sections.city.body", "Tallinn ligger ved havet."),
        ("sections.city.body", "Her er:"),
        ("sections.city.body", "billigt"),
        ("sections.city.body", "også i *centrum*"),
        ("sections.city.body", "smukt"),
    ]


def test_a_segment_knows_its_place_and_its_rules():
    posting = Workspace.open(DATA).posting(DATA / "postings" / "kok.yaml")
    found = {one.source: one for one in segments(posting)}
    assert found["Du køber ind"].path == ("responsibilities", 1, "text")
    assert found["Du køber ind"].rules.kind == "inline"
    assert not found["{Speaking} kok til Tallinn"].rules.people


def test_the_example_s_translations_are_its_segments(example):
    """What translators translated is what there is: nothing stale, nothing forgotten."""
    workspace = Workspace.open(example)
    entities = {entity.file: entity for file in workspace.posting_files() for entity in workspace.posting(file).entities}
    seen = 0
    for entity in entities.values():
        wanted = {(one.context, one.source) for one in segments(entity)}
        for file in sorted(entity.file.parent.glob(f"{entity.file.stem}.*.po")):
            seen += 1
            assert set(po.read(file, frozenset({file.suffixes[-2][1:]})).entries) == wanted, file.name
    assert seen == 9

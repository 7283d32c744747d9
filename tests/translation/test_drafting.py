"""Drafting: what is drafted and what is not, by which route, and what is told where it fails.

The engine here is a small one of the tests' own; the whole story with the real ones is in tests/test_drafts.py.
"""

import dataclasses
import re

import polib
import pytest

from generator.errors import ExitCode
from generator.posting.workspace import Workspace
from generator.translation import po_edit, provenance
from generator.translation.drafting import Drafter, DraftOptions
from generator.translation.engines import EngineError, Translated
from generator.translation.memory import Memory
from generator.translation.provenance import Provenance

NOW = "2026-11-22T11:53:07Z"
POSTING = """\
source_locale: da
title: Kok på øen
hiring_organization: {{name: {name}}}
job_location: [{{address: {{city: Riga, country: LV}}}}]
locales: {locales}
responsibilities:
"""
COOK = "Du laver mad til alle vores gæster"
WASH = "Du vasker op hver aften"


class Marker:
    """An engine that puts a word before each text; it keeps what it was asked."""

    def __init__(self, name, *pairs, fails="", loses=""):
        self.name, self._pairs, self._fails, self._loses, self.asked = name, pairs, fails, loses, []

    def pairs(self):
        return dict.fromkeys(self._pairs, f"{self.name}-data 1.0")

    def problem(self):
        return ""

    def install_hint(self, pair):
        return f"install {self.name} {pair[0]}-{pair[1]}"

    def translate(self, pair, texts):
        if self._fails:
            raise EngineError(self._fails, "mend it")
        self.asked.append((pair, list(texts)))
        return [Translated("" if self._loses and self._loses in text else f"{pair[1].title()} {text}") for text in texts]

    def close(self):
        pass


class Desk:
    """A workspace to draft for."""

    def __init__(self, root):
        self.root = root
        (root / "postings").mkdir(parents=True)
        (root / "annons.toml").write_text('formats = ["md"]\n', "utf-8")

    def posting(self, *texts, name="kok", locales="[da, nb]", employer="Havnen"):
        file = self.root / "postings" / f"{name}.yaml"
        lines = "".join(f"  - {text}\n" for text in texts)
        file.write_text(POSTING.format(name=employer, locales=locales) + lines, "utf-8")

    def po(self, text, name="kok", locale="nb"):
        file = self.root / "postings" / f"{name}.{locale}.po"
        file.write_text(po_edit.header(locale, "da") + text, "utf-8")
        return file

    def draft(self, *engines, progress=lambda _done, _of: None, meanwhile=None, **options):
        workspace = Workspace.open(self.root)
        files = [workspace.posting(file) for file in workspace.posting_files()]
        memory = Memory.open(workspace)
        try:
            drafter = Drafter(workspace, memory, {one.name: one for one in engines}, None, DraftOptions(**options), lambda: NOW)
            if meanwhile:
                drafter.clock = lambda: meanwhile() or NOW
            return drafter.draft(files, progress)
        finally:
            memory.close()

    def entries(self, name="kok", locale="nb"):
        return {one.msgid: one for one in polib.pofile(str(self.root / "postings" / f"{name}.{locale}.po"))}

    def texts(self, name="kok", locale="nb"):
        return {source: one.msgstr for source, one in self.entries(name, locale).items()}


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.setenv("ANNONS_CACHE", str(tmp_path / "cache"))
    return Desk(tmp_path / "desk")


@pytest.fixture
def marker():
    return Marker("marker", ("da", "nb"))


def counted(report):
    """Return how many segments there are of each origin."""
    return {origin: report.total(origin) for one in report.counts.values() for origin in one if report.total(origin)}


def entry(source, target, *, comment="", fuzzy=False, context="responsibilities"):
    marks = (f"# {comment}\n" if comment else "") + ("#, fuzzy\n" if fuzzy else "")
    return f'\n{marks}msgctxt "{context}"\nmsgid "{source}"\nmsgstr "{target}"\n'


def record(source, target, **what):
    return provenance.write(Provenance("marker", "da→nb", "marker-data 1.0", NOW, **what), source, target, approved=False)[0]


def test_each_text_becomes_a_fuzzy_entry_in_reading_order_with_its_record(desk, marker):
    desk.posting(COOK, WASH)

    report = desk.draft(marker)

    assert (counted(report), report.exit_code, report.findings, report.postings) == ({"engine": 3}, ExitCode.DONE, [], 1)
    assert list(desk.texts().items()) == [("Kok på øen", "Nb Kok på øen"), (COOK, f"Nb {COOK}"), (WASH, f"Nb {WASH}")]
    for source, one in desk.entries().items():
        told = provenance.read(one.tcomment, source, one.msgstr)
        assert dataclasses.replace(told, notes=()) == Provenance("marker", "da→nb", "marker-data 1.0", NOW)
        assert one.fuzzy


def test_nothing_is_drafted_twice(desk, marker):
    desk.posting(COOK)
    desk.draft(marker)
    before = (desk.root / "postings/kok.nb.po").read_bytes()

    again = desk.draft(Marker("marker", ("da", "nb"), fails="must not be asked"))

    assert (counted(again), again.total()) == ({}, 0)
    assert (desk.root / "postings/kok.nb.po").read_bytes() == before


def test_a_text_that_several_files_hold_goes_to_the_engine_once(desk, marker):
    desk.posting(COOK, WASH, name="an")
    desk.posting(COOK, name="bo")

    desk.draft(marker)

    (asked,) = [texts for _, texts in marker.asked]
    assert sorted(asked) == sorted([COOK, WASH, "Kok på øen"])
    assert desk.texts("an")[COOK] == desk.texts("bo")[COOK] == f"Nb {COOK}"


def test_only_the_locales_that_are_wanted(desk):
    desk.posting(COOK, locales="[da, nb, sv]")

    desk.draft(Marker("marker", ("da", "nb"), ("da", "sv")), locales=("sv",))

    assert desk.texts(locale="sv")["Kok på øen"] == "Sv Kok på øen"
    assert not (desk.root / "postings/kok.nb.po").exists()


def test_the_names_of_every_posting_that_uses_a_file_are_kept(desk, marker):
    (desk.root / "places").mkdir()
    (desk.root / "places/riga.yaml").write_text(
        "source_locale: da\nname: Riga\ncountry: LV\nsections: "
        "[{id: city, heading: Byen, body: Her ligger Fjordkroen og Bakkekroen}]\n",
        "utf-8",
    )
    for name, employer in (("an", "Bakkekroen"), ("bo", "Fjordkroen")):
        desk.posting(COOK, name=name, employer=employer)
        file = desk.root / f"postings/{name}.yaml"
        file.write_text(file.read_text("utf-8").replace("[{address: {city: Riga, country: LV}}]", "{place: riga}"), "utf-8")

    desk.draft(marker)

    (about,) = [text for _, texts in marker.asked for text in texts if text.startswith("Her ligger")]
    assert not re.search("Fjordkroen|Bakkekroen", about)
    texts = {one.msgid: one.msgstr for one in polib.pofile(str(desk.root / "places/riga.nb.po"))}
    assert texts["Her ligger Fjordkroen og Bakkekroen"] == "Nb Her ligger Fjordkroen og Bakkekroen"


def test_progress_counts_the_texts(desk, marker):
    desk.posting(COOK, WASH)
    steps = []

    desk.draft(marker, progress=lambda done, of: steps.append((done, of)))

    assert (steps[0], steps[-1]) == ((0, 3), (3, 3))


# Engines that lack or fail.


def test_a_missing_engine_is_told_with_every_command_that_would_bring_one(desk):
    desk.posting(COOK, WASH)

    report = desk.draft(Marker("one"), Marker("two"))

    (finding,) = report.findings
    assert (report.exit_code, finding.severity, finding.locale) == (ExitCode.MISSING, "warning", "nb")
    assert finding.message == "no installed engine translates da → nb; 3 texts are not drafted"
    assert finding.hint == "install one da-nb; or install two da-nb"
    assert counted(report) == {"left": 3}
    assert not (desk.root / "postings/kok.nb.po").exists()


def test_one_text_is_told_as_one(desk):
    desk.posting(COOK)
    desk.po(entry("Kok på øen", "Kokk på øya", context="title"))

    (finding,) = desk.draft().findings

    assert finding.message.endswith("; 1 text is not drafted")
    assert finding.hint == "translate by hand: docs/how-to/translate-by-hand.md"


def test_without_an_engine_the_other_locales_are_drafted(desk, marker):
    desk.posting(COOK, locales="[da, nb, en]")

    report = desk.draft(marker)

    assert (report.exit_code, counted(report)) == (ExitCode.MISSING, {"engine": 2, "left": 2})
    assert desk.texts()[COOK] == f"Nb {COOK}"


def test_an_engine_that_fails_is_told_and_nothing_of_it_is_written(desk):
    desk.posting(COOK)

    report = desk.draft(Marker("bad", ("da", "nb"), fails="its data is damaged"))

    (finding,) = report.findings
    assert (report.exit_code, finding.hint) == (ExitCode.MISSING, "mend it")
    assert finding.message == "its data is damaged; 2 texts are not drafted"


def test_another_engine_takes_the_place_of_one_that_fails_and_that_is_told(desk, marker):
    desk.posting(COOK)

    report = desk.draft(Marker("bad", ("da", "nb"), fails="its data is damaged"), marker)

    (finding,) = report.findings
    assert (report.exit_code, finding.message) == (ExitCode.DONE, "its data is damaged; drafted by marker da→nb instead")
    assert desk.texts()[COOK] == f"Nb {COOK}"


def test_a_text_that_comes_back_empty_is_told_with_its_place_and_not_written(desk):
    desk.posting(COOK, f"{WASH} klokken 20 og 30")

    report = desk.draft(Marker("marker", ("da", "nb"), loses="vasker"))

    (finding,) = [one for one in report.findings if one.rule == "DRAFTING"]
    assert (finding.where.file.name, finding.where.line, finding.locale) == ("kok.yaml", 8, "nb")
    assert "could not be drafted: " in finding.message
    assert finding.hint == "translate it in kok.nb.po"
    assert (counted(report), set(desk.texts())) == ({"engine": 2, "left": 1}, {"Kok på øen", COOK})


def test_the_route_that_the_workspace_asks_for_comes_first_and_why_is_told(desk):
    desk.posting(COOK)
    way = Marker("way", ("da", "sv"), ("sv", "nb"), ("da", "nb"))

    report = desk.draft(way, chosen={("da", "nb"): ("way da>sv", "way sv>nb")})

    assert provenance.read(desk.entries()[COOK].tcomment, COOK, f"Nb Sv {COOK}").route == "da→sv→nb"
    assert report.why["da", "nb"][0].startswith("da→sv→nb by way")


# What is left alone.


def test_a_rejected_text_is_drafted_only_when_asked_for(desk, marker):
    desk.posting(COOK)
    desk.po(entry("Kok på øen", "Kokk på øya", context="title") + entry(COOK, "", comment=f"rejected: Eva; {NOW}"))

    assert desk.draft(marker).total() == 0
    assert counted(desk.draft(marker, again=True)) == {"engine": 1}
    assert desk.texts()[COOK] == f"Nb {COOK}"


@pytest.mark.parametrize(
    ("target", "what", "anew"),
    [
        ("gammelt utkast", {"comment": record(COOK, "gammelt utkast"), "fuzzy": True}, True),
        ("rettet av Eva", {"comment": record(COOK, "gammelt utkast"), "fuzzy": True}, False),
        ("skrevet av Eva", {"fuzzy": True}, False),
        ("godkjent av Eva", {}, False),
    ],
    ids=["a machine's", "edited", "written by a person", "approved"],
)
def test_again_drafts_anew_only_what_a_machine_wrote_and_nobody_touched(desk, marker, target, what, anew):
    desk.posting(COOK)
    desk.po(entry("Kok på øen", "Kokk på øya", context="title") + entry(COOK, target, **what))

    report = desk.draft(marker, again=True)

    assert counted(report) == ({"engine": 1} if anew else {})
    assert desk.texts()[COOK] == (f"Nb {COOK}" if anew else target)


def test_what_a_person_writes_while_an_engine_works_is_not_written_over(desk, marker):
    desk.posting(COOK, WASH)

    def meanwhile():
        desk.po(entry(COOK, "Skrevet imens"))

    report = desk.draft(marker, meanwhile=meanwhile)

    assert desk.texts() == {"Kok på øen": "Nb Kok på øen", COOK: "Skrevet imens", WASH: f"Nb {WASH}"}
    assert counted(report) == {"engine": 2}


def test_an_entry_that_is_deleted_meanwhile_does_not_stop_the_draft_of_its_new_text(desk, marker):
    desk.posting(COOK)
    desk.po(entry("Kok på øen", "Kokk på øya", context="title") + entry(WASH, "x", comment=record(WASH, "x"), fuzzy=True))
    desk.posting(f"{WASH} og morgen")

    desk.draft(marker, meanwhile=lambda: desk.po(entry("Kok på øen", "Kokk på øya", context="title")))

    assert desk.texts() == {"Kok på øen": "Kokk på øya", f"{WASH} og morgen": f"Nb {WASH} og morgen"}


def test_a_machines_draft_of_a_text_that_is_gone_gives_its_place_to_a_new_one(desk, marker):
    desk.posting(WASH)
    desk.draft(marker)
    desk.posting(f"{WASH} og morgen")

    report = desk.draft(marker)

    assert counted(report) == {"engine": 1}
    assert desk.texts() == {"Kok på øen": "Nb Kok på øen", f"{WASH} og morgen": f"Nb {WASH} og morgen"}


# Files that can't be read or written.


def test_a_broken_file_is_told_once_and_the_others_are_drafted(desk, marker):
    desk.posting(COOK, name="an")
    desk.posting(WASH, name="bo")
    broken = desk.po('\nmsgid "x\n', name="an")
    before = broken.read_bytes()

    report = desk.draft(marker)

    (finding,) = report.findings
    assert (report.exit_code, finding.severity, finding.where.line) == (ExitCode.INPUT, "error", 9)
    assert broken.read_bytes() == before
    assert desk.texts("bo")[WASH] == f"Nb {WASH}"


def test_what_could_not_be_written_is_not_counted_as_drafted(desk, marker):
    desk.posting(COOK)
    file = desk.po(entry("Kok på øen", "Kokk på øya", context="title"))
    file.chmod(0o444)
    before = file.read_bytes()

    report = desk.draft(marker)

    (finding,) = report.findings
    assert (report.exit_code, finding.message) == (ExitCode.INPUT, "is read-only")
    assert (counted(report), file.read_bytes()) == ({"left": 1}, before)

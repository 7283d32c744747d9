"""What is there to review and in which order, and what a decision writes, or does not."""

import pytest

from generator.errors import ExitCode, InputError
from generator.output import WriteError
from generator.posting.workspace import Workspace
from generator.translation import po_edit, provenance, reviewing
from generator.translation.provenance import Provenance

NOW = "2026-11-22T11:53:07Z"
THEN = "2026-01-02T03:04:05Z"
POSTING = """\
source_locale: da
title: Kok
hiring_organization: {name: Havnen}
job_location: [{address: {city: Riga, country: LV}}]
required_languages: [{language: da}]
locales: [da, nb, sv]
responsibilities:
"""
COOK = "Du laver mad til alle vores gæster"
BY_MACHINE = Provenance("apertium", "da→nb", "apertium-dan-nor 1.5.0", THEN)
MAIL = "Skriv til job@havnen.example om morgenen"


class Desk:
    """A workspace with one posting, and what there is to review in it."""

    def __init__(self, root):
        self.root = root
        self.po = root / "postings" / "kok.nb.po"
        (root / "postings").mkdir(parents=True)
        (root / "annons.toml").write_text('formats = ["md"]\n', "utf-8")

    def posting(self, *texts):
        (self.root / "postings/kok.yaml").write_text(POSTING + "".join(f'  - "{text}"\n' for text in texts), "utf-8")

    def write(self, *entries, locale="nb"):
        self.po.with_name(f"kok.{locale}.po").write_text(po_edit.header(locale, "da") + "".join(entries), "utf-8")

    def sheets(self, *locales, **more):
        workspace = Workspace.open(self.root)
        return reviewing.sheets(workspace, [workspace.posting(self.root / "postings/kok.yaml")], locales, **more)

    def drafts(self, *locales):
        return reviewing.drafts(self.sheets(*locales))

    def entry(self, source):
        """Return an entry's text, whether it is a draft, and its record, as the file has them now."""
        (sheet,) = self.sheets("nb")
        one = sheet.translations.entries[next(key for key in sheet.translations.entries if key[1] == source)]
        return one.target, one.fuzzy, provenance.read(one.comment, source, one.target)


@pytest.fixture
def desk(tmp_path):
    made = Desk(tmp_path / "desk")
    made.posting(COOK, MAIL)
    return made


def draft(source, target, record=BY_MACHINE, **what):
    fuzzy, previous, comment = (
        what.get(name, default) for name, default in (("fuzzy", True), ("previous", ""), ("comment", ""))
    )
    lines = [f"# {comment}"] if comment else []
    lines += [f"# {line}" for line in provenance.write(record, previous or source, target, approved=not fuzzy)]
    lines += ["#, fuzzy"] * fuzzy + ([f'#| msgid "{previous}"'] if previous else [])
    context = "title" if source == "Kok" else "responsibilities"
    return "\n".join(["", *lines, f'msgctxt "{context}"', f'msgid "{source}"', f'msgstr "{target}"', ""])


# What there is to review.


def test_drafts_are_shown_and_nothing_else(desk):
    desk.write(draft("Kok", "Kokk", fuzzy=False), draft(COOK, "Du lager mat til alle gjestene"), draft(MAIL, ""))

    (one,) = desk.drafts("nb")

    assert (one.source, one.target, one.previous) == (COOK, "Du lager mat til alle gjestene", "")
    assert one.came_from() == "apertium da→nb"


def test_the_doubtful_come_first_and_another_texts_translation_before_all(desk):
    desk.write(
        draft("Kok", "Kokk"),
        draft(COOK, "Du lager mat til alle gjestene", previous="Du laver kaffe til alle"),
        draft(MAIL, "Skriv til oss om morgenen"),
    )

    assert [one.source for one in desk.drafts("nb")] == [COOK, MAIL, "Kok"]


def test_one_locale_after_the_other(desk):
    desk.write(draft("Kok", "Kokk"))
    desk.write(draft("Kok", "Kock"), draft(MAIL, "Skriv till oss på morgonen"), locale="sv")

    assert [(one.sheet.locale.code, one.source) for one in desk.drafts()] == [("nb", "Kok"), ("sv", MAIL), ("sv", "Kok")]


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (draft(COOK, "x", Provenance("memory", "100 %", "postings/bager.yaml", THEN)), "memory 100 %"),
        (draft(COOK, "x", Provenance("memory", "86 %", "memory/old.tmx", THEN), previous="Du laver mad"), "memory 86 %"),
        (draft(COOK, "x", Provenance("apertium", "da→nb", "1", THEN, edited=True)), "apertium da→nb, edited"),
        (draft(COOK, "x", Provenance()), "a person"),
        (draft(COOK, "x", previous="Du laver mad"), "an earlier text"),
    ],
)
def test_it_says_where_a_draft_is_from(desk, made, told):
    desk.write(made)

    (one,) = desk.drafts("nb")

    assert one.came_from().removesuffix(", edited") == told.removesuffix(", edited")
    assert one.record.edited == (told.endswith("edited") or bool(one.previous))


def test_words_that_the_engine_did_not_know_are_told_until_somebody_edits(desk):
    noted = Provenance("apertium", "da→nb", "1", THEN, notes=("unknown to the engine: “gæster”",))
    desk.write(draft(COOK, "Du lager mat til alle gæster", noted))
    assert "unknown to the engine: “gæster”" in [signal.message for signal in desk.drafts("nb")[0].signals]

    desk.po.write_text(desk.po.read_text("utf-8").replace("alle gæster", "de gæster"), "utf-8")

    assert "unknown to the engine: “gæster”" not in [signal.message for signal in desk.drafts("nb")[0].signals]


def test_a_broken_file_stops_all_unless_somebody_is_told(desk):
    desk.write(draft("Kok", "Kokk"))
    desk.write('\nmsgid "x\n', locale="sv")
    told = []

    found = list(desk.sheets(broken=told.append))

    assert [sheet.locale.code for sheet in found] == ["nb"]
    assert [str(error.findings[0].where).rpartition("/")[2] for error in told] == ["kok.sv.po:9"]
    with pytest.raises(InputError, match="not closed"):
        list(desk.sheets())


# Decisions.


def test_approving_clears_the_mark_and_puts_the_name_on_record(desk):
    desk.write(draft(COOK, "Du lager mat", comment="Spørg Kirsten."))

    assert reviewing.approve(desk.drafts("nb")[0], "Eva Eksempel", lambda: NOW)

    target, fuzzy, record = desk.entry(COOK)
    assert (target, fuzzy) == ("Du lager mat", False)
    assert (record.by, record.when, record.origin, record.edited) == ("Eva Eksempel", NOW, "apertium", False)
    assert "# Spørg Kirsten.\n" in desk.po.read_text("utf-8")


def test_an_edited_text_is_approved_as_edited(desk):
    desk.write(draft(COOK, "Du lager mat"))

    assert reviewing.approve(desk.drafts("nb")[0], "Eva", lambda: NOW, "Du lager god mat")

    target, fuzzy, record = desk.entry(COOK)
    assert (target, fuzzy, record.by, record.edited) == ("Du lager god mat", False, "Eva", True)


def test_what_translated_another_text_is_a_translation_of_this_one_once_approved(desk):
    desk.write(draft(COOK, "Du lager mat", previous="Du laver mad"))

    reviewing.approve(desk.drafts("nb")[0], "Eva", lambda: NOW)

    assert "#|" not in desk.po.read_text("utf-8")
    assert desk.entry(COOK)[:2] == ("Du lager mat", False)


def test_rejecting_empties_the_entry_and_remembers_who_did(desk):
    desk.write(draft(COOK, "Du lager mat"))

    assert reviewing.reject(desk.drafts("nb")[0], "Eva; Eksempel", lambda: NOW)

    target, fuzzy, record = desk.entry(COOK)
    assert (target, fuzzy, record.rejected) == ("", False, f"Eva Eksempel; {NOW}")
    assert desk.drafts("nb") == []


@pytest.mark.parametrize("decide", [reviewing.approve, reviewing.reject])
@pytest.mark.parametrize("meanwhile", [draft(COOK, "Skrevet imens"), draft(COOK, "Du lager mat", fuzzy=False), ""])
def test_what_has_changed_since_it_was_shown_is_not_decided(desk, decide, meanwhile):
    desk.write(draft(COOK, "Du lager mat"))
    (shown,) = desk.drafts("nb")
    desk.write(meanwhile)
    before = desk.po.read_bytes()

    assert not decide(shown, "Eva", lambda: NOW)
    assert desk.po.read_bytes() == before


@pytest.mark.parametrize("decide", [reviewing.approve, reviewing.reject])
@pytest.mark.parametrize("previous", ["", "Du laver mad"])
def test_a_decision_can_be_taken_back_to_the_last_byte(desk, decide, previous):
    record = Provenance("apertium", "da→nb", "1", THEN, notes=("unknown to the engine: “gæster”",))
    desk.write(draft("Kok", "Kokk"), draft(COOK, "Du lager mat", record, previous=previous, comment="Spørg Kirsten."))
    shown = desk.drafts("nb")[0]
    before = desk.po.read_bytes()
    decide(shown, "Eva", lambda: NOW)

    assert reviewing.take_back(shown, desk.entry(COOK)[0])
    assert desk.po.read_bytes() == before


def test_a_decision_that_somebody_wrote_over_is_not_taken_back(desk):
    desk.write(draft(COOK, "Du lager mat"))
    (shown,) = desk.drafts("nb")
    reviewing.approve(shown, "Eva", lambda: NOW)
    desk.write(draft(COOK, "Skrevet imens", fuzzy=False))
    before = desk.po.read_bytes()

    assert not reviewing.take_back(shown, "Du lager mat")
    assert desk.po.read_bytes() == before


def test_a_draft_that_moved_in_its_file_is_found_where_it_is(desk):
    desk.write(draft("Kok", "Kokk"), draft(COOK, "Du lager mat"))
    shown = next(one for one in desk.drafts("nb") if one.source == COOK)
    desk.write(draft(COOK, "Du lager mat"))

    now = reviewing.fresh(shown)

    assert now.sheet.translations.where(now.entry).line == 9
    assert now.entry.line < shown.entry.line


@pytest.mark.parametrize("meanwhile", [draft(COOK, "Skrevet imens"), draft(COOK, "Du lager mat", fuzzy=False), None])
def test_a_draft_that_is_one_no_more_is_not_found(desk, meanwhile):
    desk.write(draft(COOK, "Du lager mat"))
    (shown,) = desk.drafts("nb")
    if meanwhile is None:
        desk.po.unlink()
    else:
        desk.write(meanwhile)

    assert reviewing.fresh(shown) is None


@pytest.mark.parametrize(
    ("source", "target", "why"),
    [
        (COOK, "Du lager mat", ""),
        (COOK, " \n", "it is empty"),
        (COOK, "Du lager\0 mat", "it holds a character that no text has"),
        ("Du taler {language}", "Du snakker", "its {placeholders} are not those of the source"),
        ("Du taler {language}", "Du snakker {language} og {language}", ""),
        ("Du taler {language}", "Du snakker {sprog}", "{sprog}"),
        (COOK, "Du lager [mat](javascript:x)", "javascript"),
        (COOK, "Du lager {mat", "{"),
    ],
)
def test_a_text_that_can_not_stand_is_told_why(desk, source, target, why):
    desk.posting(source)
    desk.write(draft(source, "Utkast {language}" if "{" in source else "Utkast"))
    (one,) = desk.drafts("nb")

    told = reviewing.unfit(one.item.segment, target)

    assert (why in told, bool(told)) == (True, bool(why))


# Approving all at once.


def test_all_that_can_be_is_approved_and_the_rest_told_with_its_place(desk):
    desk.write(
        draft("Kok", "Kokk"), draft(COOK, "Du lager mat", previous="Du laver mad"), draft(MAIL, "Skriv til oss om morgenen")
    )

    made = reviewing.approve_all(desk.drafts("nb"), "Eva", clock=lambda: NOW)

    assert (made.approved, made.left, made.exit_code) == (1, 2, ExitCode.CONTENT)
    earlier, lost = made.findings
    assert earlier.message == "translates an earlier text, or a similar one; not approved"
    assert lost.message == "not approved: job@havnen.example is missing"
    assert (lost.where.line, lost.locale, lost.field) == (22, "nb", "responsibilities")
    assert lost.hint.startswith("“annons review ")
    assert desk.entry("Kok")[:2] == ("Kokk", False)
    assert desk.entry(MAIL)[1]


@pytest.mark.parametrize(("origin", "approved"), [("", 3), ("apertium", 2), ("argos", 1), ("memory", 1)])
def test_only_what_is_from_one_place(desk, origin, approved):
    desk.write(
        draft("Kok", "Kokk"),
        draft(COOK, "Du lager mat", Provenance("argos+apertium", "da→sv→nb", "1", THEN)),
        draft(MAIL, "Skriv til job@havnen.example tidlig", Provenance("memory", "100 %", "postings/bager.yaml", THEN)),
    )

    assert reviewing.approve_all(desk.drafts("nb"), "Eva", origin=origin, clock=lambda: NOW).approved == approved


def test_a_file_that_can_not_be_written_does_not_keep_the_others(desk):
    desk.write(draft("Kok", "Kokk"), draft(COOK, "Du lager mat"))
    desk.write(draft("Kok", "Kock"), locale="sv")
    desk.po.chmod(0o444)

    made = reviewing.approve_all(desk.drafts(), "Eva", clock=lambda: NOW)

    assert (made.approved, made.exit_code) == (1, ExitCode.INPUT)
    assert [finding.message for finding in made.findings] == ["is read-only"]
    with pytest.raises(WriteError):
        reviewing.approve(desk.drafts("nb")[0], "Eva")


def test_a_draft_that_changes_meanwhile_is_left(desk):
    desk.write(draft(COOK, "Du lager mat"))
    found = desk.drafts("nb")
    desk.write(draft(COOK, "Skrevet imens"))

    made = reviewing.approve_all(found, "Eva", clock=lambda: NOW)

    assert (made.approved, made.left, made.findings[0].message) == (0, 1, "has changed meanwhile; not approved")

"""Tests for generator.fixing."""

from dataclasses import replace

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.checks.pinpoint import pinpoint
from generator.errors import Finding, Fix, InputError, Where
from generator.fixing import fix
from generator.posting.workspace import Workspace
from generator.posting.yaml_reader import read
from generator.translation import po, provenance

NOW = "2026-11-25T08:00:00Z"
PO = 'msgid ""\nmsgstr ""\n"Language: {}\\n"\n'
SOURCE, TARGET = "Du arbejder på Mandag", "You work on monday"


def danish(site, more, *, name="hive"):
    head = site.POSTING.replace("source_locale: en", "source_locale: da")
    return site.write(f"postings/{name}.yaml", f"# vores\n{head}locales: [da, en]\n{more}")


def told(site, old, new, locale="da", **which):
    """Return a finding for each place where some characters stand in an ad."""
    for piece in site.version(locale, **which).pieces:
        at = piece.markdown.find(old)
        while at >= 0:
            where = pinpoint(piece, at, at + len(old))
            yield Finding("TEST", "is wrong", "mend it", "warning", where, piece.context, locale, Fix(old, new))
            at = piece.markdown.find(old, at + 1)


def mended(site, *findings):
    return fix(Workspace.open(site.root), [one for each in findings for one in each], lambda: NOW)


def entry(target=TARGET, source=SOURCE, comments="", context="responsibilities"):
    return f'\n{comments}msgctxt "{context}"\nmsgid "{source}"\nmsgstr "{target}"\n'


def approved(source, target):
    return f"# approved: Kari Nordmann; 2026-11-22T12:02:11Z; {provenance.fingerprint(source, target)}\n"


def test_characters_are_replaced_and_every_other_byte_stays(site):
    file = danish(site, "responsibilities:   # dage\n  - 'Du arbejder på Mandag'\n  - Fri på\n    Mandag # også\n")
    data = b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n")
    file.write_bytes(data)
    findings = list(told(site, "Mandag", "mandag"))

    report = mended(site, findings)

    assert report.changed == (file,)
    assert report.applied == tuple(findings)
    assert report.left == ()
    assert file.read_bytes() == data.replace(b"Mandag", b"mandag")


@pytest.mark.parametrize("written", ["'Lars'' \"bier\"'", '"Lars\' \\"bier\\""', 'Lars\' "bier"'])
def test_what_is_written_in_is_escaped_as_the_value_is(site, written):
    file = danish(site, f"summary: {written}\n")

    report = mended(site, told(site, '"', "'"))

    assert len(report.applied) == 2
    assert report.left == ()
    assert yaml.safe_load(file.read_text("utf-8"))["summary"] == "Lars' 'bier'"


@pytest.mark.parametrize(
    ("plain", "old", "new", "after"),
    [
        ("Arbejdstid:Mandag", ":", ": ", "'Arbejdstid: Mandag'"),
        ("Lars' tid:Mandag\n  til fredag", ":", ": ", "'Lars'' tid: Mandag\n  til fredag'"),
        ("Vi siger bier", "Vi siger", "'Vi' er", "'''Vi'' er bier'"),
        ("Vi har bier", "bier", "bier:", "'Vi har bier:'"),
    ],
)
def test_a_value_that_needs_quotes_after_the_change_gets_them(site, plain, old, new, after):
    file = danish(site, f"summary: {plain} # dage\n")
    before = file.read_text("utf-8")

    report = mended(site, told(site, old, new))

    assert report.left == ()
    assert file.read_text("utf-8") == before.replace(plain, after)


def test_a_change_that_would_turn_the_text_into_something_else_is_left_alone(site):
    file = danish(site, "sections: [{id: a, heading: Bier og vi, body: x}]\n")
    before = file.read_bytes()

    report = mended(site, told(site, "Bier og vi", "Bier} vi"))

    assert report.changed == ()
    assert [one.finding.fix.new for one in report.left] == ["Bier} vi"]
    assert file.read_bytes() == before


def test_those_that_work_are_made_though_another_does_not(site):
    file = danish(site, "sections: [{id: a, heading: Bier og vi, body: Fri på Mandag}]\n")

    report = mended(site, told(site, "Bier og", "Bier}"), told(site, "Mandag", "mandag"))

    assert [one.fix.new for one in report.applied] == ["mandag"]
    assert "heading: Bier og vi, body: Fri på mandag}" in file.read_text("utf-8")


def test_of_changes_to_the_same_characters_the_first_is_made(site):
    file = danish(site, "summary: Bier på Mandag\n")

    report = mended(site, told(site, "Mandag", "mandag"), told(site, "på Mandag", "på Tirsdag"))

    assert [one.why for one in report.left] == ["another change lies in the way: run it again"]
    assert "Bier på mandag" in file.read_text("utf-8")


def test_changes_within_the_same_words_are_made_together(site):
    file = danish(site, "summary: '\"Bier  på Mandag\" er sjovt'\n")

    report = mended(
        site, told(site, '"Bier  på Mandag"', "”Bier  på Mandag”"), told(site, "  ", " "), told(site, "Mandag", "mandag")
    )

    assert report.left == ()
    assert "'”Bier på mandag” er sjovt'" in file.read_text("utf-8")


def test_what_two_rules_ask_for_is_made_once(site):
    file = danish(site, "summary: Bier på Mandag\n")
    (first,) = told(site, "Mandag", "mandag")
    second = replace(first, rule="OTHER")

    report = mended(site, [first, second])

    assert report.applied == (first, second)
    assert "Bier på mandag" in file.read_text("utf-8")


def test_a_value_that_is_used_twice_by_an_alias_is_left_alone(site):
    file = danish(site, "summary: &ord Bier på Mandag\nshort_text: *ord\n")
    before = file.read_bytes()

    report = mended(site, told(site, "Mandag", "mandag"))

    assert report.applied == ()
    assert file.read_bytes() == before


def test_a_file_that_has_changed_since_is_left_alone(site):
    file = danish(site, "summary: Bier på Mandag\n")
    findings = list(told(site, "Mandag", "mandag"))
    file.write_text("# ny\n" + file.read_text("utf-8").replace("summary", "# nyt\nsummary"), "utf-8")

    report = mended(site, findings)

    assert [one.why for one in report.left] == ["the file has changed since"]


def test_findings_without_a_fix_or_with_a_reason_are_passed_over(site):
    file = danish(site, "summary: Bier på Mandag\n")
    where = Where(file, 6, 18)

    report = mended(
        site,
        [
            Finding("TEST", "is wrong", where=where),
            Finding("TEST", "is wrong", where=where, fix=Fix("Mandag", "mandag"), justified="Et navn"),
            Finding("TEST", "is wrong", where=Where(file), fix=Fix("Mandag", "mandag")),
        ],
    )

    assert report == type(report)()


def test_a_file_that_is_read_only_is_left_alone(site):
    file = danish(site, "summary: Bier på Mandag\n")
    findings = list(told(site, "Mandag", "mandag"))
    file.chmod(0o444)

    report = mended(site, findings)

    assert [one.why for one in report.left] == ["hive.yaml is read-only"]


def test_a_field_is_mended_at_its_value(site):
    file = danish(site, 'apply:\n  email: "Hive@example.com"\n')
    where = read(file).where(("apply", "email"))

    report = mended(site, [Finding("TEST", "is wrong", where=where, fix=Fix("Hive@example.com", "hive@example.com"))])

    assert len(report.applied) == 1
    assert 'email: "hive@example.com"\n' in file.read_text("utf-8")


def test_a_place_that_two_postings_use_is_mended_once(site):
    site.write(
        "places/roskilde.yaml",
        "source_locale: da\nname: Roskilde\ncountry: DK\nsections: [{id: a, heading: Om byen, body: Torv på Mandag}]\n",
    )
    for name in ("hive", "wax"):
        file = danish(site, "", name=name)
        file.write_text(file.read_text("utf-8").replace("address: {country: DK, city: Roskilde}", "place: roskilde"), "utf-8")
    site.write(
        "places/roskilde.en.po", PO.format("en") + entry("Market on monday", "Torv på Mandag", context="sections.a.body")
    )

    report = mended(site, told(site, "Mandag", "mandag", name="hive"), told(site, "Mandag", "mandag", name="wax"))

    assert [file.name for file in report.changed] == ["roskilde.en.po", "roskilde.yaml"]
    assert site.version("en").pieces[-1].markdown == "Market on monday"


def test_a_source_that_is_respelled_keeps_its_approved_translation(site):
    danish(site, f"responsibilities:\n  - {SOURCE}\n  - Du har fri\n")
    comments = approved(SOURCE, TARGET)
    other = entry("You are free", "Du har fri", "#: somewhere\n# note\n")
    file = site.write("postings/hive.en.po", PO.format("en") + entry(comments=comments) + other)

    report = mended(site, told(site, "Mandag", "mandag"))

    now = SOURCE.replace("Mandag", "mandag")
    assert len(report.applied) == 1
    assert (
        file.read_text("utf-8")
        == PO.format("en") + entry(TARGET, now, f"{approved(now, TARGET)}# kept: {NOW}, was “{SOURCE}”\n") + other
    )
    read_back = po.read(file, frozenset({"en"})).entries["responsibilities", now]
    assert provenance.read(read_back.comment, now, TARGET).by == "Kari Nordmann"
    assert [piece.state for piece in site.version("en").pieces if piece.context == "responsibilities"] == [
        "approved",
        "approved",
    ]


@pytest.mark.parametrize(
    ("more", "context"),
    [
        (f"summary: {{da: {SOURCE}, nb: Du jobber}}\n", "summary"),
        (f"responsibilities:\n  - {{da: {SOURCE}, nb: Du jobber}}\n", "responsibilities"),
        (f"responsibilities:\n  - text:\n      da: {SOURCE}\n      nb: Du jobber\n", "responsibilities"),
    ],
)
def test_a_source_in_a_map_keeps_its_translation_too(site, more, context):
    danish(site, more)
    site.write("postings/hive.en.po", PO.format("en") + entry(context=context))

    report = mended(site, told(site, "Mandag", "mandag"))

    assert len(report.applied) == 1
    assert [(one.markdown, one.state) for one in site.version("en").pieces if one.context == context] == [(TARGET, "approved")]


def test_a_version_in_a_map_that_is_no_source_changes_alone(site):
    file = danish(site, f"summary: {{da: {SOURCE}, en: {TARGET}}}\n")
    po_file = site.write("postings/hive.nb.po", PO.format("nb") + entry(context="summary"))
    before = po_file.read_bytes()

    report = mended(site, told(site, "monday", "Monday", "en"))

    assert report.changed == (file,)
    assert po_file.read_bytes() == before


def test_other_files_are_left_alone(site):
    where = Where(site.root / "annons.toml", 1, 1)

    report = mended(site, [Finding("TEST", "is wrong", where=where, fix=Fix("output", "out"))])

    assert len(report.left) == 1


def test_a_draft_stays_a_draft(site):
    danish(site, f"responsibilities:\n  - {SOURCE}\n")
    mark = provenance.fingerprint(SOURCE, TARGET)
    file = site.write(
        "postings/hive.en.po", PO.format("en") + entry(comments=f"# draft: argos da→en; 1.0; {NOW}; {mark}\n#, fuzzy\n")
    )

    mended(site, told(site, "Mandag", "mandag"))

    now = SOURCE.replace("Mandag", "mandag")
    made = po.read(file, frozenset({"en"})).entries["responsibilities", now]
    assert made.fuzzy
    assert not provenance.read(made.comment, now, TARGET).edited
    assert "kept" not in made.comment


def test_a_target_is_mended_and_stays_approved(site):
    danish(site, f"responsibilities:\n  - {SOURCE}\n")
    text = PO.format("en") + entry("", comments=f"# a note\n{approved(SOURCE, TARGET)}") + '"You work "\n"on monday"\n'
    file = site.write("postings/hive.en.po", text)

    report = mended(site, told(site, "monday", "Monday", "en"))

    new = TARGET.replace("monday", "Monday")
    assert report.changed == (file,)
    assert file.read_text("utf-8") == text.replace("monday", "Monday").replace(approved(SOURCE, TARGET), approved(SOURCE, new))


def test_source_and_target_are_mended_together(site):
    danish(site, f"responsibilities:\n  - {SOURCE}\n")
    file = site.write("postings/hive.en.po", PO.format("en") + entry(comments=approved(SOURCE, TARGET)))

    report = mended(site, told(site, "Mandag", "mandag"), told(site, "monday", "Monday", "en"))

    now, new = SOURCE.replace("Mandag", "mandag"), TARGET.replace("monday", "Monday")
    made = po.read(file, frozenset({"en"})).entries
    assert len(report.applied) == 2
    assert list(made) == [("responsibilities", now)]
    assert provenance.read(made["responsibilities", now].comment, now, new).by == "Kari Nordmann"


def test_a_paragraph_that_stands_twice_keeps_its_old_entry_beside_the_new(site):
    danish(site, f"sections: [{{id: a, heading: A, body: [{SOURCE}, {SOURCE}]}}]\n")
    file = site.write(
        "postings/hive.en.po",
        PO.format("en") + entry(comments=approved(SOURCE, TARGET), context="sections.a.body").rstrip("\n"),
    )
    first = next(told(site, "Mandag", "mandag"))

    mended(site, [first])

    made = po.read(file, frozenset({"en"})).entries
    assert list(made) == [("sections.a.body", SOURCE), ("sections.a.body", SOURCE.replace("Mandag", "mandag"))]
    assert {one.state for one in site.version("en").pieces if one.context == "sections.a.body"} == {"approved"}


def test_a_paragraph_of_a_longer_text_is_mended_where_it_stands(site):
    more = "sections:\n  - id: a\n    heading: A\n    body: |\n      Dage\n\n      - Vi ses\n        på Mandag\n      - Fri\n"
    file = danish(site, more)
    before = file.read_text("utf-8")
    po_file = site.write(
        "postings/hive.en.po", PO.format("en") + entry("See you", "Vi ses på Mandag", context="sections.a.body")
    )

    report = mended(site, told(site, "på Mandag", "på mandag"))

    assert len(report.applied) == 1
    assert file.read_text("utf-8") == before.replace("Mandag", "mandag")
    assert ("sections.a.body", "Vi ses på mandag") in po.read(po_file, frozenset({"en"})).entries


def test_a_change_that_would_make_a_list_of_a_paragraph_is_left_alone(site):
    file = danish(site, "sections:\n  - id: a\n    heading: A\n    body: |\n      Dage\n\n      -Mandag\n")
    site.write("postings/hive.en.po", PO.format("en") + entry("x", "-Mandag", context="sections.a.body"))
    before = file.read_bytes()

    report = mended(site, told(site, "-Mandag", "x\x00"), told(site, "Dage", "- Dage\u2028"))

    assert report.changed == ()
    assert len(report.left) == 2
    assert file.read_bytes() == before


def test_nothing_is_mended_where_a_translation_can_not_be_read(site):
    file = danish(site, f"responsibilities:\n  - {SOURCE}\n")
    findings = list(told(site, "Mandag", "mandag"))
    site.write("postings/hive.en.po", PO.format("en") + '\nmsgid "broken\n')
    before = file.read_bytes()

    report = mended(site, findings)

    assert report.changed == ()
    assert "not closed" in report.left[0].why
    assert file.read_bytes() == before


WORDS = st.lists(
    st.sampled_from(["Vi", "søger", " ", "  ", "\n", "\n\n", ":", "'", '"', "\\", "é", "- ", "😀"]), max_size=12
).map("".join)


@given(
    WORDS,
    WORDS,
    st.sampled_from([None, "'", '"', "|", ">"]),
    st.sampled_from([12, 40, 90]),
    st.booleans(),
    st.sampled_from(["mandag", "x'y", '"', "é\\", "a: b", "# c"]),
)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_change_at_any_place_in_any_style_changes_that_value_only(site, before, after, style, width, crlf, new):  # noqa: PLR0913, PLR0917 - one for each way to vary
    body = f"{before}Mandag{after}"
    data = {
        "source_locale": "da", "title": "Biavler", "hiring_organization": {"name": "Hive"},
        "job_location": [{"address": {"country": "DK"}}],
        "sections": [{"id": "a", "heading": "A", "body": body}], "responsibilities": [body.replace("\n", " "), "Du"],
    }  # fmt: skip
    text = "# top\n" + yaml.dump(data, default_style=style, width=width, allow_unicode=True, sort_keys=False)
    file = site.write("postings/hive.yaml", "")
    file.write_bytes(text.replace("\n", "\r\n").encode() if crlf else text.encode())
    try:
        findings = list(told(site, "Mandag", new))
    except InputError:  # a text that no posting can have
        return

    report = mended(site, findings)

    got = yaml.safe_load(file.read_bytes().decode())
    there = {one.field for one in report.applied}
    assert there | {one.finding.field for one in report.left} == {one.field for one in findings}
    # What is dumped in some styles does not load as it was.
    expected = yaml.safe_load(text)
    if "responsibilities" in there:
        expected["responsibilities"][0] = expected["responsibilities"][0].replace("Mandag", new)
    if "sections.a.body" in there:
        expected["sections"][0]["body"] = expected["sections"][0]["body"].replace("Mandag", new)
    assert got == expected

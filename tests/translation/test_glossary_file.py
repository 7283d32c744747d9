"""Glossary files: wrong ones as real files, each with all it is told; what spreadsheets write; the one of a workspace."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import InputError
from generator.translation.glossary import Form, Glossary, Term
from generator.translation.glossary_file import MAX_BYTES, built_in, of_workspace, read

GOOD = Path(__file__).parent / "glossary"
BAD = GOOD / "bad"
LOCALES = frozenset({"da", "nb", "sv", "en"})

COLUMNS = (
    "there are term, case, never_translate, note, da, en, nb, sv, forbidden_da, forbidden_en, forbidden_nb, forbidden_sv, "
    "accepted_da, accepted_en, accepted_nb, accepted_sv"
)
NO_TERM_COLUMN = (1, "there is no column “term”", "the first row names the columns: term, da, en, nb, sv")
NO_TERM = ("this row has no term", "name the concept in the column “term”")
QUOTE = ("a quote is not closed, or words follow it", 'end the cell with ", and write "" for a quote inside it')
ONE_COLUMN = "delete it from one of the two columns"
BESIDE = "write a form there, or delete the “|”"
CASE = "write any or exact, or leave it empty"
NEVER = "write no or yes, or leave it empty"
QUOTES = 'put a cell that holds a comma or semicolon in "quotes"'
ONE_ROW = "put both in one row"
CONFLICT = ("a mark that git left after a conflict stands here", "choose one of the two versions and delete the marks")


def in_brackets(form):
    return f"write ({form}) in one of the two: a form in brackets is not looked for"


# file: line, message, hint of each finding
REFUSED = {
    "blank-lines-only": [NO_TERM_COLUMN],
    "both-right-and-forbidden": [
        (2, "“Söka” is both right and forbidden in sv", ONE_COLUMN),
        (3, "“ledare” is both right and forbidden in sv", ONE_COLUMN),
    ],
    "case-of-another-kind": [(3, "case is “upper”", CASE)],
    "cell-over-several-lines": [
        (2, "a cell goes on over several lines", "is its closing quote missing? keep each cell on one line")
    ],
    "column-twice": [(1, "there are two columns “da”", "keep one of them")],
    "column-without-name": [(1, "column 3 has no name", "name it, or delete it")],
    "control-character": [(3, "holds a character that no text has (U+0007)", "delete it")],
    "empty": [NO_TERM_COLUMN],
    "forbidden-without-a-word": [(2, "forbidden_nb is filled, nb is empty", "write in nb what to say instead")],
    "form-twice": [(3, "“Søger” (da) would be “letar” (sv), and “söker” by line 2", in_brackets("Søger"))],
    "forms-missing": [
        (2, "da has a “|” with nothing beside it", BESIDE),
        (2, "sv has a “|” with nothing beside it", BESIDE),
        (3, "sv has a “|” with nothing beside it", BESIDE),
        (4, "da has a “|” with nothing beside it", BESIDE),
        (4, "accepted_sv has a “|” with nothing beside it", BESIDE),
    ],
    "git-conflict": [
        (2, *CONFLICT),
        (4, *CONFLICT),
        (5, "the term “søger” stands on line 3 too", ONE_ROW),
        (5, "“søger” (da) would be “letar” (sv), and “söker” by line 3", in_brackets("søger")),
        (6, *CONFLICT),
    ],
    "git-conflict-diff3": [(2, *CONFLICT), (4, *CONFLICT), (5, *CONFLICT), (7, *CONFLICT)],
    "invisible-direction": [(2, "holds a character that no text has (U+202E)", "delete it")],
    "latin-1": [(3, "is not UTF-8", "save it as “CSV UTF-8” in the spreadsheet and try again")],
    "never-translate-of-another-kind": [(2, "never_translate is “ja”", NEVER)],
    "no-term-column": [NO_TERM_COLUMN],
    "no-words-for-columns": [
        (1, "“søger” is no column of a glossary", COLUMNS),
        (1, "“söker” is no column of a glossary", COLUMNS),
        NO_TERM_COLUMN,
    ],
    "quote-not-closed": [(3, *QUOTE)],
    "several": [
        (2, *NO_TERM),
        (3, "never_translate is “perhaps”", NEVER),
        (3, "case is “maybe”", CASE),
        (3, "“kock” is both right and forbidden in sv", ONE_COLUMN),
        (4, "this row has 8 cells, the first one 6", QUOTES),
        (5, "the term “KOK” stands on line 3 too", ONE_ROW),
        (5, "“kok” (da) would be “kocken” (sv), and “kock” by line 3", in_brackets("kok")),
    ],
    "term-missing": [(3, *NO_TERM)],
    "term-twice": [(4, "the term “Søger” stands on line 2 too", ONE_ROW)],
    "too-many-cells": [(2, "this row has 4 cells, the first one 3", QUOTES)],
    "two-translations": [
        (3, "“Kok” (da) would be “köksmästare” (sv), and “kock” by line 2", in_brackets("Kok")),
        (3, "“kokk” (nb) would be “Kok” (da), and “kok” by line 2", in_brackets("kokk")),
        (3, "“kokk” (nb) would be “köksmästare” (sv), and “kock” by line 2", in_brackets("kokk")),
    ],
    "unknown-column": [
        (1, "“forbiden_sv” is no column of a glossary", f"did you mean forbidden_sv? {COLUMNS}"),
        (1, "“notes” is no column of a glossary", f"did you mean note? {COLUMNS}"),
        (1, "“fi” is no column of a glossary", COLUMNS),
        (1, "“zzz” is no column of a glossary", COLUMNS),
    ],
    "words-behind-a-quote": [(2, *QUOTE)],
}


def refused(file):
    with pytest.raises(InputError) as caught:
        read(file, LOCALES)
    return caught.value.findings


def write(folder, text, name="glossary.csv"):
    file = folder / name
    file.write_bytes(text.encode())
    return file


# What is wrong


@pytest.mark.parametrize("name", REFUSED)
def test_a_wrong_file_is_told_everything_at_once(name):
    file = BAD / f"{name}.csv"
    findings = refused(file)

    assert {(one.where.file, one.rule) for one in findings} == {(file, "ENCODING" if name == "latin-1" else "GLOSSARY")}
    assert [(one.where.line, one.message, one.hint) for one in findings] == REFUSED[name]


def test_every_wrong_file_is_in_the_table():
    assert sorted(file.stem for file in BAD.iterdir()) == sorted(REFUSED)


@pytest.mark.parametrize(
    ("name", "message"),
    [("gone.csv", "can't be read: No such file or directory"), ("", "is no file")],
)
def test_what_is_no_file(tmp_path, name, message):
    (finding,) = refused(tmp_path / name)

    assert (finding.rule, finding.message) == ("FILE", message)


def test_a_file_that_is_far_too_large(tmp_path):
    file = tmp_path / "glossary.csv"
    with file.open("wb") as opened:
        opened.truncate(MAX_BYTES + 1)

    assert [finding.rule for finding in refused(file)] == ["FILE"]


def test_a_cell_longer_than_any_term(tmp_path):
    (finding,) = refused(write(tmp_path, f"term,da\nkok,{'a' * 200_000}\n"))

    assert finding.where.line == 2


# What is read


def test_a_file_with_commas():
    assert read(GOOD / "commas.csv", LOCALES).terms == (
        Term(
            "søger",
            {
                "da": (Form("søger"), Form("søge"), Form("søgte")),
                "nb": (Form("søker"), Form("søke"), Form("søkte")),
                "sv": (Form("söker"), Form("söka"), Form("sökte")),
                "en": (Form("seeks"),),
            },
            {"en": ("looking for", "hiring")},
            {"sv": ("letar", "leta")},
            line=2,
        ),
        Term(
            "sælger",
            {
                "da": (Form("sælger", looked_up=False), Form("sælgeren")),
                "nb": (Form("selger", looked_up=False), Form("selgeren")),
                "sv": (Form("säljare", looked_up=False), Form("säljaren")),
                "en": (Form("salesperson"), Form("the salesperson")),
            },
            {},
            {},
            line=3,
        ),
        Term(
            "løn, efter aftale",
            {"da": (Form("løn efter aftale"),), "sv": (Form("lön, enligt överenskommelse"),)},
            {},
            {},
            line=4,
        ),
        Term("Excel", {}, {}, {}, never_translate=True, line=5),
        Term("DRIFT", {"da": (Form("DRIFT"),), "nb": (Form("DRIFT"),)}, {}, {}, exact=True, line=6),
        Term("short", {"da": (Form("kort"),)}, {}, {}, line=8),
    )


def test_a_file_as_excel_writes_it():
    glossary = read(GOOD / "semicolons.csv", LOCALES)

    assert glossary.terms == (
        Term(
            "søger",
            {"da": (Form("søger"), Form("søge")), "sv": (Form("söker"), Form("söka"))},
            {},
            {"sv": ("letar",)},
            line=2,
        ),
        Term("kok", {"da": (Form("kok"),), "sv": (Form("kock"),)}, {}, {}, line=4),
    )


def test_a_file_with_tabs():
    assert [hit.target for hit in read(GOOD / "tabs.csv", LOCALES).hits("Vi søger", "da", "sv")] == ["söker"]


def test_every_good_file_reads():
    files = list(GOOD.glob("*.csv"))

    assert len(files) == 3
    assert all(read(file, LOCALES).terms for file in files)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_may_end_as_they_do_on_any_system(tmp_path, end):
    glossary = read(write(tmp_path, end.join(["term,da,sv", "kok,kok,kock", "", "chef,chef,chef", ""])), LOCALES)

    assert [(term.name, term.line) for term in glossary.terms] == [("kok", 2), ("chef", 4)]


def test_text_is_composed_as_ours_is(tmp_path):
    glossary = read(write(tmp_path, "term,da,sv\nåben,a\u030aben,o\u0308ppen\n"), LOCALES)

    assert [hit.target for hit in glossary.hits("Vi er åben", "da", "sv")] == ["öppen"]


def test_a_header_alone_is_an_empty_glossary(tmp_path):
    assert read(write(tmp_path, "term,da,sv\n"), LOCALES).terms == ()


def test_an_exact_form_may_have_another_translation(tmp_path):
    glossary = read(write(tmp_path, "term,da,sv,case\ndrift,drift,verksamhet,\nDrift A/S,DRIFT,DRIFT,exact\n"), LOCALES)

    assert [hit.target for hit in glossary.hits("DRIFT og drift", "da", "sv")] == ["DRIFT", "verksamhet"]


def test_two_terms_may_share_a_form_that_they_translate_alike(tmp_path):
    rows = "term,da,nb,sv\nsamtale,samtale,samtale,intervju\nmøde,samtale,{},(intervju)\n"

    assert [finding.message for finding in refused(write(tmp_path, rows.format("(møte)")))] == [
        "“samtale” (da) would be “møte” (nb), and “samtale” by line 2"
    ]
    assert len(read(write(tmp_path, rows.format("samtale")), LOCALES).terms) == 2


def test_columns_are_named_by_the_locales_there_are(tmp_path):
    file = write(tmp_path, "term,nb,nn,forbidden_NN\nkok,kokk,kokk,kock\n")

    assert read(file, frozenset({"nb", "nn"})).terms[0].forbidden == {"nn": ("kock",)}
    assert [finding.message for finding in refused(file)] == [
        "“nn” is no column of a glossary",
        "“forbidden_NN” is no column of a glossary",
    ]


# The one of a workspace


def test_a_workspace_without_a_glossary_has_the_built_in_one(tmp_path):
    assert of_workspace(tmp_path, LOCALES) is built_in()


def test_a_workspace_s_own_terms_come_before_the_built_in_ones(tmp_path):
    write(tmp_path, "term,da,sv\nsøger,søger,rekryterar\nNissan-team,Nissan-team,Nissanteam\n")
    glossary = of_workspace(tmp_path, LOCALES)

    assert [hit.target for hit in glossary.hits("Nissan-team søger en kok", "da", "sv")] == ["Nissanteam", "rekryterar", "kock"]


def test_a_workspace_s_own_glossary_is_told_of_when_it_is_wrong(tmp_path):
    write(tmp_path, "da,sv\nsøger,söker\n")

    with pytest.raises(InputError, match="there is no column “term”"):
        of_workspace(tmp_path, LOCALES)


# Any table


cell = st.text("søgåö ,;\t\"'#-.1", min_size=1, max_size=6).map(str.strip).filter(bool)
rows = st.lists(st.tuples(cell, st.lists(cell, min_size=1, max_size=3)), max_size=4, unique_by=lambda row: row[0])


@given(rows, st.sampled_from(",;\t"))
def test_what_a_spreadsheet_writes_is_read_back(tmp_path_factory, table, between):
    out = io.StringIO()
    writer = csv.writer(out, delimiter=between)
    writer.writerow(["term", "da", "note"])
    writer.writerows([name, "|".join(forms), "a, b; c"] for name, forms in table)

    terms = read(write(tmp_path_factory.getbasetemp(), out.getvalue(), "any.csv"), LOCALES).terms

    assert [(term.name, [form.text for form in term.forms["da"]]) for term in terms] == [
        (name, [" ".join(form.split()) for form in forms]) for name, forms in table
    ]


@given(st.text(max_size=80))
def test_any_text_is_a_glossary_or_told_why_not(tmp_path_factory, text):
    file = tmp_path_factory.getbasetemp() / "text.csv"
    file.write_text("term,da,sv\n" + text, "utf-8", errors="replace")
    try:
        glossary = read(file, LOCALES)
    except InputError as error:
        assert all(one.message and one.hint and one.where.line for one in error.findings)  # noqa: PT017
        return

    assert isinstance(glossary, Glossary)

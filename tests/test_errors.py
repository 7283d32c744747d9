from pathlib import Path

import pytest

from generator.errors import AnnonsError, ContentError, ExitCode, Finding, InputError, MissingPartError, Where

FILE = Path("postings/hive.yaml")


@pytest.mark.parametrize(
    ("where", "text"),
    [
        (Where(FILE), "postings/hive.yaml"),
        (Where(FILE, 3), "postings/hive.yaml:3"),
        (Where(FILE, 3, 8), "postings/hive.yaml:3:8"),
    ],
)
def test_a_place_is_written_as_editors_read_it(where, text):
    assert str(where) == text


def test_places_sort_by_file_line_and_column():
    places = [Where(FILE, 2, 9), Where(FILE, 10), Where(Path("a.yaml"), 99), Where(FILE, 2, 1)]

    assert [str(place) for place in sorted(places)] == [
        "a.yaml:99",
        "postings/hive.yaml:2:1",
        "postings/hive.yaml:2:9",
        "postings/hive.yaml:10",
    ]


def test_a_finding_is_one_line_with_all_it_knows():
    finding = Finding("FIELD", "is no date", "write 2018-03-31", "error", Where(FILE, 3, 8), "date posted", "nb")

    assert str(finding) == "postings/hive.yaml:3:8: [nb] date posted: is no date (write 2018-03-31)"
    assert str(Finding("CALL", "is wrong")) == "is wrong"


def test_an_error_holds_each_finding_once_in_order():
    first, second = Finding("A", "one"), Finding("B", "two")

    error = InputError([first, second, Finding("A", "one")])

    assert error.findings == (first, second)
    assert str(error) == "one\ntwo"
    assert InputError(first).findings == (first,)


def test_each_kind_of_error_has_its_exit_code():
    codes = {kind: kind.exit_code for kind in (AnnonsError, ContentError, InputError, MissingPartError)}

    assert codes == {AnnonsError: 70, ContentError: 1, InputError: 2, MissingPartError: 3}
    assert [int(code) for code in ExitCode] == [0, 1, 2, 3, 70, 130]

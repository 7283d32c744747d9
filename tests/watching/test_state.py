from pathlib import Path

import pytest

from generator.errors import Finding, Where
from generator.watching.loop import Round
from generator.watching.state import INDEX, State, mark

WRONG = Finding("YAML", "is wrong", "mend it", where=Where(Path("postings/x.yaml"), 3, 5), locale="da", field="title")
ADVICE = Finding("LONG", "is long", severity="warning")


@pytest.fixture
def state(tmp_path):
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "x.da.html").write_bytes(b"<p>old")
    return State(tmp_path)


def failed(*findings):
    return Round((), findings=findings, failed=True)


def test_a_page_has_the_mark_of_its_file(state):
    assert state.message("/x/x.da.html") == {"mark": mark(b"<p>old"), "failure": None}
    (state.folder / "x" / "x.da.html").write_bytes(b"<p>new")
    assert state.message("/x/x.da.html")["mark"] == mark(b"<p>new") != mark(b"<p>old")
    assert state.message("/x/y.html")["mark"] == ""
    assert state.message("/../x.html")["mark"] == ""


def test_the_list_has_a_new_mark_after_each_round_that_wrote(state):
    first = state.message(INDEX)["mark"]
    state.tell(Round((), ("x/x.da.html",)))
    second = state.index_mark()
    state.tell(failed(WRONG))

    assert first
    assert first != second == state.message(INDEX)["mark"]
    assert list(state.times) == ["x/x.da.html"]
    assert state.times["x/x.da.html"].utcoffset() is not None


def test_another_run_has_other_marks(state):
    assert state.index_mark() != State(state.folder).index_mark()


def test_a_failure_stays_until_a_round_comes_through(state):
    state.tell(failed(ADVICE, WRONG, WRONG))
    failure = state.message("/x/x.da.html")["failure"]
    state.tell(Round((), ("x/x.da.html",), (ADVICE,)))

    assert failure == {"where": "postings/x.yaml:3:5", "message": "[da] title: is wrong", "hint": "mend it", "more": 1}
    assert state.message("/x/x.da.html")["failure"] is None


def test_a_failure_without_a_finding_is_told_too(state):
    state.tell(failed())
    assert state.failure is not None
    assert (state.failure.where, state.failure.message, state.failure.more) == ("", "the ads could not be built", 0)


def test_a_warning_is_told_where_there_is_no_error(state):
    state.tell(failed(ADVICE))
    assert state.failure is not None
    assert (state.failure.message, state.failure.more) == ("is long", 0)

"""Findings that are told again are the findings that were told."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from generator.errors import Finding, Fix, Where
from generator.incremental.told import read, write

BASE = Path("/site")
texts = st.text(max_size=8)
names = st.text("abcæø.-“ ", min_size=1, max_size=6).map(lambda name: name.strip(". ") or "x")
findings = st.builds(
    Finding,
    rule=st.text(min_size=1, max_size=5),
    message=st.text(min_size=1, max_size=9),
    hint=texts,
    severity=st.sampled_from(["error", "warning", "info"]),
    where=st.none() | st.builds(Where, names.map(lambda name: BASE / name), st.integers(0, 99), st.integers(0, 9)),
    field=texts,
    locale=texts,
    fix=st.none() | st.builds(Fix, texts, texts),
    justified=texts,
    channel=texts,
)


@given(st.lists(findings, max_size=3))
def test_they_come_back_as_they_were(some):
    assert read(write(some, BASE), BASE) == tuple(some)


def test_their_files_are_seen_from_where_the_command_is_called(site, monkeypatch):
    finding = Finding("R", "m", where=Where(site.root / "postings" / "a.yaml", 2, 3))
    kept = write([finding], site.root)
    assert str(site.root) not in kept
    monkeypatch.chdir(site.root)

    assert str(read(kept, site.root)[0].where) == "postings/a.yaml:2:3"
    monkeypatch.chdir(site.root.parent)
    assert str(read(kept, site.root)[0].where) == "site/postings/a.yaml:2:3"


def test_a_file_elsewhere_keeps_its_path(site):
    finding = Finding("R", "m", where=Where(site.root.parent / "other.yaml"))

    assert read(write([finding], site.root), site.root) == (finding,)

import datetime as dt

from generator.channels import available
from generator.checks import every_rule
from generator.checks.freshness import stale

READ = dt.date(2026, 11, 25)


def test_what_was_read_within_a_year_is_fresh():
    assert list(stale(READ)) == []
    assert list(stale(dt.date(2027, 11, 24))) == []


def test_what_was_read_earlier_is_told():
    found = dict(stale(dt.date(2028, 2, 29)))

    assert len(found) == len(every_rule()) + len(available())
    assert found["rule AGE-LIMIT"] == READ
    assert found["channel finn"] == READ


def test_a_workspace_s_own_channels_are_looked_at_too(tmp_path):
    (tmp_path / "channels").mkdir()
    (tmp_path / "channels" / "own.toml").write_text('name = "Own"\nkind = "paste"\nsource = "us"\nchecked = 2020-01-01\n')

    assert list(stale(READ, tmp_path)) == [("channel own", dt.date(2020, 1, 1))]

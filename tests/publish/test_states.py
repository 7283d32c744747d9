import datetime as dt

import pytest

from generator.channels import Channel
from generator.publish.states import fate

DAY = dt.date(2018, 4, 10)


def site_channel(**more):
    told = {"id": "web", "name": "our site", "kind": "site", "source": "us", "checked": "2026-11-25"}
    return Channel.model_validate({**told, "expired": "keep", "expired_days": 60, **more})


@pytest.mark.parametrize(
    ("more", "becomes"),
    [
        ("", "open"),
        ("valid_through: 2018-04-10", "open"),
        ("valid_through: 2018-04-09", "expired"),
        ("valid_through: 2018-02-09", "expired"),
        ("valid_through: 2018-02-08", "gone"),
        ("valid_through: rolling", "open"),
        ("status: draft", "draft"),
        ("status: draft\nvalid_through: 2018-01-01", "draft"),
        ("status: extended\nvalid_through: 2018-05-01", "open"),
        ("status: extended\nvalid_through: 2018-04-01", "expired"),
        ("status: filled", "filled"),
        ("status: filled\nvalid_through: 2018-05-01", "filled"),
        ("status: withdrawn\nvalid_through: 2018-01-01", "gone"),
    ],
)
def test_what_becomes_of_an_ad_on_a_day(site, more, becomes):
    site.posting(f"{more}\n")

    assert fate(site.version().ad.posting, site_channel(), DAY) == becomes


def test_a_site_that_keeps_nothing_lets_what_is_over_go(site):
    site.posting("valid_through: 2018-04-09\n")

    assert fate(site.version().ad.posting, site_channel(expired="remove"), DAY) == "gone"

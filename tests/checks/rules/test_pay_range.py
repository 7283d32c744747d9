import datetime as dt

import pytest


@pytest.mark.parametrize(
    ("country", "day", "law"),
    [
        ("DK", "2026-11-25", " (Denmark’s draft law on pay transparency aims at 1 January 2027)"),
        ("NO", "2026-11-25", " (EU law on pay transparency comes to Norway later, through the EEA)"),
        ("EE", "2018-03-01", " (EU law on pay transparency is due on 7 June 2026)"),
        ("EE", "2026-06-07", " (EU law on pay transparency was due on 7 June 2026)"),
        ("GB", "2026-11-25", ""),
    ],
)
def test_how_far_the_law_is_depends_on_the_country_and_the_day(site, country, day, law):
    site.posting()
    text = (site.root / "postings" / "hive.yaml").read_text("utf-8").replace("country: DK", f"country: {country}")
    site.write("postings/hive.yaml", text)

    (found,) = site.found("PAY-RANGE", as_of=dt.date.fromisoformat(day))

    assert found.message == f"no pay is given{law}"

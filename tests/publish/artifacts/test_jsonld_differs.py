import pytest


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"title": "Beekeeper"', '"title": "Bookkeeper"', "the title is “Bookkeeper”"),
        ('"validThrough": "2018-03-31', '"validThrough": "2018-04-30', "the deadline is 2018-04-30, the page says 2018-03-31"),
        ('"telephone": "+4532123456"', '"telephone": "+4532123457"', "one calls “+45 32 12 34 57”"),
        ('"email": "ada@hive.example"', '"email": "eve@hive.example"', "one asks “eve@hive.example”"),
        ('"name": "Hive Example"', '"name": "Wax Example"', "the employer is “Wax Example”"),
        ('"datePosted": "2018-03-01"', '"datePosted": "2018-05-01"', "posted after its deadline"),
        ('"title": "Beekeeper"', '"title" "Beekeeper"', "is no JSON"),
        ('type="application/ld+json"', 'type="application/json"', "has no structured data"),
    ],
)
def test_what_the_markup_says_and_the_page_does_not_is_told(told, old, new, said):
    found = [message for rule, message in told((old, new)) if rule == "JSONLD-DIFFERS"]

    assert len(found) == 1
    assert said in found[0]


def test_a_page_that_search_engines_leave_out_has_none(told):
    assert told(more="status: filled\n") == []
    (one,) = told(("<main", '<script type="application/ld+json">{"title": "Beekeeper"}</script><main'), more="status: filled\n")
    assert "search engines are told to leave it out" in one[1]

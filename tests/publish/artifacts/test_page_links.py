import pytest


@pytest.mark.parametrize(
    ("href", "said"),
    [
        ("", "is empty"),
        ("#nowhere", "not on the page"),
        ("https://", "malformed"),
        ("https://hive", "malformed"),
        ("mailto:ada", "malformed"),
        ("tel:32123456", "malformed"),
        ("javascript:void(0)", "of a kind"),
        ("a b.html", "a space"),
    ],
)
def test_a_link_that_leads_nowhere_is_told(told, href, said):
    (one,) = told(("<main", f'<a href="{href}">x</a><main'))

    assert one[0] == "PAGE-LINKS"
    assert said in one[1]


@pytest.mark.parametrize(
    "href",
    [
        "hive.da.html",
        "../en/index.html",
        "https://hive.example:8080/a?b=c#d",
        "mailto:a@hive.example?subject=x",
        "tel:+4532123456",
    ],
)
def test_links_as_ads_have_them_are_fine(told, href):
    assert told(("<main", f'<a href="{href}">x</a><main')) == []

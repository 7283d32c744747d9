import pytest


@pytest.mark.parametrize(
    ("old", "new", "missing"),
    [
        ('"datePosted"', '"datePost"', "datePosted"),
        ('"hiringOrganization"', '"hiring"', "hiringOrganization"),
        ('"addressCountry": "DK"', '"addressRegion": "DK"', "jobLocation with its addressCountry"),
    ],
)
def test_what_google_requires_is_told_where_google_is_a_channel(told, old, new, missing):
    found = told((old, new), channels=("google",))

    assert ("JSONLD-COMPLETE", f"hive.en.html: the structured data has no {missing}") in found


def test_without_google_it_is_not_asked_for(told):
    assert "JSONLD-COMPLETE" not in {rule for rule, _ in told(('"datePosted"', '"datePost"'))}

"""Personal data: how much a number and a photograph weigh."""

import pytest


@pytest.mark.parametrize(
    ("task", "severity"),
    [("Please attach a photo", "warning"), ("Give your passport number", "error"), ("Send your CV with a photo", "warning")],
)
def test_a_number_stops_an_ad_and_a_photograph_does_not(site, task, severity):
    site.posting(f"responsibilities: [{task}]\n")

    assert [one.severity for one in site.found("PERSONAL-DATA")] == [severity]

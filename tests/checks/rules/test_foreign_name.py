import pytest

from generator.errors import Fix


@pytest.mark.parametrize(
    ("task", "severity", "fix"),
    [
        ("Bees in Estland", "error", Fix("Estland", "Estonia")),
        ("Bees in København", "warning", Fix("København", "Copenhagen")),
        ("Danmarks bees", "error", Fix("Danmarks", "Denmark’s")),
    ],
)
def test_a_country_is_an_error_and_a_city_in_english_a_warning(site, task, severity, fix):
    site.posting(f"responsibilities: [{task}]\n")

    (finding,) = site.found("FOREIGN-NAME")

    assert (finding.severity, finding.fix, finding.locale) == (severity, fix, "en")
    assert finding.message == f"“{fix.old}” is not English"


def test_a_name_of_the_posting_or_a_term_of_the_workspace_stays(site):
    site.posting("agency: {name: Sverige}\nresponsibilities: [Bees in Sverige and Estland]\n")
    site.write("terms.txt", "Estland\n")

    assert site.found("FOREIGN-NAME") == []

import pytest

from generator.errors import Fix


@pytest.mark.parametrize(
    ("task", "severity", "fix"),
    [
        ("Du kan leverer honning", "error", Fix("leverer", "levere")),
        ("Du skal arbejder med bier", "warning", None),
        ("Kan du leverer honning", "warning", None),
    ],
)
def test_a_verb_that_can_be_nothing_else_is_an_error_and_others_are_warnings(site, task, severity, fix):
    site.posting(
        f"title: {{da: Biavler}}\nresponsibilities: [{{da: {task}}}]\n".replace("title: {da: Biavler}\n", ""), locales="[da]"
    )

    (finding,) = site.found("MODAL-FORM", "da")

    assert (finding.severity, finding.fix, finding.field) == (severity, fix, "responsibilities")
    assert "is a present tense" in finding.message

import pytest

from generator.checks import Version, every_rule, run

SECRETS = ("Secret Example", "secret.example.com")


def checked(version):
    return list(run(version, [one for one in every_rule() if one.id == "CONFIDENTIAL"]))


def found(site, more="", secrets=SECRETS, name="hive"):
    site.posting(more, name=name)
    pen = site.pen(name=name)
    return checked(Version(pen.ad, pen.localized, pen.locale, 1, site.root / "postings" / f"{name}.yaml", secrets))


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ("summary: Work for secret example.", "summary"),
        ("responsibilities: [Feed the bees of **Secret Example**]", "responsibilities"),
        ("sections: [{id: team, heading: Secret Example, body: We are three.}]", "sections.team.heading"),
        ("contacts: [{name: Ada, role: Keeper at Secret Example}]", "contacts.role"),
        ("contacts: [{name: Ada, email: ada@secret.example.com}]", "contacts.email"),
        ("apply: {url: 'https://jobs.secret.example.com/1'}", "apply.url"),
        ("reference_number: SECRET EXAMPLE-1", "reference_number"),
        ("origin: {name: Secret Example}", "origin.name"),
    ],
)
def test_a_text_or_value_that_names_the_employer_is_told(site, more, field):
    (finding,) = found(site, more)

    assert (finding.rule, finding.severity, finding.field) == ("CONFIDENTIAL", "error", field)
    assert finding.where.file.name == "hive.yaml"


def test_so_is_the_name_of_the_files(site):
    (finding,) = found(site, name="keeper-at-secret-example")

    assert finding.field == "id"


def test_an_ad_that_keeps_the_secret_passes(site):
    assert found(site, "summary: Work for an example that we keep secret.") == []


def test_where_there_is_no_secret_anything_may_be_said(site):
    assert found(site, "summary: Work for Secret Example.", secrets=()) == []

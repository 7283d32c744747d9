import pytest

from generator.checks import Version, every_rule, run
from generator.checks.rules.starter import CONTEXT, EMAIL
from generator.l10n.formats import formats
from generator.l10n.locales import Locales


def checked(version):
    return list(run(version, [one for one in every_rule() if one.id == "STARTER"]))


def found(site, source="en"):
    pen = site.pen("en")
    return checked(Version(pen.ad, pen.localized, Locales()[source], file=site.root / "postings" / "hive.yaml"))


@pytest.mark.parametrize("locale", ["da", "nb", "sv", "en"])
def test_what_waits_to_be_filled_in_is_known_in_the_language_of_the_posting(site, locale):
    label = formats(Locales()[locale]).labels
    task = label.pgettext(CONTEXT, "The first task, as one line")
    site.posting(f'responsibilities: ["{task}", Feed the bees]')

    (finding,) = found(site, locale)

    assert task in label.of_context(CONTEXT)
    assert (task == "The first task, as one line") == (locale == "en")
    assert (finding.rule, finding.severity, finding.field) == ("STARTER", "error", "responsibilities")
    assert task in finding.message
    assert finding.where.line


def test_the_address_that_a_new_posting_has_is_told_wherever_it_stands(site):
    site.posting(f"apply: {{email: {EMAIL}}}\ncontacts: [{{name: Ada Example, email: {EMAIL}}}]")

    assert [(one.rule, one.field) for one in found(site)] == [("STARTER", "contacts"), ("STARTER", "apply")]


def test_names_that_wait_to_be_filled_in_are_told(site):
    label = formats(Locales()["da"]).labels.pgettext
    person, organization = label(CONTEXT, "Name of the person to ask"), label(CONTEXT, "Name of the organisation")
    site.write(
        "postings/hive.yaml",
        f"source_locale: en\ntitle: A\nhiring_organization: {{name: {organization}}}\n"
        f'job_location: {{address: {{country: DK}}}}\ncontacts: [{{name: "{person}"}}]\n',
    )

    assert {one.message.split("”")[0][1:] for one in found(site, "da")} == {person, organization}


def test_a_preview_may_still_wait(site):
    site.posting(f"status: draft\napply: {{email: {EMAIL}}}")

    assert found(site) == []


def test_an_ad_of_one_s_own_has_nothing_left(site):
    site.posting("apply: {email: jobs@example.com}\nresponsibilities: [Feed the bees]")

    assert found(site) == []

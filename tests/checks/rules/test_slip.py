import pytest


def found(site, target, locale="sv"):
    site.posting("summary: Bees.", locales=f"[{locale}, en]")
    site.write(f"postings/hive.{locale}.po", f'msgid ""\nmsgstr ""\n\nmsgctxt "summary"\nmsgid "Bees."\nmsgstr "{target}"\n')
    return site.found("SLIP", locale)


def test_a_slip_is_told_with_what_to_write(site):
    (finding,) = found(site, "Välkommen till att söka!")

    assert finding.message == "“Välkommen till att” should be “Välkommen att”"
    assert (finding.fix.old, finding.fix.new) == ("Välkommen till att", "Välkommen att")
    assert (finding.severity, finding.where.line, finding.where.column) == ("warning", 6, 9)


@pytest.mark.parametrize(
    ("target", "locale"),
    [
        ("Goda kolleger och samarbeten med grannar", "sv"),
        ("Till dig, som gillar bin", "sv"),
        ("Du er ute, og dug er vått gress", "nb"),
        ("37 timmar i veckan", "sv"),
    ],
)
def test_what_people_write_themselves_is_no_slip(site, target, locale):
    assert found(site, target, locale) == []


def test_a_text_in_its_own_language_is_nobody_s_translation(site):
    site.write(
        "postings/hive.yaml",
        "source_locale: sv\ntitle: Biodlare\nsummary: Skicka ett e-mail.\nhiring_organization: {name: Hive}\n"
        "job_location: {address: {country: SE}}\nlocales: [sv]\n",
    )

    assert site.found("SLIP", "sv") == []

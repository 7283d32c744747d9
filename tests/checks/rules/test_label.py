from generator.checks import Version, every_rule, run
from generator.errors import Where

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def checked(version):
    return list(run(version, [one for one in every_rule() if one.id == "LABEL"]))


def found(site, locale):
    pen = site.pen(locale)
    return checked(Version(pen.ad, pen.localized, pen.locale))


def test_a_catalog_that_lacks_labels_is_told_once_with_how_many(site):
    catalog = site.write(
        "locales/nn/LC_MESSAGES/annons.po", f'{HEADER}msgctxt "fact"\nmsgid "Location"\nmsgstr "Arbeidsstad"\n'
    )
    site.posting(locales="[nn, en]")

    (finding,) = found(site, "nn")

    assert (finding.rule, finding.severity, finding.locale, finding.where) == ("LABEL", "warning", "nn", Where(catalog))
    assert f"{len(site.pen('nn').labels.missing)} labels have no translation" in finding.message
    assert "“Location”" not in finding.message


def test_the_catalogs_that_come_with_the_program_lack_none(site):
    site.posting(locales="[da, nb, sv, en]")

    assert [found(site, locale) for locale in ("da", "nb", "sv", "en")] == [[], [], [], []]

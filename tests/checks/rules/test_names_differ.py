"""Names that are spelled otherwise are errors, those that are missing warnings; places have a name in each language."""

import pytest

HEAD = """\
source_locale: da
title: Tallinn
locales: [da, en]
hiring_organization: {name: Fjordlys Norden}
agency: {name: Nordic Hives}
job_location: {address: {country: DK, city: {da: København, en: Copenhagen}}}
contacts: [{name: Carina Lundø}, {name: Bo Ek}]
"""


def found(site, source, target):
    site.write("postings/hive.yaml", f'{HEAD}summary: "{source}"\n')
    site.write("postings/hive.en.po", f'msgid ""\nmsgstr ""\n\nmsgctxt "summary"\nmsgid "{source}"\nmsgstr "{target}"\n')
    return [(one.severity, one.message) for one in site.found("NAMES-DIFFER", "en")]


@pytest.mark.parametrize(
    ("source", "target", "told"),
    [
        ("Ring til Carina Lundø", "Call Carina Lundo", [("error", "“Lundo” is “Lundø” in the source")]),
        ("Ring til Carina Lundø", "Call Karina Lundø", [("error", "“Karina” is “Carina” in the source")]),
        ("Ring til Carina Lundø", "Call Carina", []),
        ("Ring til Carina Lundø", "Call us", [("warning", "“Carina Lundø” of the source is not named")]),
        ("Ring til Carina", "Carina’s phone is open", []),
        ("Ring til Bo", "Call Bob", []),
        ("Fjordlys Norden søger", "Fjordlys Norden is looking", []),
        ("Hos Fjordlys Norden", "At Fjordlys", []),
        ("Hos Fjordlys Norden", "At Fjordlus Norden", [("error", "“Fjordlus” is “Fjordlys” in the source")]),
        ("Hos Fjordlys Norden", "With us", [("warning", "“Fjordlys” of the source is not named")]),
        ("Nordic Hives søger", "We are looking", [("warning", "“Nordic Hives” of the source is not named")]),
        ("I København", "In Copenhagen", []),
        ("I København", "In Copenhaguen", [("error", "“Copenhaguen” is “Copenhagen” in the source")]),
        ("I København", "In town", []),
        ("Ingen navne", "No names", []),
    ],
)
def test_names_are_those_of_the_source(site, source, target, told):
    assert found(site, source, target) == told

"""The workspace's own glossary holds in all it says; the built-in one warns of what it forbids."""

import os

import pytest

GLOSSARY = """\
term,da,en,forbidden_en,never_translate
stade,stade|stadet|stader,hive|the hive|hives,box,
KubeNet,KubeNet,KubeNet,,yes
"""


def found(site, source, target, locale="en", glossary=GLOSSARY):
    site.write(
        "postings/hive.yaml",
        f"source_locale: da\ntitle: Tallinn\nresponsibilities: [{source}]\nlocales: [da, {locale}]\n"
        "hiring_organization: {name: Hive}\njob_location: {address: {country: DK}}\n",
    )
    entry = f'msgctxt "responsibilities"\nmsgid "{source}"\nmsgstr "{target}"\n'
    site.write(f"postings/hive.{locale}.po", f'msgid ""\nmsgstr ""\n\n{entry}')
    if glossary:
        site.write("glossary.csv", glossary)
    return [(one.rule, one.severity, one.message) for one in site.found("TERM", locale)]


@pytest.mark.parametrize(
    ("source", "target", "told"),
    [
        ("Du passer stadet", "You keep the box", [("TERM", "error", "“stadet” should be “the hive”, not “box”")]),
        ("Du passer stadet", "You keep bees", [("TERM", "warning", "“stadet” should be “the hive”")]),
        ("Du bruger KubeNet", "You use CubeNet", [("TERM", "warning", "“KubeNet” must stay as it is")]),
        ("Du passer stadet", "You keep the hive", []),
        ("Du passer bierne", "You keep the bees in a box", []),
    ],
)
def test_what_the_own_glossary_says_holds(site, source, target, told):
    assert found(site, source, target) == told


@pytest.mark.parametrize(
    ("source", "target", "locale", "told"),
    [
        ("Stillingen er ledig", "Ställningen är ledig", "sv",
         [("TERM", "warning", "“Stillingen” should be “Tjänsten”, not “Ställningen”")]),
        ("Stillingen er ledig", "Arbetet är ledigt", "sv", []),
        ("Vi tager stilling til alle", "Vi tar ställning till alla", "sv", []),
    ],
)  # fmt: skip
def test_the_built_in_glossary_warns_of_what_it_forbids(site, source, target, locale, told):
    assert found(site, source, target, locale, "") == told


def test_the_own_glossary_may_allow_what_the_built_in_one_forbids(site):
    own = "term,da,sv\nstilling,stilling|stillingen,ställning|ställningen\n"

    assert found(site, "Stillingen er ledig", "Ställningen är ledig", "sv", own) == []


def test_a_glossary_that_can_t_be_read_is_told_with_its_line(site):
    assert found(site, "Du passer stadet", "You keep the box", glossary="term,da,xx\nstade,stade,box\n")[0][0] == "GLOSSARY"


def test_a_glossary_that_changes_is_read_again(site):
    before = found(site, "Du passer stadet", "You keep the box")
    file = site.write("glossary.csv", "term,da,en\nstade,stade|stadet,box|the box\n")
    os.utime(file, ns=(1, 1))

    assert (len(before), site.found("TERM", "en")) == (1, [])

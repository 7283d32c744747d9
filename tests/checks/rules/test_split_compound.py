from generator.errors import Fix

POSTING = """\
source_locale: da
title: Biavler
hiring_organization: {name: Hive Example}
job_location: {address: {country: DK}}
locales: [da]
"""


def found(site, *tasks):
    listed = "\n".join(f"- {task}" for task in tasks)
    site.write("postings/hive.yaml", f"{POSTING}responsibilities:\n{listed}\n")
    return site.found("SPLIT-COMPOUND", "da")


def test_a_split_compound_can_be_put_right(site):
    (finding,) = found(site, "Du er dansk talende")

    assert finding.fix == Fix("dansk talende", "dansktalende")
    assert (finding.severity, finding.field, finding.locale) == ("warning", "responsibilities", "da")


def test_what_the_ad_joins_elsewhere_is_one_word_all_through(site):
    (finding,) = found(site, "Din honninghøst er god", "Vi deler vores honning høst")

    assert finding.fix == Fix("honning høst", "honninghøst")
    assert finding.hint == "write “honninghøst”, as elsewhere in the ad"


def test_a_word_that_may_stand_before_any_noun_says_nothing(site):
    assert found(site, "Du har storkøkken", "Vi har et stor køkken") == []


def test_what_is_listed_needs_no_dictionary(site, monkeypatch):
    monkeypatch.setattr("generator.checks.spelling.dictionaries.FOLDERS", ())

    assert [one.fix.new for one in found(site, "Du er dansk talende", "Dine arbejds opgaver")] == [
        "dansktalende",
        "arbejdsopgaver",
    ]


def test_the_two_halves_of_a_name_stay_two(site):
    site.write("terms.txt", "Kunde Service\n")

    assert found(site, "Du er hos Kunde service") == []

POSTING = """\
source_locale: da
title: Biavler
hiring_organization: {name: Hive Example}
job_location: {address: {country: DK}}
locales: [da]
"""


def test_a_slip_that_a_dictionary_lets_pass_is_told_once_with_what_is_meant(site):
    site.write("postings/hive.yaml", f"{POSTING}summary: Selvskabet og selvskabet.\n")

    (finding,) = site.found("SPELLING-NEAR", "da")

    assert finding.message == "“Selvskabet” is no common word"
    assert "“Selskabet”" in finding.hint
    assert (finding.severity, finding.field, finding.fix) == ("warning", "summary", None)


def test_an_english_word_is_one_in_an_english_phrase(site):
    site.write(
        "postings/hive.yaml", f"{POSTING}summary: Du skriver documentation.\nresponsibilities: [Du laver production planning]\n"
    )

    assert [finding.message for finding in site.found("SPELLING-NEAR", "da")] == ["“documentation” is no common word"]

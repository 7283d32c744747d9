def test_an_unknown_word_is_told_once_with_what_may_be_meant(site):
    site.posting("summary: Good experiense.\nresponsibilities: [Experiense of bees, More experiense]\n")

    (finding,) = site.found("SPELLING")

    assert finding.message == "“experiense” is in no dictionary, 3 times"
    assert "“experience”" in finding.hint
    assert (finding.severity, finding.locale, finding.field) == ("warning", "en", "summary")
    assert (finding.where.file.name, finding.where.line) == ("hive.yaml", 6)


def test_a_word_that_begins_a_sentence_and_is_like_no_other_is_taken_for_a_name(site):
    site.posting("summary: Qwxyzzy is a town.\nresponsibilities: [We like Xyqqvz and ABCXYZ and myXyqvz]\n")

    assert site.found("SPELLING") == []


def test_a_translation_does_not_repeat_what_its_source_is_told_of(site):
    site.posting("responsibilities: [Work with the xyqqvz]\n", locales="[en, da]")
    site.write(
        "postings/hive.da.po",
        'msgid ""\nmsgstr ""\n\nmsgctxt "responsibilities"\nmsgid "Work with the xyqqvz"\nmsgstr "Arbejd med xyqqvz"\n',
    )

    assert [finding.locale for finding in site.found("SPELLING", "en")] == ["en"]
    assert site.found("SPELLING", "da") == []


def test_what_other_rules_tell_of_is_left_to_them(site):
    site.posting("responsibilities: [You recieve bees]\n")

    assert site.found("SPELLING") == []
    assert len(site.found("MISSPELT")) == 1


def test_no_more_than_ten_guesses_are_made_for_one_ad(site):
    words = " and ".join(f"experiens{letter}e" for letter in "abcdfghijklm")
    site.posting(f"summary: See {words}.\n")

    findings = site.found("SPELLING")

    assert len(findings) == 12
    assert "did you mean" not in findings[-1].hint
    assert "terms.txt" in findings[-1].hint


def test_a_soft_hyphen_is_no_part_of_a_word(site):
    site.posting('summary: "Good experi\\u00adence and experi\\u00adense."\n')

    assert [finding.message for finding in site.found("SPELLING")] == ["“experiense” is in no dictionary"]

def test_a_draft_is_told_with_its_place_in_the_po_file(site):
    site.posting(locales="[da, en]")
    po = site.write(
        "postings/hive.da.po", 'msgid ""\nmsgstr ""\n\n#, fuzzy\nmsgctxt "title"\nmsgid "Beekeeper"\nmsgstr "Biavler"\n'
    )

    (finding,) = site.found("DRAFT", "da")

    assert (finding.rule, finding.field, finding.locale, finding.severity) == ("DRAFT", "title", "da", "error")
    assert finding.where.file == po
    assert finding.where.line in {4, 5, 6}


def test_what_is_approved_or_missing_is_no_draft(site):
    site.posting("summary: Bees.", locales="[da, en]")
    site.write("postings/hive.da.po", 'msgid ""\nmsgstr ""\n\nmsgctxt "title"\nmsgid "Beekeeper"\nmsgstr "Biavler"\n')

    assert site.found("DRAFT", "da") == []
    assert site.found("DRAFT", "en") == []

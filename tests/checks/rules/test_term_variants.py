def test_two_spellings_are_one_finding_that_names_both(site):
    site.posting("summary: Send an e-mail.\nresponsibilities: [Answer emails, Write e-mails, File every email]\n")

    (finding,) = site.found("TERM-VARIANTS")

    assert finding.message == "“e-mail” and “email” stand in one ad"
    assert "“e-mail”, which comes first" in finding.hint
    assert (finding.severity, finding.field, finding.where.line) == ("warning", "responsibilities", 7)


def test_one_spelling_is_fine(site):
    site.posting("summary: Send an email.\nresponsibilities: [Answer emails]\n")

    assert site.found("TERM-VARIANTS") == []

from generator.errors import Fix


def test_a_slip_is_an_error_and_can_be_put_right(site):
    site.posting("responsibilities: [Recieve bees]\n")

    (finding,) = site.found("MISSPELT")

    assert (finding.severity, finding.locale, finding.field) == ("error", "en", "responsibilities")
    assert finding.fix == Fix("Recieve", "Receive")
    assert finding.hint == "write “Receive”"


def test_it_is_told_without_a_dictionary_too(site, monkeypatch):
    monkeypatch.setattr("generator.checks.spelling.dictionaries.FOLDERS", ())
    site.posting("responsibilities: [Recieve bees, Costumer service]\n")

    assert [finding.fix.new for finding in site.found("MISSPELT")] == ["Receive", "Customer service"]


def test_a_posting_may_justify_it(site):
    site.posting("responsibilities: [Recieve bees]\njustify: {MISSPELT: It is how the poet wrote it}\n")

    (finding,) = site.found("MISSPELT")

    assert (finding.severity, finding.justified) == ("info", "It is how the poet wrote it")

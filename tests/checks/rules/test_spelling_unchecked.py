import pytest

from generator.checks.spelling import dictionaries

LOCALES = ("da", "nb", "sv", "en")


@pytest.mark.parametrize("locale", LOCALES)
def test_where_there_is_no_dictionary_one_warning_says_what_to_install(site, monkeypatch, locale):
    monkeypatch.setattr(dictionaries, "FOLDERS", ())
    monkeypatch.delenv("DICPATH", raising=False)
    site.posting("summary: Wrods and mroe wrods.\n", locales="[da, nb, sv, en]")

    (finding,) = site.found("SPELLING-UNCHECKED", locale)

    assert (finding.severity, finding.locale) == ("warning", locale)
    assert "was not checked" in finding.message
    assert "hunspell-" in finding.hint
    assert "dictionaries/" in finding.hint
    assert site.found("SPELLING", locale) == []
    assert site.found("SPELLING-NEAR", locale) == []


@pytest.mark.parametrize("locale", LOCALES)
def test_where_there_is_one_nothing_is_said(site, locale):
    site.posting(locales="[da, nb, sv, en]")

    assert site.found("SPELLING-UNCHECKED", locale) == []

def test_a_language_is_named_and_told_where_its_audience_stands(site):
    site.posting("required_languages: [{language: en, level: good}]\naudiences:\n  - {language: da}\n  - {language: 'no'}\n")

    (found,) = site.found("LANGUAGE-LEVEL", audience=1)

    assert found.message == "the level of Norwegian (“no”) is not given"
    assert found.where.line == 9

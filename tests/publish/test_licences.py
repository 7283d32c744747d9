from generator.publish import licences


def test_the_typeface_its_package_and_its_terms_are_named():
    text = licences.text().decode()

    assert "Lato" in text
    assert "fontpkg-lato 2." in text
    assert "SIL OPEN FONT LICENSE" in text.upper()
    assert len(text) > 2000

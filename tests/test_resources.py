from generator import resources


def test_a_checkout_uses_its_own_folders(root):
    assert resources.templates() == root / "templates"
    assert resources.locales() == root / "locales"


def test_the_folders_hold_what_they_are_for():
    assert (resources.templates() / "base" / "ad.html.j2").is_file()
    assert (resources.locales() / "annons.pot").is_file()
    assert (resources.starter() / "posting.yaml.j2").is_file()

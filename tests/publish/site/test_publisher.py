from generator.publish.site.publisher import publisher

AGENCY = 'agency: {name: Buzz Agency, brand_color: "#0b4f6c", address: {country: NO, city: Oslo}}\n'


def test_the_agency_of_all_ads_publishes_them(job, edition):
    job("one", "A", AGENCY)
    job("two", "B", AGENCY, employer="Other Hive")
    made = publisher(edition())

    assert (made.name, made.brand.color) == ("Buzz Agency", "#0b4f6c")
    assert made.shown("da").address == ("Oslo", "Norge")
    assert made.shown("en").address == ("Oslo", "Norway")


def test_an_employer_that_advertises_by_itself_publishes_its_ads(job, edition):
    job("one", "A")
    made = publisher(edition())

    assert made.name == made.shown("nb").name == "Hive Example"
    assert made.brand.color == edition().theme.color


def test_employers_with_nothing_in_common_share_the_theme_s_colour_only(job, edition):
    job("one", "A")
    job("two", "B", employer="Other Hive")
    made = publisher(edition())

    assert (made.name, made.shown("da"), made.brand.color) == ("", None, edition().theme.color)


def test_a_language_without_ads_shows_it_as_another_does(job, edition):
    job("one", "A", AGENCY, locales="[da]")

    assert publisher(edition()).shown("en").address == ("Oslo", "Norge")


def test_an_employer_that_is_not_told_is_not_told_here_either(job, edition):
    job("one", "A", "confidential: true\nagency: {name: Buzz Agency}\n", employer="Secret Hive")

    assert "Secret Hive" not in repr(publisher(edition()))

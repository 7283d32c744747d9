from generator.publish.site.facets import employer, facets, known_places, places, tongues, types
from generator.rendering.writing import Pen

COPENHAGEN = "{country: DK, city: {da: København, nb: København, sv: Köpenhamn, en: Copenhagen}}"


def made(edition, locale):
    whole = edition()
    ads = [one for one in whole.ads if one.version.locale == locale]
    where = [places(Pen(one.version.ad, one.version.localized, whole.locales)) for one in ads]
    values = known_places(where)
    return {one.name: one for one in facets(whole.locales[locale], ads, values)}


def options(facet):
    return [(group.label, [(one.value, one.label) for one in group.options]) for group in facet.groups]


def test_places_stand_by_country_and_a_country_with_several_can_be_chosen_whole(job, edition):
    job("one", "A", address=COPENHAGEN)
    job("two", "B", address="{country: DK, city: Aarhus}")
    job("three", "C", address="{country: EE, city: Tallinn}")
    job("four", "D", address="{country: SE}")

    assert options(made(edition, "da")["place"]) == [
        ("Danmark", [("dk", "Hele Danmark"), ("copenhagen-dk", "København"), ("aarhus-dk", "Aarhus")]),
        ("Estland", [("tallinn-ee", "Tallinn")]),
        ("Sverige", [("se", "Sverige")]),
    ]


def test_values_are_the_same_in_every_language_and_labels_are_not(job, edition):
    job("one", "A", "required_languages: [{language: sv}]", address=COPENHAGEN)
    job("two", "B", "required_languages: [{language: en}]", address="{country: NO, city: Oslo}", employer="Åby")
    values, labels = {}, {}
    for locale in ("da", "nb", "sv", "en"):
        found = made(edition, locale)
        assert list(found) == ["place", "language", "employer"]
        values[locale] = {name: sorted(one.value for group in it.groups for one in group.options) for name, it in found.items()}
        labels[locale] = found["language"].label, [one.label for one in found["language"].groups[0].options]

    assert values["da"] == values["nb"] == values["sv"] == values["en"]
    assert values["en"]["place"] == ["copenhagen-dk", "oslo-no"]
    assert labels == {
        "da": ("Sprogkrav", ["Engelsk", "Svensk"]),
        "nb": ("Språkkrav", ["Engelsk", "Svensk"]),
        "sv": ("Språkkrav", ["Engelska", "Svenska"]),
        "en": ("Language", ["English", "Swedish"]),
    }


def test_what_a_reader_sees_as_one_place_is_one_choice(job, edition):
    job("one", "A", address=COPENHAGEN)
    job("two", "B", address="{country: DK, city: København}")
    job("three", "C", address="{country: DK, city: Odense}")

    assert options(made(edition, "da")["place"]) == [
        ("Danmark", [("dk", "Hele Danmark"), ("copenhagen-dk", "København"), ("odense-dk", "Odense")])
    ]


def test_a_filter_with_one_value_is_left_out(job, edition):
    job("one", "A", "employment_type: full_time")
    job("two", "B", "employment_type: full_time")

    assert made(edition, "da") == {}


def test_types_of_employment_stand_in_their_own_order(job, edition):
    job("one", "A", "employment_type: [intern, part_time]")
    job("two", "B", "employment_type: full_time")
    job("three", "C", "employment_type: other")

    assert options(made(edition, "sv")["type"]) == [
        ("", [("full_time", "Heltid"), ("part_time", "Deltid"), ("intern", "Praktik")])
    ]


def test_what_an_ad_is_filtered_by(job, edition):
    job(
        "one",
        "A",
        "employment_type: [full_time, other]\nrequired_languages: [{language: en}, {language: de, desirable: true}]\n"
        "audiences: [{language: da}, {language: 'no'}]\n",
    )
    ads = [one for one in edition().ads if one.version.locale == "en"]

    assert [tongues(one) for one in ads] == [("da", "en"), ("no", "en")]
    assert {types(one) for one in ads} == {("full_time",)}
    assert {employer(one) for one in ads} == {"Hive Example"}


def test_who_advertises_stands_for_an_employer_that_is_not_told(job, edition):
    job("one", "A", "confidential: true\nagency: {name: Buzz Agency}", employer="Secret Hive")
    ads = edition().ads

    assert {employer(one) for one in ads} == {"Buzz Agency"}

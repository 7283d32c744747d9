"""From one posting to its ads: what each audience sees, and what no ad may show."""

import shutil
from pathlib import Path

import pytest

from generator.posting.audience import Ad, ads
from generator.posting.workspace import Workspace

DATA = Path(__file__).parent / "data"
LOCALES = ("da", "nb", "sv", "en")


def made(name: str) -> tuple[Ad, ...]:
    workspace = Workspace.open(DATA)
    return ads(workspace.posting(DATA / "postings" / f"{name}.yaml"), LOCALES)


@pytest.fixture(scope="module")
def sets() -> dict[str, Ad]:
    return {ad.language or "": ad for ad in made("audiences")}


def sources(ad: Ad, *contexts: str) -> list[str]:
    return [found.text.source or "" for found in ad.texts() if found.context in contexts]


def test_a_posting_without_audiences_is_one_ad():
    (ad,) = made("full")
    assert ad.name == "full"
    assert (ad.language, ad.home_country) == ("da", "DK")
    assert ad.locales == ("da", "nb", "en")
    assert ad.organization is not None
    assert ad.organization.name == "Havnens Kantine"


def test_a_posting_without_required_languages_is_for_nobody_special():
    (ad,) = made("confidential")
    assert (ad.language, ad.home_country) == (None, None)
    assert ad.locales == LOCALES


def test_each_audience_has_its_name_language_country_and_locales(sets):
    assert {ad.name: (ad.language, ad.home_country, ad.locales) for ad in sets.values()} == {
        "audiences-for-da": ("da", "DK", LOCALES),
        "audiences-for-no": ("no", "NO", ("nb", "en")),
        "audiences-for-sv": ("sv", "FI", ("sv",)),
    }


def test_an_audience_s_own_facts_replace_the_posting_s(sets):
    norwegian, danish = sets["no"].posting, sets["da"].posting
    assert (norwegian.reference_number, norwegian.valid_through) == ("KOK-NO", "rolling")
    assert [contact.name for contact in norwegian.contacts] == ["Nora Nordmo"]
    assert norwegian.apply.email == "norge@example.com"
    assert (danish.reference_number, str(danish.valid_through)) == ("KOK", "2018-03-31")
    assert [contact.name for contact in danish.contacts] == ["Kim Kvist"]
    assert danish.apply.email == "job@example.com"


def test_an_audience_s_language_comes_first_with_its_level(sets):
    assert [(one.language, one.level) for one in sets["da"].posting.required_languages] == [("da", "good"), ("en", None)]
    first = sets["no"].posting.required_languages[0]
    assert (first.language, first.level) == ("no", "fluent")
    assert sets["sv"].posting.required_languages[0].level is None


def test_what_one_audience_speaks_is_asked_of_no_other(sets):
    # The posting lists Danish for its level; a Norwegian speaker need not speak it.
    assert [one.language for one in sets["no"].posting.required_languages] == ["no", "en"]
    assert [one.language for one in sets["sv"].posting.required_languages] == ["sv", "en"]


def test_no_ad_knows_of_the_other_audiences(sets):
    for ad in sets.values():
        assert ad.posting.audiences == ()
    assert "Nora" not in repr(sets["da"])
    assert "KOK-NO" not in repr(sets["sv"])
    assert "norge@example.com" not in repr(sets["da"])


def test_only_for(sets):
    bullets = {language: sources(ad, "responsibilities") for language, ad in sets.items()}
    assert bullets == {
        "da": ["Du laver mad", "Du laver smørrebrød"],
        "no": ["Du laver mad", "Du laver fiskesuppe og surströmming"],
        "sv": ["Du laver mad", "Du laver fiskesuppe og surströmming"],
    }
    bodies = {language: sources(ad, "sections.team.body", "sections.kitchen.body") for language, ad in sets.items()}
    assert bodies == {
        "da": ["Et køkken.", "Med rugbrød."],
        "no": ["Et køkken."],
        "sv": ["Vi er tolv.", "Et køkken."],
    }


def test_only_for_holds_in_places_too(sets):
    texts = {language: sources(ad, "sections.city.body") for language, ad in sets.items()}
    assert texts == {
        "da": ["En by ved havet.", "Danskerne byggede her."],
        "no": ["En by ved havet."],
        "sv": ["En by ved havet."],
    }


def test_what_is_for_others_is_nowhere_in_an_ad(sets):
    for word in ("smørrebrød", "rugbrød", "Danskerne"):
        assert word in repr(sets["da"])
        assert word not in repr(sets["no"])
        assert word not in repr(sets["sv"])
    assert "Vi er tolv" not in repr(sets["da"])


def test_texts_that_all_see_are_the_same_objects(sets):
    # Translations are looked up by the text's identity.
    first = {id(ad.posting.title) for ad in sets.values()}
    kitchens = {id(found.text) for ad in sets.values() for found in ad.texts() if found.context == "sections.kitchen.heading"}
    assert (len(first), len(kitchens)) == (1, 1)


def test_countries_are_where_the_work_is_done():
    (full,) = made("full")
    assert full.countries() == ("EE", "SE")
    (confidential,) = made("confidential")
    assert confidential.countries() == ("DK",)


def standing(ad: Ad, code: str) -> list[str]:
    organization = ad.in_locale(code).organization
    return [one.id for one in organization.boilerplate] if organization else []


def test_standing_texts_are_for_countries_and_locales():
    (full,) = made("full")
    assert standing(full, "da") == ["diversity", "baltics"]
    assert standing(full, "en") == ["diversity", "baltics", "english"]
    assert "norway" not in standing(full, "nb")


def test_standing_texts_that_don_t_belong_are_no_texts_of_the_ad():
    (full,) = made("full")
    assert "Etter norsk lov." in sources(full, "boilerplate.norway.text")
    assert sources(full.in_locale("nb"), "boilerplate.norway.text") == []


def test_a_confidential_employer_leaves_no_trace():
    (ad,) = made("confidential")
    for one in (ad, *(ad.in_locale(code) for code in LOCALES)):
        assert one.organization is None
        assert one.agency is not None
        assert "emmelig" not in repr(one)
        assert "+4532123457" not in repr(one)
        assert "#123456" not in repr(one)
        for found in one.texts():
            assert "emmelig" not in f"{found.text.source} {found.text.by_locale}"


def test_a_confidential_employer_from_a_file_leaves_no_trace(tmp_path):
    root = Path(shutil.copytree(DATA, tmp_path / "data"))
    file = root / "postings" / "kok.yaml"
    file.write_text(
        "source_locale: da\ntitle: Kok\nhiring_organization: havnen\nagency: nordkyst\nconfidential: yes\n"
        "job_location: {place: tallinn}\naudiences: [{language: da}, {language: sv}]\n",
        "utf-8",
    )
    for ad in ads(Workspace.open(root).posting(file), LOCALES):
        assert ad.organization is None
        assert "avnen" not in repr(ad)
        assert "1998" not in repr(ad)


def test_an_open_employer_is_shown():
    (ad,) = made("full")
    assert "Havnens Kantine" in repr(ad)


def test_of_an_employer_that_is_its_own_agency_each_text_comes_once(tmp_path):
    (tmp_path / "organizations").mkdir()
    (tmp_path / "organizations" / "kro.yaml").write_text("source_locale: da\nname: Kro\nabout: En kro.\n", "utf-8")
    file = tmp_path / "kok.yaml"
    file.write_text(
        "source_locale: da\ntitle: Kok\nhiring_organization: kro\nagency: kro\njob_location: {address: {country: DK}}\n",
        "utf-8",
    )
    (ad,) = ads(Workspace.around(file).posting(file), LOCALES)
    assert [found.text.source for found in ad.texts()] == ["Kok", "En kro."]

"""Organizations and places."""

from pathlib import Path

import pytest

from generator.posting.organization import City, Organization
from generator.posting.problems import validate
from generator.posting.yaml_reader import read

DATA = Path(__file__).parent / "data"


@pytest.fixture(scope="module")
def havnen() -> Organization:
    return validate(Organization, read(DATA / "organizations" / "havnen.yaml"))


def test_an_organization(havnen):
    assert (havnen.name, havnen.legal_name) == ("Havnens Kantine", "Havnens Kantine A/S")
    assert havnen.brand_color == "#0b5c4a"
    assert [part.text.source for part in havnen.about] == ["Vi har lavet mad siden 1998."]


def test_standing_texts(havnen):
    assert [(one.id, one.countries, one.locales) for one in havnen.boilerplate] == [
        ("diversity", (), ()),
        ("norway", ("NO",), ()),
        ("baltics", ("EE", "LV", "LT"), ()),
        ("english", (), ("en", "sv")),
    ]


def test_contact_and_address():
    nordkyst = validate(Organization, read(DATA / "organizations" / "nordkyst.yaml"))
    assert nordkyst.telephone == "+4532123456"
    assert nordkyst.address is not None
    assert (nordkyst.address.postal_code, nordkyst.address.country) == ("0158", "NO")
    assert nordkyst.logo is not None
    assert nordkyst.logo.file == "havn.svg"


def test_a_name_is_all_an_organization_needs():
    assert Organization.model_validate({"name": "Havnen"}).boilerplate == ()


def test_a_place():
    tallinn = validate(City, read(DATA / "places" / "tallinn.yaml"))
    assert tallinn.country == "EE"
    assert dict(tallinn.name.by_locale) == {"da": "Tallinn", "nb": "Tallinn", "sv": "Tallinn", "en": "Tallinn"}
    assert [section.id for section in tallinn.sections] == ["city"]

"""What {city}, {hours} and the like say in an ad, from what its posting has."""

import pytest

from generator.errors import InputError
from generator.l10n.formats import formats
from generator.posting.audience import ads
from generator.posting.workspace import Workspace
from generator.rendering import factwords
from generator.rendering.writing import Pen
from generator.translation.localize import localize

HEAD = "source_locale: da\ntitle: Biavler\nlocales: [da, nb, sv, en]\n"
WHOLE = """\
hiring_organization: {name: Havnen}
valid_through: 2027-03-31
work_hours: {hours_per_week: 30, hours_per_week_max: 37.5}
job_location: {place: hamar}
"""
HAMAR = "name: Hamar\ncountry: 'NO'\nin_city: {da: i Hamar, nb: på Hamar}\n"


@pytest.fixture
def said(tmp_path):
    def words(text, locale):
        (tmp_path / "places").mkdir(exist_ok=True)
        (tmp_path / "places" / "hamar.yaml").write_text(HAMAR, "utf-8")
        file = tmp_path / "bi.yaml"
        file.write_text(HEAD + text, "utf-8")
        workspace = Workspace(tmp_path)
        (ad,) = ads(workspace.posting(file), ("da",))
        return factwords.words(ad, formats(workspace.locales[locale]))

    return words


def test_every_fact_in_the_words_of_the_locale(said):
    assert said(WHOLE, "nb") == {
        "city": "Hamar", "in_city": "på Hamar", "country": "Norge", "in_country": "i Norge", "hours": "30–37,5",
        "deadline": "31. mars 2027", "employer": "Havnen",
    }  # fmt: skip
    assert said(WHOLE, "sv")["in_city"] == "i Hamar"
    assert said(WHOLE, "en") == {
        "city": "Hamar", "in_city": "in Hamar", "country": "Norway", "in_country": "in Norway", "hours": "30–37.5",
        "deadline": "31 March 2027", "employer": "Havnen",
    }  # fmt: skip
    assert set(factwords.WANTED) == set(said(WHOLE, "da"))


def test_several_places_are_a_list_and_a_name_that_differs_is_the_locales_own(said):
    text = (
        "agency: {name: Havnen}\njob_location: [{address: {city: {da: København, sv: Köpenhamn}, country: DK}},"
        " {address: {city: Malmö, country: SE}}]\n"
    )

    assert said(text, "sv") == {
        "city": "Köpenhamn och Malmö", "in_city": "i Köpenhamn och Malmö", "country": "Danmark och Sverige",
        "in_country": "i Danmark och i Sverige",
    }  # fmt: skip


def test_an_employer_that_is_hidden_is_not_said(said):
    text = WHOLE + "confidential: true\nagency: {name: Bureauet}\n"

    assert "employer" not in said(text, "da")


@pytest.mark.parametrize("name", ["city", "in_city", "deadline", "employer", "hours"])
def test_a_fact_that_the_posting_lacks_is_told_of(tmp_path, name):
    file = tmp_path / "bi.yaml"
    lacking = "hiring_organization: {name: H}\nconfidential: yes\nagency: {name: B}\njob_location: {address: {country: DK}}\n"
    file.write_text(f"{HEAD}summary: Kom {{{name}}}\n{lacking}", "utf-8")
    workspace = Workspace(tmp_path)
    posting = workspace.posting(file)
    (ad,) = ads(posting, ("da",))
    pen = Pen(ad, localize(posting.entities, workspace.locales["da"]), workspace.locales)

    with pytest.raises(InputError) as caught:
        pen.maybe(posting.posting.summary)

    (told,) = caught.value.findings
    assert (told.rule, told.message) == ("PLACEHOLDER", f"{{{name}}} says a fact that the posting does not have")
    assert told.hint.startswith(f"add {factwords.WANTED[name]}")
    assert told.where.line == 4

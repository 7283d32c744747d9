import dataclasses
import re

import pytest

from generator.posting.workspace import Workspace
from generator.rendering.view import AdView
from generator.rendering.viewing import Options, view

FULL = """\
summary: Do you like bees?
short_text: Bees.
date_posted: 2018-03-01
valid_through: 2018-03-31
reference_number: "B 1"
contacts: [{name: Ada Example, role: Keeper, telephone: "+45 32 12 34 56", email: ada@example.com}]
apply: {send: A letter, email: jobs@example.com, url: "https://www.example.com/jobs/"}
origin: {name: A board, url: "https://board.example.com"}
"""


def test_a_small_posting_has_a_small_view(site):
    site.posting()
    view = site.view()

    assert (view.name, view.locale, view.open_graph) == ("hive", "en", "en_GB")
    assert view.title.plain == view.description == "Beekeeper"
    assert view.kicker == "Hive Example · Roskilde, Denmark"
    assert view.keywords == ("Hive Example", "Roskilde, Denmark")
    assert (view.summary, view.apply, view.deadline, view.hero, view.agency) == (None, None, None, None, None)
    assert (view.bands, view.sections, view.contacts) == ((), (), ())
    assert (view.canonical, view.created, view.reference, view.origin) == ("", "", "", ("", ""))
    assert view.advertiser == view.employer
    assert view.author == "Hive Example"
    assert view.indexable


def test_a_full_posting_fills_the_view(site):
    site.posting(FULL)
    view = site.view()

    assert view.summary.plain == "Do you like bees?"
    assert view.description == "Bees."
    assert view.created == "2018-03-01"
    assert view.reference == "B 1"
    assert view.origin == ("A board", "https://board.example.com")
    (contact,) = view.contacts
    assert (contact.name, contact.role.plain, contact.email) == ("Ada Example", "Keeper", "ada@example.com")
    assert (contact.telephone, contact.dial) == ("+45\u00a032\u00a012\u00a034\u00a056", "+4532123456")
    assert view.apply.send.plain == "A letter"
    assert view.apply.mailto == "mailto:jobs@example.com?subject=Beekeeper%20%28B%201%29"
    assert (view.apply.url, view.apply.url_text) == ("https://www.example.com/jobs/", "www.example.com/jobs")


def test_every_field_is_a_ready_and_frozen_value(site):
    site.posting(FULL)
    view = site.view()

    assert dataclasses.is_dataclass(AdView)
    with pytest.raises(dataclasses.FrozenInstanceError):
        view.locale = "da"
    assert not [field.name for field in dataclasses.fields(view) if callable(getattr(view, field.name))]
    assert hash(view.facts) == hash(site.view().facts)


def test_a_long_description_is_cut_at_a_word(site):
    site.posting(f"summary: {'honey ' * 40}")

    description = site.view().description

    assert len(description) <= 160
    assert re.fullmatch(r"(honey )*honey…", description)


@pytest.mark.parametrize(
    ("status", "kinds", "indexable"),
    [
        ("open", [], True),
        ("extended", ["extended"], True),
        ("draft", ["preview"], False),
        ("filled", ["filled"], False),
        ("withdrawn", ["withdrawn"], False),
    ],
)
@pytest.mark.parametrize("locale", ["da", "nb", "sv", "en"])
def test_the_status_has_its_band_in_every_locale(site, status, kinds, indexable, locale):
    site.write(
        "postings/hive.yaml",
        f"source_locale: {locale}\nstatus: {status}\ntitle: A\nhiring_organization: {{name: H}}\n"
        "job_location: {address: {country: DK}}\n",
    )
    view = site.view(locale)

    assert [band.kind for band in view.bands] == kinds
    assert all(band.text for band in view.bands)
    assert view.indexable is indexable
    assert f'"inLanguage":"{locale}"' in view.json_ld.replace('": ', '":')


@pytest.mark.parametrize(
    ("status", "kinds"),
    [("open", ["expired"]), ("extended", ["expired"]), ("filled", ["filled"]), ("withdrawn", ["withdrawn"])],
)
@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("da", "Ansøgningsfristen er udløbet"),
        ("nb", "Søknadsfristen har gått ut"),
        ("sv", "Sista ansökningsdag har passerat"),
        ("en", "The closing date has passed"),
    ],
)
def test_an_ad_past_its_deadline_says_so_unless_it_says_more(site, status, kinds, locale, words):
    site.write(
        "postings/hive.yaml",
        f"source_locale: {locale}\nstatus: {status}\ntitle: A\nhiring_organization: {{name: H}}\n"
        "job_location: {address: {country: DK}}\n",
    )
    pen = site.pen(locale)
    made = view(pen, (), Workspace.open(site.root), Options("#0b5c4a", expired=True))

    assert [band.kind for band in made.bands] == kinds
    assert [band.text for band in made.bands if band.kind == "expired"] == ([words] if kinds == ["expired"] else [])
    assert (made.over, made.indexable) == (True, False)


def test_an_ad_that_is_extended_is_not_over(site):
    site.posting("status: extended")

    assert not site.view().over


def test_what_is_missing_and_what_is_a_draft_have_bands(site):
    site.posting("responsibilities: [Feed the bees]", locales="[da, sv, en]")
    site.write("postings/hive.da.po", 'msgid ""\nmsgstr ""\n\n#, fuzzy\nmsgctxt "title"\nmsgid "Beekeeper"\nmsgstr "Biavler"\n')

    assert [band.kind for band in site.view("da").bands] == ["untranslated", "draft"]
    assert [band.kind for band in site.view("sv").bands] == ["untranslated"]
    assert site.view("en").bands == ()
    assert not site.view("da").indexable
    assert not site.view("da").indexable


def test_sisters_are_all_locales_of_the_ad(site):
    site.posting(locales="[da, nb, en]")

    sisters = site.view("nb").sisters

    assert [(one.locale, one.file, one.current) for one in sisters] == [
        ("da", "hive.da.html", False),
        ("nb", "hive.nb.html", True),
        ("en", "hive.en.html", False),
    ]
    assert [one.name for one in sisters] == ["Dansk", "Norsk bokmål", "English"]
    assert {one.url for one in sisters} == {""}


@pytest.mark.parametrize("base", ["https://example.com/jobs", "https://example.com/jobs/"])
def test_a_base_address_gives_absolute_addresses(site, base):
    site.write("annons.toml", f'base_url = "{base}"\n')
    site.posting(locales="[da, en]")

    view = site.view("da")

    assert view.canonical == "https://example.com/jobs/hive/hive.da.html"
    assert [one.url for one in view.sisters] == [view.canonical, "https://example.com/jobs/hive/hive.en.html"]


ORGANIZATION = """\
name: {name}
url: https://www.{name}.example.com/
telephone: "+45 32 12 34 56"
email: info@example.com
address: {{street_address: Algade 1, postal_code: "4000", city: Roskilde, country: DK}}
brand_color: "{color}"
logo: {{file: organizations/{name}.svg}}
"""


def advertised(site, more=""):
    for name, color in (("hive", "#ffd400"), ("agency", "#123456")):
        site.write(f"organizations/{name}.yaml", ORGANIZATION.format(name=name, color=color))
        site.write(f"organizations/{name}.svg", f"<svg xmlns='http://www.w3.org/2000/svg'><title>{name}</title></svg>")
    site.write(
        "postings/hive.yaml",
        "source_locale: en\ntitle: A\nhiring_organization: hive\nagency: agency\n"
        f"job_location: {{address: {{country: DK}}}}\n{more}",
    )


def test_an_agency_advertises_for_the_employer(site):
    advertised(site)
    view = site.view()

    assert (view.employer.name, view.agency.name) == ("hive", "agency")
    assert view.advertiser == view.agency
    assert view.author == "agency"
    assert view.kicker.startswith("hive ·")
    assert view.brand.color == "#ffd400"
    assert view.agency.address == ("Algade 1", "4000 Roskilde", "Denmark")
    assert (view.agency.url, view.agency.url_text) == ("https://www.agency.example.com/", "www.agency.example.com")
    assert b"<title>agency</title>" in view.agency.logo.asset.data


def test_a_confidential_employer_is_nowhere_in_the_view(site):
    advertised(site, "confidential: true\n")
    view = site.view()

    assert view.employer is None
    assert view.kicker.startswith("agency ·")
    assert view.brand.color == "#123456"
    assert "hive" not in repr(dataclasses.replace(view, name="", sisters=())).lower()


def test_a_picture_has_its_words(site):
    site.picture("postings/bees.png")
    site.posting("hero_image: {file: postings/bees.png, alt: Bees at work}")

    view = site.view()

    assert view.hero.asset.media_type == "image/png"
    assert view.hero.alt.plain == "Bees at work"


@pytest.mark.parametrize("locale", ["da", "nb", "sv", "en"])
def test_the_page_number_has_words_around_it(site, locale):
    site.posting(locales="[da, nb, sv, en]")

    before, between, after = site.view(locale).page_words

    assert before.endswith(" ")
    assert between.startswith(" ")
    assert between.endswith(" ")
    assert after == ""


def test_two_brands_that_have_none_take_the_theme_s(site):
    site.posting()

    assert site.view().brand.color == "#0b5c4a"

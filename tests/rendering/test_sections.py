import pytest

from generator.rendering.sections import sections

ALL = """\
responsibilities: [Feed the bees]
qualifications: {required: [Patience], desirable: [A veil], personal: [Calm]}
job_benefits: [Honey]
sections:
  - {id: team, heading: The team, body: Three of us.}
  - {id: season, heading: The season, body: May to August.}
"""


def made(site, more, **which):
    site.posting(more)
    return sections(site.pen(**which))


def items(section):
    return [item.text.plain for group in section.groups for block in group.blocks for item in block.items]


def test_the_usual_order_has_one_s_own_sections_after_the_benefits(site):
    assert [one.key for one in made(site, ALL)] == ["responsibilities", "qualifications", "job_benefits", "team", "season"]


def test_a_posting_may_want_another_order(site):
    keys = [one.key for one in made(site, f"{ALL}section_order: [season, job_benefits]\n")]

    assert keys == ["season", "job_benefits", "responsibilities", "qualifications", "team"]


def test_what_is_empty_is_left_out(site):
    assert made(site, "") == ()


def test_anchors_are_unique_and_fit_for_an_address(site):
    anchors = [one.anchor for one in made(site, ALL)]

    assert anchors == ["responsibilities", "qualifications", "job-benefits", "section-team", "section-season"]


def test_kinds_of_qualification_have_headings_where_there_are_several(site):
    (section,) = made(site, "qualifications: {required: [Patience], personal: [Calm]}")

    label = site.pen().labels.pgettext
    assert section.heading.plain == label("heading", "Qualifications")
    assert [group.heading.plain if group.heading else "" for group in section.groups] == [
        "",
        label("heading", "Personal qualities"),
    ]
    assert items(section) == ["Patience", "Calm"]


@pytest.mark.parametrize(
    ("kind", "heading"), [("required", "Qualifications"), ("desirable", "Desirable"), ("personal", "Personal qualities")]
)
def test_one_kind_of_qualification_alone_needs_one_heading(site, kind, heading):
    (section,) = made(site, f"qualifications: {{{kind}: [Patience]}}")

    assert section.heading.plain == site.pen().labels.pgettext("heading", heading)
    assert [group.heading for group in section.groups] == [None]


def test_a_place_says_what_it_has_to_say_once(site):
    site.write(
        "places/roskilde.yaml",
        "source_locale: en\nname: Roskilde\ncountry: DK\nsections: [{id: town, heading: The town, body: It is old.}]\n",
    )
    site.write(
        "postings/hive.yaml",
        "source_locale: en\ntitle: A\nhiring_organization: {name: H}\njob_location: [{place: roskilde}, {place: roskilde}]\n",
    )

    (section,) = sections(site.pen())

    assert (section.key, section.anchor, section.heading.plain) == ("place", "place-roskilde-town", "The town")


ORGANIZATION = """\
source_locale: en
name: {name}
about: We keep bees.
boilerplate:
  - {{id: everyone, heading: Everyone, text: Everyone may apply.}}
  - {{id: norway, text: A line for Norway., countries: [NO]}}
  - {{id: danish, text: A line for Danish ads., locales: [da]}}
"""


def employed(site, more=""):
    for name in ("hive", "agency"):
        site.write(f"organizations/{name}.yaml", ORGANIZATION.format(name=name.capitalize()))
    site.write(
        "postings/hive.yaml",
        f"source_locale: en\ntitle: A\nhiring_organization: hive\njob_location: {{address: {{country: DK}}}}\n{more}",
    )


def test_employer_and_agency_speak_of_themselves(site):
    employed(site, "agency: agency\n")

    told = sections(site.pen())

    assert [(one.key, one.anchor) for one in told] == [
        ("organization", "about"),
        ("organization", "about-2"),
        ("boilerplate", "standing-1-everyone"),
        ("boilerplate", "standing-2-everyone"),
    ]
    assert "Hive" in told[0].heading.plain
    assert "Agency" in told[1].heading.plain


@pytest.mark.parametrize("more", ["", "audiences: [{language: da}]\n"])
def test_an_agency_that_hires_for_itself_speaks_once(site, more):
    employed(site, f"agency: hive\n{more}")
    site.write(
        "organizations/hive.yaml",
        ORGANIZATION.format(name="Hive").replace("We keep bees.", "[We keep bees., {text: For Swedes., only_for: sv}]"),
    )

    assert [one.anchor for one in sections(site.pen())] == ["about", "standing-1-everyone"]


def test_standing_texts_belong_to_a_country_or_a_locale(site):
    employed(site)

    assert [one.anchor for one in sections(site.pen("en")) if one.key == "boilerplate"] == ["standing-1-everyone"]
    assert [one.anchor for one in sections(site.pen("da")) if one.key == "boilerplate"] == [
        "standing-1-everyone",
        "standing-1-danish",
    ]


def test_a_standing_text_may_have_no_heading(site):
    employed(site)

    assert [one.heading.plain for one in sections(site.pen("da")) if one.key == "boilerplate"] == ["Everyone", ""]


def test_a_section_for_others_is_not_there(site):
    only = """\
audiences: [{language: da}, {language: sv}]
sections: [{id: flag, heading: The flag, body: It fell from the sky., only_for: da}]
job_benefits: [{text: Rye bread, only_for: [da]}, Honey]
"""

    assert [one.key for one in made(site, only, audience=0)] == ["job_benefits", "flag"]
    assert [one.key for one in made(site, only, audience=1)] == ["job_benefits"]
    assert items(sections(site.pen(audience=1))[0]) == ["Honey"]

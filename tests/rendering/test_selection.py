import pytest

from generator.rendering.selection import spare, text_outlasts, within

LISTS = """\
responsibilities: [You keep the bees, You sell the honey]
job_benefits: [All the honey you can eat]
sections:
  - {id: job, heading: About the job, body: Bees are kept here.}
  - {id: long, heading: About the hives, body: "%s"}
""" % ("Hives are built of wood. " * 60)


@pytest.fixture
def ad(site):
    site.posting(LISTS)
    return site.view()


def keys(sections):
    return [section.key for section in sections]


def test_sections_come_along_as_far_as_there_is_room(ad):
    assert keys(within(ad.sections, 0, 60, 9)) == []
    assert keys(within(ad.sections, 5, 60, 9)) == ["responsibilities"]
    assert keys(within(ad.sections, 12, 60, 9)) == ["responsibilities", "job_benefits", "job"]
    assert keys(within(ad.sections, 999, 60, 9)) == keys(ad.sections)


def test_what_must_come_along_does_however_long_it_is(ad):
    assert keys(within(ad.sections, 0, 60, 9, always=True)) == ["responsibilities", "job_benefits"]
    assert keys(within(ad.sections[2:], 0, 60, 9, always=True)) == ["job", "long"]


def test_the_place_is_told_of_only_where_all_about_the_job_has_room(nordic_jobs):
    ad = nordic_jobs.view("da", name="back-office-agent-tallinn")
    about_the_job = {key for key in keys(ad.sections) if key != "place"}

    chosen = [set(keys(within(ad.sections, lines, 100, 9))) for lines in range(60)]

    assert all(about_the_job < found for found in chosen if "place" in found)
    assert about_the_job in chosen
    assert "place" in chosen[-1]


def test_a_larger_sheet_has_more_room_and_a_longer_ad_leaves_less(ad, site):
    site.posting(LISTS + "reference_number: H-1\nvalid_through: 2027-01-01\nsummary: " + "Come and keep bees. " * 20 + "\n")

    assert spare(ad, 76, 100, 9) < spare(ad, 76, 200, 9)
    assert spare(ad, 30, 100, 9) < spare(ad, 120, 100, 9)
    assert spare(ad, 76, 100, 9, code=60) < spare(ad, 76, 100, 9)
    assert spare(site.view(), 76, 100, 9) < spare(ad, 76, 100, 9)


def test_a_long_text_outlasts_facts_and_a_short_one_does_not(ad, site):
    site.posting("responsibilities: [You keep the bees]\ncontacts: [{name: Ada Lind, telephone: '+45 32 12 34 56'}]\n")

    assert text_outlasts(ad, 115, 47)
    assert not text_outlasts(site.view(), 115, 47)

from lxml import etree

from generator.channels import load
from generator.publish.exports import exports

ORDER = [
    "title", "date", "referencenumber", "requisitionid", "url", "company", "city", "state", "country", "postalcode",
    "streetaddress", "email", "description", "salary", "jobtype", "remotetype", "language", "expirationdate",
]  # fmt: skip
REQUIRED = {"title", "date", "referencenumber", "requisitionid", "url", "company", "city", "country", "description"}


def jobs(edition):
    data = exports(edition, load("indeed"))["indeed.xml"]
    return data, etree.fromstring(data).findall("job")


def test_each_ad_in_each_language_is_a_job_with_all_that_is_required_in_order(edition):
    _, found = jobs(edition())

    assert [job.findtext("language") for job in found] == ["nb", "sv", "en"]
    for job in found:
        names = [one.tag for one in job]
        assert set(names) >= REQUIRED
        assert names == [name for name in ORDER if name in names]


def test_values_are_cdata_and_what_would_end_it_is_escaped(edition):
    data, found = jobs(edition())

    assert b"<title><![CDATA[" in data
    assert "Bier ]]&gt; og honning." in found[0].findtext("description")
    assert found[0].findtext("title") == "Røkter & veileder <dag>"


def test_dates_are_those_of_feeds(edition):
    _, found = jobs(edition())

    assert found[0].findtext("date") == "2026-11-01T00:00:00Z"
    assert found[0].findtext("expirationdate") == "2026-12-01T23:59:59Z"
    assert found[0].findtext("jobtype") == "fulltime"


def test_what_is_over_is_in_no_feed(edition):
    assert jobs(edition(state="withdrawn"))[1] == []


def test_each_job_has_a_number_of_its_own_beside_the_reference_that_people_know(edition):
    change = ("reference_number: H-1\n", 'reference_number: H-1\naudiences: [{language: "no"}, {language: sv}]\n')
    _, found = jobs(edition(change))

    numbers = [job.findtext("referencenumber") for job in found]
    assert len(numbers) == len(set(numbers)) == 6
    assert {job.findtext("requisitionid") for job in found} == {"H-1"}


def test_the_description_has_all_that_the_page_says(edition):
    _, found = jobs(edition())
    text = found[2].findtext("description")

    assert "<li>You feed the bees</li>" in text
    assert "37.5 hours" in text
    assert "<span" not in text


def test_a_hostile_title_comes_through_whole(edition):
    title = """'Bee "keeper" ]]> 🐝 <b> & more'"""
    _, found = jobs(edition(("en: Beekeeper}", f"en: {title}}}")))

    assert found[2].findtext("title") == 'Bee "keeper" ]]> 🐝 <b> & more'

from lxml import etree

from generator.channels import load
from generator.publish.exports import exports

ORDER = [
    "title", "date", "referencenumber", "url", "company", "city", "state", "country", "postalcode", "streetaddress", "email",
    "description", "salary", "jobtype", "remotetype", "language", "expirationdate",
]  # fmt: skip
REQUIRED = {"title", "date", "referencenumber", "url", "company", "city", "country", "description"}


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

    assert found[0].findtext("date") == "Sun, 01 Nov 2026 00:00:00 GMT"
    assert found[0].findtext("expirationdate") == "Tue, 01 Dec 2026 00:00:00 GMT"
    assert found[0].findtext("jobtype") == "fulltime"


def test_what_is_over_is_in_no_feed(edition):
    assert jobs(edition(state="withdrawn"))[1] == []

import pytest

from generator.rendering import facts as module
from generator.rendering.facts import cities, deadline, facts, work_hours

FULL = """\
employment_type: [full_time, part_time]
percent: 80
contract: fixed_term
contract_until: 2019-03-31
trial_period: {months: 3}
work_hours:
  hours_per_week: 20
  hours_per_week_max: 30.5
  schedule:
    - {days: mon-fri, from: 09:00, to: 17:30}
    - {days: [sat, sun], from: 10:00, to: 14:00}
job_start: 2018-05-01
base_salary: {min: 30000, max: 36000, currency: DKK, period: month}
required_languages:
  - {language: da, level: fluent}
  - {language: en, level: B2}
  - {language: de, desirable: true}
documents: [{kind: driving_licence, category: b}, police_certificate]
total_job_openings: 1200
interviews: {date: 2018-04-09, until: 2018-04-13}
reference_number: A-1
"""
ORDER = [
    "location",
    "employment",
    "work_hours",
    "job_start",
    "trial_period",
    "base_salary",
    "languages",
    "documents",
    "openings",
    "interviews",
    "reference_number",
]


def told(site, more="", locale="en"):
    """Return what the facts of a posting say, by their keys."""
    site.posting(more, locales="[da, nb, sv, en]")
    return {fact.key: fact.value.plain.replace("\u00a0", " ") for fact in facts(site.pen(locale))}


def test_a_posting_with_nothing_tells_only_where(site):
    assert told(site) == {"location": "Roskilde, Denmark"}


def test_facts_come_in_the_order_people_look_for_them(site):
    assert list(told(site, FULL)) == ORDER


def test_the_start_stands_where_the_hours_would_when_there_are_none(site):
    assert list(told(site, "job_start: immediate\ncontract: permanent\nreference_number: A")) == [
        "location",
        "employment",
        "job_start",
        "reference_number",
    ]


@pytest.mark.parametrize(("key", "fields"), [("work_hours", "hours_per_week: 30"), ("base_salary", "by_agreement: true")])
@pytest.mark.parametrize(("locale", "lang"), [("en", ""), ("da", "en")])
def test_a_note_stands_beside_the_fact_in_its_own_language(site, key, fields, locale, lang):
    site.posting(f"{key}: {{{fields}, note: At *dawn*}}", locales="[da, en]")

    fact = next(fact for fact in facts(site.pen(locale)) if fact.key == key)

    assert (fact.note.html, fact.note.lang) == ("At <em>dawn</em>", lang)
    assert fact.value.lang == ""
    assert "dawn" not in fact.value.plain


@pytest.mark.parametrize(
    ("locale", "hours"),
    [
        ("da", "20–30,5 timer om ugen, mandag–fredag kl. 09.00–17.30; lørdag og søndag kl. 10.00–14.00"),
        ("nb", "20–30,5 timer per uke, mandag–fredag kl. 09:00–17:30; lørdag og søndag kl. 10:00–14:00"),
        ("sv", "20–30,5 timmar i veckan, måndag–fredag kl. 09:00–17:30; lördag och söndag kl. 10:00–14:00"),
        ("en", "20–30.5 hours per week, Monday–Friday, 09:00–17:30; Saturday and Sunday, 10:00–14:00"),
    ],
)
def test_hours_are_written_as_in_the_locale(site, locale, hours):
    assert told(site, FULL, locale)["work_hours"] == hours


@pytest.mark.parametrize(
    ("locale", "pay"),
    [
        ("da", "30.000–36.000 kr. pr. måned"),
        ("nb", "30 000–36 000 DKK per måned"),
        ("sv", "30 000–36 000 DKK per månad"),
        ("en", "DKK 30,000–36,000 per month"),
    ],
)
def test_pay_is_written_as_in_the_locale(site, locale, pay):
    assert told(site, FULL, locale)["base_salary"] == pay


@pytest.mark.parametrize(
    ("yaml", "pay"),
    [
        ("{min: 1600, currency: EUR, period: month}", "EUR 1,600 per month"),
        ("{min: 1600, max: 1600, currency: EUR, period: year}", "EUR 1,600 per year"),
        ("{min: 20.5, currency: GBP, period: hour}", "GBP 20.50 per hour"),
        ("{by_agreement: true}", "Negotiable"),
        ("{min: 1600, currency: EUR, period: week, by_agreement: true}", "EUR 1,600 per week, negotiable"),
    ],
)
def test_ways_of_pay(site, yaml, pay):
    assert told(site, f"base_salary: {yaml}")["base_salary"] == pay


@pytest.mark.parametrize(
    ("more", "employment"),
    [
        ("employment_type: full_time", "Full-time"),
        ("employment_type: part_time\npercent: 80", "Part-time (80%)"),
        ("percent: 80", "80%"),
        ("contract: permanent", "Permanent"),
        ("employment_type: other\ncontract: seasonal", "Seasonal work"),
        ("contract: substitute\ncontract_until: 2019-03-31", "Temporary cover until 31 March 2019"),
    ],
)
def test_kinds_of_employment(site, more, employment):
    assert told(site, more)["employment"] == employment


@pytest.mark.parametrize(
    ("yaml", "where"),
    [
        ("{address: {country: DK}}", "Denmark"),
        (
            "{address: {country: DK, city: Roskilde, postal_code: '4000', street_address: Algade 1}}",
            "Algade 1, 4000 Roskilde, Denmark",
        ),
        ("{address: {country: DK, city: Roskilde}, workplace: hybrid}", "Roskilde, Denmark (hybrid)"),
        (
            "{address: {country: DK}, workplace: remote, applicant_countries: [DK, SE]}",
            "Denmark (remote, for applicants living in Denmark or Sweden)",
        ),
        ("[{address: {country: DK}}, {address: {country: SE}}, {address: {country: DK}}]", "Denmark; Sweden"),
    ],
)
def test_places_of_work(site, yaml, where):
    site.write("postings/hive.yaml", f"source_locale: en\ntitle: A\nhiring_organization: {{name: H}}\njob_location: {yaml}\n")

    (fact,) = facts(site.pen("en"))

    assert fact.value.plain.replace("\u00a0", " ") == where


def test_a_place_file_gives_city_and_country(site):
    site.write("places/copenhagen.yaml", "name: {da: København, en: Copenhagen}\ncountry: DK\n")
    site.write(
        "postings/hive.yaml",
        "source_locale: en\ntitle: A\nhiring_organization: {name: H}\n"
        "job_location: [{place: copenhagen}, {place: copenhagen}, {address: {country: DK}}]\n",
    )

    assert cities(site.pen("en")) == ["Copenhagen, Denmark", "Denmark"]
    assert cities(site.pen("da")) == ["København, Danmark", "Danmark"]


@pytest.mark.parametrize(
    ("yaml", "start", "machine"),
    [
        ("2018-05-01", "1 May 2018", "2018-05-01"),
        ("immediate", "As soon as possible", ""),
        ("When the bees wake", "When the bees wake", ""),
    ],
)
def test_ways_to_say_when_it_starts(site, yaml, start, machine):
    site.posting(f"job_start: {yaml}")

    fact = next(fact for fact in facts(site.pen()) if fact.key == "job_start")

    assert (fact.value.plain, fact.datetime) == (start, machine)


def test_a_start_in_words_that_is_not_translated_says_its_language(site):
    site.posting("job_start: When the bees wake", locales="[da, en]")

    fact = next(fact for fact in facts(site.pen("da")) if fact.key == "job_start")

    assert (fact.value.plain, fact.value.lang) == ("When the bees wake", "en")


@pytest.mark.parametrize(
    ("yaml", "trial"), [("{months: 3}", "3 months"), ("{months: 1}", "1 month"), ("{weeks: 6}", "6 weeks")]
)
def test_trial_periods(site, yaml, trial):
    assert told(site, f"trial_period: {yaml}")["trial_period"] == trial


@pytest.mark.parametrize(
    ("yaml", "interviews"),
    [
        ("{week: 15}", "Calendar week 15"),
        ("{date: 2018-04-09}", "Monday, 9 April 2018"),
        ("{date: 2018-04-09, until: 2018-04-09}", "Monday, 9 April 2018"),
        ("{date: 2018-04-09, until: 2018-04-13}", "9 April 2018 to 13 April 2018"),
    ],
)
def test_interviews(site, yaml, interviews):
    assert told(site, f"interviews: {yaml}")["interviews"] == interviews


def test_a_norwegian_speaker_speaks_norwegian_and_not_bokmal(site):
    assert told(site, 'required_languages: [{language: "no"}]', "da")["languages"] == "Norsk"


def test_languages_that_are_an_advantage_come_after_those_that_are_required(site):
    languages = told(site, FULL)["languages"]

    assert languages.startswith("Danish (fluent) and English (B2); German")
    assert told(site, "required_languages: [{language: de, desirable: true}]")["languages"].startswith("German")


@pytest.mark.parametrize(
    ("locale", "day"), [("da", "31. marts 2018"), ("nb", "31. mars 2018"), ("sv", "31 mars 2018"), ("en", "31 March 2018")]
)
def test_the_deadline_is_a_date_that_machines_read_too(site, locale, day):
    site.posting("valid_through: 2018-03-31", locales="[da, nb, sv, en]")

    made = deadline(site.pen(locale))

    assert (made.value.plain, made.datetime) == (day, "2018-03-31")


def test_a_rolling_deadline_has_words_and_no_date(site):
    site.posting("valid_through: rolling")

    pen = site.pen()
    made = deadline(pen)

    assert made.value.plain == pen.labels.pgettext("deadline", "Rolling")
    assert made.datetime == ""


def test_without_a_deadline_there_is_none(site):
    site.posting()

    assert deadline(site.pen()) is None
    assert work_hours(site.pen(), None) == ""
    assert module.salary(site.pen(), None) == ""

import pytest

from generator.l10n.formats import formats
from generator.l10n.locales import Locales
from generator.publish.site.listing import count_forms, counted, listing, ordered

LOCALES = Locales()


def shown(edition, locale="da", **which):
    whole = edition(**which)
    return listing(whole, whole.locales[locale])


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("da", ["0 stillinger", "1 stilling", "2 stillinger", "1.234 stillinger"]),
        ("nb", ["0 stillinger", "1 stilling", "2 stillinger", "1\u00a0234 stillinger"]),
        ("sv", ["0 tjänster", "1 tjänst", "2 tjänster", "1\u00a0234 tjänster"]),
        ("en", ["0 jobs", "1 job", "2 jobs", "1,234 jobs"]),
    ],
)
def test_jobs_are_counted_as_the_language_counts(locale, words):
    assert [counted(formats(LOCALES[locale]), count) for count in (0, 1, 2, 1234)] == words


@pytest.mark.parametrize(
    ("locale", "forms"),
    [
        ("da", {"one": "{count} stilling", "other": "{count} stillinger"}),
        ("nb", {"one": "{count} stilling", "other": "{count} stillinger"}),
        ("sv", {"one": "{count} tjänst", "other": "{count} tjänster"}),
        ("en", {"one": "{count} job", "other": "{count} jobs"}),
    ],
)
def test_the_script_is_given_every_form_of_a_count(locale, forms):
    assert count_forms(formats(LOCALES[locale])) == forms


def test_new_jobs_stand_first_and_those_of_a_day_by_the_alphabet(job, edition):
    for name, title, posted in (
        ("a", "Ålefisker", "2026-11-20"), ("b", "Ærlig sælger", "2026-11-20"), ("c", "Zoolog", "2026-11-20"),
        ("d", "Bager", "2026-11-21"), ("e", "Arkivar", "2026-11-19"), ("f", "Abe", ""),
    ):  # fmt: skip
        job(name, title, posted=posted)

    found = [one.title.plain for one in shown(edition).jobs]

    assert found == ["Bager", "Zoolog", "Ærlig sælger", "Ålefisker", "Arkivar", "Abe"]


def test_the_order_does_not_hang_on_the_order_they_come_in(job, edition):
    for number in range(4):
        job(f"hive-{number}", "Beekeeper")
    whole = edition()
    ads = [one for one in whole.ads if one.version.locale == "da"]

    assert ordered(reversed(ads), whole.locales["da"]) == ordered(ads, whole.locales["da"]) == ads


def test_a_line_says_what_one_decides_by(job, edition):
    job(
        "hive",
        ["Biavler", "Birøkter", "Biodlare", "Beekeeper"],
        "short_text: {da: Pas på bier., nb: Pass på bier., sv: Vårda bin., en: Mind the bees.}\nvalid_through: 2026-12-31\n"
        "employment_type: part_time\nreference_number: B-1\nrequired_languages: [{language: da}]\n",
        address="{country: DK, city: {da: København, nb: København, sv: Köpenhamn, en: Copenhagen}}",
    )
    (one,) = shown(edition, "sv").jobs

    assert (one.page, one.title.plain, one.employer, one.places) == (
        "hive/hive.sv.html", "Biodlare", "Hive Example", ("Köpenhamn, Danmark",),
    )  # fmt: skip
    assert (one.text.plain, one.terms) == ("Vårda bin.", "Deltid")
    assert (one.deadline.label, one.deadline.value.plain, one.deadline.datetime) == (
        "Sista ansökningsdag", "31 december 2026", "2026-12-31",
    )  # fmt: skip
    assert one.posted.replace("\u00a0", " ") == "Publicerad 1 november 2026"
    assert dict(one.filters) == {
        "place": "copenhagen-dk dk",
        "language": "da",
        "employer": "hive-example",
        "type": "part_time",
    }
    assert one.words == "København Köpenhamn Copenhagen danska B-1"


def test_a_title_in_the_list_is_one_link_whatever_it_holds(job, edition):
    job("hive", "[Beekeeper](https://bees.example) of the **year**")
    (one,) = shown(edition).jobs

    assert one.title.html == one.title.plain == "Beekeeper of the year"


def test_a_text_in_another_language_keeps_it(job, edition, site):
    job("hive", "Beekeeper")
    file = site.root / "postings" / "hive.yaml"
    file.write_text(file.read_text("utf-8").replace('  da: "Beekeeper"\n', ""), "utf-8")
    (one,) = shown(edition).jobs

    assert (one.title.plain, one.title.lang) == ("Beekeeper", "en")


def test_the_ads_for_several_audiences_stand_once_each(job, edition):
    job("hive", "{Speaking} beekeeper", "audiences: [{language: da, locales: [da, en]}, {language: sv, locales: [sv, en]}]")

    assert [one.title.plain for one in shown(edition, "en").jobs] == ["Danish-speaking beekeeper", "Swedish-speaking beekeeper"]
    assert [one.page for one in shown(edition, "da").jobs] == ["hive/hive-for-da.da.html"]


@pytest.mark.parametrize("over", ["valid_through: 2026-11-24", "status: filled", "status: withdrawn"])
def test_what_is_over_is_not_listed(job, edition, over):
    job("hive", "Beekeeper")
    job("old", "Drone", over)

    assert [one.title.plain for one in shown(edition).jobs] == ["Beekeeper"]


def test_places_with_most_jobs_come_first(job, edition):
    job("one", "A", address="{country: DK, city: Odense}")
    job("two", "B", address="{country: DK, city: Aarhus}")
    job("three", "C", address="{country: DK, city: Odense}")
    job("four", "D", address="{country: SE}")

    assert shown(edition).cities == ("Odense", "Aarhus", "Sverige")

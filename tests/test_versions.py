import datetime as dt

import pytest

from generator.channels import load
from generator.errors import InputError
from generator.posting.workspace import Workspace
from generator.versions import secrets, sets, versions

AUDIENCES = "audiences: [{language: da, locales: [da, en]}, {language: sv, locales: [sv, en]}]\n"


def read(site, more="", locales="[da, en]"):
    site.posting(more, locales=locales)
    workspace = Workspace.open(site.root)
    return workspace, workspace.posting(site.root / "postings" / "hive.yaml")


def test_each_audience_has_its_ads_in_its_own_locales(site):
    workspace, file = read(site, AUDIENCES)

    made = list(versions(workspace, file, sets(workspace, file, ("da", "nb", "sv", "en"))))

    assert sorted((one.ad.name, one.locale) for one in made) == [
        ("hive-for-da", "da"),
        ("hive-for-da", "en"),
        ("hive-for-sv", "en"),
        ("hive-for-sv", "sv"),
    ]
    assert {one.audiences for one in made} == {2}
    assert {one.source.code for one in made} == {"en"}


def test_a_posting_without_locales_takes_those_of_the_workspace(site):
    workspace, file = read(site, locales="[]")

    assert [ad.locales for ad in sets(workspace, file, ("sv", "en"))] == [("sv", "en")]


def test_only_what_is_wanted_is_made_and_it_knows_its_day_and_channels(site):
    workspace, file = read(site)
    web = load("web")

    (one,) = versions(
        workspace,
        file,
        sets(workspace, file, ("en",)),
        wanted=frozenset({"da"}),
        as_of=dt.date(2018, 3, 1),
        channels=(web,),
    )

    assert (one.locale, one.as_of, one.channels, one.root) == ("da", dt.date(2018, 3, 1), (web,), site.root)
    assert one.where("title").line == 2


def test_other_spellings_of_a_locale_mean_the_same(site):
    workspace, file = read(site, locales="[no, en]")

    assert [ad.locales for ad in sets(workspace, file, ("en",))] == [("nb", "en")]


def test_a_confidential_employer_s_names_and_domains_are_secret(site):
    site.write(
        "postings/hive.yaml",
        site.POSTING.replace(
            "{name: Hive Example}",
            "{name: Hive Example, legal_name: Hive A/S, url: 'https://www.hive.example', email: a@mail.hive.example}",
        )
        + "confidential: true\nagency: {name: Agency Example}\n",
    )
    workspace = Workspace.open(site.root)
    file = workspace.posting(site.root / "postings" / "hive.yaml")

    assert secrets(file) == ("Hive Example", "Hive A/S", "hive.example", "mail.hive.example")


def test_an_employer_that_is_no_secret_has_none(site):
    assert secrets(read(site)[1]) == ()


def test_a_broken_translation_stops_the_posting(site):
    workspace, file = read(site)
    site.write("postings/hive.da.po", 'msgid "Beekeeper\n')

    with pytest.raises(InputError):
        list(versions(workspace, file, sets(workspace, file, ("en",))))

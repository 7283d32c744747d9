from generator.channels import load
from generator.publish.takes import by_ad, taken


def test_a_channel_takes_what_is_open_in_its_languages_and_countries(edition):
    made = edition()

    assert [ad.version.locale for ad in taken(made, load("finn"))] == ["nb", "en"]
    assert [ad.version.locale for ad in taken(made, load("web"))] == ["nb", "sv", "en"]
    assert list(taken(made, load("jobnet"))) == []
    assert list(taken(edition(state="filled"), load("web"))) == []


def test_the_posting_s_own_language_comes_first(edition):
    (group,) = by_ad(edition(("source_locale: nb", "source_locale: sv")), load("nav"))

    assert [ad.version.locale for ad in group] == ["sv", "nb", "en"]

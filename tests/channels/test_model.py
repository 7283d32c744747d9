import datetime as dt

from generator.channels import load


def test_a_channel_takes_jobs_in_its_countries_and_ads_in_its_languages():
    finn, web = load("finn"), load("web")

    assert finn.takes_country(("SE", "NO"))
    assert not finn.takes_country(("SE",))
    assert web.takes_country(("EE",))
    assert (finn.takes_locale("nb"), finn.takes_locale("sv"), web.takes_locale("sv")) == (True, False, True)


def test_the_age_of_its_rules_is_counted_in_days():
    finn = load("finn")

    assert finn.days_old(finn.checked + dt.timedelta(days=400)) == 400

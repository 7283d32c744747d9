"""An edition of a workspace whose ads go to every kind of channel."""

import datetime as dt
from dataclasses import replace

import pytest

from generator import making, versions
from generator.posting.workspace import Workspace
from generator.publish.models import Edition, Published
from generator.publish.publishing import plan

RICH = """\
source_locale: nb
locales: [nb, sv, en]
title: {nb: "Røkter & veileder <dag>", sv: Biodlare, en: Beekeeper}
summary: {nb: "Bier ]]> og honning.", sv: Bin och honung., en: Bees and honey.}
date_posted: 2026-11-01
valid_through: 2026-12-01
hiring_organization: {name: Hive Example, url: "https://hive.example"}
agency: {name: Agency Example}
job_location:
  - {address: {street_address: Ringveien 4, postal_code: "0158", city: Oslo, country: "NO"}, workplace: hybrid}
  - {address: {postal_code: "111 22", city: Stockholm, country: SE}}
required_languages: [{language: "no", level: fluent}, {language: en, level: B2, desirable: true}]
employment_type: full_time
contract: permanent
work_hours: {hours_per_week: 37.5}
base_salary: {min: 500000, max: 600000, currency: NOK, period: year}
job_start: immediate
total_job_openings: 3
responsibilities: [{nb: "Du mater **biene**", sv: Du matar bina, en: You feed the bees}]
qualifications: {required: [{nb: Fagbrev, sv: Yrkesbevis, en: A certificate}]}
contacts: [{name: Ada Example, telephone: "+47 480 74 739", email: ada@hive.example}]
apply:
  url: "https://hive.example/apply?job=7#form"
  email: job@hive.example
  send: {nb: Send CV., sv: Skicka CV., en: Send a CV.}
reference_number: H-1
by_channel: {finn: {url: "https://hive.example/finn", reference_number: H-1-F}}
occupational_category: {isco: "6123", esco: "http://data.europa.eu/esco/isco/C6123"}
documents: [{kind: driving_licence, category: B}]
"""


@pytest.fixture(name="edition")
def _edition(site):
    """Return a function that makes an edition of the rich posting, with changes."""

    def edition(*changes, state="open", apply_query="utm_source={channel}&ref={reference}", **files):
        text = RICH
        for old, new in changes:
            assert old in text, old
            text = text.replace(old, new)
        site.write("postings/hive.yaml", text)
        workspace = Workspace.open(site.root)
        made_of = plan(workspace, site.out)
        made_of = replace(made_of, orders=tuple(one for one in made_of.orders if one.extension == "html"))
        ads = []
        for file in workspace.posting_files():
            posting = workspace.posting(file)
            for version in versions.versions(workspace, posting, versions.sets(workspace, posting, ("nb", "sv", "en"))):
                view = making.make(made_of, version).view
                ads.append(Published(version, view, state))
        return Edition(
            tuple(ads), workspace.locales, made_of.theme, "https://jobs.example/", dt.date(2026, 11, 25), apply_query, **files
        )

    return edition

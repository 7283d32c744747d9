import json

from generator.channels import load
from generator.publish.exports import exports


def test_all_jobs_stand_in_one_graph_as_on_their_pages(edition):
    made = edition()
    document = json.loads(exports(made, load("google"))["jobs.jsonld"])

    assert document["@context"] == "https://schema.org"
    assert [one["title"] for one in document["@graph"]] == ["Røkter & veileder <dag>", "Biodlare", "Beekeeper"]
    for one, ad in zip(document["@graph"], made.ads, strict=True):
        assert {"@context": "https://schema.org/", **one}.keys() >= json.loads(ad.view.json_ld).keys() - {"@context"}


def test_what_is_over_is_left_out(edition):
    assert json.loads(exports(edition(state="expired"), load("google"))["jobs.jsonld"])["@graph"] == []

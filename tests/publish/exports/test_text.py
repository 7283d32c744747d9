from generator.channels import load
from generator.publish.exports import exports


def test_each_ad_is_a_text_and_its_lengths_stand_beside_it(edition):
    files = exports(edition(), load("linkedin"))

    assert sorted(files) == ["hive.en.txt", "hive.nb.txt", "hive.sv.txt", "lengths.tsv"]
    rows = [line.split("\t") for line in files["lengths.tsv"].decode().splitlines()]
    assert rows[0] == ["file", "part", "characters", "least", "most", "fits"]
    assert rows[1] == ["hive.nb.txt", "title", "23", "0", "200", "yes"]
    text = files["hive.nb.txt"].decode().strip()
    assert rows[3] == ["hive.nb.txt", "text", str(len(text)), "100", "25000", "yes"]


def test_a_channel_that_takes_nothing_has_no_files(edition):
    assert exports(edition(), load("jobnet")) == {}

import json

import pytest
from lxml import etree

from generator.channels import available, load
from generator.publish.exports import exports


@pytest.mark.parametrize("name", available())
def test_every_channel_s_export_is_there_and_gives_the_same_bytes_twice(edition, name):
    made = edition()

    assert exports(made, load(name)) == exports(made, load(name))


def test_a_channel_without_an_export_has_no_files(edition):
    assert exports(edition(), load("web")) == {}


@pytest.mark.parametrize("name", available())
def test_a_confidential_employer_is_named_in_no_channel(edition, name):
    changes = (("reference_number: H-1\n", "reference_number: H-1\nconfidential: true\n"),)
    files = exports(edition(*changes), load(name))

    assert not [file for file, data in files.items() if b"Hive Example" in data]


@pytest.mark.parametrize("name", available())
def test_any_text_gives_files_that_can_be_read(edition, name):
    hostile = 'en: "]]> <!-- & \\" \' 🐝"'
    files = exports(edition(("en: Bees and honey.", hostile)), load(name))

    for file, data in files.items():
        if file.endswith(".xml"):
            etree.fromstring(data)
        elif file.endswith(("json", "jsonld")):
            json.loads(data)
    assert not files or any("🐝" in data.decode() for data in files.values())

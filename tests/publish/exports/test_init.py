import pytest

from generator.channels import available, load
from generator.publish.exports import exports


@pytest.mark.parametrize("name", available())
def test_every_channel_s_export_is_there_and_gives_the_same_bytes_twice(edition, name):
    made = edition()

    assert exports(made, load(name)) == exports(made, load(name))


def test_a_channel_without_an_export_has_no_files(edition):
    assert exports(edition(), load("web")) == {}

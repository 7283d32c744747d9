import pytest

from generator.channels import available, load
from generator.errors import InputError

OWN = 'name = "Own"\nkind = "paste"\nsource = "us"\nchecked = 2026-11-25\n'


@pytest.mark.parametrize("name", available())
def test_every_channel_can_be_read_and_says_what_it_rests_on(name):
    channel = load(name)

    assert channel.id == name
    assert len(channel.source) > 10


def test_the_channels_of_the_four_countries_are_there():
    wanted = {"web", "google", "nav", "finn", "jobindex", "platsbanken", "jobnet", "linkedin", "indeed", "eures", "blocket"}

    assert wanted <= set(available())


def test_a_workspace_has_channels_of_its_own_which_come_first(tmp_path):
    (tmp_path / "channels").mkdir()
    (tmp_path / "channels" / "own.toml").write_text(OWN)
    (tmp_path / "channels" / "finn.toml").write_text(OWN)

    assert "own" in available(tmp_path)
    assert load("finn", tmp_path).name == "Own"
    assert load("finn").name == "FINN.no"


@pytest.mark.parametrize("name", ["fnin", "../web", ""])
def test_a_channel_that_there_is_not_is_refused(name):
    with pytest.raises(InputError, match="there is no channel"):
        load(name)


def test_what_is_wrong_in_a_channel_s_file_is_told_with_its_line(tmp_path):
    (tmp_path / "channels").mkdir()
    (tmp_path / "channels" / "own.toml").write_text(OWN.replace('"paste"', '"glue"'))

    with pytest.raises(InputError, match=r"own\.toml:2"):
        load("own", tmp_path)

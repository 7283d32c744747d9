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


def test_the_likeliest_channel_is_named_first():
    with pytest.raises(InputError) as caught:
        load("Jobinex")

    assert caught.value.findings[0].hint.startswith("did you mean jobindex?")


def test_a_channel_takes_over_what_another_one_says(tmp_path):
    (tmp_path / "channels").mkdir()
    (tmp_path / "channels" / "own.toml").write_text('inherits = "linkedin"\nname = "Own"\nlimits.title.most = 60\n')
    (tmp_path / "channels" / "finn.toml").write_text('inherits = "finn"\nlocales = ["nb"]\n')

    own, finn = load("own", tmp_path), load("finn", tmp_path)

    assert (own.id, own.name, own.kind) == ("own", "Own", "paste")
    assert (own.limits["title"].most, own.limits["text"].most) == (60, 25000)
    assert (finn.name, finn.locales) == ("FINN.no", ("nb",))


@pytest.mark.parametrize(("parent", "said"), [("own", "inherits from itself"), ("fnin", "there is no channel “fnin”")])
def test_a_channel_inherits_from_one_that_there_is(tmp_path, parent, said):
    (tmp_path / "channels").mkdir()
    (tmp_path / "channels" / "own.toml").write_text(f'name = "Own"\ninherits = "{parent}"\n')

    with pytest.raises(InputError, match=rf"own\.toml:2.*{said}"):
        load("own", tmp_path)


@pytest.mark.parametrize("field", ["required", "recommended"])
def test_a_field_that_no_posting_has_is_told_with_its_line(tmp_path, field):
    (tmp_path / "channels").mkdir()
    (tmp_path / "channels" / "own.toml").write_text(f'{OWN}{field} = ["title", "apply.ulr|contacts"]\n')

    with pytest.raises(InputError, match=r"own\.toml:5") as caught:
        load("own", tmp_path)

    assert "apply.ulr" in caught.value.findings[0].message
    assert caught.value.findings[0].hint == "did you mean url?"


def test_what_is_wrong_in_a_channel_s_file_is_told_with_its_line(tmp_path):
    (tmp_path / "channels").mkdir()
    (tmp_path / "channels" / "own.toml").write_text(OWN.replace('"paste"', '"glue"'))

    with pytest.raises(InputError, match=r"own\.toml:2"):
        load("own", tmp_path)

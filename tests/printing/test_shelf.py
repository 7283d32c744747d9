import pytest

from generator.errors import InputError, Where
from generator.printing import shelf
from generator.printing.models import Medium, Profile, Size

OWN = 'inherits = "newspaper"\ndescription = "The Example Times"\nink = 220\n'


def write(folder, name, text):
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return file


@pytest.mark.parametrize("kind", shelf.KINDS)
def test_every_file_of_the_program_can_be_read(kind):
    found = {name: shelf.get(kind, name) for name in shelf.names(kind)}

    assert len(found) >= 3
    assert all(one.description for one in found.values())


def test_what_the_program_has():
    assert set(shelf.names(Size)) == {"a4", "a5", "a3-poster", "social", "square", "story"}
    assert set(shelf.names(Profile)) == {"web", "archive", "print"}
    assert set(shelf.names(Medium)) == {"office-a4", "black-and-white", "a5-flyer", "a3-poster", "newspaper"}


def test_every_medium_names_a_size_and_a_profile_that_there_are():
    for name in shelf.names(Medium):
        medium = shelf.get(Medium, name)

        assert medium.profile in shelf.names(Profile)
        assert medium.grid or medium.size in shelf.names(Size)


def test_a_workspace_adds_a_medium_with_one_file(tmp_path):
    write(tmp_path, "media/my-newspaper.toml", OWN)

    medium = shelf.get(Medium, "my-newspaper", tmp_path)

    assert (medium.description, medium.ink, medium.grid.column, medium.frame) == ("The Example Times", 220, 38.5, 0.25)
    assert "my-newspaper" in shelf.names(Medium, tmp_path)
    assert "my-newspaper" not in shelf.names(Medium)


def test_a_workspace_changes_a_medium_of_the_program_under_its_own_name(tmp_path):
    write(tmp_path, "media/newspaper.toml", OWN)

    assert shelf.get(Medium, "newspaper", tmp_path).ink == 220
    assert shelf.get(Medium, "newspaper").ink == 240


def test_a_size_takes_the_place_of_an_inherited_grid(tmp_path):
    write(tmp_path, "media/card.toml", 'inherits = "newspaper"\nsize = "90x60mm"\n')

    medium = shelf.get(Medium, "card", tmp_path)

    assert (medium.size, medium.grid) == ("90x60mm", None)


def test_a_medium_in_black_alone_inherits_no_condition_of_four_colours(tmp_path):
    write(tmp_path, "media/back.toml", 'inherits = "newspaper"\ncolors = "black"\n')

    assert shelf.get(Medium, "back", tmp_path).conditions == ()


def test_a_name_that_is_none_is_told_with_those_there_are(tmp_path):
    with pytest.raises(InputError) as caught:
        shelf.get(Medium, "newspapper", tmp_path)

    (finding,) = caught.value.findings
    assert finding.field == "--medium"
    assert "newspaper" in finding.hint
    assert "media/newspapper.toml" in finding.hint


@pytest.mark.parametrize("name", ["../a4", "/etc/passwd", "A4", "a4.toml", ""])
def test_a_name_can_not_leave_the_folder(name, tmp_path):
    with pytest.raises(InputError):
        shelf.get(Size, name, tmp_path)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('inherits = "nowhere"\n', 1, "there is no medium “nowhere” to inherit"),
        ('inherits = "mine"\n', 1, "“mine” inherits from itself"),
        ('inherits = "newspaper"\nblead = 3\n', 2, "“blead” is not a field here"),
        ('inherits = "newspaper"\n\nbleed = "much"\n', 3, "“much” is no number"),
        ('description = "x"\n', 1, "either a size or a column grid"),
    ],
)
def test_a_wrong_file_is_told_with_its_line(tmp_path, text, line, words):
    file = write(tmp_path, "media/mine.toml", text)

    with pytest.raises(InputError) as caught:
        shelf.get(Medium, "mine", tmp_path)

    assert words in caught.value.findings[0].message
    assert caught.value.findings[0].where.file == file
    assert caught.value.findings[0].where.line == line


def test_media_that_inherit_in_a_circle_are_refused(tmp_path):
    write(tmp_path, "media/one.toml", 'inherits = "two"\n')
    write(tmp_path, "media/two.toml", 'inherits = "one"\n')

    with pytest.raises(InputError, match="inherits from itself"):
        shelf.get(Medium, "one", tmp_path)


def test_where_a_medium_stands(tmp_path):
    file = write(tmp_path, "media/mine.toml", OWN)

    assert shelf.where(Medium, "mine", tmp_path) == Where(file)
    assert shelf.where(Medium, "nowhere", tmp_path) is None

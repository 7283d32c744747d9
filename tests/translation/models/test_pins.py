import tomllib

import pytest

from generator.errors import InputError
from generator.translation.models import pins
from generator.translation.models.pins import Pin

ONE, TWO, THREE = "1" * 64, "2" * 64, "a" * 64


@pytest.fixture
def file(tmp_path):
    """The pinned list of a test."""
    return tmp_path / "models.toml"


def test_a_missing_file_pins_nothing(file):
    assert pins.read(file).by_pair == {}


def test_entries_are_read_in_their_order(file):
    file.write_text(
        f"""# ours
[nb-en]
version = "1.0"
sha256 = "{ONE}"

["da→en"]  # Danish
sha256 = '{THREE.upper()}'
version = "1.9"
unpacked = "{TWO}"
""",
        "utf-8",
    )

    found = pins.read(file)

    assert list(found.by_pair.items()) == [(("nb", "en"), Pin("1.0", ONE)), (("da", "en"), Pin("1.9", THREE, TWO))]
    assert found.where(("nb", "en")).line == 2
    assert found.where(("da", "en")).line == 6
    assert found.where(("en", "sv")).line == 0


GOOD = f'version = "1"\nsha256 = "{ONE}"\n'


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("[da-en", 1, "can't be read"),
        ("# x\n[da-en]\nversion = 1.9.1\n", 3, "can't be read"),
        (f"[da-en]\n{GOOD}[da-en]\n{GOOD}", 4, "can't be read"),
        (f"[danish]\n{GOOD}", 1, "“danish” is no language pair"),
        ('# x\nfolder = "x"\n', 2, "“folder” is no language pair"),
        ("da-en = 7\n", 1, "an entry is a group of lines"),
        (f'\n[da-en]\nsha256 = "{ONE}"\n', 2, "the entry has no version"),
        ('[da-en]\nversion = "1"\n', 1, "the entry has no sha256"),
        (f"[da-en]\n{GOOD}sha512 = 'x'\n", 1, "“sha512” is no field"),
        (f'[da-en]\nversion = 1.9\nsha256 = "{ONE}"\n', 1, "the version is no text in quotes"),
        ('[da-en]\nversion = "1"\nsha256 = "abc"\n', 1, "sha256 is no SHA-256"),
        (f'[da-en]\nversion = "1"\nsha256 = "{ONE}0"\n', 1, "sha256 is no SHA-256"),
        ('[da-en]\nversion = "1"\nsha256 = 7\n', 1, "sha256 is no SHA-256"),
        (f'[da-en]\n{GOOD}unpacked = ""\n', 1, "unpacked is no SHA-256"),
        (f"[da-en]\n{GOOD}\n[no-en]\n{GOOD}\n[nb-en]\n{GOOD}", 9, "nb→en stands there twice"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(file, text, line, said):
    file.write_text(text, "utf-8")

    with pytest.raises(InputError) as caught:
        pins.read(file)

    (finding,) = caught.value.findings
    assert said in finding.message
    assert (finding.rule, finding.where.file, finding.where.line) == ("PIN", file, line)
    assert finding.hint


def test_everything_that_is_wrong_is_told_at_once(file):
    file.write_text(f"[x]\n{GOOD}[da-en]\nversion = '1'\n")

    with pytest.raises(InputError) as caught:
        pins.read(file)
    assert len(caught.value.findings) == 2


def test_other_text_than_utf_8_is_told(file):
    file.write_bytes(b"# \xff\n")

    with pytest.raises(InputError, match="is not UTF-8"):
        pins.read(file)


def test_the_first_entry_makes_the_file(file):
    assert pins.write(file, ("da", "en"), Pin("1.9", ONE, TWO))

    assert file.read_text() == f'[da-en]\nversion = "1.9"\nsha256 = "{ONE}"\nunpacked = "{TWO}"\n'
    assert not pins.write(file, ("da", "en"), Pin("1.9", ONE, TWO))


def test_a_new_entry_comes_last(file):
    file.write_text(f"# ours\n[nb-en]\n{GOOD}".rstrip())

    pins.write(file, ("da", "en"), Pin("1.9", TWO))

    assert file.read_text() == f'# ours\n[nb-en]\n{GOOD}\n[da-en]\nversion = "1.9"\nsha256 = "{TWO}"\n'


HAND_EDITED = f"""# The packages of our ads; see the wiki.

["da→en"] # Danish, the most important
# do not touch without asking
  sha256   =   '{ONE}' # from the publisher
version = "1.0"   # of spring

# sv comes later

[nb-en]
version = "1.0"
sha256 = "{ONE}"
"""


def test_comments_order_and_spaces_stay(file):
    file.write_text(HAND_EDITED, "utf-8")

    pins.write(file, ("da", "en"), Pin("1.9", TWO))

    assert file.read_text("utf-8") == (
        HAND_EDITED.replace(f"'{ONE}' # from", f'"{TWO}" # from').replace('"1.0"   # of', '"1.9"   # of')
    )


def test_a_field_that_was_not_there_comes_after_the_others(file):
    file.write_text(HAND_EDITED, "utf-8")

    pins.write(file, ("da", "en"), Pin("1.0", ONE, THREE))

    assert file.read_text("utf-8") == (
        HAND_EDITED.replace(f"'{ONE}' # from", f'"{ONE}" # from').replace(
            "# of spring\n", f'# of spring\nunpacked = "{THREE}"\n'
        )
    )


def test_a_field_that_is_out_of_date_goes(file):
    file.write_text(f'[da-en]\nunpacked = "{THREE}"\n{GOOD}')

    pins.write(file, ("da", "en"), Pin("2", TWO))

    assert file.read_text() == f'[da-en]\nversion = "2"\nsha256 = "{TWO}"\n'


def test_line_ends_of_windows_stay(file):
    file.write_bytes(f"# x\n[nb-en]\n{GOOD}[da-en]\n{GOOD}# end".replace("\n", "\r\n").encode())

    pins.write(file, ("nb", "en"), Pin("2", TWO, THREE))
    pins.write(file, ("en", "sv"), Pin("3", THREE))

    data = file.read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n") > 10
    assert pins.read(file).by_pair == {
        ("nb", "en"): Pin("2", TWO, THREE),
        ("da", "en"): Pin("1", ONE),
        ("en", "sv"): Pin("3", THREE),
    }


@pytest.mark.parametrize(
    "text",
    [
        f'da-en = {{version = "1", sha256 = "{ONE}"}}\n',
        f'da-en.version = "1"\nda-en.sha256 = "{ONE}"\n',
        f'[da-en]\nversion = """1"""\nsha256 = "{ONE}"\n',
        f'[da-en]\n"version" = "1"\nsha256 = "{ONE}"\n',
    ],
)
def test_what_can_not_be_changed_by_program_is_left_alone(file, text):
    file.write_text(text)
    assert pins.read(file).by_pair == {("da", "en"): Pin("1", ONE)}

    with pytest.raises(InputError) as caught:
        pins.write(file, ("da", "en"), Pin("2", TWO))

    assert TWO in caught.value.findings[0].hint
    assert file.read_text() == text


def test_a_broken_file_is_not_written_to(file):
    file.write_text("[da-en")

    with pytest.raises(InputError, match="can't be read"):
        pins.write(file, ("da", "en"), Pin("2", TWO))
    assert file.read_text() == "[da-en"


@pytest.mark.parametrize("tail", ["", "\n", "\n\n", "# end", '[en-sv]\nversion = "1"\n' + f'sha256 = "{ONE}"'])
@pytest.mark.parametrize("head", ["", "# x\n", f"[nb-en]\n{GOOD}", "\ufeff"])
def test_whatever_stands_around_it_the_entry_can_be_written(file, head, tail):
    for text in (f"{head}[da-en]\n{GOOD}{tail}", f"{head}{tail}"):
        file.write_bytes(text.encode())
        try:
            before = pins.read(file).by_pair
        except InputError:
            assert head == "\ufeff"
            continue
        pins.write(file, ("da", "en"), Pin("2", TWO, THREE))

        assert pins.read(file).by_pair == {**before, ("da", "en"): Pin("2", TWO, THREE)}
        assert tomllib.loads(file.read_text())

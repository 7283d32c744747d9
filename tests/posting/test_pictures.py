"""Pictures: which an ad can hold, and what is told of those it can't."""

from pathlib import Path

import pytest

from generator.posting.pictures import KINDS, MAX_BYTES, PictureError, check

GOOD = Path(__file__).parent / "data" / "pictures"
BAD = Path(__file__).parent / "bad" / "pictures"

DRAW = "open it in a drawing program and save it anew"
IMAGE = "open it in an image program and save it anew"
WHOLE = "put all that it shows into the file itself"
SIMPLER = "simplify it in a drawing program"

REFUSED = {
    "draws-itself-a-million-times.svg": ("draws the same parts over and over", SIMPLER),
    "draws-itself-for-ever.svg": ("draws the same parts over and over", SIMPLER),
    "empty.svg": ("is no SVG picture: no element found: line 1, column 0", DRAW),
    "loads-a-drawing.svg": ("loads something from outside itself: other.svg#a", WHOLE),
    "loads-a-file.svg": ("loads something from outside itself: ../annons.toml", WHOLE),
    "loads-a-font.svg": ("loads something from outside itself: url(", WHOLE),
    "loads-a-pattern.svg": ("loads something from outside itself: url(https://example.com/a.svg#b)", WHOLE),
    "loads-a-picture.svg": ("loads something from outside itself: https://example.com/a.png", WHOLE),
    "loads-a-style.svg": ("loads something from outside itself: @import", WHOLE),
    "page.svg": ("is no SVG picture", DRAW),
    "text.jpg": ("is no JPG picture", IMAGE),
    "text.png": ("is no PNG picture", IMAGE),
    "text.svg": ("is no SVG picture: syntax error: line 1, column 0", DRAW),
    "text.webp": ("is no WEBP picture", IMAGE),
}


@pytest.mark.parametrize("suffix", KINDS)
def test_a_picture_of_each_kind(suffix):
    check(GOOD / f"harbour{suffix}")


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_picture(name):
    with pytest.raises(PictureError) as caught:
        check(BAD / name)
    message, hint = REFUSED[name]
    assert (str(caught.value), caught.value.hint) == (f"{name} {message}", hint)


def test_every_wrong_picture_is_tried():
    assert sorted(file.name for file in BAD.iterdir()) == sorted([*REFUSED, "entities.svg"])


def test_entities_that_grow_without_end():
    # What the parser says of it differs between its versions.
    with pytest.raises(PictureError, match=r"^entities\.svg is no SVG picture: "):
        check(BAD / "entities.svg")


def test_the_kind_is_looked_for_in_the_file_not_in_its_name(tmp_path):
    file = tmp_path / "harbour.png"
    file.write_bytes((GOOD / "harbour.jpg").read_bytes())
    with pytest.raises(PictureError, match=r"^harbour\.png is no PNG picture$"):
        check(file)


def test_a_picture_that_is_too_big(tmp_path):
    file = tmp_path / "harbour.png"
    file.write_bytes((GOOD / "harbour.png").read_bytes())
    with file.open("r+b") as out:
        out.truncate(MAX_BYTES)
    check(file)
    with file.open("r+b") as out:
        out.truncate(12_000_000)
    with pytest.raises(PictureError) as caught:
        check(file)
    assert str(caught.value) == "harbour.png has 12 MB"
    assert caught.value.hint == "at most 5 MB: every ad carries it; save it smaller"


def test_a_picture_that_is_not_there(tmp_path):
    with pytest.raises(PictureError, match=r"^none\.png can't be read: No such file or directory$"):
        check(tmp_path / "none.png")

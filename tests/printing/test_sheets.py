import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import InputError
from generator.printing.sheets import LEAST, MOST, Wish, sheet


def names(wish, extension="pdf"):
    return sheet(wish, extension).file_name("ad", "da", extension)


@pytest.mark.parametrize(
    ("wish", "extension", "name"),
    [
        (Wish(), "pdf", "ad.da.pdf"),
        (Wish(size="a4"), "pdf", "ad.da.pdf"),
        (Wish(profile="archive"), "pdf", "ad.da.archive.pdf"),
        (Wish(size="a5"), "pdf", "ad.da.a5.pdf"),
        (Wish(size="81x120mm", profile="archive"), "pdf", "ad.da.81x120mm.archive.pdf"),
        (Wish(), "png", "ad.da.social.png"),
        (Wish(size="story"), "png", "ad.da.story.png"),
        (Wish(medium="a5-flyer"), "pdf", "ad.da.a5-flyer.pdf"),
        (Wish(medium="newspaper"), "pdf", "ad.da.newspaper.pdf"),
        (Wish(medium="newspaper", columns=2, height=120), "pdf", "ad.da.newspaper.pdf"),
        (Wish(medium="newspaper", columns=3, height=90), "pdf", "ad.da.newspaper-3x90.pdf"),
    ],
)
def test_files_are_named_by_what_they_are_for(wish, extension, name):
    assert names(wish, extension) == name


@pytest.mark.parametrize(
    ("wish", "size", "layout", "pages"),
    [
        (Wish(), (210, 297), "ad", None),
        (Wish(size="a5"), (148, 210), "flyer", 2),
        (Wish(size="a3-poster"), (297, 420), "poster", 1),
        (Wish(size="81x120mm"), (81, 120), "column", 1),
        (Wish(size="81 × 120"), (81, 120), "column", 1),
        (Wish(size="200x280mm"), (200, 280), "ad", None),
        (Wish(size="500x700mm"), (500, 700), "poster", 1),
        (Wish(medium="a5-flyer"), (148, 210), "flyer", 2),
        (Wish(medium="newspaper"), (81, 120), "column", 1),
        (Wish(medium="newspaper", columns=6, height=40), (251, 40), "column", 1),
        (Wish(medium="black-and-white"), (210, 297), "ad", None),
    ],
)
def test_a_sheet_has_the_size_and_the_layout_that_were_asked_for(wish, size, layout, pages):
    made = sheet(wish)

    assert (made.width, made.height) == size
    assert (made.layout, made.pages) == (layout, pages)


def test_a_medium_brings_its_bleed_its_colours_and_its_type():
    made = sheet(Wish(medium="newspaper", order="A 17"))

    assert (made.bleed, made.colors, made.type, made.order) == (0, "cmyk", (7, 11), "A 17")
    assert sheet(Wish(medium="a5-flyer")).bleed == 3
    assert sheet(Wish()).colors == "rgb"


def test_the_medium_s_own_pattern_names_the_file(tmp_path):
    file = tmp_path / "media" / "times.toml"
    file.parent.mkdir()
    file.write_text('inherits = "newspaper"\nfile_name = "{order}_{ad}_{locale}"\norder = "B-9"\n', "utf-8")

    assert sheet(Wish(medium="times"), "pdf", tmp_path).file_name("ad", "sv", "pdf") == "B-9_ad_sv.pdf"
    assert sheet(Wish(medium="times", order="C 1"), "pdf", tmp_path).file_name("ad", "sv", "pdf") == "C 1_ad_sv.pdf"


def test_a_pattern_without_an_order_leaves_no_gap(tmp_path):
    file = tmp_path / "media" / "times.toml"
    file.parent.mkdir()
    file.write_text('inherits = "newspaper"\nfile_name = "{order}_{ad}_{locale}"\n', "utf-8")

    assert sheet(Wish(medium="times"), "pdf", tmp_path).file_name("ad", "sv", "pdf") == "ad_sv.pdf"


@pytest.mark.parametrize(
    ("wish", "extension", "field"),
    [
        (Wish(size="a6"), "pdf", "--size"),
        (Wish(size="5x5mm"), "pdf", "--size"),
        (Wish(size="9000x5mm"), "pdf", "--size"),
        (Wish(size="../a4"), "pdf", "--size"),
        (Wish(size="a4"), "png", "--size"),
        (Wish(profile="print"), "pdf", "--profile"),
        (Wish(profile="webb"), "pdf", "--profile"),
        (Wish(medium="nowhere"), "pdf", "--medium"),
        (Wish(medium="a5-flyer", profile="archive"), "pdf", "--profile"),
        (Wish(medium="a5-flyer", size="a4"), "pdf", "--size"),
        (Wish(medium="a5-flyer", columns=2), "pdf", "--columns"),
        (Wish(medium="a5-flyer", height=90), "pdf", "--height"),
        (Wish(medium="newspaper", columns=9), "pdf", "--columns"),
        (Wish(medium="newspaper", columns=0), "pdf", "--columns"),
        (Wish(medium="newspaper", height=5), "pdf", "--height"),
        (Wish(medium="newspaper", height=900), "pdf", "--height"),
        (Wish(medium="newspaper", size="a4"), "pdf", "--size"),
        (Wish(columns=2), "pdf", "--columns"),
        (Wish(height=90), "pdf", "--height"),
        (Wish(order="7"), "pdf", "--order"),
    ],
)
def test_what_can_not_be_had_is_told_by_its_option(wish, extension, field):
    with pytest.raises(InputError) as caught:
        sheet(wish, extension)

    (finding,) = caught.value.findings
    assert finding.field == field
    assert finding.hint


@given(width=st.integers(int(LEAST), int(MOST)), height=st.integers(int(LEAST), int(MOST)))
def test_every_free_size_becomes_a_sheet_of_that_size(width, height):
    made = sheet(Wish(size=f"{width}x{height}mm"))

    assert (made.width, made.height) == (width, height)
    assert made.size == made.name == f"{width}x{height}mm"

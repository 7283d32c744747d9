import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from generator.printing.contents.fonts import font_of


@pytest.fixture
def pdf():
    return pikepdf.new()


def test_a_simple_font_has_widths_and_says_what_it_shows(pdf):
    font = font_of(
        Dictionary(
            Subtype=Name.TrueType, BaseFont=Name("/ABCDEF+Bees-Bold"), FirstChar=65, Widths=[600, 700],
            FontDescriptor=Dictionary(MissingWidth=250, FontFile2=pdf.make_stream(b"x")),
            Encoding=Dictionary(Differences=[66, Name.ae, Name("/.notdef")]),
        )
    )  # fmt: skip

    assert (font.name, font.kind, font.embedded, font.subset) == ("Bees-Bold", "TrueType", True, True)
    assert [font.width(code) for code in (65, 66, 99)] == pytest.approx([0.6, 0.7, 0.25])
    assert font.say([65, 66, 0xD8]) == "AæØ"
    assert font.lacking == {67}
    assert list(font.codes(b"AB")) == [65, 66]


@pytest.mark.parametrize("key", ["FontFile", "FontFile2", "FontFile3"])
def test_a_font_is_in_the_file_whatever_its_format(pdf, key):
    descriptor = Dictionary()
    descriptor[f"/{key}"] = pdf.make_stream(b"x")

    assert font_of(Dictionary(Subtype=Name.Type1, BaseFont=Name.Bees, FontDescriptor=descriptor)).embedded
    assert not font_of(Dictionary(Subtype=Name.Type1, BaseFont=Name.Bees, FontDescriptor=Dictionary())).embedded


def composite(**more):
    below = Dictionary(Subtype=Name.CIDFontType2, W=Array([3, Array([500, 600]), 10, 12, 700]), DW=900)
    entries = {"Subtype": Name.Type0, "BaseFont": Name.Bees, "Encoding": Name("/Identity-H"), "DescendantFonts": Array([below])}
    return Dictionary(**(entries | more))


def test_a_composite_font_has_codes_of_two_bytes_and_widths_in_ranges():
    font = font_of(composite())

    assert list(font.codes(b"\x00\x03\x00\x0b\x09")) == [3, 11]
    assert [font.width(code) for code in (3, 4, 10, 12, 13)] == pytest.approx([0.5, 0.6, 0.7, 0.7, 0.9])
    assert font.lacking == {0}
    assert not font.embedded


def test_a_range_of_widths_without_end_is_cut_off():
    below = Dictionary(Subtype=Name.CIDFontType2, W=Array([0, 2_000_000_000, 700]))

    assert len(font_of(composite(DescendantFonts=Array([below]))).widths) == 65536


def test_an_encoding_of_its_own_may_have_codes_of_one_byte(pdf):
    cmap = pdf.make_stream(b"1 begincodespacerange <00> <FF> endcodespacerange")

    assert font_of(composite(Encoding=cmap)).bytes_per_code == 1


def test_what_codes_say_is_read_from_the_map(pdf):
    cmap = (
        b"2 beginbfchar <0003> <00E6> <0004> <00660069> endbfchar "
        b"2 beginbfrange <0005> <0007> <0041> <0008> <0009> [<0061> <0062>] endbfrange"
    )
    font = font_of(composite(ToUnicode=pdf.make_stream(cmap)))

    assert font.say([3, 4, 5, 7, 8, 9, 99]) == "æfiACab\ufffd"


@pytest.mark.parametrize("wrong", [None, 5, Dictionary(), Dictionary(Subtype=Name.Type0), Dictionary(Subtype=Name.Type3)])
def test_what_is_no_font_shows_something_all_the_same(wrong):
    font = font_of(wrong)

    assert isinstance(font.width(65), float)
    assert isinstance(font.say([65]), str)


def test_drawn_letters_are_named(pdf):
    font = font_of(
        Dictionary(
            Subtype=Name.Type3, Name=Name.Bees, FontMatrix=[0.01, 0, 0, 0.01, 0, 0], FirstChar=97, Widths=[80],
            CharProcs=Dictionary(bee=pdf.make_stream(b"")), Encoding=Dictionary(Differences=[97, Name.bee, Name.wasp]),
        )
    )  # fmt: skip

    assert font.glyphs == {97: "bee", 98: "wasp"}
    assert font.width(97) == pytest.approx(0.8)
    assert font.lacking == {98}

import pytest
from pikepdf import Array, Dictionary, Name

from generator.printing.contents.geometry import Box


def test_text_has_its_size_its_words_and_a_box(sheet):
    one = sheet.one("0 0 0 1 k BT /F 10 Tf 100 200 Td (Bees) Tj ET")

    assert (one.kind, one.size, one.text, one.font.name) == ("text", 10, "Bees", "Bees")
    assert one.box == pytest.approx(Box(100, 198, 120, 207.2))
    assert one.color.values == (0, 0, 0, 1)


@pytest.mark.parametrize(
    ("steps", "size"),
    [
        ("2 0 0 2 0 0 cm BT /F 10 Tf 9 9 Td (a) Tj ET", 20),
        ("BT /F 1 Tf 12 0 0 12 50 50 Tm (a) Tj ET", 12),
        ("BT /F 10 Tf 0 1 -1 0 50 50 Tm (a) Tj ET", 10),
        ("BT /F 10 Tf 50 Tz 50 50 Td (a) Tj ET", 10),
        ("1 0 0 -1 0 500 cm BT /F 10 Tf 1 0 0 -1 50 50 Tm (a) Tj ET", 10),
    ],
)
def test_the_size_is_the_height_that_comes_out(sheet, steps, size):
    assert sheet.one(steps).size == pytest.approx(size)


def test_strings_follow_each_other(sheet):
    found = sheet.painted("BT /F 10 Tf 100 200 Td (ab) Tj (cd) Tj ET")

    assert [one.box.left for one in found] == [100, 110]


def test_spacing_moves_letters_apart(sheet):
    found = sheet.painted("BT /F 10 Tf 2 Tc 3 Tw 100 200 Td (a b) Tj (c) Tj ET")

    assert found[1].box.left == 100 + 3 * 7 + 3


def test_numbers_between_strings_move_back(sheet):
    found = sheet.painted("BT /F 10 Tf 100 200 Td [(a) -1000 (b)] TJ (c) Tj ET")

    assert [one.text for one in found] == ["ab", "c"]
    assert found[0].box == pytest.approx(Box(100, 198, 120, 207.2))
    assert found[1].box.left == 120


def test_lines_go_down_by_the_leading(sheet):
    found = sheet.painted("BT /F 10 Tf 12 TL 100 200 Td (a) Tj T* (b) Tj (c) ' 1 2 (d) \" 0 -5 TD (e) Tj T* (f) Tj ET")

    assert [one.box.bottom for one in found] == [198, 186, 174, 162, 157, 152]


def test_letters_may_be_raised(sheet):
    assert sheet.one("BT /F 10 Tf 5 Ts 100 200 Td (a) Tj ET").box.bottom == 203


def test_spaces_around_text_do_not_count(sheet):
    assert sheet.one("BT /F 10 Tf 100 200 Td (  ab   ) Tj ET").box == pytest.approx(Box(110, 198, 120, 207.2))
    assert sheet.painted("BT /F 10 Tf 100 200 Td (    ) Tj ET") == []


@pytest.mark.parametrize(("mode", "colors"), [(0, [0.25]), (1, [0.75]), (2, [0.25, 0.75]), (3, []), (7, [])])
def test_text_is_filled_and_stroked_as_its_mode_says(sheet, mode, colors):
    found = sheet.contents(f"0.25 g 0.75 G BT /F 10 Tf {mode} Tr 100 200 Td (a) Tj ET")

    assert [one.color.values[0] for one in found.painted] == colors
    assert [font.name for font in found.fonts.values()] == ["Bees"]


def test_text_may_be_filled_with_a_blend(sheet):
    sheet.resources.Pattern.P = Dictionary(
        PatternType=2, Shading=Dictionary(ShadingType=2, ColorSpace=Name.DeviceGray, Function=sheet.ramp([0], [1]))
    )
    text, blend = sheet.painted("/Pattern cs /P scn BT /F 10 Tf 100 200 Td (ab) Tj ET")

    assert (text.kind, text.color, blend.kind, blend.box) == ("text", None, "shading", text.box)


def drawn(sheet, glyph, **more):
    sheet.resources.Font.T = Dictionary(
        Subtype=Name.Type3, Name=Name.Drawn, FontBBox=[0, 0, 100, 100], FontMatrix=[0.01, 0, 0, 0.01, 0, 0], FirstChar=97,
        Widths=[100], CharProcs=Dictionary(bee=sheet.stream(glyph)), Encoding=Dictionary(Differences=[97, Name.bee]), **more,
    )  # fmt: skip


def test_drawn_letters_are_walked_once_in_their_own_colours(sheet):
    drawn(sheet, b"100 0 d0 1 0 0 rg 0 0 80 80 re f")
    text, glyph, again = sheet.painted("BT /T 10 Tf 100 200 Td (aa) Tj (a) Tj ET")

    assert (text.size, glyph.source, glyph.color.space.model) == (100, "glyph", "rgb")
    assert again.kind == "text"


def test_drawn_letters_may_take_the_colour_of_the_text(sheet):
    drawn(sheet, b"100 0 0 0 80 80 d1 1 0 0 rg 0 0 80 80 re f")
    _, glyph = sheet.painted("0.5 g BT /T 10 Tf 100 200 Td (a) Tj ET")

    assert glyph.color.values == (0.5,)


def test_a_letter_that_is_drawn_with_itself_is_walked_once(sheet):
    drawn(sheet, b"100 0 d0 BT /T 10 Tf (a) Tj ET")
    font = sheet.resources.Font.T
    font.Resources = Dictionary(Font=Dictionary(T=sheet.pdf.make_indirect(font)))

    assert len(sheet.painted("BT /T 10 Tf 100 200 Td (a) Tj ET")) < 10


def test_text_without_a_font_is_a_problem(sheet):
    assert sheet.contents("BT (a) Tj ET").problems == {"no font": 1}


@pytest.mark.parametrize("steps", ["/F Tf", "(a) Tc", "[5] TJ", "5 TJ", "/G 9 Tf (a) Tj"])
def test_wrong_operators_of_text_do_no_harm(sheet, steps):
    found = sheet.contents(f"BT /F 10 Tf 50 50 Td {steps} ET 5 5 9 9 re f")

    assert found.painted[-1].box == Box(5, 5, 14, 14)


def test_missing_glyphs_are_counted(sheet):
    sheet.resources.Font.F.Encoding = Dictionary(Differences=Array([97, Name("/.notdef")]))

    assert sheet.one("BT /F 10 Tf 50 50 Td (aba) Tj ET").missing == 2

import pytest
from pikepdf import Dictionary, Name


@pytest.mark.parametrize(
    ("steps", "severity", "word"),
    [
        ("/Nothing Do", "error", "not in the file"),
        ("/Nothing cs 1 sc", "error", "colour space"),
        ("BT (Come) Tj ET", "error", "font"),
        ("(Come) w", "warning", "wrong"),
        ("q q Q", "warning", "unevenly"),
        ("Q", "warning", "unevenly"),
    ],
)
def test_steps_that_make_no_sense_are_found(draft, steps, severity, word):
    page = draft()
    page.draw(steps)

    assert word in page.only("PRINT-CONTENTS", severity).message


def test_a_form_that_draws_itself_is_sent_back(draft):
    page = draft()
    form = page.form("Me", b"/Me Do")
    form.Resources = Dictionary(XObject=Dictionary(Me=form))
    page.draw("/Me Do")

    assert "draws itself" in page.only("PRINT-CONTENTS").message


def test_forms_that_draw_each_other_are_sent_back(draft):
    page = draft()
    one, other = page.form("One", b"/Other Do"), page.form("Other", b"/One Do")
    one.Resources, other.Resources = Dictionary(XObject=Dictionary(Other=other)), Dictionary(XObject=Dictionary(One=one))
    page.draw("/One Do")

    assert "draws itself" in page.only("PRINT-CONTENTS").message


def test_a_pattern_that_is_filled_with_itself_is_followed_once(draft):
    page = draft()
    pattern = page.pdf.make_stream(
        b"/Pattern cs /Me scn 0 0 2 2 re f 0 1 0 0 k 0 0 1 1 re f", PatternType=1, PaintType=1, TilingType=1,
        BBox=[0, 0, 4, 4], XStep=4, YStep=4,
    )  # fmt: skip
    pattern.Resources = Dictionary(Pattern=Dictionary(Me=pattern))
    page.resources.Pattern.Me = pattern
    page.area("/Pattern cs /Me scn", 40, 40, 30, 30)

    assert page.found == []


def test_forms_that_lie_too_deep_are_sent_back(draft):
    page = draft()
    form = page.form("F0", b"0 0 0 1 k 200 200 20 20 re f")
    for depth in range(1, 30):
        above = page.form(f"F{depth}", b"/In Do")
        above.Resources = Dictionary(XObject=Dictionary(In=form))
        form = above
    page.draw("/F29 Do")

    assert "too deeply" in page.only("PRINT-CONTENTS").message


@pytest.mark.slow
def test_forms_that_multiply_each_other_come_to_an_end(draft):
    page = draft()
    form = page.form("F0", b"0 0 0 1 k 200 200 20 20 re f")
    for depth in range(1, 12):
        above = page.form(f"F{depth}", b"/In Do " * 10)
        above.Resources = Dictionary(XObject=Dictionary(In=form))
        form = above
    page.draw("/F11 Do")

    assert "too much to look through" in page.only("PRINT-CONTENTS").message


def test_numbers_without_end_are_passed_over(draft):
    page = draft()
    huge = "9" * 400
    page.draw(f"q {huge} 0 0 {huge}.5 0 0 cm 0 0 1 1 re f Q", f"q 1 1 1 1 {huge}.0 {huge}.0 re f Q", f"0 0 {huge}.0 1 re f")

    assert page.rules == {("PRINT-CONTENTS", "warning")}


def test_a_picture_without_size_is_let_through(draft):
    page = draft()
    page.picture("P", b"", 0, -5, (40, 40, 0, 0), ColorSpace=Name.DeviceCMYK)

    assert page.found == []


@pytest.mark.slow
@pytest.mark.parametrize("step", ["0 0 0 1 k 200 200 20 20 re f", "q", "/Half gs", "BT /F1 9 Tf (ab) Tj ET"])
def test_a_million_steps_come_to_an_end(draft, step):
    page = draft()
    page.draw("\n".join([step] * 1_000_000))

    assert any(one.rule == "PRINT-CONTENTS" and "too much" in one.message for one in page.found)


def test_a_stream_that_swells_is_not_unpacked(draft):
    page = draft()
    assert page.data
    page.steps = []
    page.page.Contents = page.pdf.make_stream(b"")
    data = page.bomb(20)

    (finding,) = [one for one in page.look_at(data) if one.rule == "PRINT-CONTENTS"]
    assert "16 MB" in finding.message

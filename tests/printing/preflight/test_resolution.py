import pytest
from pikepdf import Name

PIXEL = bytes([40, 20, 10, 0])


@pytest.mark.parametrize(("pixels", "severity"), [(200, "warning"), (100, "error")])
def test_a_picture_with_too_few_pixels_is_found(draft, pixels, severity):
    page = draft()
    page.picture("P", PIXEL * pixels * pixels, pixels, pixels, (40, 40, 25.4, 25.4), ColorSpace=Name.DeviceCMYK)

    finding = page.only("PRINT-RESOLUTION", severity)
    assert f"{pixels} ppi" in finding.message
    assert "300 are wanted" in finding.message


def test_the_coarser_direction_counts(draft):
    page = draft()
    page.picture("P", PIXEL * 600 * 200, 600, 200, (40, 40, 25.4, 25.4), ColorSpace=Name.DeviceCMYK)

    assert "200 ppi" in page.only("PRINT-RESOLUTION", "warning").message


def test_a_picture_that_is_turned_is_measured_along_its_sides(draft):
    page = draft()
    page.picture("P", PIXEL * 400 * 400, 400, 400, (40, 40, 1, 1), ColorSpace=Name.DeviceCMYK)
    page.steps.pop()
    page.draw("q 50 50 -50 50 200 200 cm /P Do Q")

    assert page.found == []


def test_line_art_needs_twice_as_many(draft):
    page = draft()
    page.picture("P", bytes(50 * 400), 400, 400, (40, 40, 25.4, 25.4), ImageMask=True, BitsPerComponent=1)

    assert "600 are wanted" in page.only("PRINT-RESOLUTION", "warning").message


def test_a_picture_inside_a_form_is_measured_where_it_stands(draft):
    page = draft()
    page.picture("P", PIXEL * 400 * 400, 400, 400, (40, 40, 1, 1), ColorSpace=Name.DeviceCMYK)
    page.steps.pop()
    form = page.form("F", b"100 0 0 100 0 0 cm /P Do", Resources=page.resources, BBox=[0, 0, 100, 100])
    form.Matrix = [2, 0, 0, 2, 100, 100]
    page.draw("/F Do")

    assert "144 ppi" in page.only("PRINT-RESOLUTION").message


def test_pictures_in_the_content_stream_itself_are_measured(draft):
    page = draft()
    page.draw("q 90 0 0 90 200 200 cm BI /W 10 /H 10 /CS /G /BPC 8 ID " + "x" * 100 + " EI Q")

    assert "8 ppi" in page.only("PRINT-RESOLUTION").message


def test_a_plain_area_made_of_a_pixel_is_let_through(draft):
    page = draft()
    page.picture("P", PIXEL, 1, 1, (40, 40, 25.4, 25.4), ColorSpace=Name.DeviceCMYK)

    assert page.found == []

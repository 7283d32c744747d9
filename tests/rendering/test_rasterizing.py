import io
from importlib import import_module

import pikepdf
from PIL import Image

rasterizing = import_module("generator.rendering.rasterizing")


def page(width, height, content):
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(width, height))
    pdf.pages[0].Contents = pdf.make_stream(content)
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


RED_LEFT = b"1 0 0 rg 0 0 100 100 re f"


def test_a_picture_has_exactly_the_pixels_asked_for():
    image = Image.open(io.BytesIO(rasterizing.picture(page(200, 100, RED_LEFT), (120, 63))))

    assert (image.format, image.size) == ("PNG", (120, 63))
    assert image.convert("RGB").getpixel((20, 30)) == (255, 0, 0)
    assert image.convert("RGB").getpixel((100, 30)) == (255, 255, 255)


def test_every_page_is_drawn():
    pdf = pikepdf.open(io.BytesIO(page(200, 100, RED_LEFT)))
    pdf.add_blank_page(page_size=(200, 100))
    out = io.BytesIO()
    pdf.save(out)

    assert [one.size for one in rasterizing.pages(out.getvalue(), 50)] == [(50, 25), (50, 25)]


def test_the_same_page_has_the_same_bytes():
    data = page(200, 100, RED_LEFT)

    assert rasterizing.picture(data, (60, 30)) == rasterizing.picture(data, (60, 30))

from importlib import import_module

import pypdfium2
import pytest
import zxingcpp
from PIL import Image, ImageOps

from generator.printing import fonts
from generator.rendering.qrcodes import QUIET, qr


def drawn(code):
    """Return a code as it comes off a press."""
    with fonts.only_ours():
        html_of = import_module("weasyprint").HTML
    style = "@page { size: 300px; margin: 0 } body { margin: 0 } img { display: block; width: 300px }"
    html = f'<style>{style}</style><img src="{code.data_uri}">'
    page = pypdfium2.PdfDocument(html_of(string=html).write_pdf())[0]
    return page.render(scale=4).to_pil()


@pytest.mark.slow
@pytest.mark.parametrize(
    "address",
    ["https://jobs.example.com/a", "https://jobs.example.com/ledige-stillinger/" + "lang/" * 30 + "?ref=SFN/HR-2026&x=%C3%A6"],
)
def test_a_telephone_reads_the_address_and_sees_quiet_around_it(address):
    code = qr(address)

    picture = drawn(code)

    (read,) = zxingcpp.read_barcodes(picture)
    assert read.text == address
    assert {color for count, color in picture.getcolors(100_000) if count > 2000} == {(0, 0, 0), (255, 255, 255)}
    left, top, right, bottom = ImageOps.invert(picture.convert("L")).getbbox()
    module = picture.width / code.modules
    assert min(left, top, picture.width - right, picture.height - bottom) == pytest.approx(module * QUIET, abs=1.5)


@pytest.mark.slow
def test_a_code_is_read_though_a_corner_of_it_is_torn_off():
    address = "https://jobs.example.com/ledige-stillinger/back-office"
    picture = drawn(qr(address))
    picture.paste(Image.new("RGB", (130, 130), "white"), (picture.width * 3 // 4, picture.height * 3 // 4))

    (read,) = zxingcpp.read_barcodes(picture)

    assert read.text == address


def test_a_code_is_as_wide_as_wished_or_as_its_modules_need():
    short, long = qr("https://a.example"), qr("https://jobs.example.com/" + "x" * 200)

    assert short.side(18) == 18
    assert long.side(18) == pytest.approx(long.modules * 0.4)
    assert long.modules > short.modules > 2 * QUIET

"""Tags as a screen reader meets them, read back with pikepdf."""

import base64
from importlib import import_module
from io import BytesIO

import pikepdf
import pytest

paper = import_module("generator.rendering.paper")
tagging = import_module("generator.rendering.tagging")

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("pdf")]

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="10" height="10"/></svg>'
PICTURE = f"data:image/svg+xml;base64,{base64.b64encode(SVG.encode()).decode()}"
CSS = "@page { size: 100mm 100mm; margin: 0; bleed: 3mm } body { margin: 0 } img { position: absolute; display: block }"


def elements(node):
    children = node.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield child
            yield from elements(child)


def tagged(body):
    page = paper.Paper("pdf/ua-1", "x")
    html = f'<html lang="da"><title>T</title><body>{body}'
    document = paper.press().lay(html, [CSS], page)
    data = paper.press().write(document, page, finisher=lambda _, pdf: tagging.place_pictures(pdf))
    with pikepdf.open(BytesIO(data)) as pdf:
        left_out = {"/P", "/K", "/Pg"}
        return [{key: value for key, value in one.items() if key not in left_out} for one in elements(pdf.Root.StructTreeRoot)]


def test_a_part_in_another_language_says_so_and_no_other():
    paragraphs = '<p>Dansk</p><p lang="en">English <em>words</em></p>'
    found = tagged(paragraphs + '<ul><li lang="sv">svenska</li></ul><p>a <span lang="nb">b</span>')

    said = {(str(one["/S"]), str(one["/Lang"])) for one in found if "/Lang" in one}
    assert said == {("/P", "en"), ("/LI", "sv"), ("/Lbl", "sv"), ("/LBody", "sv"), ("/Span", "nb")}


def test_a_picture_s_box_is_in_points_from_the_bottom_of_the_page():
    (figure,) = (
        one for one in tagged(f'<img alt="A" src="{PICTURE}" style="left: 10mm; top: 20mm; width: 30mm; height: 40mm">')
        if str(one["/S"]) == "/Figure"
    )  # fmt: skip

    box = [float(value) * 25.4 / 72 for value in figure["/A"]["/BBox"]]
    assert box == pytest.approx([10, 100 - 60, 40, 100 - 20], abs=0.02)

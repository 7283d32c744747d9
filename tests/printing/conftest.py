"""What tests of printers' files share: a printing condition, pages made by WeasyPrint, and a search for colours of the screen.

The search reads the finished file in its own way: every object that is in it, used or not.
"""

import struct
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace

import pikepdf
import pytest

from generator.printing import icc
from generator.printing.sheets import Wish, sheet

FOGRA39 = "ISOcoated_v2_300_bas.icc"
BRAND, BRAND_CMYK = "#0b5c4a", (90, 30, 70, 20)


@pytest.fixture(scope="session")
def fogra39():
    """The profile of coated paper that Debian's scribus-data brings along."""
    path = next((one for one in icc.available() if one.name == FOGRA39), None)
    if path is None:
        pytest.skip(f"there is no {FOGRA39} here (Debian: scribus-data)")
    return icc.Profile(path, path.read_bytes(), "FOGRA39", 4)


def make_profile(*, tags=(b"A2B0", b"B2A0"), size=None, offset=None, **head_says):
    """Return the bytes of something like an ICC profile: a head, a table of tags, and a tag's data of four bytes."""
    said = {"kind": b"prtr", "space": b"CMYK", "version": 2, **head_says}
    start = 132 + 12 * len(tags)
    length = start + 4
    head = bytearray(128)
    head[0:4] = struct.pack(">I", length if size is None else size)
    head[8] = said["version"]
    head[12:24] = said["kind"] + said["space"] + b"Lab "
    head[36:40] = b"acsp"
    place = start if offset is None else offset
    table = b"".join(tag + struct.pack(">II", place, 4) for tag in tags)
    return bytes(head) + struct.pack(">I", len(tags)) + table + b"data"


@pytest.fixture(scope="session")
def profile_bytes():
    return make_profile


@pytest.fixture(scope="session")
def flyer():
    """The sheet of the A5 flyer: 3 mm bleed, marks, at most 300 % ink."""
    return sheet(Wish(medium="a5-flyer"))


def on_medium(medium, width=None, height=None, **changes):
    """Return a medium's sheet with the medium changed, and of another size if one is given (mm)."""
    made = sheet(Wish(medium=medium))
    changed = replace(made, medium=made.medium.model_copy(update=changes))
    return changed if width is None else replace(changed, width=float(width), height=float(height))


@pytest.fixture(scope="session")
def on():
    return on_medium


@pytest.fixture(scope="session")
def brand():
    return import_module("generator.printing.inks").BrandInk(BRAND, BRAND_CMYK)


@pytest.fixture(scope="session")
def identity():
    return import_module("generator.printing.pdfx").Identity(
        "hive.da.a5", "Biavler & honning", "Hive Example", "da", "2026-03-01"
    )


@pytest.fixture(scope="session")
def page_of():
    """Return what WeasyPrint makes of some HTML on a sheet, in RGB: ``page_of(sheet, body, css)``."""
    weasyprint = import_module("weasyprint")
    fonts = Path(import_module("fontpkg_lato").ROOT) / "files"
    faces = "".join(
        f"@font-face{{font-family:Lato;font-weight:{weight};src:url({(fonts / name).as_uri()})}}"
        for name, weight in (("Lato-Regular.ttf", 400), ("Lato-Bold.ttf", 700))
    )

    def make(paper, body, css="", **options):
        page = f"@page{{size:{paper.width}mm {paper.height}mm;bleed:{paper.bleed}mm;marks:none;margin:8mm}}"
        style = f"<style>{faces}{page}html{{font:10pt Lato;color:#14181f}}{css}</style>"
        html = f"<html lang=da><head><title>Biavler</title>{style}</head><body>{body}</body></html>"
        return weasyprint.HTML(string=html).write_pdf(**options)

    return make


def operators(stream):
    """Return a content stream as ``(operator, operands)``."""
    return [(str(one.operator), list(one.operands)) for one in pikepdf.parse_content_stream(stream)]


def _streams(data):
    """Yield every content stream of a file: pages, forms, tiling patterns, signs of Type 3 fonts."""
    for page in data.pages:
        yield page.obj
    for one in data.objects:
        if isinstance(one, pikepdf.Stream) and (one.get("/Subtype") == "/Form" or one.get("/PatternType") == 1):
            yield one
        if isinstance(one, pikepdf.Dictionary) and one.get("/Subtype") == "/Type3":
            yield from one.CharProcs.values()


def _names(thing):
    """Yield every name and every ICC-based space in an object, without following references: those are objects of their own."""
    if isinstance(thing, pikepdf.Name):
        yield str(thing)
        return
    if isinstance(thing, pikepdf.Array):
        if len(thing) == 2 and thing[0] == "/ICCBased":
            yield f"ICCBased {thing[1].N}"
        inside = list(thing)
    elif isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
        inside = [one for _, one in thing.items()]
    else:
        return
    for one in inside:
        if isinstance(one, pikepdf.Object) and not one.is_indirect:
            yield from _names(one)


SCREEN = {"/DeviceRGB", "/CalRGB", "/Lab", "/RGB", "ICCBased 3"}


def screen_colors(file):
    """Return what is left of colours of the screen in a file: operators, names of colour spaces, pictures of three channels."""
    found = []
    with pikepdf.open(file) as data:
        for stream in _streams(data):
            for operator, operands in operators(stream):
                if operator in {"rg", "RG"} or (operator.lower() == "cs" and str(operands[0]) in SCREEN):
                    found.append(operator)
        for one in data.objects:
            found += [name for name in _names(one) if name in SCREEN]
            if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image" and not one.get("/ImageMask", False):
                space = one.ColorSpace
                if space not in ("/DeviceGray", "/DeviceCMYK"):
                    found.append(f"a picture in {space}")
    return found


@pytest.fixture(scope="session")
def walk():
    """The search for colours of the screen, and what reads a content stream."""
    return SimpleNamespace(screen_colors=screen_colors, operators=operators)

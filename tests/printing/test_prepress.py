"""Printers' files end to end: pages that WeasyPrint makes, judged by Ghostscript, qpdf, Poppler and a search of our own."""

import base64
import hashlib
import re
import subprocess
import sys
from importlib import import_module
from io import BytesIO
from types import SimpleNamespace

import numpy as np
import pikepdf
import pytest
from PIL import Image

from generator.errors import InputError
from generator.printing import icc
from generator.printing.inks import BrandInk
from generator.printing.sheets import Wish, sheet

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("pdf")]

MM = 72 / 25.4


def picture(image, kind):
    out = BytesIO()
    image.save(out, kind)
    return f'<img src="data:image/{kind.lower()};base64,{base64.b64encode(out.getvalue()).decode()}">'


def pictures():
    """Return pictures of every kind that ads have, as HTML."""
    noise = np.random.default_rng(4).integers(0, 256, (6, 9, 3), dtype=np.uint8)
    photo = Image.fromarray(noise).resize((180, 120), Image.Resampling.BICUBIC)
    faded = photo.copy()
    faded.putalpha(Image.linear_gradient("L").resize(photo.size))
    gray = Image.linear_gradient("L").resize((90, 60))
    logo = Image.new("RGB", (60, 40), "#0b5c4a")
    logo.paste("#c02020", (10, 10, 40, 30))
    palette = logo.convert("P", palette=Image.Palette.ADAPTIVE)
    deep = Image.new("RGB", (60, 40), "#08041a")
    kinds = [(photo, "PNG"), (photo, "JPEG"), (faded, "PNG"), (gray, "PNG"), (gray, "JPEG"), (gray.convert("LA"), "PNG"),
             (logo, "PNG"), (palette, "PNG"), (deep, "JPEG"), (photo.convert("CMYK"), "JPEG")]  # fmt: skip
    return "".join(picture(*kind) for kind in kinds)


CSS = """
.brand { background: #0b5c4a; color: #fff; padding: 2mm }
.tint { background: #eef4f2; padding: 2mm }
.row div, img { display: inline-block; width: 21mm; height: 14mm }
"""
SVG = """
<svg viewBox="0 0 100 40" width="100mm" height="40mm"><defs>
<linearGradient id="g"><stop offset="0" stop-color="#0b5c4a"/>
<stop offset="1" stop-color="#f80" stop-opacity=".2"/></linearGradient>
<radialGradient id="r" spreadMethod="reflect" r=".3"><stop offset="0" stop-color="red"/>
<stop offset="1" stop-color="#ff0"/></radialGradient>
<pattern id="p" width="8" height="8" patternUnits="userSpaceOnUse"><circle cx="4" cy="4" r="3" fill="#c06"/></pattern>
<mask id="m" maskUnits="userSpaceOnUse" x="0" y="0" width="100" height="40"><rect width="100" height="40" fill="url(#g)"/>
<circle cx="85" cy="20" r="9" fill="#f00"/></mask></defs>
<rect width="20" height="30" fill="url(#g)"/><circle cx="35" cy="15" r="12" fill="url(#r)"/>
<rect x="50" width="20" height="30" fill="url(#p)" stroke="url(#g)"/>
<filter id="f"><feBlend mode="multiply"/></filter><rect x="10" y="10" width="30" height="5" fill="#9cf" filter="url(#f)"/>
<rect x="72" width="26" height="36" fill="#06c" mask="url(#m)" opacity=".8"/><text x="2" y="38" font-size="6">Svg</text></svg>
"""
BODY = f"""
<h1>Biavler søges</h1><p>Sort tekst, <a href="https://example.com/">et link</a>, <b style="color:#4d5664">grå</b>,
<span style="color:rgb(20 24 31/50%)">halv</span>, <span style="opacity:.5;color:#0b5c4a">svag</span></p>
<div class=brand>Hvid tekst <span style="color:#14181f">sort</span></div><div class=tint>Sort tekst på tonet bund</div>
<div class=row>
<div style="background:linear-gradient(90deg,#0b5c4a,#fff)"></div>
<div style="background:linear-gradient(90deg,#f00,#00f 30%,rgba(0,255,0,.3))"></div>
<div style="background:radial-gradient(circle,#fff,#14181f)"></div>
<div style="background:linear-gradient(red 50%,blue 50%);border:1px solid #888;border-radius:3mm"></div>
<div style="background:repeating-linear-gradient(45deg,#e63,#36c 3mm)"></div>
<div style="background:lab(60% 40 30)"></div>
</div>{pictures()}{SVG}
<div style="break-before:page" class=brand>Side to</div>
"""


@pytest.fixture(scope="session")
def press(page_of, fogra39, identity, tmp_path_factory):
    """Make a printer's file of some HTML: ``press(sheet, body, css)``; the source lies beside it, named ``source.pdf``."""
    prepress = import_module("generator.printing.prepress").prepress

    def make(sheet, body, css="", *, laid_on=None, **how):
        folder = tmp_path_factory.mktemp("press")
        source, file = folder / "source.pdf", folder / "made.pdf"
        source.write_bytes(page_of(laid_on or sheet, body, css, pdf_tags=True))
        file.write_bytes(prepress(source.read_bytes(), sheet, how.get("condition", fogra39), how.get("brand"), identity))
        return file

    return make


@pytest.fixture(scope="session")
def made(press, flyer, brand):
    """A flyer with everything on it: its source in RGB, and the printer's file."""
    file = press(flyer, BODY, CSS + "@page{background:#eef4f2}", brand=brand)
    return SimpleNamespace(source=file.with_name("source.pdf"), file=file)


def ink_at_most(tools, file):
    """Return the most ink that a pixel of a file has, in percent."""
    tools.ghostscript(file, "tiff32nc", "-r72", output=file.with_name("inks%d.tif"))
    most = 0.0
    for page in file.parent.glob("inks*.tif"):
        with Image.open(page) as opened:
            most = max(most, np.asarray(opened).sum(axis=2, dtype=int).max() / 2.55)
    return most


# -- colours


def test_the_search_finds_what_there_is_to_find(made, walk):
    found = set(walk.screen_colors(made.source))

    assert {"rg", "RG", "/DeviceRGB", "/Lab", "a picture in /DeviceRGB"} <= found


def test_no_colour_of_the_screen_is_left_anywhere(made, walk):
    assert walk.screen_colors(made.file) == []


@pytest.mark.parametrize("changes", [{}, {"marks": False, "bleed": 0}])
def test_no_colour_at_all_is_left_in_black(on, press, walk, tools, changes):
    sheet = on("a5-flyer", colors="black", **changes)

    file = press(sheet, BODY, CSS, condition=None)

    assert walk.screen_colors(file) == []
    with pikepdf.open(file) as pdf:
        assert {str(one.ColorSpace) for one in pdf.objects if _is_image(one)} == {"/DeviceGray"}
        assert all(page.obj.Group.CS == "/DeviceGray" for page in pdf.pages)
    assert b"/DeviceCMYK" not in file.read_bytes()
    tools.qpdf(file)
    assert [ink[:3] for ink in tools.ink(file)] == [(0, 0, 0)] * 2


def _is_image(one):
    return isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"


def test_pictures_become_ink_and_jpegs_stay_jpegs(made):
    with pikepdf.open(made.file) as pdf:
        found = sorted((str(one.ColorSpace), str(one.Filter), "/SMask" in one) for one in pdf.objects if _is_image(one))

    assert found == [
        ("/DeviceCMYK", "/DCTDecode", False),
        ("/DeviceCMYK", "/DCTDecode", False),
        ("/DeviceCMYK", "/DCTDecode", False),
        ("/DeviceCMYK", "/FlateDecode", False),
        ("/DeviceCMYK", "/FlateDecode", False),
        ("/DeviceCMYK", "/FlateDecode", False),
        ("/DeviceCMYK", "/FlateDecode", True),
        ("/DeviceGray", "/DCTDecode", False),
        ("/DeviceGray", "/FlateDecode", False),
        ("/DeviceGray", "/FlateDecode", False),
        ("/DeviceGray", "/FlateDecode", False),
        ("/DeviceGray", "/FlateDecode", True),
    ]


def test_text_is_black_and_overprints_where_it_is_dark_and_knocks_out_where_it_is_white(press, on, walk):
    sheet = on("a5-flyer", marks=False)

    file = press(sheet, "<p>sort</p><p style='background:#c02020;color:#fff'>hvid</p><p style='color:#c02020'>rød</p>")

    with pikepdf.open(file) as pdf:
        states = {name: bool(state.op) for name, state in pdf.pages[0].Resources.ExtGState.items() if "/op" in state}
        found, color, over = [], None, None
        for operator, operands in walk.operators(pdf.pages[0].obj):
            if operator == "k":
                color = tuple(float(value) for value in operands)
            elif operator == "gs":
                over = states.get(str(operands[0]), over)
            elif operator in {"Tj", "TJ"}:
                found.append((color, over))
    assert found[:2] == [((0, 0, 0, 1), True), ((0, 0, 0, 0), False)]
    assert found[2][1] is False
    assert max(found[2][0][:3]) > 0.5


def test_black_text_leaves_the_ground_beneath_it_whole(press, on, brand, tools):
    """On plates, a ground that text overprints has no holes: the cyan of an empty ground and that of one with text agree."""
    sheet = on("a5-flyer", marks=False)
    css = "div{background:#0b5c4a;height:50mm;font-size:40pt;color:%s}"

    def cyan(color, text="MMMM"):
        return tools.ink(press(sheet, f"<div>{text}</div><!--{color}-->", css % color, brand=brand))[0][0]

    assert cyan("#14181f") == cyan("#14181f", "") > 17
    assert cyan("#ffffff") < cyan("#14181f") - 0.2


def test_the_brand_is_printed_as_the_brand_wants_it(made, walk):
    with pikepdf.open(made.file) as pdf:
        used = {
            tuple(float(value) for value in operands)
            for page in pdf.pages
            for operator, operands in walk.operators(page.obj)
            if operator == "k"
        }

    assert (0.9, 0.3, 0.7, 0.2) in used
    assert any(color == pytest.approx((0.063, 0.021, 0.049, 0.014), abs=0.0002) for color in used)


def test_a_spot_ink_has_a_plate_of_its_own(press, on, tools, tmp_path):
    sheet = on("a5-flyer", marks=False)
    brand = BrandInk("#0b5c4a", (90, 30, 70, 20), "Hive Green")

    file = press(sheet, "<div>Tekst</div>", "div{background:#0b5c4a;color:#fff;height:50mm}", brand=brand)

    tools.qpdf(file)
    tools.ghostscript(file, "tiffsep", "-r36", output=tmp_path / "plate%d.tif")
    plates = {path.name.partition("(")[2].rstrip(").tif"): np.asarray(Image.open(path)) for path in tmp_path.glob("plate1(*")}
    assert plates["Hive Green"].min() == 0
    assert plates["Cyan"].min() == 255


@pytest.mark.parametrize("limit", [300, 240])
def test_no_spot_on_the_page_has_more_ink_than_the_medium_takes(on, press, brand, tools, limit):
    # Without the pure black text on the brand's colour, which prints on top of it.
    body = BODY.replace('<span style="color:#14181f">sort</span>', "")

    file = press(on("a5-flyer", marks=False, ink=limit), body, CSS, brand=brand)

    assert limit - 15 < ink_at_most(tools, file) <= limit + 1


def test_a_newspaper_s_limit_holds_with_another_condition_of_the_workspace(site, press, fogra39, tools, walk):
    condition = f'[[conditions]]\nfile = "{fogra39.path.name}"\nname = "FOGRA39"\n'
    site.write("media/tidende.toml", f'inherits = "newspaper"\ndescription = "Tidende"\n{condition}')
    paper = sheet(Wish(medium="tidende"), workspace=site.root)
    body = f'<p>Biavler</p><div style="background:#000080;height:9mm"></div>{pictures()}'

    file = press(paper, body, "img{width:20mm}", condition=icc.find(paper.medium, site.root))

    assert ink_at_most(tools, file) <= 241
    assert walk.screen_colors(file) == []
    with pikepdf.open(file) as pdf:
        page = pdf.pages[0].obj
        expected = pytest.approx([0, 0, paper.width * MM, paper.height * MM], abs=0.01 * MM)
        for box in (page.MediaBox, page.CropBox, page.BleedBox, page.TrimBox):
            assert [float(value) for value in box] == expected


def test_the_page_looks_as_it_did_on_the_screen(made, fogra39, tools, tmp_path):
    profile = f"-sDefaultCMYKProfile={fogra39.path}"
    tools.ghostscript(made.source, "png16m", "-r50", output=tmp_path / "before%d.png")
    tools.ghostscript(
        made.file, "png16m", "-r50", profile, f"--permit-file-read={fogra39.path}", output=tmp_path / "after%d.png"
    )

    before = np.asarray(Image.open(tmp_path / "before1.png")).astype(int)
    after = np.asarray(Image.open(tmp_path / "after1.png")).astype(int)
    edge = round(8 * 50 / 25.4)
    height, width, _ = before.shape
    art = after[edge : edge + height, edge : edge + width]
    assert np.abs(art - before).mean() < 6
    assert np.corrcoef(art.mean(axis=2).ravel(), before.mean(axis=2).ravel())[0, 1] > 0.95


# -- boxes and marks


def test_boxes_are_exact_to_a_hundredth_of_a_millimetre(made):
    with pikepdf.open(made.file) as pdf:
        for page in pdf.pages:
            trim, bleed, media, crop = (
                [float(value) / MM for value in page.obj[f"/{name}Box"]] for name in ("Trim", "Bleed", "Media", "Crop")
            )
            assert trim == pytest.approx([11, 11, 159, 221], abs=0.01)
            assert bleed == pytest.approx([8, 8, 162, 224], abs=0.01)
            assert media == crop == pytest.approx([0, 0, 170, 232], abs=0.01)


def test_art_fills_the_bleed_and_stays_within_it(press, on, tools, tmp_path):
    sheet = on("a5-flyer")

    file = press(sheet, "<p>x</p>", "@page{background:#f00} p{position:absolute;left:-60mm;width:300mm;background:#f00}")

    tools.ghostscript(file, "tiffsep", "-r127", output=tmp_path / "plate.tif")
    with Image.open(next(tmp_path.glob("*(Magenta).tif"))) as opened:
        plate = np.asarray(opened)
    dot = 5  # dots a millimetre
    left, right, top, bottom = 8 * dot, 162 * dot, 8 * dot, 224 * dot
    assert (plate[top + 1 : bottom - 1, left + 1 : right - 1] < 128).mean() > 0.999
    # The strip next to the bleed is empty: marks begin 1 mm from it.
    assert plate[top:bottom, left - dot + 1 : left - 1].min() == 255
    assert plate[top - dot + 1 : top - 1, left:right].min() == 255


def test_marks_are_on_every_plate(press, on, tools, tmp_path):
    file = press(on("a5-flyer"), "<p>x</p>")

    tools.ghostscript(file, "tiffsep", "-r127", output=tmp_path / "plate.tif")
    plates = [np.asarray(Image.open(path)) for path in sorted(tmp_path.glob("plate(*).tif"))]
    assert len(plates) == 4
    assert all(plate[: 7 * 5, 11 * 5 - 3 : 11 * 5 + 3].min() < 128 for plate in plates)


# -- the file


def test_qpdf_and_ghostscript_find_nothing_wrong(made, tools):
    tools.qpdf(made.file)

    assert tools.ghostscript(made.file, "nullpage") == ""


def test_all_fonts_are_embedded_and_text_is_text(made, tools):
    fonts = tools.fonts(made.file)

    assert fonts
    assert {font["emb"] for font in fonts.values()} == {"yes"}
    assert "Biavler søges" in tools.text(made.file)


def test_nothing_is_left_that_a_printer_can_t_use(made):
    with pikepdf.open(made.file) as pdf:
        assert set(pdf.Root.keys()) == {"/Type", "/Pages", "/Lang", "/Metadata", "/OutputIntents"}
        assert all("/Annots" not in page.obj for page in pdf.pages)
        assert all(page.obj.Group.CS == "/DeviceCMYK" for page in pdf.pages)
        assert [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/StructElem"] == []
        assert b"example.com" not in made.file.read_bytes()
    with pikepdf.open(made.source) as pdf:
        assert "/StructTreeRoot" in pdf.Root
        assert "/Annots" in pdf.pages[0].obj


def test_a_page_without_transparency_is_not_made_transparent(press, on):
    with pikepdf.open(press(on("a5-flyer"), "<p style='background:#c02020'>x</p>")) as pdf:
        assert "/Group" not in pdf.pages[0].obj


@pytest.mark.parametrize("version", ["1.4", "1.6", "2.0"])
def test_the_version_is_what_the_medium_takes_and_no_more_than_needed(press, on, version):
    file = press(on("a5-flyer", pdf_version=version), "<p>x</p>")

    assert re.match(rb"%PDF-(1\.\d)", file.read_bytes())[1].decode() == min(version, "1.6")
    assert b"/ObjStm" not in file.read_bytes()


def test_the_same_page_is_the_same_file_in_another_process(made, fogra39, tmp_path):
    program = f"""
import hashlib, sys
from pathlib import Path
from generator.printing import icc
from generator.printing.inks import BrandInk
from generator.printing.prepress import Identity, prepress
from generator.printing.sheets import Wish, sheet
profile = icc.Profile(Path({str(fogra39.path)!r}), Path({str(fogra39.path)!r}).read_bytes(), "FOGRA39", 4)
identity = Identity("hive.da.a5", "Biavler & honning", "Hive Example", "da", "2026-03-01")
data = Path({str(made.source)!r}).read_bytes()
made = prepress(data, sheet(Wish(medium="a5-flyer")), profile, BrandInk("#0b5c4a", (90, 30, 70, 20)), identity)
print(hashlib.sha256(made).hexdigest())
"""

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, cwd=tmp_path, text=True)

    assert done.stdout.strip() == hashlib.sha256(made.file.read_bytes()).hexdigest()


def test_the_same_page_is_the_same_file_the_second_time(made, press, flyer, brand):
    again = press(flyer, BODY, CSS + "@page{background:#eef4f2}", brand=brand)

    assert again.read_bytes() == made.file.read_bytes()


# -- what goes wrong


def test_a_page_of_another_size_is_our_own_mistake(on, press, flyer):
    with pytest.raises(ValueError, match="TrimBox"):
        press(flyer, "<p>x</p>", laid_on=on("a5-flyer", 100, 100))


def test_a_page_without_its_bleed_is_our_own_mistake(on, press, flyer):
    with pytest.raises(ValueError, match="MediaBox"):
        press(flyer, "<p>x</p>", laid_on=on("a5-flyer", bleed=0))


def test_a_profile_of_other_inks_is_our_own_mistake(flyer, press):
    with pytest.raises(ValueError, match="a profile of 1 inks, for a medium in cmyk"):
        press(flyer, "<p>x</p>", condition=None)


def test_a_sheet_for_the_screen_is_our_own_mistake(on, press):
    with pytest.raises(ValueError, match="is not made for ink"):
        press(on("office-a4"), "<p>x</p>")


def test_a_picture_that_can_t_be_put_into_ink_is_told(press, on):
    """A blend mode that SVG names and PDF does not know."""
    svg = (
        '<svg width="20mm" height="20mm" viewBox="0 0 9 9"><filter id="f"><feBlend mode="plus-lighter"/></filter>'
        '<rect width="9" height="9" fill="red" filter="url(#f)"/></svg>'
    )

    with pytest.raises(InputError, match="the blend mode"):
        press(on("a5-flyer"), svg)

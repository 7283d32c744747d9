import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image

from generator.printing.preflight import examine


def test_a_file_is_summed_up(draft):
    page = draft("office-a4")
    page.picture("P", bytes(3 * 100 * 100), 100, 100, (100, 100, 10.16, 10.16), ColorSpace=Name.DeviceRGB)

    found = examine(page.data, page.sheet, Path("ad.pdf")).summary

    assert (found.pages, found.width, found.height, found.inks) == (1, 210, 297, ("RGB",))
    assert found.fonts == ("Lato-Regular",)
    assert found.ppi == pytest.approx(250, abs=0.1)
    assert found.ink is None


def test_marks_do_not_count(draft):
    page = draft()
    page.line("1 1 1 1 K", 0.25, (20, -5), (20, -9))

    assert examine(page.data, page.sheet, Path("ad.pdf")).summary.ink == pytest.approx(180)


def _gradient(page):
    ramp = Dictionary(FunctionType=2, Domain=[0, 1], N=1, C0=[0, 0, 0, 0], C1=[1, 0.9, 0.6, 0.2])
    coordinates = Array([200, 200, 300, 300])
    page.resources.Shading.S = Dictionary(
        ShadingType=2, ColorSpace=Name.DeviceCMYK, Coords=coordinates, Function=ramp, Extend=[True, True]
    )
    page.draw("q 200 200 100 100 re W n /S sh Q")


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("gs") is None, reason="Ghostscript is not installed")
@pytest.mark.parametrize(
    "paint",
    [
        lambda _: None,
        lambda page: page.area("0.9 0.8 0.7 0.5 k", 40, 40, 30, 30),
        lambda page: page.area("0.3 g", 40, 40, 30, 30),
        _gradient,
        lambda page: page.picture("P", bytes([250, 200, 150, 100]) * 400, 20, 20, (40, 40, 30, 30), ColorSpace=Name.DeviceCMYK),
    ],
)
def test_ghostscript_finds_as_much_ink(draft, tmp_path, paint):
    page = draft()
    paint(page)
    file, plates = tmp_path / "ad.pdf", tmp_path / "ad.tif"
    file.write_bytes(page.data)
    command = ["gs", "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-sDEVICE=tiff32nc", "-r100", "-dUseBleedBox"]
    subprocess.run([*command, "-o", str(plates), str(file)], check=True, capture_output=True)

    with Image.open(plates) as picture:
        seen = float(np.asarray(picture).astype(int).sum(axis=2).max()) / 2.55
    assert examine(file, page.sheet, file).summary.ink == pytest.approx(seen, abs=2)

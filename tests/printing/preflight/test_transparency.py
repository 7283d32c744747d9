from dataclasses import replace

import pytest
from pikepdf import Dictionary, Name


@pytest.fixture
def old(draft):
    """A file for a printer who takes PDF 1.4 at most."""
    page = draft()
    page.version = "1.4"
    page.sheet = replace(page.sheet, medium=page.sheet.medium.model_copy(update={"pdf_version": "1.4"}))
    return page


def test_a_file_without_transparency_is_let_through(old):
    assert old.found == []


def test_what_shines_through_is_sent_back(old):
    old.area("0 1 0 0 k", 40, 40, 30, 30, state="Half")

    old.only("PRINT-TRANSPARENCY")


def test_what_is_mixed_is_sent_back(old):
    old.resources.ExtGState.Times = Dictionary(BM=Name.Multiply)
    old.area("0 1 0 0 k", 40, 40, 30, 30, state="Times")

    old.only("PRINT-TRANSPARENCY")


def test_a_group_that_shines_through_as_a_whole_is_sent_back(old):
    old.form("F", b"0 1 0 0 k 200 200 50 50 re f", Group=Dictionary(S=Name.Transparency))
    old.draw("q /Half gs /F Do Q")

    old.only("PRINT-TRANSPARENCY")


def test_a_picture_with_soft_edges_is_sent_back(old):
    mask = old.pdf.make_stream(
        bytes([128]) * 10000, Subtype=Name.Image, Width=100, Height=100, BitsPerComponent=8, ColorSpace=Name.DeviceGray
    )
    old.picture("P", bytes([40, 20, 10, 0]) * 10000, 100, 100, (40, 40, 8, 8), ColorSpace=Name.DeviceCMYK, SMask=mask)

    old.only("PRINT-TRANSPARENCY")


def test_newer_media_take_it(draft):
    page = draft()
    page.area("0 1 0 0 k", 40, 40, 30, 30, state="Half")

    assert page.found == []

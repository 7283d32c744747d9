import io
import zipfile

import pytest

from generator.printing.sheets import Wish, sheet
from generator.rendering import themes
from generator.rendering.writers.package import write


def unpacked(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture
def package(nordic_jobs):
    def make(locale, wanted=None):
        view = nordic_jobs.view(locale, name="back-office-agent-tallinn")
        pen = nordic_jobs.pen(locale, name="back-office-agent-tallinn")
        return write(view, themes.load("nordic"), pen.labels, wanted)

    return make


@pytest.mark.parametrize(
    ("locale", "heading"),
    [("da", "Arbejdsopgaver"), ("nb", "Arbeidsoppgaver"), ("sv", "Arbetsuppgifter"), ("en", "Responsibilities")],
)
def test_a_paper_gets_the_short_text_the_whole_text_and_the_logo(package, nordic_jobs, locale, heading):
    files = unpacked(package(locale))
    folder = f"back-office-agent-tallinn.{locale}"
    short, whole = files[f"{folder}/ad.txt"].decode(), files[f"{folder}/ad-whole.txt"].decode()

    assert set(files) == {f"{folder}/{name}" for name in ("ad.txt", "ad-whole.txt", "logo.svg")}
    assert files[f"{folder}/logo.svg"] == (nordic_jobs.root / "organizations/nordic-jobs-worldwide.svg").read_bytes()
    assert heading in whole
    assert heading not in short
    for text in (short, whole):
        assert "+47 48 07 47 39" in text
        assert "carina@nordicjobsworldwide.com" in text
        assert "\r\n\r\n\r\n" not in text
        assert text.count("\n") == text.count("\r\n")
        assert not any(sign in text for sign in ("<", "{", "&amp;", "**"))


def test_a_booking_stands_above_the_text(package):
    files = unpacked(package("en", sheet(Wish(medium="newspaper", columns=3, height=90, order="A-17"))))
    text = files["back-office-agent-tallinn.en/ad.txt"].decode()

    assert text.startswith("Order number: A-17\r\nSize: 123.5 × 90 mm\r\n\r\nDanish-speaking Back Office Agent")


def test_the_same_ad_has_the_same_bytes(package):
    assert package("sv") == package("sv")

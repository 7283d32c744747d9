"""Draws the pictures of the README from finished ads: ``make pictures`` builds the example and calls this.

Needs what the tests need: pypdfium2 and Pillow for the pages, Chromium for the web page.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw

ROOT = Path(__file__).resolve().parent.parent
AD = "back-office-agent-tallinn"
_PAGE = 620
_TALL = 700
_GAP = 36
_GROUND = "#e9ecef"


def page(file: Path, width: int) -> Image.Image:
    """Return the first page of a PDF as a picture."""
    document = pypdfium2.PdfDocument(file)
    first = document[0]
    return first.render(scale=width / first.get_width()).to_pil().convert("RGB")


def tall(picture: Image.Image, height: int) -> Image.Image:
    """Return a picture as tall as others."""
    return picture.resize((round(height * picture.width / picture.height), height), Image.Resampling.LANCZOS)


def printed(folder: Path) -> list[Image.Image]:
    """Return a flyer's two sides, a poster, a column ad and a story, made in a folder; each in another language."""
    command = [sys.executable, "-m", "generator", "build", str(ROOT / "examples" / "nordic-jobs" / "postings" / f"{AD}.yaml")]
    command += ["--format", "pdf,png", "--size", "a5,a3-poster,81x120mm,story", "--output", str(folder)]
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)  # noqa: S603 - our own arguments
    files = (folder / AD / f"{AD}.{name}.pdf" for name in ("da.a5", "sv.a3-poster", "nb.81x120mm"))
    sides = [side.render(scale=2 * _TALL / side.get_height()) for file in files for side in pypdfium2.PdfDocument(file)]
    with Image.open(folder / AD / f"{AD}.en.story.png") as story:
        return [tall(picture.convert("RGB"), _TALL) for picture in (*(side.to_pil() for side in sides), story)]


def screen(file: Path, width: int, height: int) -> Image.Image:
    """Return a web page as a picture."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder, "page.png")
        command = [
            shutil.which("chromium") or "chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
            "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
            "--disable-sync", f"--user-data-dir={folder}", f"--window-size={width},{height}", f"--screenshot={target}",
            file.resolve().as_uri(),
        ]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own arguments
        return Image.open(target).convert("RGB")


def sheet(pictures: list[Image.Image]) -> Image.Image:
    """Return pictures side by side, each with a thin edge."""
    height = max(picture.height for picture in pictures)
    width = sum(picture.width + _GAP for picture in pictures) + _GAP
    ground = Image.new("RGB", (width, height + 2 * _GAP), _GROUND)
    left = _GAP
    for picture in pictures:
        ground.paste(picture, (left, _GAP))
        ImageDraw.Draw(ground).rectangle((left - 1, _GAP - 1, left + picture.width, _GAP + picture.height), outline="#c3c8ce")
        left += picture.width + _GAP
    return ground


def save(picture: Image.Image, name: str, width: int, colors: int = 128) -> None:
    """Write a picture for the README, small enough for a repository; small areas of a colour need more colours to keep it."""
    small = picture.resize((width, round(picture.height * width / picture.width)), Image.Resampling.LANCZOS)
    small.quantize(colors, dither=Image.Dither.NONE).save(ROOT / "docs" / "images" / name, optimize=True)


def main(nordic: Path, classic: Path) -> None:
    """Draw the pictures from two folders of finished ads, one for each theme."""
    save(sheet([page(nordic / AD / f"{AD}.{locale}.pdf", _PAGE) for locale in ("da", "nb", "sv", "en")]), "ads.png", 1800)
    web = [screen(nordic / AD / f"{AD}.da.html", 1280, 1100), screen(classic / AD / f"{AD}.sv.html", 1280, 1100)]
    save(sheet(web), "web.png", 1600)
    with tempfile.TemporaryDirectory() as folder:
        save(sheet(printed(Path(folder))), "print.png", 1800, colors=256)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

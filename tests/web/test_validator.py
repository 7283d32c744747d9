"""html-validate over every finished ad, in one run.

The presets are html-validate:recommended and html-validate:a11y, less these rules (.htmlvalidate.json):

tel-non-breaking: wants no-break spaces within telephone numbers. A number that a person wrote into running text stays as
written, so that it can be copied; the stylesheet keeps it on one line, which test_browser.py looks at.
"""

import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("browser")]


@pytest.fixture
def validate(node_modules: Path):
    """Run html-validate over some files."""
    node = shutil.which("node")
    assert node, "node is not installed: run make test, or install nodejs"
    program = node_modules / "html-validate" / "bin" / "html-validate.mjs"
    command = [node, program, "--config", HERE / ".htmlvalidate.json", "--max-warnings=0"]
    return lambda *files: subprocess.run([*command, *files], capture_output=True, text=True, check=False)


def test_every_ad_is_looked_at(pages, site: Path) -> None:
    built = {file for theme in {page.theme for page in pages} for file in (site / theme).rglob("*.html")}
    assert built == {page.under(site) for page in pages}


def test_all_ads_are_valid(pages, site: Path, validate) -> None:
    found = validate(*(page.under(site) for page in pages))
    assert found.returncode == 0, f"html-validate exited with {found.returncode}\n{found.stdout}{found.stderr}"


@pytest.mark.parametrize(
    ("right", "wrong", "rule"),
    [
        ('<main id="ad">', '<main id="facts">', "no-dup-id"),
        ('<html lang="en">', "<html>", "element-required-attributes"),
        ("</main>", '<img src="x.png"></main>', "wcag/h37"),
    ],
)
def test_a_mistake_is_found(site: Path, pages, validate, right: str, wrong: str, rule: str) -> None:  # noqa: PLR0913, PLR0917
    page = next(page for page in pages if page.locale == "en")
    text = page.under(site).read_text("utf-8")
    assert text.count(right) == 1
    broken = site / "broken.html"
    broken.write_text(text.replace(right, wrong), "utf-8")
    found = validate(broken)
    assert (found.returncode, rule in found.stdout) == (1, True), f"{found.stdout}{found.stderr}"

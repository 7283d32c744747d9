import logging
from importlib import import_module
from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from generator.errors import InputError

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("pdf")]

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' viewBox="0 0 9 9" width="9" height="9">{}</svg>'
)
HTTP = "http://127.0.0.1:9/picture.png"
"""An address where nothing answers, should anything ask."""


@pytest.fixture
def paper():
    """The module, which takes half a second to load: not while tests are collected."""
    return import_module("generator.rendering.paper")


@pytest.fixture(params=["file", "http"])
def outside(request, site):
    """Something that lies outside the ad: a file of this machine, or an address."""
    return HTTP if request.param == "http" else site.write("secret.txt", "a secret").as_uri()


@pytest.fixture
def refused(site, outside):
    """Build an ad as PDF that asks for something outside; return the finding, and see that nothing was written."""

    def build(theme="nordic"):
        report = site.build(theme=theme, formats=("pdf",))
        (finding,) = report.findings
        assert report.exit_code == 2
        assert report.files == []
        assert not site.out.exists()
        assert outside in finding.message or "@import" in finding.message
        return finding

    return build


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="{}" alt="">',
        '<link rel="stylesheet" href="{}">',
        '<link rel="attachment" href="{}">',
        '<a rel="attachment" href="{}">A</a>',
        '<object data="{}"></object>',
        '<embed src="{}">',
        "<style>@import url({});</style>",
        "<style>@font-face {{ font-family: A; src: url({}) }} p {{ font-family: A }}</style>",
        '<p style="background: url({})">A</p>',
        '<svg width="9" height="9" viewBox="0 0 9 9"><image href="{}" width="9" height="9"/></svg>',
    ],
)
def test_a_theme_can_t_ask_for_anything_outside(site, refused, outside, markup):
    template = f'{{% extends "base/ad.html.j2" %}}\n{{% block imprint %}}{markup.format(outside)}{{% endblock %}}\n'
    site.write("templates/mine/ad.html.j2", template)
    site.posting()

    assert refused("mine").rule == "PDF"


@pytest.mark.parametrize(
    "content",
    [
        '<image href="{}" width="9" height="9"/>',
        '<image xlink:href="{}" width="9" height="9"/>',
        '<use href="{}#a"/>',
        '<rect width="9" height="9" fill="url({}#a)"/>',
        "<style>@import url({});</style>",
    ],
)
def test_a_logo_can_t_ask_for_anything_outside(site, refused, outside, content):
    site.write("logo.svg", SVG.format(content.format(outside)))
    organization = "{name: Hive, logo: {file: logo.svg}}"
    site.write("postings/hive.yaml", site.POSTING.replace("{name: Hive Example}", organization) + "locales: [en]\n")

    assert refused().hint


def test_an_ad_that_is_refused_does_not_keep_the_next_from_being_built(site, outside):
    site.write("logo.svg", SVG.format(f'<image href="{outside}" width="9" height="9"/>'))
    site.write(
        "postings/first.yaml",
        site.POSTING.replace("{name: Hive Example}", "{name: Hive, logo: {file: logo.svg}}") + "locales: [en]\n",
    )
    site.posting(name="second")

    report = site.build(formats=("pdf",))

    assert report.exit_code == 2
    assert [name.name for name in report.files] == ["second.en.pdf"]


@pytest.mark.parametrize("alt", ["", ", alt: Bees"])
def test_pictures_of_every_kind_are_shown_without_a_word_in_the_log(site, caplog, alt):
    site.picture("bees.png")
    site.write("logo.svg", SVG.format('<rect width="9" height="9" fill="#123456"/>'))
    organization = "{name: Hive, logo: {file: logo.svg}}"
    posting = site.POSTING.replace("{name: Hive Example}", organization)
    site.write("postings/hive.yaml", f"{posting}hero_image: {{file: bees.png{alt}}}\n")

    with caplog.at_level(logging.WARNING):
        report = site.build(formats=("pdf",), locales=("en",))

    assert [name.name for name in report.files] == ["hive.en.pdf"]
    assert caplog.records == []


def pages(site, count, theme):
    """Return how many pages an ad with so many tasks has."""
    site.posting(
        "responsibilities:\n" + "".join(f"  - Task number {number} is worth a line of its own\n" for number in range(count))
    )
    site.build(formats=("pdf",), theme=theme)
    document = pypdfium2.PdfDocument(site.file("hive.en.pdf"))
    found = len(document)
    document.close()
    return found


@pytest.mark.parametrize("theme", ["classic", "nordic"])
def test_a_long_ad_has_several_pages_and_a_short_one_has_one(site, theme):
    assert pages(site, 3, theme) == 1
    assert pages(site, 120, theme) > 1


def test_the_fetcher_knows_data_and_nothing_else(paper):
    fetcher = paper.Fetcher()

    for url in ("https://example.com/a.png", "file:///etc/hostname", "https://assets.invalid/fonts/../../secret.ttf"):
        with pytest.raises(paper.RefusedError):
            fetcher.fetch(url)

    assert fetcher.refused == "https://example.com/a.png"
    assert fetcher.fetch("data:text/plain,bee").read() == b"bee"


def test_a_stylesheet_is_parsed_once(paper):
    assert paper.stylesheet("p { color: #123456 }") is paper.stylesheet("p { color: #123456 }")


def test_a_stylesheet_that_loads_a_file_is_refused(paper):
    with pytest.raises(InputError, match="names a file from outside itself"):
        paper.stylesheet("@import url(https://example.com/a.css);")


def test_pages_are_set_in_our_fonts_alone(paper):
    page = paper.Paper("", "x")
    document = paper.press().lay("<p style='font-family: Courier, serif'>Abc <b>def</b>", [], page)

    with pikepdf.open(BytesIO(paper.press().write(document, page))) as pdf:
        names = {str(font.BaseFont).split("+")[1] for font in pdf.pages[0].Resources.Font.values()}

    assert {name.split("-")[0] for name in names} == {"Lato"}

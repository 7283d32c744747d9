"""That libxml2 makes the tree of our pages that tinyhtml5 makes."""

from importlib import import_module
from xml.etree import ElementTree as ET

import pytest
import tinyhtml5

from generator.posting.workspace import Workspace
from generator.printing.sheets import Wish, sheet
from generator.rendering import themes
from generator.rendering.environment import render

BASE = "https://assets.invalid/"


@pytest.fixture(scope="module")
def page():
    """Return the page that a document makes; loading WeasyPrint takes half a second."""
    module = import_module("generator.rendering.markup_tree")
    return lambda text: module.Page(text, BASE, None)


def standard(text):
    return told(tinyhtml5.parse(text, namespace_html_elements=False))


def ours(page, text):
    return told(page(text).etree_element)


def told(root):
    """Return a tree as text, without the white space around head and body, which nobody sees."""
    head, body = root
    root.text = head.text = head.tail = body.tail = None
    body[-1].tail = (body[-1].tail or "").rstrip()
    return ET.tostring(root, "unicode")


PAGE = "<!DOCTYPE html><html lang=da><head><meta charset=utf-8><title>T</title></head><body>{}</body></html>"


@pytest.mark.slow
@pytest.mark.parametrize(
    "body",
    [
        "<p>a<wbr>b<br>c</p>",
        "<p>&amp; &lt; &#229; &nbsp; å €</p>",
        '<p><img src="data:," alt="">x <a href="?a=1&amp;b=2">l<em>i</em>nk</a></p>',
        "<dl><div class=fact><dt>a</dt>\n<dd>b<br><span>c</span></dd></div></dl>",
        "<main><section><h2>x</h2><ul><li>a<ul><li>b</li></ul></li></ul><ol><li>1</li></ol></section></main>",
        "<figure><img src=x alt=y></figure><footer><address><span>a</span>\n<span>b</span></address></footer>",
        '<p data-x="“å” &quot;">a<time datetime="2026-01-01">1.</time></p><hr>',
        '<svg viewBox="0 0 1 1"><rect width="1" height="1"/></svg><p>after</p>',
        "<template><p>a</p></template><math><mi>x</mi></math>",
    ],
)
def test_a_part_is_read_alike(page, body):
    assert ours(page, PAGE.format(body)) == standard(PAGE.format(body))


@pytest.mark.slow
@pytest.mark.parametrize("theme", ["nordic", "classic"])
def test_the_example_s_ads_are_read_alike(page, nordic_jobs, theme):
    wanted, loaded = sheet(Wish()), themes.load(theme)
    files = Workspace.open(nordic_jobs.root).posting_files()
    for file in files:
        view, labels = nordic_jobs.view("da", name=file.stem), nordic_jobs.pen("da", name=file.stem).labels
        text = render(loaded, "ad.html.j2", labels, ad=view, sheet=wanted, paged=True, created="", density="", setting=None)

        assert ours(page, text) == standard(text)


@pytest.mark.slow
def test_html_s_own_styles_are_left_whole_where_a_page_needs_them(page):
    lengths = {text: page(PAGE.format(text))._ua_stylesheets()[0] for text in ("<p>a</p>", '<p dir="rtl">a</p>')}

    assert lengths["<p>a</p>"] is not lengths['<p dir="rtl">a</p>']
    assert page(PAGE.format("<p>b</p>"))._ua_stylesheets()[0] is lengths["<p>a</p>"]
    assert len(page(PAGE.format("<form></form>"))._ua_stylesheets(forms=True)) == 2

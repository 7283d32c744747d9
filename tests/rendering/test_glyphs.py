"""That lines drawn our way look the same; tests/rendering/test_tuning.py compares whole pages, glyph for glyph."""

from importlib import import_module

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("pdf")]


@pytest.fixture
def drawn(monkeypatch):
    """Write a page; return the PDF, and how many lines went WeasyPrint's own way."""
    paper, glyphs = (import_module(f"generator.rendering.{name}") for name in ("paper", "glyphs"))
    first, seen = glyphs._first, []
    monkeypatch.setattr(glyphs, "_first", lambda *line: seen.append(line) or first(*line))

    def draw(body, css=""):
        page = paper.Paper("", "x")
        html = f"<!DOCTYPE html><html lang=en><body style='font-family: Lato'>{body}</body></html>"
        return paper.press().write(paper.press().lay(html, [css], page), page), len(seen)

    return draw


def test_plain_text_can_be_read_and_copied(drawn, tools, tmp_path):
    data, unusual = drawn("<p>Ærø, 1 ½ <b>fed</b> AVA – fin affin</p>")
    (tmp_path / "a.pdf").write_bytes(data)

    assert tools.text(tmp_path / "a.pdf").split() == ["Ærø,", "1", "½", "fed", "AVA", "–", "fin", "affin"]
    assert unusual == 0


@pytest.mark.parametrize(
    ("body", "css"),
    [
        ("<p>a long line that is cut</p>", "p { width: 10mm; overflow: hidden; text-overflow: ellipsis; white-space: nowrap }"),
        ('<p dir="rtl">אבג</p>', ""),
        ("<p>\u4e2d</p>", ""),
    ],
)
@pytest.mark.filterwarnings("ignore")
def test_unusual_text_goes_weasyprint_s_own_way(drawn, body, css):
    data, unusual = drawn(body, css)

    assert data.startswith(b"%PDF")
    assert unusual > 0

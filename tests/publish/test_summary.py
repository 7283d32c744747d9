from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from generator.errors import Finding, Where
from generator.publish.comparing import Change, Comparison, Side
from generator.publish.summary import markdown


def side(title, *lines):
    return Side(title, lines, None, None)


def read(comparison, pictures=None):
    return MarkdownIt().enable("table").render(markdown(comparison, pictures or {}))


def test_what_changed_stands_in_a_table_and_below_line_by_line():
    change = Change("hive", "da", side("Biavler", "# Biavler", "x"), side("Birøgter", "# Birøgter", "x"))

    page = markdown(Comparison([change], same=3), {("hive", "da", "after"): "hive.da.after.png"})

    assert page == (
        "## Ads: 1 changed\n\n"
        "| Ad | Locale | | Title |\n|---|---|---|---|\n| hive | da | changed | Birøgter |\n\n"
        "<details><summary><b>hive</b> in da: changed</summary>\n\n"
        "| after |\n|---|\n| ![hive in da, after](hive.da.after.png) |\n\n"
        "```diff\n- # Biavler\n+ # Birøgter\n```\n\n</details>\n\n"
        "3 ads as before.\n"
    )


def test_without_a_change_it_says_so():
    assert markdown(Comparison(same=1), {}) == "## No ad changes\n\n1 ad as before.\n"


@pytest.mark.parametrize("title", ["A | B", "<script>", "`x`", "[a](b)", "**bold**", "a\nb"])
def test_a_title_is_shown_as_it_stands(title):
    page = read(Comparison([Change("hive", "da", None, side(title, title.replace("\n", " ")))]))

    assert "<script>" not in page
    assert "<strong>" not in page
    assert page.count("<td>") == 4
    assert "href" not in page


def test_a_text_with_fences_can_t_end_the_fence():
    page = read(Comparison([Change("hive", "da", None, side("x", "```", "<b>out</b>"))]))

    assert "&lt;b&gt;out" in page


def test_a_long_change_is_cut():
    page = markdown(Comparison([Change("hive", "da", None, side("x", *map(str, range(100))))]), {})

    assert "… and 80 more lines" in page


def test_what_can_t_be_read_comes_first():
    page = markdown(Comparison(findings=[Finding("YAML", "no *text*", where=Where(Path("a.yaml"), 2))]), {})

    assert "- `a.yaml:2`: no \\*text\\*" in page

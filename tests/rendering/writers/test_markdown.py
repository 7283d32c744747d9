import json
import re
from itertools import pairwise

import pytest
import tinyhtml5
from markdown_it import MarkdownIt

from generator.rendering import themes

COMMONMARK = MarkdownIt("commonmark")


def shown(text):
    """Return Markdown as its readers' programs show it."""
    return tinyhtml5.parse(COMMONMARK.render(text), namespace_html_elements=False).find("body")


def test_any_text_reads_back_as_the_same_text(nasty, words):
    nasty.build()
    body = shown(nasty.text("nasty.en.md"))
    text = words(body)

    for said in (
        "</title><script>alert('title')</script> <b>&amp; {braces} \"q\" 'q' 1_2_3 ~~d~~ | C #",
        "1. no list <img src=x onerror=alert('summary')> &lt; &copy; C:&#92;path #",
        "1. FC </style><script>alert('name')</script> *Hive* & \"Co\" {{ x }} \\41 # _u_ · # Ros[kil]de <i>, Denmark",
        "_u_ · - <b>Street</b> *1* __x__ · + Town · Denmark",
        "<script>alert('reference')</script> 1_000_",
        "> {% raw %} <b>nights",
        "<i>Soon</i> & {never}",
        "31. marts 2018",
        "<div onclick=\"alert('body')\">raw</div>",
        "*Dr.* <script>alert('contact')</script> (X), <b>role</b>",
        "+ a letter & <i>CV</i>",
        "# <script>alert('origin')</script>",
    ):
        assert said in text

    (tasks,) = [one for one in body.iter("ul") if "- dash first" in words(one)]
    assert [words(one) for one in tasks.iter("li")] == [
        "- dash first",
        "+ plus",
        "# hash",
        "> quote",
        "2018. year",
        "1) bracket",
        "===",
        "<script>alert('task')</script>",
        "</SCRIPT > <!-- --> ]]>",
        "&copy; &#60; &lt",
        "tab | le | x",
        "~~~",
        "http://www.example.com and ada@example.com",
        "snake_case_word",
        "{% raw %} {{ 7*7 }} {# x #}",
        "[x]: http://example.com",
        "---",
        "!bang",
        "50 % <5",
    ]
    assert {one.tag for one in body.iter()} <= {"body", "h1", "h2", "h3", "p", "ul", "li", "strong", "a", "hr"}


@pytest.mark.parametrize("theme", themes.available())
def test_it_is_markdown_that_a_person_would_commit(nordic_jobs, theme):
    nordic_jobs.build(theme=theme)
    for file in sorted(nordic_jobs.out.rglob("*.md")):
        text = file.read_text("utf-8")

        assert text.startswith("# ")
        assert text.endswith("\n")
        assert "\n\n\n" not in text
        assert not re.search(r"[ \t]+$", text, re.MULTILINE)
        assert "\r" not in text
        assert "<script" not in text


def test_its_headings_are_in_order(nordic_jobs):
    nordic_jobs.build("customer-adviser-tallinn")
    body = shown(nordic_jobs.text("customer-adviser-tallinn-for-da.da.md"))
    tags = [one.tag for one in body.iter() if re.fullmatch("h[1-6]", one.tag)]

    assert tags[0] == "h1"
    assert tags.count("h1") == 1
    assert all(int(after[1]) - int(before[1]) <= 1 for before, after in pairwise(tags))


def test_links_can_be_followed(site):
    site.posting(
        'contacts: [{name: Ada Example, telephone: "+45 32 12 34 56", email: ada_b@example.com}]\n'
        'apply: {email: jobs@example.com, url: "https://example.com/a_(b)?c=1&d=*"}\n'
    )
    site.build()

    assert [one.get("href") for one in shown(site.text("hive.en.md")).iter("a")] == [
        "mailto:jobs@example.com",
        "https://example.com/a_(b)?c=1&d=*",
        "tel:+4532123456",
        "mailto:ada_b@example.com",
    ]


def test_bands_are_quotes(site, words):
    site.posting("status: filled")
    site.build()

    (band,) = shown(site.text("hive.en.md")).iter("blockquote")
    assert words(band) == site.pen().labels.pgettext("band", "This position has been filled")


def test_front_matter_is_there_for_those_who_want_it(site):
    more = "summary: 'Say \"yes\": now'\ndate_posted: 2018-03-01\nvalid_through: 2018-03-31\n"
    site.posting(more)
    site.build()
    assert "---\n" not in site.text("hive.en.md").partition("\n## ")[0]

    site.write("annons.toml", "front_matter = true\n")
    site.build()
    empty, front, body = site.text("hive.en.md").split("---\n", 2)

    assert empty == ""
    fields = dict(line.split(": ", 1) for line in front.splitlines())
    assert json.loads(fields["title"]) == "Beekeeper"
    assert json.loads(fields["description"]) == 'Say "yes": now'
    assert (fields["lang"], fields["date"], fields["valid_through"]) == ("en", "2018-03-01", "2018-03-31")
    assert body.startswith("\n# Beekeeper\n")


def test_front_matter_leaves_out_what_there_is_not(site):
    site.write("annons.toml", "front_matter = true\n")
    site.posting("valid_through: rolling")
    site.build()

    front = site.text("hive.en.md").split("---\n")[1]
    assert [line.partition(":")[0] for line in front.splitlines()] == ["title", "lang", "description"]


def test_blank_lines_of_templates_are_joined(site):
    site.write("templates/mine/ad.md.j2", "\n\n# {{ ad.title|md }}\n\n\n\n\nEnd\n\n\n")
    site.posting()
    site.build(theme="mine")

    assert site.text("hive.en.md") == "# Beekeeper\n\nEnd\n"

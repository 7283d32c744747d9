import dataclasses
from types import SimpleNamespace

import pytest
import tinycss2

from generator.errors import InputError
from generator.l10n.catalogs import catalog
from generator.l10n.locales import Locales
from generator.posting.markup import Plain, Strong
from generator.rendering import themes
from generator.rendering.environment import css_string, environment, render
from generator.rendering.richtext import Rich

LABELS = catalog(Locales()["da"])
RICH = Rich((Plain("a & "), Strong((Plain("b"),))), "sv")


def show(site, template, name="ad.html.j2", **values):
    """Render a template of a workspace's theme, read anew each time."""
    environment.cache_clear()
    site.write(f"templates/mine/{name}", template)
    return render(themes.load("mine", site.root), name, LABELS, **values)


def refusal(site, template, **values):
    """Return the finding of a template that is refused."""
    with pytest.raises(InputError) as caught:
        show(site, template, **values)
    (finding,) = caught.value.findings
    return finding


def test_html_is_escaped_and_markdown_is_not(site):
    assert show(site, "{{ words }}", "ad.html.j2", words="<b>&") == "&lt;b&gt;&amp;"
    assert show(site, "{{ words }}", "ad.md.j2", words="<b>&") == "<b>&"


def test_labels_are_in_the_locale_s_words(site):
    assert show(site, '{{ pgettext("fact", "Location") }}') == "Arbejdssted"


def test_filters_of_rich_text(site):
    assert show(site, "{{ text|html }}", text=RICH) == "a &amp; <strong>b</strong>"
    assert show(site, "<p{{ text|lang }}>", text=RICH) == '<p lang="sv">'
    assert show(site, "<p{{ text|lang }}>", text=dataclasses.replace(RICH, lang="")) == "<p>"
    assert show(site, "<p{{ text|lang }}>", text=None) == "<p>"
    assert show(site, "{{ text|md }}", "ad.md.j2", text=RICH) == "a & **b**"
    assert show(site, "{{ text|md }}", "ad.md.j2", text="*a*") == "\\*a\\*"
    assert show(site, "{{ text|md_block }}", "ad.md.j2", text=Rich((Plain("31. marts"),))) == "31\\. marts"
    assert show(site, "{{ text|md_block }}", "ad.md.j2", text="1. FC *Hive*") == "1\\. FC \\*Hive\\*"


@pytest.mark.parametrize(
    "text",
    ["Side ", 'a"b', "back\\slash", "</style><script>", "line\nbreak", "a{b}c;d", "ø – “x” & 1 < 2", "*/ @page {", "\\41 B"],
)
def test_any_text_can_stand_as_a_css_string(text):
    written = str(css_string(text))

    (token,) = tinycss2.parse_component_value_list(written)
    assert (token.type, token.value) == ("string", text)
    assert "<" not in written


def test_a_theme_s_environment_is_made_once():
    assert environment(themes.load("nordic")) is environment(themes.load("nordic"))
    assert not environment(themes.load("nordic")).sandboxed
    assert environment(themes.load("nordic")).autoescape("parts/facts.html.j2")


AD = SimpleNamespace(title="Beekeeper", names=["a"])


@pytest.mark.parametrize(
    "template",
    [
        "{{ ad.__class__.__mro__ }}",
        "{{ ad.__init__.__globals__ }}",
        "{{ ''.__class__.__base__.__subclasses__() }}",
        "{{ ad|attr('__class__') }}",
        "{{ pgettext.__self__.__dict__ }}",
        "{{ pgettext.__func__.__globals__ }}",
        "{{ '{0.__class__}'.format(ad) }}",
        "{{ ad.names.append('b') }}",
        "{{ self.__init__.__globals__ }}",
        "{{ cycler.__init__.__globals__ }}",
    ],
)
def test_a_workspace_s_theme_can_t_reach_behind_what_it_is_given(site, template):
    finding = refusal(site, f"<p>one</p>\n{template}\n", ad=AD)

    assert finding.rule == "TEMPLATE"
    assert (finding.where.file, finding.where.line) == (site.root / "templates/mine/ad.html.j2", 2)
    assert "is not allowed in a theme" in finding.message
    assert AD.names == ["a"]


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("{{ nothing }}", "'nothing' is undefined"),
        ("{{ ad.nothing }}", "no attribute 'nothing'"),
        ("{{ 1 / 0 }}", "division by zero"),
        ("{{ 'a' + 1 }}", "can only concatenate str"),
        ("{{ {}['a'] }}", "no attribute 'a'"),
        ("{% for number in range(10000000) %}{% endfor %}", "Range too big"),
        ("{% include 'nothing.j2' %}", "nothing.j2"),
    ],
)
def test_a_template_that_fails_is_told_with_its_line(site, template, message):
    finding = refusal(site, f"<p>one</p>\n\n{template}\n", ad=AD)

    assert finding.rule == "TEMPLATE"
    assert message in finding.message
    assert (finding.where.file, finding.where.line) == (site.root / "templates/mine/ad.html.j2", 3)


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("{% if %}", "Expected an expression"),
        ("{{ ad|nothing }}", "No filter named 'nothing'"),
        ("{% nothing %}", "unknown tag 'nothing'"),
        ("{{ 'open }}", "unexpected char"),
    ],
)
def test_a_template_that_can_t_be_read_is_told_with_its_line(site, template, message):
    finding = refusal(site, f"<p>one</p>\n\n{template}\n", ad=AD)

    assert message in finding.message
    assert (finding.where.file, finding.where.line) == (site.root / "templates/mine/ad.html.j2", 3)


@pytest.mark.parametrize("fault", ["{{ nothing }}", "{% if %}", "{{ ad.__class__.x }}"])
def test_a_fault_in_an_included_template_is_told_with_that_one_s_name(site, fault):
    site.write("templates/mine/parts/facts.html.j2", f"\n\n\n{fault}")

    finding = refusal(site, "<p>one</p>\n{% include 'parts/facts.html.j2' %}", ad=AD)

    assert (finding.where.file, finding.where.line) == (site.root / "templates/mine/parts/facts.html.j2", 4)


def test_a_template_that_extends_itself_is_told(site):
    finding = refusal(site, '{% extends "mine/ad.html.j2" %}')

    assert "recursion" in finding.message
    assert finding.where.file == site.root / "templates/mine/ad.html.j2"


class TestCompiledTemplates:
    @pytest.fixture
    def cache(self, tmp_path, monkeypatch):
        monkeypatch.setenv("ANNONS_CACHE", str(tmp_path / "cache"))
        environment.cache_clear()
        yield tmp_path / "cache" / "templates"
        environment.cache_clear()

    def test_they_are_kept_and_used_and_never_against_their_source(self, cache, site):
        environment(themes.load("nordic")).get_template("ad.md.j2")
        (kept,) = cache.iterdir()
        assert kept.stat().st_mode & 0o077 == 0 or cache.stat().st_mode & 0o077 == 0
        site.write("templates/nordic/ad.md.j2", "another source\n")
        assert environment(themes.load("nordic", site.root)).get_template("ad.md.j2").render() == "another source\n"
        assert list(cache.iterdir()) == [kept], "a theme of a workspace is compiled each time"

    def test_damage_costs_nothing_but_time(self, cache):
        environment(themes.load("nordic")).get_template("ad.md.j2")
        (kept,) = cache.iterdir()
        kept.write_bytes(kept.read_bytes()[:100])
        environment.cache_clear()

        assert environment(themes.load("nordic")).get_template("ad.md.j2") is not None

    def test_without_a_place_it_does_without(self, cache):
        cache.parent.write_text("in the way")

        assert environment(themes.load("nordic")).bytecode_cache is None

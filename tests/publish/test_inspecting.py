import pytest

from generator.checking import CheckOptions
from generator.checks import every_rule
from generator.posting.workspace import Workspace
from generator.publish.inspecting import inspect

FEW = tuple(rule for rule in every_rule() if rule.id in {"DRAFT", "UNTRANSLATED"})


def found(site):
    workspace = Workspace.open(site.root)
    return [(one.rule, one.locale) for one in inspect(workspace, workspace.posting_files(), CheckOptions(rules=FEW))]


def test_pages_that_are_well_have_nothing_to_tell_and_nothing_is_written(site):
    site.write("annons.toml", 'formats = ["html"]\n')
    site.posting(locales="[da, en]")

    assert found(site) == []
    assert sorted(one.name for one in site.root.iterdir()) == ["annons.toml", "postings"]


def test_a_theme_that_spoils_a_page_is_told_for_each_ad_that_passes(site):
    site.write("annons.toml", 'formats = ["html"]\ntheme = "plain"\n')
    site.write(
        "templates/plain/ad.html.j2", "<!DOCTYPE html>\n<html lang=xx><title>{{ ad.title.plain }}</title><p>Hello</html>\n"
    )
    site.posting(locales="[da, en]")

    told = found(site)

    assert {locale for _, locale in told} == {"en"}
    assert {"PAGE-LANGUAGE", "PAGE-HEADINGS"} <= {rule for rule, _ in told}


@pytest.mark.slow
def test_an_ad_that_can_t_be_set_is_told(site):
    site.write("annons.toml", 'formats = ["pdf"]\n')
    site.posting("summary: 養蜂\n")

    assert found(site) == [("GLYPH", "en")]

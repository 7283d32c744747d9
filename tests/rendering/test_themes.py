from pathlib import Path

import pytest

from generator import resources
from generator.errors import InputError
from generator.rendering import themes
from generator.rendering.themes import Theme

BUILTIN = resources.templates()


def theme_toml(site, name, text=""):
    site.write(f"templates/{name}/theme.toml", text)


def names(theme: Theme) -> list[str]:
    """Return the names of a theme's folders, nearest first, those of a workspace marked."""
    return [folder.name if BUILTIN in folder.parents else f"own {folder.name}" for folder in theme.folders]


def test_the_built_in_themes_are_there():
    assert themes.available() == ("classic", "nordic")


def test_a_workspace_adds_its_own(site):
    for folder in ("mine", "nordic", "_parts", ".git", "base"):
        theme_toml(site, folder)

    assert themes.available(site.root) == ("classic", "mine", "nordic")


def test_a_theme_inherits_from_base():
    theme = themes.load("classic")

    assert names(theme) == ["classic", "base"]
    assert theme.color == "#1f2a37"
    assert not theme.foreign


def test_a_theme_of_a_workspace_inherits_what_it_names(site):
    theme_toml(site, "mine", 'inherits = "classic"\n')

    theme = themes.load("mine", site.root)

    assert names(theme) == ["own mine", "classic", "base"]
    assert theme.color == "#1f2a37"
    assert theme.foreign


def test_a_folder_alone_is_a_theme(site):
    site.write("templates/mine/tokens.css", ":root {}")

    assert names(themes.load("mine", site.root)) == ["own mine", "base"]


def test_a_theme_of_the_same_name_stands_before_the_built_in_one(site):
    theme_toml(site, "nordic", 'brand = "#123456"\n')

    theme = themes.load("nordic", site.root)

    assert names(theme) == ["own nordic", "nordic", "base"]
    assert theme.color == "#123456"


def test_a_workspace_may_change_what_all_themes_share(site):
    site.write("templates/base/parts/imprint.html.j2", "")

    theme = themes.load("classic", site.root)

    assert names(theme) == ["classic", "own base", "base"]
    assert theme.foreign
    assert theme.find("parts/imprint.html.j2") == site.root / "templates/base/parts/imprint.html.j2"
    assert theme.find("ad.md.j2") == BUILTIN / "base" / "ad.md.j2"
    assert theme.find("nothing.j2") is None


def test_a_workspace_s_themes_do_not_reach_other_workspaces(site, tmp_path):
    theme_toml(site, "mine")

    with pytest.raises(InputError, match="there is no theme “mine”"):
        themes.load("mine", tmp_path)


@pytest.mark.parametrize("name", ["nordik", "..", "../base", "a/b", "C:\\themes"])
def test_a_name_that_is_no_theme_is_refused(site, name):
    with pytest.raises(InputError) as caught:
        themes.load(name, site.root)

    (finding,) = caught.value.findings
    assert finding.rule == "THEME"
    assert name in finding.message
    assert "classic, nordic" in finding.hint


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("brand = ", "can't be read"),
        ('colour = "#123456"', "“colour” is not a setting of themes"),
        ('brand = "red"', "“red” is no colour"),
        ("brand = 3", "“3” is no colour"),
        ('inherits = ".."', "can't be the name of a theme"),
        ('inherits = "nothing"', "there is no theme “nothing”"),
        ("inherits = 3", "there is no theme “3”"),
    ],
)
def test_wrong_settings_are_refused(site, text, message):
    theme_toml(site, "mine", text)

    with pytest.raises(InputError, match=message) as caught:
        themes.load("mine", site.root)

    assert caught.value.findings[0].rule == "THEME"


def test_settings_that_are_not_utf_8_are_refused(site):
    site.write("templates/mine/theme.toml", "").write_bytes(b"\xff\xfe")

    with pytest.raises(InputError, match="can't be read") as caught:
        themes.load("mine", site.root)

    assert caught.value.findings[0].where.file == site.root / "templates/mine/theme.toml"


@pytest.mark.parametrize("circle", [["mine"], ["mine", "yours"], ["mine", "yours", "theirs"]])
def test_themes_that_inherit_in_a_circle_are_refused(site, circle):
    for name, parent in zip(circle, [*circle[1:], circle[0]], strict=True):
        theme_toml(site, name, f'inherits = "{parent}"\n')

    with pytest.raises(InputError, match="the theme “mine” inherits from itself") as caught:
        themes.load("mine", site.root)

    assert caught.value.findings[0].where.file == site.root / "templates" / circle[-1]


def load(theme: Theme, name: str) -> Path | None:
    """Return the file that a template's name means."""
    found = themes.source_loader(theme)(name)
    return Path(found[1]) if found else None


def test_templates_name_each_other(site):
    site.write("templates/nordic/tokens.css", "/* mine */")
    theme = themes.load("nordic", site.root)
    own = site.root / "templates" / "nordic" / "tokens.css"

    assert load(theme, "tokens.css") == own
    assert load(theme, "nordic/tokens.css") == own
    assert load(theme, "base/tokens.css") == BUILTIN / "base" / "tokens.css"
    assert load(theme, "builtin/nordic/tokens.css") == BUILTIN / "nordic" / "tokens.css"
    assert load(theme, "builtin/classic/tokens.css") == BUILTIN / "classic" / "tokens.css"
    assert load(theme, "parts/facts.html.j2") == BUILTIN / "base" / "parts" / "facts.html.j2"


@pytest.mark.parametrize(
    "name",
    [
        "nothing.css",
        "base/nothing.css",
        "builtin/nothing.css",
        "classic/tokens.css",
        "../../annons.toml",
        "nordic/../../annons.toml",
    ],
)
def test_a_name_that_is_no_template_finds_nothing(site, name):
    site.write("templates/nordic/tokens.css", "")

    assert load(themes.load("nordic", site.root), name) is None


@pytest.mark.parametrize("before", ["", "builtin/", "nordic/", "base//"])
def test_a_template_can_t_name_a_file_by_its_absolute_path(site, before):
    outside = site.write("secret.txt", "a secret")

    assert load(themes.load("nordic", site.root), f"{before}{outside}") is None


def test_a_template_that_is_not_utf_8_is_told_with_its_own_name(site):
    file = site.write("templates/mine/tokens.css", "")
    file.write_bytes(b"\xff\xfe")

    with pytest.raises(InputError, match="can't be read") as caught:
        load(themes.load("mine", site.root), "tokens.css")

    assert caught.value.findings[0].where.file == file


def test_a_link_in_a_theme_does_not_lead_out_of_it(site):
    outside = site.write("secret.txt", "a secret")
    site.write("templates/mine/theme.toml", "")
    (site.root / "templates" / "mine" / "tokens.css").symlink_to(outside)
    theme = themes.load("mine", site.root)

    assert load(theme, "tokens.css") == load(theme, "base/tokens.css") == BUILTIN / "base" / "tokens.css"
    assert load(theme, "mine/tokens.css") is None

"""Output locales: aliases, a workspace's own, and what a wrong folder is told."""

import datetime as dt
import shutil
from pathlib import Path

import pytest

from generator.build import BuildOptions, build
from generator.errors import InputError, Where
from generator.l10n import speakers
from generator.l10n.catalogs import catalog
from generator.l10n.formats import formats
from generator.l10n.locales import Locales
from generator.posting.workspace import Workspace

DATA = Path(__file__).parent / "data"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("da", "da"),
        ("da-DK", "da"),
        ("da_DK", "da"),
        ("DA", "da"),
        ("dk", "da"),
        (" da ", "da"),
        ("nb", "nb"),
        ("no", "nb"),
        ("NO", "nb"),
        ("no-NO", "nb"),
        ("nb-NO", "nb"),
        ("nb_NO", "nb"),
        ("sv", "sv"),
        ("sv-SE", "sv"),
        ("se", "sv"),
        ("en", "en"),
        ("en_GB", "en"),
        ("en-US", "en"),
        ("gb", "en"),
        ("nn", None),
        ("fi", None),
        ("", None),
        ("dansk", None),
    ],
)
def test_spellings(name, code):
    assert Locales().code(name) == code


def test_the_four_come_in_their_own_order():
    locales = Locales()
    assert list(locales) == ["da", "nb", "sv", "en"]
    assert len(locales) == 4


@pytest.mark.parametrize(
    ("code", "open_graph", "territory", "autonym"),
    [
        ("da", "da_DK", "DK", "Dansk"),
        ("nb", "nb_NO", "NO", "Norsk bokmål"),
        ("sv", "sv_SE", "SE", "Svenska"),
        ("en", "en_GB", "GB", "English"),
    ],
)
def test_names_of_a_locale(code, open_graph, territory, autonym):
    locale = Locales()[code]
    assert (locale.open_graph, locale.territory, locale.autonym) == (open_graph, territory, autonym)


def test_resolve_refuses_what_is_not_there_and_says_what_is():
    with pytest.raises(InputError) as caught:
        Locales().resolve("ens", Where(Path("posting.yaml"), 3, 5), "locales")
    assert str(caught.value) == (
        "posting.yaml:3:5: locales: “ens” is not an output locale"
        " (did you mean en? there are da, nb, sv, en; to add one, add a folder to locales/)"
    )


def test_resolve_by_alias():
    assert Locales().resolve("no").code == "nb"


@pytest.fixture
def finnish(tmp_path: Path) -> Path:
    """A workspace's folder of locales that holds one more: one folder with one file of five strings."""
    folder = tmp_path / "locales"
    shutil.copytree(DATA / "fi", folder / "fi")
    return folder


def test_a_new_locale_is_one_folder(finnish):
    locales = Locales([finnish])
    assert list(locales) == ["da", "nb", "sv", "en", "fi"]
    fi = locales["fi"]
    assert (fi.formats, fi.territory, fi.autonym) == ("fi_FI", "FI", "Suomi")
    assert locales.code("fi_FI") == "fi"
    f = formats(fi)
    assert f.date(dt.date(2018, 3, 31)) == "31. maaliskuuta 2018"
    assert f.time_range(dt.time(9), dt.time(18)) == "9.00–18.00"
    assert f.weekdays([0, 1, 2, 3, 4]) == "maanantai–perjantai"
    assert speakers.words("da", None, f)["speaking"] == "tanskankielinen"
    assert speakers.words("da", None, f)["language"] == "tanska"


def test_a_new_locale_tells_which_labels_it_lacks(finnish):
    labels = catalog(Locales([finnish])["fi"])
    assert labels.pgettext("heading", "At a glance") == "Lyhyesti"
    assert labels.pgettext("fact", "Application deadline") == "Hakuaika päättyy"
    assert labels.pgettext("heading", "Qualifications") == "Qualifications"
    assert ("heading", "Qualifications") in labels.missing
    assert ("heading", "At a glance") not in labels.missing
    assert not catalog(Locales()["da"]).missing


def test_a_new_locale_builds_ads(workspace):
    shutil.copytree(DATA / "fi", workspace / "locales" / "fi")
    opened = Workspace.open(workspace)
    file = workspace / "postings" / "back-office-agent-tallinn.yaml"
    file.write_text(file.read_text("utf-8") + "locales: [da, fi]\n", "utf-8")
    report = build(opened, [file], BuildOptions(formats=("md",)))
    name = Path("back-office-agent-tallinn", "back-office-agent-tallinn.fi.md")
    assert name in report.files
    text = (report.folder / name).read_text("utf-8")
    assert "31. maaliskuuta 2018" in text
    assert "## Lyhyesti" in text
    told = {finding.rule: finding for finding in report.findings if finding.locale == "fi"}
    assert told["LABEL"].severity == "warning"
    assert told["LABEL"].where == Where(workspace / "locales" / "fi" / "LC_MESSAGES" / "annons.po")


def test_a_workspace_comes_before_the_built_in(tmp_path):
    own = tmp_path / "da" / "LC_MESSAGES"
    own.mkdir(parents=True)
    shutil.copy(DATA / "fi" / "LC_MESSAGES" / "annons.po", own)
    (tmp_path / "da" / "locale.toml").write_text('aliases = ["dansk"]\n', "utf-8")
    locales = Locales([tmp_path])
    assert locales["da"].catalog == own / "annons.po"
    assert locales.code("dansk") == "da"
    assert list(locales) == ["da", "nb", "sv", "en"]


def test_a_locale_s_own_code_is_stronger_than_another_s_alias(tmp_path):
    # "se" is Sweden to many; to the standard it is Northern Sami.
    assert Locales().code("se") == "sv"
    shutil.copytree(DATA / "fi", tmp_path / "se")
    locales = Locales([tmp_path])
    assert (locales.code("se"), locales.code("sv"), locales.code("sv-SE")) == ("se", "sv", "sv")
    assert locales["se"].autonym == "Davvisámegiella"


@pytest.mark.parametrize(
    ("folder", "settings", "message"),
    [
        ("xx", None, "the locale folder “xx” can't be used: unknown locale 'xx'"),
        ("da", 'formats = "da_XX"', "the locale folder “da” can't be used: unknown locale 'da_XX'"),
        ("fi", "formats = fi_FI", "the locale folder “fi” can't be used: Invalid value (at line 1, column 11)"),
    ],
)
def test_a_wrong_folder_is_told(tmp_path, folder, settings, message):
    shutil.copytree(DATA / "fi", tmp_path / folder)
    if settings:
        (tmp_path / folder / "locale.toml").write_text(settings, "utf-8")
    with pytest.raises(InputError) as caught:
        Locales([tmp_path])
    (finding,) = caught.value.findings
    assert finding.message == message
    assert (
        finding.hint == 'name it by a BCP 47 code such as nn or fi; locale.toml may hold formats = "nn_NO" and aliases = [...]'
    )
    where = tmp_path / folder / "locale.toml" if settings else tmp_path / folder
    assert finding.where == Where(where)

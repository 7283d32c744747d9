"""What every ad depends on."""

import os
import sysconfig
from pathlib import Path

import pytest

import generator
from generator.incremental import shared


def below(site):
    files, looked = shared.inputs(site.root, "annons.toml")
    own = [name for name in files if name.startswith(str(site.root))]
    return [os.path.relpath(name, site.root) for name in own], [os.path.relpath(name, site.root) for name in looked]


def test_the_program_s_own_code_templates_and_locales_are_among_it(site):
    files, looked = shared.inputs(site.root, "annons.toml")
    package = Path(generator.__file__).parent

    assert {str(package / "making.py"), str(package / "l10n/locales.py")} <= set(files)
    assert any(name.endswith("ad.html.j2") for name in files)
    assert any(name.endswith("annons.po") for name in files)
    assert {str(package), str(package / "incremental")} <= set(looked)
    assert [name for name in files if name.endswith(".pyc")] == []


@pytest.mark.parametrize(
    "name", ["templates/mine/ad.md.j2", "locales/nn/LC_MESSAGES/annons.po", "media/ours.toml", "sizes/x.toml", "profiles/p.icc"]
)
def test_a_workspace_s_own_are_too(site, name):
    assert below(site)[0] == ["annons.toml"]
    site.write(name, "x")
    files, looked = below(site)

    assert files == ["annons.toml", name]
    assert {str(Path(name).parent), name.split("/")[0]} <= set(looked)


def test_what_editors_leave_is_not(site):
    for name in ("a.j2~", ".a.j2.swp", "__pycache__/a.pyc", "a.pyc", "a.part", ".git/config"):
        site.write(f"templates/{name}", "x")

    assert below(site)[0] == ["annons.toml"]


def test_folders_that_are_links_are_looked_through(site, tmp_path):
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme/ad.md.j2").write_text("x")
    site.write("templates/.keep", "")
    (site.root / "templates/mine").symlink_to(tmp_path / "theme")

    assert below(site)[0] == ["annons.toml", "templates/mine/ad.md.j2"]


def test_the_versions_of_libraries_are_told_by_their_folders(monkeypatch, tmp_path):
    monkeypatch.setattr(sysconfig, "get_path", lambda _: str(tmp_path))

    def told():
        shared.libraries.cache_clear()
        return shared.libraries()

    try:
        assert shared.library_folders() == (str(tmp_path),)
        (tmp_path / "weasyprint-70.0.dist-info").mkdir()
        first = told()
        (tmp_path / "pytest-9.0.dist-info").mkdir()
        assert told() == first
        (tmp_path / "weasyprint-70.0.dist-info").rename(tmp_path / "weasyprint-70.1.dist-info")
        assert told() != first
    finally:
        shared.libraries.cache_clear()

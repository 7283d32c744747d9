import sys

import pytest

from generator import plugins


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A package of plug-ins that the interpreter can find, under a name that no other test uses."""
    folder = tmp_path / "hive_plugins"
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    monkeypatch.syspath_prepend(tmp_path)
    yield folder
    for name in [name for name in sys.modules if name.startswith("hive_plugins")]:
        del sys.modules[name]
    plugins.modules.cache_clear()


def test_modules_are_found_by_name_and_private_ones_passed_over(package):
    for name in ("wax", "_tools", "honey"):
        (package / f"{name}.py").write_text(f"NAME = {name!r}\n")

    found = plugins.modules("hive_plugins")

    assert [module.NAME for module in found] == ["honey", "wax"]
    assert "hive_plugins._tools" not in sys.modules


def test_they_are_imported_once(package):
    (package / "honey.py").write_text("")

    assert plugins.modules("hive_plugins") is plugins.modules("hive_plugins")


def test_a_module_that_fails_is_not_passed_over(package):
    (package / "broken.py").write_text("import no_such_library_anywhere\n")

    with pytest.raises(ImportError, match="no_such_library_anywhere"):
        plugins.modules("hive_plugins")


def test_the_checks_are_found_without_a_list(root):
    names = sorted(file.stem for file in (root / "generator" / "publish" / "artifacts").glob("[!_]*.py"))

    package = "generator.publish.artifacts"
    assert [module.__name__ for module in plugins.modules(package)] == [f"{package}.{name}" for name in names]
    assert "page_headings" in names

"""The template of the label catalogs is kept up to date with templates and code."""

import shutil

import pytest

from generator import resources
from generator.l10n import extract

pytestmark = pytest.mark.slow

STALE = "run “make labels”, then fill in the new labels in each locale"


def test_the_template_is_fresh(root):
    assert (root / "locales" / "annons.pot").read_text("utf-8") == extract.as_po(extract.template(root)).decode(), STALE


def test_labels_carry_no_places_and_no_dates(root):
    text = extract.as_po(extract.template(root)).decode()
    assert "#:" not in text
    assert "POT-Creation-Date" not in text


def test_main_brings_every_catalog_up_to_date_and_keeps_its_translations(root, tmp_path, monkeypatch):
    for folder in ("generator", "templates", "locales"):
        shutil.copytree(root / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(resources, "locales", lambda: tmp_path / "locales")
    new = tmp_path / "templates" / "base" / "parts" / "new.html.j2"
    new.write_text('{{ pgettext("heading", "A label nobody has yet") }}\n', "utf-8")
    extract.main()
    files = ["annons.pot", *(f"{code}/LC_MESSAGES/annons.po" for code in ("da", "en", "nb", "sv"))]
    entry = 'msgctxt "heading"\nmsgid "A label nobody has yet"\nmsgstr ""\n\n'
    for name in files:
        made = (tmp_path / "locales" / name).read_text("utf-8")
        assert made.count(entry) == 1
        assert made.replace(entry, "") == (root / "locales" / name).read_text("utf-8"), STALE

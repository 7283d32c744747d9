"""Label catalogs: complete in the four locales, and what happens where they are not."""

import re
from pathlib import Path

import polib
import pytest

from generator import resources
from generator.errors import InputError, Where
from generator.l10n.catalogs import Catalog, catalog
from generator.l10n.locales import Locales, OutputLocale

LOCALES = Locales()
DATA = Path(__file__).parent / "data"
TEMPLATE = polib.pofile(str(resources.locales() / "annons.pot"))


def forms(entry: polib.POEntry) -> list[str]:
    """Return the translation, or each of its forms for a number."""
    return list(entry.msgstr_plural.values()) or [entry.msgstr]


def keys(file: polib.POFile) -> list[tuple[str, str]]:
    return [(entry.msgctxt or "", entry.msgid) for entry in file]


@pytest.mark.parametrize("code", LOCALES)
def test_a_built_in_catalog_is_complete(code):
    entries = polib.pofile(str(LOCALES[code].catalog))
    assert keys(entries) == keys(TEMPLATE)
    assert [entry.msgid for entry in entries if entry.fuzzy or entry.obsolete or not all(map(str.strip, forms(entry)))] == []
    assert not catalog(LOCALES[code]).missing


@pytest.mark.parametrize("code", LOCALES)
def test_a_translation_has_the_placeholders_of_its_label(code):
    for entry in polib.pofile(str(LOCALES[code].catalog)):
        names = re.findall(r"\{\w*\}", entry.msgid)
        assert all(sorted(re.findall(r"\{\w*\}", form)) == sorted(names) for form in forms(entry)), entry.msgid


@pytest.mark.parametrize("code", LOCALES)
def test_a_translation_has_no_stray_space_at_its_ends(code):
    found = [form for entry in polib.pofile(str(LOCALES[code].catalog)) for form in forms(entry)]
    assert [form for form in found if form != form.strip()] == []


@pytest.mark.parametrize(
    ("code", "deadline", "offer"),
    [
        ("da", "Ansøgningsfrist", "Vi tilbyder"),
        ("nb", "Søknadsfrist", "Vi tilbyr"),
        ("sv", "Sista ansökningsdag", "Vi erbjuder"),
        ("en", "Closing date", "What we offer"),
    ],
)
def test_labels(code, deadline, offer):
    labels = catalog(LOCALES[code])
    assert labels.pgettext("fact", "Application deadline") == deadline
    assert labels.pgettext("heading", "We offer") == offer


def test_an_unknown_label_stays_as_it_is():
    labels = catalog(LOCALES["da"])
    assert labels.pgettext("heading", "no such label") == "no such label"
    assert labels.gettext("no such label") == "no such label"
    assert labels.ngettext("one", "many", 1) == "one"
    assert labels.ngettext("one", "many", 2) == "many"
    assert labels.npgettext("heading", "one", "many", 2) == "many"


def test_the_same_word_in_another_context_is_another_label():
    assert catalog(LOCALES["da"]).pgettext("no such context", "Pay") == "Pay"
    assert catalog(LOCALES["da"]).pgettext("fact", "Pay") == "Løn"


def test_fuzzy_and_empty_entries_are_missing_and_stand_in_english():
    labels = Catalog(OutputLocale("da", "da_DK", DATA / "fuzzy.po"))
    assert labels.pgettext("heading", "At a glance") == "Kort om jobbet"
    assert labels.pgettext("fact", "Pay") == "Pay"
    assert labels.pgettext("fact", "Reference") == "Reference"
    assert {("fact", "Pay"), ("fact", "Reference")} <= labels.missing
    assert len(labels.missing) == len(TEMPLATE) - 1


POLISH = """\
msgid ""
msgstr ""
"Language: pl\\n"
"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\\n"

msgctxt "site"
msgid "{{count}} job"
msgid_plural "{{count}} jobs"
msgstr[0] "{{count}} oferta"
msgstr[1] "{few}"
msgstr[2] "{{count}} ofert"
"""


def polish(folder: Path, few: str) -> Catalog:
    file = folder / "annons.po"
    file.write_text(POLISH.format(few=few), "utf-8")
    return Catalog(OutputLocale("pl", "pl_PL", file))


def test_a_language_may_have_as_many_forms_for_a_number_as_it_needs(tmp_path):
    labels = polish(tmp_path, "{count} oferty")
    found = [labels.npgettext("site", "{count} job", "{count} jobs", count) for count in (1, 3, 5)]
    assert found == ["{count} oferta", "{count} oferty", "{count} ofert"]
    assert ("site", "{count} job") not in labels.missing


def test_a_label_that_lacks_a_form_is_missing(tmp_path):
    assert ("site", "{count} job") in polish(tmp_path, "").missing


def test_a_form_that_would_lose_its_number_is_refused(tmp_path):
    with pytest.raises(InputError) as caught:
        polish(tmp_path, "kilka ofert")
    (finding,) = caught.value.findings
    assert finding.message == "“kilka ofert” does not have what “{count} jobs” has: {count}"


@pytest.mark.parametrize(
    ("name", "line", "message"),
    [
        ("conflict.po", 8, "this line is no part of a label catalog: <<<<<<< HEAD"),
        ("latin-1.po", 0, "is not UTF-8"),
    ],
)
def test_a_broken_catalog_is_refused_with_its_line(name, line, message):
    with pytest.raises(InputError) as caught:
        Catalog(OutputLocale("da", "da_DK", DATA / name))
    (finding,) = caught.value.findings
    assert (finding.rule, finding.message, finding.where) == ("CATALOG", message, Where(DATA / name, line))


def test_a_translation_that_would_lose_a_fact_is_refused():
    with pytest.raises(InputError) as caught:
        Catalog(OutputLocale("da", "da_DK", DATA / "lost-place.po"))
    found = caught.value.findings
    assert [finding.where.line for finding in found if finding.where] == [7, 11, 15]
    assert [finding.message for finding in found] == [
        "“Side {page}” does not have what “Page {page} of {pages}” has: {pages} {page}",
        "“Om {navn}” does not have what “About {name}” has: {name}",
        "“Kort {om jobbet” does not have what “At a glance” has: no {places}",
    ]
    assert {finding.hint for finding in found} == {"keep the words in braces as they are"}


def test_a_catalog_that_is_not_there(tmp_path):
    with pytest.raises(InputError, match=r"annons\.po: can't be read: No such file or directory"):
        Catalog(OutputLocale("da", "da_DK", tmp_path / "annons.po"))

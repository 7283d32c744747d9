"""What every PDF must be, read back with other people's libraries."""

import logging
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from generator.build import BuildOptions, build
from generator.errors import InputError
from generator.l10n.catalogs import catalog
from generator.l10n.locales import Locales
from generator.posting.workspace import Workspace
from generator.rendering import themes
from generator.rendering.writers.pdf import created

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "nordic-jobs"
CODES = ("da", "nb", "sv", "en")
A4 = (595.28, 841.89)

pdf = [pytest.mark.slow, pytest.mark.xdist_group("pdf")]


@dataclass
class Built:
    """The PDFs of an example posting in a theme, and what was logged while they were made."""

    folder: Path
    logged: list[logging.LogRecord]

    def file(self, code: str) -> Path:
        """Return the file of a locale."""
        return self.folder / "back-office-agent-tallinn" / f"back-office-agent-tallinn.{code}.pdf"


class Keep(logging.Handler):
    """Keeps what is logged."""

    def __init__(self):
        super().__init__(logging.WARNING)
        self.records = []

    def emit(self, record):
        self.records.append(record)


@pytest.fixture(scope="module", params=themes.available())
def built(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp(request.param)
    workspace = Workspace.open(EXAMPLE)
    files = [EXAMPLE / "postings" / "back-office-agent-tallinn.yaml"]
    keep = Keep()
    logging.getLogger().addHandler(keep)
    try:
        report = build(workspace, files, BuildOptions(theme=request.param, formats=("pdf",), output=folder))
    finally:
        logging.getLogger().removeHandler(keep)
    assert len(report.files) == 4
    return Built(folder, keep.records)


@pytest.fixture(params=CODES)
def code(request):
    return request.param


@pytest.fixture
def document(built, code):
    with pikepdf.open(built.file(code)) as opened:
        yield opened


def page_texts(file):
    """Return what a person reads on each page, with single plain spaces."""
    opened = pypdfium2.PdfDocument(file)
    texts = [" ".join(page.get_textpage().get_text_range().split()) for page in opened]
    opened.close()
    return texts


def title(code):
    """Return the title of the posting in a locale, as the build writes it."""
    workspace = Workspace.open(EXAMPLE)
    return {
        "da": "Dansktalende Back Office Agent til Nissan i Tallinn",
        "nb": "Dansktalende back office-medarbeider til Nissan i Tallinn",
        "sv": "Dansktalande back office-agent till Nissan i Tallinn",
        "en": "Danish-speaking Back Office Agent for Nissan in Tallinn",
    }[workspace.locales[code].code]


def outline(entries):
    for entry in entries:
        yield str(entry.title)
        yield from outline(entry.children)


class TestEveryPdf:
    pytestmark = pdf

    def test_nothing_is_logged(self, built):
        assert [record.getMessage() for record in built.logged] == []

    def test_it_is_tagged_and_names_its_language_and_title(self, document, code):
        assert document.Root.MarkInfo.Marked
        assert len(document.Root.StructTreeRoot.K) > 0
        assert str(document.Root.Lang) == code
        assert document.Root.ViewerPreferences.DisplayDocTitle
        assert str(document.docinfo["/Title"]) == title(code)
        assert str(document.docinfo["/Author"]) == "Nordic Jobs Worldwide"
        with document.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"] == title(code)

    def test_its_fonts_are_lato_and_embedded(self, document):
        dictionaries = [one for one in document.objects if isinstance(one, pikepdf.Dictionary)]
        fonts = [one for one in dictionaries if one.get("/Type") == "/FontDescriptor"]

        assert fonts
        assert [str(one.FontName) for one in fonts if not re.search(r"\bLato|\+Lato", str(one.FontName))] == []
        assert [str(one.FontName) for one in fonts if "/FontFile2" not in one and "/FontFile3" not in one] == []

    def test_its_pages_are_a4(self, document):
        boxes = {tuple(round(float(side), 2) for side in page.mediabox) for page in document.pages}

        assert boxes == {(0, 0, *A4)}

    def test_it_has_bookmarks(self, document, code):
        with document.open_outline() as found:
            names = [" ".join(name.split()) for name in outline(found.root)]

        assert names[0] == title(code)
        assert len(names) > 5
        label = catalog(Locales()[code]).pgettext
        assert label("heading", "How to apply") in names

    def test_its_links_can_be_followed(self, document):
        links = {
            str(note.A.URI)
            for page in document.pages
            for note in page.get("/Annots", [])
            if note.Subtype == "/Link" and "/A" in note and "/URI" in note.A
        }

        assert {"http://www.nordicjobsworldwide.com", "tel:+4748074739", "mailto:carina@nordicjobsworldwide.com"} <= links
        assert [link for link in links if not link.startswith(("http", "mailto:", "tel:"))] == []
        assert any(link.startswith("mailto:carina@nordicjobsworldwide.com?subject=") for link in links)

    def test_each_page_has_its_number_in_the_locale_s_words(self, built, code):
        texts = page_texts(built.file(code))
        words = catalog(Locales()[code]).pgettext("footer", "Page {page} of {pages}")

        for number, text in enumerate(texts, 1):
            assert words.format(page=number, pages=len(texts)) in text
            assert "Nordic Jobs Worldwide" in text

    def test_its_date_is_the_day_of_publication_and_not_today(self, document):
        assert str(document.docinfo["/CreationDate"]).startswith("D:20180301")

    def test_it_says_what_the_posting_says(self, built, code):
        text = " ".join(page_texts(built.file(code)))

        assert "+47 48 07 47 39" in text
        assert "Tallinn, Est" in text
        assert {"da": "31. marts 2018", "nb": "31. mars 2018", "sv": "31 mars 2018", "en": "31 March 2018"}[code] in text


def dates(file):
    """Return the dates of a document, as it writes them and as its metadata do."""
    with pikepdf.open(file) as document, document.open_metadata() as metadata:
        info = {key: str(document.docinfo[key]) for key in ("/CreationDate", "/ModDate") if key in document.docinfo}
        return info, str(metadata.get("xmp:CreateDate", "")), str(metadata.get("xmp:ModifyDate", ""))


class TestDates:
    pytestmark = pdf

    def test_they_come_from_the_posting(self, site):
        site.posting("date_posted: 2018-03-01")
        site.build(formats=("pdf",))

        info, made, changed = dates(site.file("hive.en.pdf"))
        assert {value[:10] for value in info.values()} == {"D:20180301"}
        assert made[:10] == changed[:10] == "2018-03-01"

    def test_they_come_from_the_environment_first(self, site, monkeypatch):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
        site.posting("date_posted: 2018-03-01")
        site.build(formats=("pdf",))

        info, made, changed = dates(site.file("hive.en.pdf"))
        assert {value[:16] for value in info.values()} == {"D:20010909014640"}
        assert made[:19] == changed[:19] == "2001-09-09T01:46:40"

    def test_without_either_there_are_none(self, site):
        site.posting()
        site.build(formats=("pdf",))

        assert dates(site.file("hive.en.pdf")) == ({}, "", "")


@pytest.mark.parametrize(("epoch", "said"), [(None, "2018-03-01"), ("", "2018-03-01"), ("0", "1970-01-01T00:00:00Z")])
def test_the_date_of_a_document(site, monkeypatch, epoch, said):
    if epoch is not None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    site.posting("date_posted: 2018-03-01")
    view = site.view()

    assert created(view) == said


@pytest.mark.parametrize("epoch", ["soon", "9" * 30, "1.5"])
def test_a_date_that_is_none_is_refused(site, monkeypatch, epoch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    site.posting()
    view = site.view()

    with pytest.raises(InputError, match=f"SOURCE_DATE_EPOCH is “{epoch}”"):
        created(view)


@pytest.mark.slow
@pytest.mark.xdist_group("pdf")
def test_any_text_can_be_made_a_pdf(nasty):
    report = nasty.build(formats=("pdf",))
    text = " ".join(page_texts(nasty.file("nasty.en.pdf")))

    assert [finding.message for finding in report.findings] == []
    for said in (
        "<script>alert('task')</script>",
        "&copy; &#60; &lt",
        "{% raw %} {{ 7*7 }} {# x #}",
        "50 % <5",
        "31. marts 2018",
    ):
        assert said in text


@pytest.mark.slow
@pytest.mark.xdist_group("pdf")
@pytest.mark.parametrize("locale", CODES)
def test_bands_are_on_paper_too(site, locale):
    other = "da" if locale == "en" else "en"
    site.write(
        "postings/hive.yaml",
        f"source_locale: {other}\ntitle: A\nresponsibilities: [B]\nhiring_organization: {{name: H}}\n"
        f"job_location: {{address: {{country: DK}}}}\nlocales: [{locale}]\n",
    )
    site.write(f"postings/hive.{locale}.po", 'msgid ""\nmsgstr ""\n\n#, fuzzy\nmsgctxt "title"\nmsgid "A"\nmsgstr "Z"\n')
    site.build(formats=("pdf",))
    text = page_texts(site.file(f"hive.{locale}.pdf"))[0]

    label = catalog(Locales()[locale]).pgettext
    assert label("band", "Not fully translated: parts of this ad are in another language") in text
    assert label("band", "Draft: this translation has not been reviewed") in text


BROKEN = {
    "a system library": ("weasyprint", "raise OSError(\"cannot load library 'libpango-1.0-0'\")"),
    "a Python package": ("fontpkg_lato", "raise ModuleNotFoundError(\"No module named 'fontpkg_lato'\")"),
}


@pytest.mark.parametrize("what", BROKEN)
def test_what_is_missing_is_said_and_nothing_else_is_lost(site, what, tmp_path):
    """On a machine where a library of PDF can't be loaded, which a module of its name stands in for."""
    name, code = BROKEN[what]
    package = tmp_path / "shadow" / name
    package.mkdir(parents=True)
    (package / "__init__.py").write_text(code)
    site.posting()
    command = [sys.executable, "-m", "generator", "build", str(site.root), "--format", "pdf"]
    environment = os.environ | {"PYTHONPATH": str(package.parent)}

    done = subprocess.run(command, env=environment, check=False, capture_output=True, text=True)

    assert done.returncode == 3
    assert "a library for PDF is missing" in done.stderr
    assert "annons doctor" in done.stderr
    assert "Traceback" not in done.stderr
    assert not site.out.exists()

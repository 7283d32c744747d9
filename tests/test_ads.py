"""What finished ads say, and to whom: audiences, a confidential employer, bands, and the language of every part."""

import json
import re

import pikepdf
import pypdfium2
import pytest

from generator.l10n.catalogs import catalog
from generator.l10n.locales import Locales

CODES = ("da", "nb", "sv", "en")

WORDS = {
    "da": ("dansktal", "danish-speak", "danish speak", "Danmark", "Denmark"),
    "no": ("norsktal", "norwegian", "Norge", "Norway"),
    "sv": ("svensktal", "swedish-speak", "swedish speak", "Sverige", "Sweden"),
}
OTHERS = {
    language: re.compile("|".join(word for other, words in WORDS.items() if other != language for word in words), re.IGNORECASE)
    for language in WORDS
}
"""What would tell an audience that another one is meant."""


def ad_text(page, words):
    """Return what the readers of an ad see, without the advertiser's own address."""
    return words(page.find(".//main"))


class TestAudiences:
    """The second posting of the example is for three audiences, each with locales of its own."""

    ADS = frozenset({("da", "da"), ("da", "en"), ("no", "nb"), ("no", "en"), ("sv", "sv"), ("sv", "en")})

    @pytest.fixture
    def built(self, nordic_jobs):
        nordic_jobs.build("customer-adviser-tallinn")
        return nordic_jobs

    @staticmethod
    def name(language, code):
        return f"customer-adviser-tallinn-for-{language}.{code}"

    def test_each_has_files_of_its_own(self, built):
        names = {f"{self.name(*ad)}.{extension}" for ad in self.ADS for extension in ("html", "md")}

        assert {file.name for file in built.out.rglob("*.*")} == {*names, "manifest.json"}
        assert len({file.read_bytes() for file in built.out.rglob("*.md")}) == 6

    @pytest.mark.parametrize(
        ("language", "code", "said"),
        [
            ("da", "da", ["Dansktalende", "Danmark", "NNE-2018-DA", "Dannebrog"]),
            ("da", "en", ["Danish-speaking", "Denmark", "NNE-2018-DA", "Dannebrog"]),
            ("no", "nb", ["Norsktalende", "Norge", "NNE-2018-NO", "norsk"]),
            ("no", "en", ["Norwegian-speaking", "Norway", "NNE-2018-NO", "Norwegian"]),
            ("sv", "sv", ["Svensktalande", "Sverige", "NNE-2018-SV", "svenska"]),
            ("sv", "en", ["Swedish-speaking", "Sweden", "NNE-2018-SV", "Swedish"]),
        ],
    )
    def test_each_is_addressed_in_its_own_words(self, built, words, language, code, said):
        text = ad_text(built.page(f"{self.name(language, code)}.html"), words)

        assert [word for word in said if word not in text] == []

    @pytest.mark.parametrize(("language", "code"), sorted(ADS))
    def test_none_is_taken_for_another(self, built, words, language, code):
        name = self.name(language, code)
        texts = [
            ad_text(built.page(f"{name}.html"), words),
            built.text(f"{name}.md"),
            json.dumps(built.json_ld(f"{name}.html")),
        ]

        assert [OTHERS[language].findall(text.partition("\n---\n")[0]) for text in texts] == [[], [], []]

    @pytest.mark.parametrize(("language", "code"), sorted(ad for ad in ADS if ad[0] != "da"))
    def test_what_is_true_for_danes_only_is_told_to_nobody_else(self, built, language, code):
        for extension in ("html", "md"):
            text = built.text(f"{self.name(language, code)}.{extension}")

            assert "Dannebrog" not in text
            assert "1219" not in text
            assert "Denmark" not in text
            assert "Danmark" not in text

    def test_danes_are_told_it(self, built):
        text = built.text(f"{self.name('da', 'da')}.md")

        assert "Dannebrog" in text
        assert "end i Danmark" in text

    def test_each_has_sisters_in_its_own_locales_only(self, built):
        for language, code in self.ADS:
            links = built.page(f"{self.name(language, code)}.html").findall(".//nav//a")

            assert {link.get("href") for link in links} == {f"{self.name(*ad)}.html" for ad in self.ADS if ad[0] == language}

    def test_the_manifest_names_the_audience(self, built):
        ads = json.loads((built.out / "manifest.json").read_text("utf-8"))["ads"]

        assert {(ad["language"], ad["locale"]) for ad in ads.values()} == self.ADS
        assert {ad["posting"] for ad in ads.values()} == {"customer-adviser-tallinn"}


def test_an_audience_may_have_its_own_contacts_deadline_and_country(site):
    site.posting(
        """\
valid_through: 2018-03-31
contacts: [{name: Ada Example}]
apply: {email: all@example.com}
summary: Leave {home_country}, {speakers}!
audiences:
  - {language: sv, home_country: FI, valid_through: 2018-04-15, contacts: [{name: Bo Example}], apply: {email: bo@example.com}}
  - {language: da}
"""
    )
    site.build()
    swedish, danish = (site.text(f"hive-for-{language}.en.md") for language in ("sv", "da"))

    assert all(word in swedish for word in ("Finland", "Swedish speakers", "15 April 2018", "Bo Example", "bo@example.com"))
    assert not any(word in swedish for word in ("Ada Example", "31 March", "all@example.com"))
    assert all(word in danish for word in ("Denmark", "31 March 2018", "Ada Example", "all@example.com"))
    assert "Bo Example" not in danish


EMPLOYER = "Hemmelig"


@pytest.fixture
def confidential(site):
    """A confidential employer that has all an employer can have, and an agency that advertises."""
    site.write(
        "organizations/hemmelig.yaml",
        f"""\
source_locale: en
name: {EMPLOYER} Example
legal_name: {EMPLOYER} Example A/S
url: https://{EMPLOYER.lower()}.example.com
email: info@{EMPLOYER.lower()}.example.com
telephone: "+45 32 12 34 56"
address: {{street_address: {EMPLOYER}gade 1, city: Roskilde, country: DK}}
brand_color: "#aa0033"
logo: {{file: organizations/{EMPLOYER.lower()}.svg, alt: The logo of {EMPLOYER}}}
about: {EMPLOYER} makes honey.
boilerplate: [{{id: {EMPLOYER.lower()}, heading: {EMPLOYER}, text: At {EMPLOYER} all are welcome.}}]
""",
    )
    site.write(
        f"organizations/{EMPLOYER.lower()}.svg",
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>{EMPLOYER}</title><path d="M0 0h9v9z"/></svg>',
    )
    site.write(
        "postings/hive.yaml",
        """\
source_locale: en
title: Beekeeper
hiring_organization: hemmelig
agency: {name: Agency Example, brand_color: "#123456"}
confidential: true
job_location: {address: {country: DK, city: Roskilde}}
locales: [da, en]
date_posted: 2018-03-01
reference_number: A-1
""",
    )
    return site


def leaks(data: bytes) -> bool:
    """Say whether bytes hold the employer's name or colour, as text, as UTF-16 or as a base64 picture."""
    return (
        any(
            word.encode(code) in data or word.lower().encode(code) in data.lower()
            for word in (EMPLOYER, "aa0033", "4532123456", "32\u00a012\u00a034")
            for code in ("utf-8", "utf-16-be", "utf-16-le")
        )
        or b"PHN2Zy" in data
    )


class TestConfidential:
    def test_nothing_of_the_employer_is_in_any_file(self, confidential):
        report = confidential.build()

        files = [file for file in confidential.out.rglob("*") if file.is_file()]
        assert len(files) == 5
        assert [file.name for file in files if leaks(file.read_bytes())] == []
        assert not any(EMPLOYER in str(finding) for finding in report.findings)
        assert "Agency Example" in confidential.text("hive.en.md")

    def test_the_same_employer_is_shown_when_it_is_no_secret(self, confidential):
        posting = confidential.root / "postings" / "hive.yaml"
        posting.write_text(posting.read_text("utf-8").replace("confidential: true\n", ""), "utf-8")
        confidential.build()

        names = {file.name for file in confidential.out.rglob("*.*") if leaks(file.read_bytes())}
        assert names == {"hive.da.html", "hive.da.md", "hive.en.html", "hive.en.md", "manifest.json"}

    @pytest.mark.parametrize("later", [{}, {"formats": ("md",)}, {"locales": ("da",)}])
    def test_what_was_built_before_it_was_a_secret_is_deleted(self, confidential, later):
        posting = confidential.root / "postings" / "hive.yaml"
        text = posting.read_text("utf-8")
        posting.write_text(text.replace("confidential: true\n", ""), "utf-8")
        confidential.posting(name="another")
        confidential.build()
        assert leaks(confidential.file("hive.en.html").read_bytes())
        posting.write_text(text, "utf-8")
        report = confidential.build(**later)

        assert [file.name for file in confidential.out.rglob("*.*") if leaks(file.read_bytes())] == []
        ads = json.loads((confidential.out / "manifest.json").read_text("utf-8"))["ads"]
        assert {name for ad in ads.values() for name in ad["files"]} == {
            file.relative_to(confidential.out).as_posix() for file in confidential.out.rglob("another*.*")
        } | {name.as_posix() for name in report.files}

    def test_structured_data_and_manifest_name_the_agency(self, confidential):
        confidential.build()

        assert confidential.json_ld("hive.en.html")["hiringOrganization"]["name"] == "Agency Example"
        ad = json.loads((confidential.out / "manifest.json").read_text("utf-8"))["ads"]["hive.en"]
        assert (ad["employer"], ad["agency"]) == ("", "Agency Example")

    def test_an_employer_written_out_in_the_posting_is_hidden_too(self, confidential):
        posting = confidential.root / "postings" / "hive.yaml"
        text = posting.read_text("utf-8").replace(
            "hiring_organization: hemmelig", f"hiring_organization: {{name: {EMPLOYER} Example}}"
        )
        posting.write_text(text, "utf-8")
        confidential.build()

        assert [file.name for file in confidential.out.rglob("*.*") if leaks(file.read_bytes())] == []

    @pytest.mark.slow
    @pytest.mark.xdist_group("pdf")
    def test_neither_text_nor_metadata_of_a_pdf_name_the_employer(self, confidential):
        confidential.build(formats=("pdf",))
        for code in ("da", "en"):
            file = confidential.file(f"hive.{code}.pdf")
            assert not leaks(file.read_bytes())
            opened = pypdfium2.PdfDocument(file)
            text = "".join(page.get_textpage().get_text_range() for page in opened)
            opened.close()
            assert "Agency Example" in text
            assert not leaks(text.encode())
            with pikepdf.open(file) as document:
                said = [str(value) for value in document.docinfo.values()]
                held = [
                    one.read_bytes()
                    for one in document.objects
                    if isinstance(one, pikepdf.Stream) and one.get("/Subtype") != "/Image"
                ]
                strings = [
                    bytes(value)
                    for one in document.objects
                    if isinstance(one, pikepdf.Dictionary)
                    for value in one.values()
                    if isinstance(value, pikepdf.String)
                ]
            assert "Agency Example" in said
            assert [data for data in [*map(str.encode, said), *held, *strings] if leaks(data)] == []


@pytest.mark.parametrize("code", CODES)
class TestBands:
    """A posting of which one segment is a draft and one is missing, in each locale."""

    @pytest.fixture
    def unfinished(self, site, code):
        other = "da" if code == "en" else "en"
        site.write(
            "postings/hive.yaml",
            f"source_locale: {other}\ntitle: Original\nresponsibilities: [Missing]\nhiring_organization: {{name: H}}\n"
            f"job_location: {{address: {{country: DK}}}}\nlocales: [{other}, {code}]\n",
        )
        site.write(
            f"postings/hive.{code}.po", 'msgid ""\nmsgstr ""\n\n#, fuzzy\nmsgctxt "title"\nmsgid "Original"\nmsgstr "Drafted"\n'
        )
        site.build()
        return site

    @pytest.fixture
    def said(self, code):
        label = catalog(Locales()[code]).pgettext
        return [
            label("band", "Not fully translated: parts of this ad are in another language"),
            label("band", "Draft: this translation has not been reviewed"),
        ]

    def test_the_page_has_them_at_the_top_of_the_ad(self, unfinished, said, words, code):
        main = unfinished.page(f"hive.{code}.html").find(".//main")

        assert [words(one) for one in main[:2]] == said
        assert [one.get("class") for one in main[:2]] == ["band band-untranslated", "band band-draft"]

    def test_the_markdown_has_them_before_the_facts(self, unfinished, said, code):
        head = unfinished.text(f"hive.{code}.md").partition("\n## ")[0]

        assert [line for line in head.splitlines() if line.startswith(">")] == [f"> **{words}**" for words in said]

    def test_they_are_in_the_locale_s_own_words(self, said, code):
        english = catalog(Locales()["en"]).pgettext

        assert (said[1] == english("band", "Draft: this translation has not been reviewed")) == (code == "en")

    def test_what_is_not_translated_says_in_what_language_it_is(self, unfinished, words, code):
        page = unfinished.page(f"hive.{code}.html")
        marked = {words(one): one.get("lang") for one in page.find(".//main").iter() if one.get("lang")}

        assert marked == {"Missing": "da" if code == "en" else "en"}

    def test_the_source_has_none(self, unfinished, code):
        other = "da" if code == "en" else "en"

        assert "band-" not in unfinished.text(f"hive.{other}.html").partition("</style>")[2]
        assert ">" not in [line[:1] for line in unfinished.text(f"hive.{other}.md").splitlines()]


def test_the_example_has_no_band(nordic_jobs):
    report = nordic_jobs.build()

    assert report.findings == []
    assert [file.name for file in nordic_jobs.out.rglob("*.html") if 'class="band' in file.read_text("utf-8")] == []
    assert [file.name for file in nordic_jobs.out.rglob("*.md") if "\n>" in file.read_text("utf-8")] == []

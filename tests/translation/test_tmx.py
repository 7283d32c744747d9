"""TMX: what is written comes back and fits the DTD; files as OmegaT, Trados and others write them are read."""

import io
import shutil
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from generator.errors import InputError, Where
from generator.l10n.locales import Locales
from generator.translation import tmx
from generator.translation.units import Unit
from generator.translation.xml_files import clean

HERE = Path(__file__).parent
MEMORY = HERE / "workspace" / "memory"
BAD = HERE / "exchange" / "bad"
KEPT = HERE / "exchange" / "written.tmx"
code = Locales().code

UNITS = (
    Unit(
        "title", "{Speaking} **kok** til Tallinn", "{Speaking} **kokk** til Tallinn", "da", "nb",
        origin="postings/kok.yaml", by="Kim “K” <Kvist>", when="2026-11-22T12:02:11Z",
    ),
    Unit(
        "sections.about.body", "Se [vores *side*](https://example.com/da?a=1&b=2)  \n& ring {{nu}}",
        "*Nå*: [siden vår](https://example.com/nb) & <job@example.com>", "da", "nb", state="translated",
    ),
    Unit("title", "Kock", "Cook", "sv", "en", origin="postings/kock.yaml"),
    Unit("title", "Not translated", "", "sv", "en", state="initial"),
)  # fmt: skip

text = st.text(st.sampled_from("aå *_[](){}<>&\"'@\\\n\r\t\u00a0\u2028") | st.characters(exclude_categories=["Cc", "Cs"]))
words = text.map(clean).filter(lambda value: value.strip())
times = st.datetimes(datetime(1900, 1, 1), datetime(2999, 1, 1), timezones=st.just(UTC)).map(  # noqa: DTZ001 - hypothesis wants it so
    lambda when: when.strftime("%Y-%m-%dT%H:%M:%SZ")
)
units = st.builds(
    Unit,
    text.map(clean), words, words, st.sampled_from(["da", "sv"]), st.sampled_from(["nb", "en"]),
    state=st.sampled_from(["initial", "translated", "final"]), origin=text.map(clean), by=text.map(clean),
    when=st.just("") | times,
)  # fmt: skip


def read_back(data, folder):
    file = folder / "a.tmx"
    file.write_bytes(data)
    return tmx.read(file, code)


def test_what_is_written(tmp_path):
    data = tmx.write(UNITS, version="1.2.3")

    assert data.decode() == KEPT.read_text("utf-8")
    assert read_back(data, tmp_path) == list(UNITS[:3])


def test_one_source_locale_stands_in_the_header():
    root = etree.fromstring(tmx.write(UNITS[:2], version="1"))

    assert root.find("header").get("srclang") == "da"
    assert [tu.get("srclang") for tu in root.iter("tu")] == [None, None]


def test_an_empty_memory(tmp_path):
    assert read_back(tmx.write([], version="1"), tmp_path) == []


@given(st.lists(units, max_size=4))
@example([Unit("a\tb\n", "\r\n x \r", " \ty", "da", "nb", by="a\tb\nc")])
@example([Unit("", "**a** [b](https://example.com)  \n{x}", "***", "da", "nb")])
def test_any_unit_comes_back(tmp_path_factory, given_units):
    assert read_back(tmx.write(given_units, version="1"), tmp_path_factory.getbasetemp()) == given_units


def test_control_characters_are_not_written(tmp_path):
    unit = Unit("a\x07b", "Du \x1blaver\x00 mad\ufffe", "\x0bDu lager\ud83d mat", "da", "nb", origin="\x01", by="K\x08im")

    assert read_back(tmx.write([unit], version="1"), tmp_path) == [
        Unit("ab", "Du laver mad", "Du lager mat", "da", "nb", by="Kim")
    ]


@pytest.fixture(scope="module")
def dtd(from_debian):
    """The DTD of TMX 1.4b, as OmegaT has it."""
    jar = from_debian("omegat") / "usr/share/omegat/OmegaT.jar"
    with zipfile.ZipFile(jar) as files:
        return etree.DTD(io.BytesIO(files.read("schemas/tmx14.dtd")))


@pytest.mark.slow
def test_what_is_written_fits_the_dtd(dtd):
    assert dtd.validate(etree.fromstring(KEPT.read_bytes())), dtd.error_log
    assert dtd.validate(etree.fromstring(tmx.write([], version="1"))), dtd.error_log
    broken = etree.fromstring(KEPT.read_bytes().replace(b"<seg>", b"<text>").replace(b"</seg>", b"</text>"))
    assert not dtd.validate(broken)


@pytest.mark.slow
@settings(max_examples=150)
@given(given_units=st.lists(units, max_size=3))
def test_any_units_fit_the_dtd(dtd, given_units):
    assert dtd.validate(etree.fromstring(tmx.write(given_units, version="1"))), dtd.error_log


def test_omegat():
    assert tmx.read(MEMORY / "omegat.tmx", code) == [
        Unit(
            "", "Du får fem ugers ferie & <egen> parkering", "Du får fem veckors semester & <egen> parkering", "da", "sv",
            by="Åsa Exempel", when="2024-03-05T08:15:00Z",
        ),
        Unit("", "Løn efter aftale", "Lön enligt överenskommelse", "da", "sv", by="anna", when="2023-01-01T00:00:00Z"),
    ]  # fmt: skip


def test_trados():
    made = {"by": "Jens Prøve", "when": "2023-12-06T09:00:00Z"}

    assert tmx.read(MEMORY / "trados.tmx", code) == [
        Unit("", "Full-time position in Tallinn", "Heltid i Tallinn", "en", "nb", **made),
        Unit("", "Full-time position in Tallinn", "Fuldtid i Tallinn", "en", "da", **made),
    ]


def test_several_translations_and_spellings_of_a_locale():
    kim = {"by": "Kim Kvist", "when": "2024-01-02T03:04:05Z"}

    assert tmx.read(MEMORY / "several.tmx", code) == [
        Unit("", "Vi söker en kock", "Vi søker en kokk", "sv", "nb"),
        Unit("", "Vi söker en kock", "Vi søger en kok", "sv", "da"),
        Unit("", "Vi söker en kock", "Vi mangler en kok", "sv", "da"),
        Unit("", "Køkkenet", "Köket", "da", "sv"),
        Unit(
            "job_benefits", "Fri **kaffe** till {people}", "Fri **kaffe** til {people}", "sv", "da",
            origin="postings/kok.yaml", **kim,
        ),
    ]  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_encodings_of_other_programs(tmp_path, encoding):
    file = tmp_path / "a.tmx"
    text_ = (MEMORY / "trados.tmx").read_text("utf-8").replace('encoding="utf-8"', f'encoding="{encoding[:6].rstrip("-")}"')
    file.write_bytes(text_.encode(encoding))

    assert tmx.read(file, code) == tmx.read(MEMORY / "trados.tmx", code)


def test_entities_of_a_dtd_that_is_not_read_are_those_of_html(tmp_path):
    file = tmp_path / "a.tmx"
    file.write_text(
        '<!DOCTYPE tmx SYSTEM "tmx11.dtd">\n<tmx version="1.1"><header srclang="da"/><body><tu>'
        '<tuv lang="da"><seg>K&oslash;kken&nbsp;nu &unknown;</seg></tuv><tuv lang="sv"><seg>K&ouml;k</seg></tuv>'
        "</tu></body></tmx>",
        "utf-8",
    )

    assert tmx.read(file, code) == [Unit("", "Køkken\u00a0nu &unknown;", "Kök", "da", "sv")]


def test_a_file_in_other_locales_only():
    with pytest.raises(InputError) as caught:
        tmx.read(BAD / "other-locales.tmx", code)

    (finding,) = caught.value.findings
    assert finding.message == "has no two locales of this workspace in one entry; it is in de-DE, fr"
    assert finding.where == Where(BAD / "other-locales.tmx")


@pytest.mark.parametrize("name", ["something-else.tmx", "version-1.2.xlf"])
def test_another_kind_of_file(tmp_path, name):
    file = shutil.copy(BAD / name, tmp_path / "a.tmx")

    with pytest.raises(InputError, match=r"“tmx” was expected, and this file holds “(resources|xliff)”"):
        tmx.read(file, code)


def test_dates_that_are_none_are_left_out(tmp_path):
    unit = replace(UNITS[2], when="yesterday")

    assert b"changedate" not in tmx.write([unit], version="1")
    data = tmx.write(UNITS[:1], version="1").replace(b"20261122T120211Z", b"2026-11-22")
    assert [one.when for one in read_back(data, tmp_path)] == [""]

"""XLIFF: what is written comes back and fits the schema; what translators' tools do to a file is understood."""

import shutil
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from generator.errors import InputError, Where
from generator.l10n.locales import Locales
from generator.translation import xliff
from generator.translation.units import Unit
from generator.translation.xml_files import clean

HERE = Path(__file__).parent
BAD = HERE / "exchange" / "bad"
RETURNED = HERE / "exchange" / "returned.xlf"
KEPT = HERE / "exchange" / "written.xlf"
X = {"x": xliff.NAMESPACE}
code = Locales().code

UNITS = (
    Unit("title", "{Speaking} **kok** til Tallinn", "**Kokk** til {people} {Speaking}", "da", "nb", origin="postings/kok.yaml"),
    Unit(
        "sections.about.body", "Se [vores *side*](https://example.com/da?a=1&b=2)  \n& ring {{nu}}", "", "da", "nb",
        state="initial", origin="postings/kok.yaml",
    ),
    Unit("title", "Havnen", "*Havna* <job@example.com>", "da", "nb", state="translated"),
    Unit("summary", "Bo i Tallinn?", "Bo i Tallinn?", "da", "nb", state="initial", origin="postings/kok.yaml"),
)  # fmt: skip

text = st.text(st.sampled_from("aå *_[](){}<>&\"'@\\\n\r\t\u00a0\u2028") | st.characters(exclude_categories=["Cc", "Cs"])).map(
    clean
)
whole = st.builds(
    Unit, text, text, text.filter(bool), st.just("da"), st.just("nb"), origin=text,
    state=st.sampled_from(["initial", "translated", "final"]),
)  # fmt: skip
empty = st.builds(Unit, text, text, st.just(""), st.just("da"), st.just("nb"), origin=text, state=st.just("initial"))
units = st.lists(whole | empty, min_size=1, max_size=4)


def write(given_units):
    return xliff.write(given_units, "da", "nb", version="1.2.3")


def read_back(data, folder):
    file = folder / "a.xlf"
    file.write_bytes(data)
    return xliff.read(file, code)


def by_origin(given_units):
    """Return units as the file has them: those of one origin together."""
    origins = list(dict.fromkeys(unit.origin for unit in given_units))
    return sorted(given_units, key=lambda unit: origins.index(unit.origin))


def test_what_is_written(tmp_path):
    data = write(UNITS)
    found = read_back(data, tmp_path)

    assert data.decode() == KEPT.read_text("utf-8")
    assert (found.source_locale, found.target_locale, found.findings) == ("da", "nb", ())
    assert list(found.units) == by_origin(UNITS)
    assert [place.line for place in found.places] == [4, 15, 29, 37]


def test_units_of_other_pairs_are_left_out(tmp_path):
    other = Unit("title", "Kok", "Kock", "da", "sv")

    assert read_back(write([*UNITS, other]), tmp_path).units == read_back(write(UNITS), tmp_path).units
    with pytest.raises(ValueError, match="no units from da to nb"):
        write([other])


@given(units)
@example([Unit("a\tb\n", "\r\n x \r", " \ty", "da", "nb"), Unit("", "", " ", "da", "nb")])
@example([Unit("", "**a** [b](https://example.com)  \n{x}", "{y} *c* **a***d*", "da", "nb")])
def test_any_unit_comes_back(tmp_path_factory, given_units):
    found = read_back(write(given_units), tmp_path_factory.getbasetemp())

    assert list(found.units) == by_origin(given_units)
    assert found.findings == ()


def rules(data):
    """Check what the standard demands and its schema can't say."""
    root = etree.fromstring(data)
    assert len({file.get("id") for file in root}) == len(root)
    for file in root:
        units_ = file.findall(".//x:unit", X)
        assert len({unit.get("id") for unit in units_}) == len(units_)
        for unit in units_:
            data_ids = [one.get("id") for one in unit.iterfind("x:originalData/x:data", X)]
            refs = {str(ref) for ref in unit.xpath(".//@dataRef | .//@dataRefStart | .//@dataRefEnd")}
            assert max(Counter(data_ids).values(), default=1) == 1
            assert refs == set(data_ids)
            of = {
                where: {one.get("id"): (one.tag, one.get("type"), one.get("subType")) for one in codes}
                for where, codes in {w: unit.xpath(f".//x:{w}//x:pc | .//x:{w}//x:ph", namespaces=X) for w in SIDES}.items()
            }
            assert [len(of[where]) for where in SIDES] == [len(unit.xpath(f".//x:{w}//@id", namespaces=X)) for w in SIDES]
            for key in of["source"].keys() & of["target"].keys():
                assert of["source"][key] == of["target"][key]
            assert all(one.get("type") for one in unit.xpath(".//*[@subType]"))
            for segment in unit.iterfind("x:segment", X):
                assert segment.get("state") == "initial" or segment.find("x:target", X) is not None


SIDES = ("source", "target")


@given(units)
def test_any_units_keep_the_rules_of_the_standard(given_units):
    rules(write(given_units))


def test_codes_of_a_translation_have_the_ids_of_its_source():
    root = etree.fromstring(write(UNITS))

    assert [
        [(code_.get("id"), code_.get("subType")) for code_ in segment.xpath("x:target//*", namespaces=X)]
        for segment in root.iterfind(".//x:segment[x:target]", X)
    ] == [[("2", "xlf:b"), ("3", "xlf:var"), ("1", "xlf:var")], [], [("1", "xlf:i"), ("2", None)]]


@pytest.fixture(scope="module")
def schema(from_debian, tmp_path_factory):
    """The schema of XLIFF 2.0's core, as Symfony has it."""
    there = from_debian("php-symfony-translation") / "usr/share/php/Symfony/Component/Translation/Resources/schemas"
    folder = tmp_path_factory.mktemp("schema")
    # Where the schema looks for the one of xml:space and xml:lang.
    third_party = folder / "informativeCopiesOf3rdPartySchemas" / "w3c"
    third_party.mkdir(parents=True)
    shutil.copy(there / "xml.xsd", third_party)
    shutil.copy(there / "xliff-core-2.0.xsd", folder)
    return etree.XMLSchema(file=str(folder / "xliff-core-2.0.xsd"))


@pytest.mark.slow
def test_what_is_written_fits_the_schema(schema):
    assert schema.validate(etree.fromstring(KEPT.read_bytes())), schema.error_log
    for right, wrong in ((b'state="final"', b'state="done"'), (b' id="u1"', b""), (b"<source>", b"<target/><source>")):
        assert not schema.validate(etree.fromstring(KEPT.read_bytes().replace(right, wrong, 1)))


@pytest.mark.slow
@settings(max_examples=150)
@given(given_units=units)
def test_any_units_fit_the_schema(schema, given_units):
    assert schema.validate(etree.fromstring(write(given_units))), schema.error_log


@pytest.mark.slow
def test_the_translated_file_of_these_tests_fits_the_schema_too(schema):
    assert schema.validate(etree.fromstring(RETURNED.read_bytes())), schema.error_log


def test_what_tools_do_to_a_file():
    found = xliff.read(RETURNED, code)
    kok = {"source_locale": "da", "target_locale": "nb", "origin": "postings/kok.yaml"}

    assert list(found.units) == [
        Unit("title", "{Speaking} kok til Tallinn", "{Speaking} kokk til Tallinn", **kok),
        Unit(
            "sections.about.body", "Du **laver mad. Du vasker op**.  \nBagefter",
            "Først vasker du opp**,  \n så **lager du mat.", state="translated", **kok,
        ),
        Unit(
            "responsibilities", "[Skriv](https://example.com) til {people}",
            "<[Skriv](https://example.com) til {people} og {people}\u00a0å", state="translated", **kok,
        ),
        Unit("summary", "Vil du bo i Tallinn?", "", state="initial", **kok),
        Unit("summary", "Bor du i Tallinn?", "", state="initial", **kok),
        Unit("summary", "Flyt. Nu.", "", state="initial", **kok),
        Unit("contacts.role", "Køkkenchef", "Kjøkkensjef", state="initial", **kok),
        Unit("", "Uden navn", "Uten navn", "da", "nb"),
    ]  # fmt: skip
    assert [(one.rule, one.message, one.severity, one.field, one.locale) for one in found.findings] == [
        (
            "XLIFF", "codes that the tool left without their Markdown (bold, links, placeholders …): 1", "warning",
            "responsibilities", "nb",
        ),
    ]  # fmt: skip
    assert found.findings[0].where == found.places[2]
    assert len(found.places) == len(found.units)


def test_codes_whose_data_a_tool_dropped_are_told_by_what_it_shows(tmp_path):
    tree = etree.fromstring(write([Unit("", "[**a**](https://example.com) {x}", "{x} [*b*](https://example.com)", "da", "nb")]))
    for holder in tree.findall(".//x:originalData", X):
        holder.getparent().remove(holder)

    found = read_back(etree.tostring(tree), tmp_path)

    assert [(unit.source, unit.target) for unit in found.units] == [
        ("[**a**](https://example.com) {x}", "{x} [*b*](https://example.com)")
    ]
    assert found.findings == ()


def test_data_with_escaped_characters(tmp_path):
    data = write([Unit("", "a {x}", "b {x}", "da", "nb")]).replace(b">{x}<", b'>{<cp hex="0078"/>}<')

    assert [unit.target for unit in read_back(data, tmp_path).units] == ["b {x}"]


# file: message, line
REFUSED = {
    "version-1.2.xlf": ("is XLIFF 1.2; 2.0 is needed", 2),
    "no-version.xlf": ("is XLIFF without a version; 2.0 is needed", 2),
    "tmx-instead.xlf": ("is no XLIFF file", 2),
    "no-target-locale.xlf": ("trgLang, its target locale, is not given", 2),
    "other-locale.xlf": ("srcLang, its source locale, is “de”", 2),
}


@pytest.mark.parametrize("name", REFUSED)
def test_wrong_files_are_told_with_their_place(name):
    with pytest.raises(InputError) as caught:
        xliff.read(BAD / name, code)

    (finding,) = caught.value.findings
    assert (finding.rule, finding.message) == ("XLIFF", REFUSED[name][0])
    assert finding.hint
    assert finding.where == Where(BAD / name, REFUSED[name][1])


def test_entities_of_its_own_are_refused():
    with pytest.raises(InputError, match="declares an entity of its own"):
        xliff.read(BAD / "entity.xlf", code)

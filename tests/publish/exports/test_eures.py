from lxml import etree

from generator.channels import load
from generator.publish.exports import exports
from generator.publish.exports.eures import HR, OA

NAMES = {"hr": HR, "oa": OA}


def opening(edition, locale="nb"):
    return etree.fromstring(exports(edition, load("eures"))[f"hive.{locale}.xml"])


def test_an_opening_says_what_eures_asks_for(edition):
    made = opening(edition())

    def text(path):
        return made.findtext(f".//{path}", namespaces=NAMES)

    assert made.tag == f"{{{HR}}}PositionOpening"
    assert made.get("{http://www.w3.org/XML/1998/namespace}lang") == "nb"
    assert text("hr:PositionTitle") == "Røkter & veileder <dag>"
    assert text("hr:PositionOfferingTypeCode") == "DirectHire"
    assert text("hr:ImmediateStartIndicator") == "true"
    assert text("hr:ApplicationCloseDate") == "2026-12-01"
    assert [one.text for one in made.iterfind(".//hr:WorkingLanguageCode", NAMES)] == ["no", "en"]
    assert [(one.get("listName"), one.text[-4:]) for one in made.iterfind(".//hr:JobCategoryCode", NAMES)] == [
        ("ISCO-08", "6123"),
        ("ESCO", "6123"),
    ]
    assert [one.text for one in made.iterfind(".//oa:CountryCode", NAMES)] == ["NO", "SE"]


def test_each_language_is_a_document_of_its_own(edition):
    assert sorted(exports(edition(), load("eures"))) == ["hive.en.xml", "hive.nb.xml", "hive.sv.xml"]


def test_a_confidential_employer_is_named_nowhere(edition):
    made = opening(edition(("reference_number: H-1\n", "reference_number: H-1\nconfidential: true\n")))

    assert "Hive Example" not in etree.tostring(made, encoding="unicode")

import pytest
from lxml import etree

from generator.channels import load
from generator.publish.exports import exports
from generator.publish.exports.eures import HR, OA

NAMES = {"hr": HR, "oa": OA}
# Names, order and lists as in NAV's public source of its export to EURES. Ours: OfferedRemunerationPackage, ESCO.
SCHEMA = """
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="{HR}" targetNamespace="{HR}" elementFormDefault="qualified"
           xmlns:oa="{OA}">
<xs:import namespace="{OA}"/><xs:import namespace="http://www.w3.org/XML/1998/namespace"/>
<xs:simpleType name="words"><xs:restriction base="xs:string"><xs:minLength value="1"/></xs:restriction></xs:simpleType>
<xs:complexType name="address"><xs:sequence>
  <xs:any namespace="{OA}" processContents="skip" minOccurs="0" maxOccurs="2"/>
  <xs:element name="CountryCode"><xs:simpleType><xs:restriction base="xs:string"><xs:pattern value="[A-Z][A-Z]"/>
  </xs:restriction></xs:simpleType></xs:element>
  <xs:any namespace="{OA}" processContents="skip" minOccurs="0"/>
</xs:sequence></xs:complexType>
<xs:complexType name="profile"><xs:sequence>
  <xs:element name="PostingInstruction"><xs:complexType><xs:sequence><xs:element name="ApplicationMethod"><xs:complexType>
    <xs:sequence><xs:element name="Instructions" type="words"/></xs:sequence></xs:complexType></xs:element>
  </xs:sequence></xs:complexType></xs:element>
  <xs:element name="PositionTitle" type="words"/>
  <xs:element name="PositionLocation" maxOccurs="unbounded"><xs:complexType><xs:sequence>
    <xs:element name="Address" type="address"/></xs:sequence></xs:complexType></xs:element>
  <xs:element name="PositionOrganization"><xs:complexType><xs:sequence><xs:element name="OrganizationIdentifiers">
    <xs:complexType><xs:sequence><xs:element name="OrganizationName" type="words"/></xs:sequence></xs:complexType>
  </xs:element></xs:sequence></xs:complexType></xs:element>
  <xs:element name="PositionOpenQuantity" type="xs:positiveInteger"/>
  <xs:element name="JobCategoryCode" minOccurs="0" maxOccurs="2"/>
  <xs:element name="PositionOfferingTypeCode" minOccurs="0"><xs:simpleType><xs:restriction base="xs:string">
    <xs:enumeration value="DirectHire"/><xs:enumeration value="Temporary"/><xs:enumeration value="Seasonal"/>
  </xs:restriction></xs:simpleType></xs:element>
  <xs:element name="PositionFormattedDescription"><xs:complexType><xs:sequence><xs:element name="Content" type="words"/>
  </xs:sequence></xs:complexType></xs:element>
  <xs:element name="OfferedRemunerationPackage" minOccurs="0"/>
  <xs:element name="WorkingLanguageCode" type="words" minOccurs="0" maxOccurs="unbounded"/>
  <xs:element name="PositionPeriod" minOccurs="0"><xs:complexType><xs:sequence><xs:element name="StartDate"><xs:complexType>
    <xs:sequence><xs:element name="FormattedDateTime" type="xs:date"/></xs:sequence></xs:complexType></xs:element>
  </xs:sequence></xs:complexType></xs:element>
  <xs:element name="ImmediateStartIndicator" type="xs:boolean"/>
  <xs:element name="PositionScheduleTypeCode" minOccurs="0"><xs:simpleType><xs:restriction base="xs:string">
    <xs:enumeration value="FullTime"/><xs:enumeration value="PartTime"/></xs:restriction></xs:simpleType></xs:element>
  <xs:element name="ApplicationCloseDate" type="xs:date" minOccurs="0"/>
</xs:sequence><xs:attribute name="languageCode" use="required"/></xs:complexType>
<xs:element name="PositionOpening"><xs:complexType><xs:sequence>
  <xs:element name="DocumentID" type="words"/><xs:element name="PositionOpeningStatusCode"/>
  <xs:element name="PostingRequester"><xs:complexType><xs:sequence><xs:element name="PartyName" type="words"/>
  </xs:sequence></xs:complexType></xs:element>
  <xs:element name="PositionProfile" type="profile"/>
</xs:sequence><xs:attribute name="validFrom" type="xs:date"/><xs:attribute name="majorVersionID" fixed="3" use="required"/>
<xs:attribute name="minorVersionID" fixed="2" use="required"/>
<xs:anyAttribute namespace="http://www.w3.org/XML/1998/namespace" processContents="skip"/></xs:complexType></xs:element>
</xs:schema>
""".replace("{HR}", HR).replace("{OA}", OA)


def opening(edition, locale="nb"):
    return etree.fromstring(exports(edition, load("eures"))[f"hive.{locale}.xml"])


@pytest.mark.parametrize(
    "changes",
    [
        (),
        (("contract: permanent\n", "contract: substitute\n"), ("job_start: immediate", "job_start: 2027-01-04")),
        (("valid_through: 2026-12-01", "valid_through: rolling"), ("employment_type: full_time\n", "")),
    ],
)
def test_its_form_is_the_documented_one(edition, changes):
    schema = etree.XMLSchema(etree.fromstring(SCHEMA))
    made = edition(*changes)

    for locale in ("nb", "sv", "en"):
        schema.assertValid(opening(made, locale))


def test_an_opening_says_what_eures_asks_for(edition):
    made = opening(edition())

    def text(path):
        return made.findtext(f".//{path}", namespaces=NAMES)

    assert made.tag == f"{{{HR}}}PositionOpening"
    assert made.get("{http://www.w3.org/XML/1998/namespace}lang") == "nb"
    assert text("hr:PositionTitle") == "Røkter & veileder <dag>"
    assert text("hr:PartyName") == "Agency Example"
    assert text("hr:OrganizationName") == "Hive Example"
    assert text("hr:PositionOpenQuantity") == "3"
    assert text("hr:PositionOfferingTypeCode") == "DirectHire"
    assert text("hr:ImmediateStartIndicator") == "true"
    assert text("hr:ApplicationCloseDate") == "2026-12-01"
    assert text("hr:Instructions").splitlines()[0] == "Send CV."
    assert "Bier ]]> og honning." in text("hr:Content")
    assert [one.text for one in made.iterfind(".//hr:WorkingLanguageCode", NAMES)] == ["no"]
    assert [(one.get("listName"), one.text[-4:]) for one in made.iterfind(".//hr:JobCategoryCode", NAMES)] == [
        ("ISCO2008", "6123"),
        ("ESCO", "6123"),
    ]
    assert [one.text for one in made.iterfind(".//hr:CountryCode", NAMES)] == ["NO", "SE"]


def test_each_language_is_a_document_of_its_own(edition):
    assert sorted(exports(edition(), load("eures"))) == ["hive.en.xml", "hive.nb.xml", "hive.sv.xml"]


def test_a_confidential_employer_is_named_nowhere(edition):
    made = opening(edition(("reference_number: H-1\n", "reference_number: H-1\nconfidential: true\n")))

    assert "Hive Example" not in etree.tostring(made, encoding="unicode")

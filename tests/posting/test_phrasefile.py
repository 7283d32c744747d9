"""Files of phrases: what they hold, and what is told of a wrong one."""

import pytest

from generator.errors import InputError
from generator.l10n.locales import Locales
from generator.posting import phrasefile
from generator.posting.yaml_reader import parse

GOOD = """\
field: beekeeping
tasks:
  swarms:
    da: Du fanger {number} {number:sværm|sværme}
    nb: Du fanger {number} {number:sverm|svermer}
    sv: Du fångar {number} {number:svärm|svärmar}
    en: Catch {number} {number:swarm|swarms}
    also:
      da: "{number} bisværme"
      en: ["Catching {number} swarms"]
privacy:
  kept: {da: Vi gemmer intet., en: We keep nothing.}
"""


def read(text, tmp_path):
    return phrasefile.read(parse(text, tmp_path / "bees.yaml"), Locales())


def test_a_phrase_has_its_file_and_name_section_field_texts_and_other_wordings(tmp_path):
    swarms, kept = read(GOOD, tmp_path)

    assert (swarms.id, swarms.section, swarms.field) == ("bees.swarms", "tasks", "beekeeping")
    assert swarms.texts["sv"] == "Du fångar {number} {number:svärm|svärmar}"
    assert swarms.also == {"da": ("{number} bisværme",), "en": ("Catching {number} swarms",)}
    assert (swarms.slots, swarms.given) == (("number",), ("number",))
    assert (swarms.where.line, swarms.where.column) == (4, 5)
    assert (kept.id, kept.section, sorted(kept.texts)) == ("bees.kept", "privacy", ["da", "en"])


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("tasks:", "task:"), "bees.yaml:2:1: “task” is not a field here (did you mean tasks?)"),
        (("swarms:", "Sværme:"), "bees.yaml:4:5: tasks, Sværme: “Sværme” can't be used as an id"),
        (("sv: Du fångar {number} {number:svärm|svärmar}", "sv: Du fångar svärmar"),
         "bees.yaml:6:9: [sv] tasks.swarms: {number} stands in some of the phrase's texts only"),
        (("da: Du fanger {number} {number:sværm|sværme}", "da: Du fanger {number} {number:sværm}"),
         "bees.yaml:4:9: [da] tasks.swarms: “sværm” has 1 form, and da has 2"),
        (("{number:swarm|swarms}", "{number:swarm|swarms} {swarms}"),
         "bees.yaml:7:9: [en] tasks.swarms: {swarms} stands in some of the phrase's texts only"),
        (("da: Vi gemmer intet.", "dk: Vi gemmer intet."), "bees.yaml:12:10: phrase: “dk” is not an output locale"),
        (("Vi gemmer intet.", "Vi gemmer **intet."), None),
        (("Vi gemmer intet.", "'Se [her](javascript:alert)'"), "bees.yaml:12:14: [da] privacy.kept: the link to"),
        (("kept: {", "swarms: {"), "bees.yaml:12:11: privacy.swarms: “swarms” stands under tasks too"),
        (("{da: Vi gemmer intet., en: We keep nothing.}", "{}"), "bees.yaml:12:9: privacy.kept: no text stands here"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_place(tmp_path, change, told):
    assert change[0] in GOOD
    text = GOOD.replace(*change, 1)
    if told is None:
        assert read(text, tmp_path)
        return

    with pytest.raises(InputError) as caught:
        read(text, tmp_path)

    assert str(caught.value).removeprefix(f"{tmp_path}/").startswith(told)


def test_an_unknown_slot_is_told_with_all_there_are(tmp_path):
    with pytest.raises(InputError) as caught:
        read("tasks: {x: {da: 'Du {springer}', en: 'You {springer}'}}\n", tmp_path)

    told = [str(one) for one in caught.value.findings]
    assert len(told) == 2
    assert "{springer} is no slot" in told[0]
    assert "{weeks}" in told[0]
    assert "{in_city}" in told[0]

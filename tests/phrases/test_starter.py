"""What a posting starts with: usual phrases of its field, nothing that needs a value, and no promise."""

import pytest

from generator.errors import InputError
from generator.l10n.locales import Locales
from generator.phrases import starter
from generator.posting.phrasebook import Phrasebook

LOCALES = Locales()


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    return Phrasebook(tmp_path_factory.mktemp("none"), LOCALES)


def test_the_fields_are_those_that_ads_are_about(book):
    assert starter.fields(book) == [
        "care", "cleaning", "customer-service", "driving", "engineering", "finance", "hotel-restaurant", "it", "logistics",
        "office", "retail", "sales", "seasonal", "teaching", "trades", "warehouse",
    ]  # fmt: skip


@pytest.mark.parametrize("locale", ["da", "nb", "sv", "en"])
def test_every_field_has_a_title_tasks_and_qualifications_to_start_with(book, locale):
    for field in starter.fields(book):
        lines = starter.starter(book, field, LOCALES[locale])
        counts = {section: (sum(line.taken for line in some), len(some)) for section, some in lines.items()}
        assert counts["title"][0] == counts["summary"][0] == counts["application"][0] == 1, (field, counts)
        assert counts["tasks"][0] == 5
        assert counts["required"][0] >= 2
        assert counts["personal"][0] >= 2
        assert counts["benefits"][0] == 0 < counts["benefits"][1]


def test_what_needs_a_value_is_only_offered_with_an_example(book):
    for field in starter.fields(book):
        for lines in starter.starter(book, field, LOCALES["en"]).values():
            for line in lines:
                assert line.taken <= (not line.name.startswith("{")), line
                assert "{" not in line.text.replace("{in_city}", "").replace("{language}", "").replace("{hours}", "").replace(
                    "{city}", "").replace("{country}", "").replace("{in_country}", "").replace("{Speaking}", "").replace(
                    "{deadline}", "").replace("{speaking}", "").replace("{employer}", ""), line  # fmt: skip


def test_a_field_that_there_is_not_is_refused(book):
    with pytest.raises(InputError) as caught:
        starter.starter(book, "custmer-service", LOCALES["da"])

    (told,) = caught.value.findings
    assert told.message == "there are no phrases for the field “custmer-service”"
    assert told.hint.startswith("did you mean customer-service? there are care, cleaning")

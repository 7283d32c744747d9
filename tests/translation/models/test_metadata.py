import json

import pytest

from generator.translation.models import metadata
from generator.translation.models.metadata import Metadata


def test_pair_and_version_are_read(make):
    assert metadata.parse(json.dumps(make.metadata("da", "en", "1.9")).encode()) == Metadata(("da", "en"), "1.9")


def test_codes_are_compared_as_people_write_them(make):
    assert metadata.of(make.metadata("NO", "en")) == Metadata(("nb", "en"), "1.9")


@pytest.mark.parametrize(("version", "read"), [("", ""), (1.9, "1.9"), (2, "2")])
def test_a_version_may_be_a_number_or_missing(make, version, read):
    assert metadata.of(make.metadata(version=version)) == Metadata(("da", "en"), read)
    found = make.metadata()
    del found["package_version"]
    assert metadata.of(found) == Metadata(("da", "en"), "")


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("from_code", None, "has no language code as from_code"),
        ("to_code", "../../x", "has no language code as to_code"),
        ("to_code", ["en"], "has no language code as to_code"),
        ("to_code", "da", "names one language as both ends"),
        ("package_version", ["1"], "has no version"),
        ("package_version", "1\n2", "has no version"),
        ("package_version", "1" * 41, "has no version"),
        ("languages", "da", "has something else than a list as languages"),
        ("links", {}, "has something else than a list as links"),
        ("from_name", 7, "has something else than a text as from_name"),
        ("type", "sbd", metadata.OTHER_TYPE),
    ],
)
def test_what_argos_could_not_load_is_refused(make, field, value, reason):
    found = metadata.of({**make.metadata(), field: value})

    assert isinstance(found, str)
    assert reason in found


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is no JSON"),
        (b"{", "is no JSON"),
        (b"\xff\xfe", "is no JSON"),
        (b"[" * 100_000, "is no JSON"),
        (b"[]", "is no JSON object"),
        (b"null", "is no JSON object"),
        (b" " * (metadata.MAX_BYTES + 1), "is too long"),
    ],
)
def test_what_is_no_object_is_refused(data, reason):
    assert metadata.parse(data) == reason

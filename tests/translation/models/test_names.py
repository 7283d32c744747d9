import pytest

from generator.errors import InputError
from generator.translation.models import names


@pytest.mark.parametrize(
    "word", ["da-en", "da_en", "da→en", "da->en", "da>en", "translate-da_en", "DA-EN", " da - en ", "da → en"]
)
def test_every_way_to_write_a_pair_is_understood(word):
    assert names.pair(word) == ("da", "en")


@pytest.mark.parametrize(("word", "pair"), [("no-en", ("nb", "en")), ("en_NO", ("en", "nb")), ("da→no", ("da", "nb"))])
def test_norwegian_is_bokmal(word, pair):
    assert names.pair(word) == pair


@pytest.mark.parametrize(
    "word", ["", "da", "da-da", "no-nb", "da-en-sv", "danish-english", "da/en", "da en", "x-en", "-en", "da-"]
)
def test_what_is_no_pair_is_refused(word):
    assert names.pair_of(word) is None
    with pytest.raises(InputError, match="is no language pair"):
        names.pair(word)


def test_a_pair_is_told_typed_and_named():
    assert names.arrow(("da", "en")) == "da→en"
    assert names.word(("da", "en")) == "da-en"
    assert names.package_name(("da", "en"), "1.9") == "translate-da_en-1_9"
    assert names.package_name(("da", "en"), "") == "translate-da_en"
    assert names.package_name(("da", "en"), "../../x") == "translate-da_en-x"


def test_versions_are_sorted_as_numbers():
    rising = ["", "0.9", "1.0b2", "1.0rc1", "1.0", "1.0.1", "1.2", "1.9rc1", "1.9", "1.10", "1.10.1", "2", "10"]

    assert sorted(rising, key=names.version_key) == rising
    assert len({names.version_key(one) for one in rising}) == len(rising)


@pytest.mark.parametrize(
    ("one", "other"), [("1.9", "1.9.0"), ("v1.9", "1.9"), ("1.0rc1", "1rc1"), ("1.09", "1.9"), ("1-9", "1.9")]
)
def test_some_versions_are_the_same(one, other):
    assert names.version_key(one) == names.version_key(other)


def test_a_version_of_a_million_digits_is_quick():
    assert names.version_key("9" * 1_000_000) > names.version_key("1.9")


def test_agrees_with_the_packaging_library():
    packaging = pytest.importorskip("packaging.version")
    found = ["1.0", "1.9", "1.10", "1.10.0", "1.10rc1", "1.9.1", "2.0", "0.1", "1.0b1", "1.0rc2", "3"]

    for one in found:
        for other in found:
            ours = names.version_key(one) < names.version_key(other)
            assert ours == (packaging.Version(one) < packaging.Version(other)), (one, other)


@pytest.mark.parametrize("value", ["da", "zho", "pt-BR", "zh_hant"])
def test_codes_of_metadata(value):
    assert names.is_code(value)


@pytest.mark.parametrize("value", ["", "d", "da/..", None, 7, "danish"])
def test_what_is_no_code_of_metadata(value):
    assert not names.is_code(value)

"""Telephone numbers."""

import pytest

from generator.l10n.phones import PhoneError, e164, international


@pytest.mark.parametrize(
    ("written", "dialled", "shown"),
    [
        ("+47 4807 4739", "+4748074739", "+47 48 07 47 39"),
        ("+4748074739", "+4748074739", "+47 48 07 47 39"),
        ("+47 480 74 739", "+4748074739", "+47 48 07 47 39"),
        ("+47-48-07-47-39", "+4748074739", "+47 48 07 47 39"),
        ("+45 32123456", "+4532123456", "+45 32 12 34 56"),
        ("+46 70-123 45 67", "+46701234567", "+46 70 123 45 67"),
        ("+46 (0)70 123 45 67", "+46701234567", "+46 70 123 45 67"),
        ("+372 600 1234", "+3726001234", "+372 600 1234"),
    ],
)
def test_numbers(written, dialled, shown):
    assert e164(written) == dialled
    assert international(dialled) == shown.replace(" ", "\u00a0")


def test_a_country_may_be_given_for_numbers_that_lack_it():
    assert e164("4807 4739", "NO") == "+4748074739"
    assert e164("070-123 45 67", "SE") == "+46701234567"


@pytest.mark.parametrize(
    "written", ["4807 4739", "0047 4807 4739", "", "ring til os", "+45 32 12", "+47 4807 47391", "+999 12345678"]
)
def test_what_is_no_number_is_refused(written):
    with pytest.raises(PhoneError):
        e164(written)

import pikepdf
import pytest

from generator.errors import InputError


def test_a_file_that_may_not_be_printed_is_sent_back(draft):
    page = draft()
    page.encryption = pikepdf.Encryption(owner="secret", user="", R=4, allow=pikepdf.Permissions(print_highres=False))

    assert ("PRINT-ENCRYPTION", "error") in page.rules


def test_a_file_with_a_password_can_t_be_read(draft):
    page = draft()
    page.encryption = pikepdf.Encryption(owner="secret", user="secret", R=4)

    with pytest.raises(InputError, match="password"):
        _ = page.found

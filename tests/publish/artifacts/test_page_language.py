import pytest


@pytest.mark.parametrize(("new", "said"), [('<html lang="da"', "lang=“da”"), ("<html", "no language")])
def test_a_page_in_another_language_than_it_says_is_told(told, new, said):
    (one,) = told(('<html lang="en"', new))

    assert one[0] == "PAGE-LANGUAGE"
    assert said in one[1]


def test_a_region_beside_the_language_is_fine(told):
    assert told(('<html lang="en"', '<html lang="en-GB"')) == []

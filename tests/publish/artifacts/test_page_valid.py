import pytest


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("</main>", "</div></main>", "end tag too early"),
        ("<main", "<p></b></p><main", "line"),
        ("<!DOCTYPE html>", "", "doctype"),
    ],
)
def test_what_a_browser_has_to_mend_is_told(told, old, new, said):
    found = told((old, new))

    assert {rule for rule, _ in found} == {"PAGE-VALID"}
    assert any(said in message for _, message in found), found


def test_an_id_that_stands_twice_is_told(told):
    (one,) = told(("<main", '<p id="twice"></p><p id="twice"></p><main'))

    assert one[0] == "PAGE-VALID"
    assert "the id “twice” stands 2 times" in one[1]

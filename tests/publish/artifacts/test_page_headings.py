import pytest


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("<h1", "<h2", "no main heading"),
        ("<h2", "<h3", "is a heading of level 3 after one of level 1"),
        ("<main", "<h1>Again</h1><main", "2 main headings"),
        ("<main", "<h2> </h2><main", "empty heading of level 2"),
    ],
)
def test_headings_that_are_out_of_order_are_told(told, old, new, said):
    closing = [(f"</{old[1:]}>", f"</{new[1:]}>")] if old.startswith("<h") else []

    found = [message for rule, message in told((old, new), *closing) if rule == "PAGE-HEADINGS"]

    assert any(said in message for message in found), found

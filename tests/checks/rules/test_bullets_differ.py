import pytest


def found(site, source, target):
    site.posting(
        f"sections: [{{id: a, heading: {{en: A, da: A}}, body: {{en: {source!r}, da: {target!r}}}}}]".replace("'", '"'),
        locales="[da, en]",
    )
    return [one.message for one in site.found("BULLETS-DIFFER", "da")]


@pytest.mark.parametrize(
    ("source", "target", "messages"),
    [
        ("- One\n- Two", "- En", ["has 1 list item; the source has 2"]),
        ("Words.", "- En\n- To", ["has 2 list items; the source has none"]),
        ("- One", "Ord.", ["has no list; the source has 1"]),
        ("- One\n  - Inner\n- Two", "- En\n- To\n- Tre", []),
        ("- One\n- Two", "- En\n- To. Og mere.", []),
        ("Words.", "Ord.\n\nFlere ord.", []),
    ],
)
def test_lists_have_as_many_items_in_each_language(site, source, target, messages):
    assert found(site, source, target) == messages

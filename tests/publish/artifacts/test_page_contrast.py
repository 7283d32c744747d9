def test_a_theme_s_ink_that_is_too_pale_is_told(told):
    found = told(("--ink: #14181f", "--ink: #9aa1ab"))

    assert {rule for rule, _ in found} == {"PAGE-CONTRAST"}
    assert any("--ink on --paper (#9aa1ab on #ffffff)" in message for _, message in found)


def test_whatever_the_brand_s_colour_is_text_on_it_can_be_read(told):
    for color in ("#ffff00", "#777777", "#000000", "#ff0000"):
        more = f"agency: {{name: Agency Example, brand_color: '{color}'}}\n"

        assert told(more=more) == []

from generator.checks.showing import short


def test_a_long_text_is_cut_with_an_ellipsis_and_stands_on_one_line():
    assert short("one\ntwo") == "one two"
    assert short("a" * 60) == "a" * 60
    assert short("a" * 61) == "a" * 59 + "…"
    assert short("abcdef", 4) == "abc…"

import pytest

from generator.errors import InputError, Where
from generator.posting.toml_reader import read_toml


def test_values_are_found_with_their_lines(tmp_path):
    file = tmp_path / "a.toml"
    file.write_text('name = "x"\n\n[grid]\ncolumn = 40\n', "utf-8")

    document = read_toml(file)

    assert document.data == {"name": "x", "grid": {"column": 40}}
    assert document.where(("grid", "column")) == Where(file, 4, 1)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('name = "x\n', 1, "a quote is opened and never closed"),
        ("a = 1\nname = nordic\n", 2, "can't be read"),
        ("a = 1\na = 2\n", 2, "a field stands twice"),
        ("a\n", 1, "“=” was expected"),
    ],
)
def test_what_is_no_toml_is_told_with_its_line(tmp_path, text, line, words):
    file = tmp_path / "a.toml"
    file.write_text(text, "utf-8")

    with pytest.raises(InputError, match=words) as caught:
        read_toml(file)

    (finding,) = caught.value.findings
    assert (finding.rule, finding.where.line) == ("TOML", line)
    assert finding.hint


def test_a_file_nested_without_end_is_refused(tmp_path):
    file = tmp_path / "a.toml"
    file.write_text("a = " + "[" * 50_000, "utf-8")

    with pytest.raises(InputError):
        read_toml(file)

"""Inline codes: exact there and back for any string, and codes only where an ad has markup."""

import re
import string

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from generator.posting import markup
from generator.posting.markup import MarkupError
from generator.translation.inline_codes import Code, join, match, split

ESCAPED = re.compile(rf"\\([{re.escape(string.punctuation)}])")

signs = st.text(st.sampled_from("aå1 \n*_[](){}<>@\\.:/-`\r\t\u00a0\u2028") | st.characters())
"""Any characters, most of them those that markup is made of."""

parts = st.lists(
    st.sampled_from(
        ["Kok", " ", "søges", "*", "**", "***", "_", "[", "](https://example.com/a_b)", "](", ")", "  \n", "\\\n", "\n", "\\*",
         "\\", "{speaking}", "{", "}", "{{", "}}", "<job@example.com>", "<https://example.com>", "<b>", ".", "1", "`", "å"],
    ),
    max_size=14,
).map("".join)  # fmt: skip
"""Pieces of Markdown in any order."""


def told(markdown):
    """Return the pieces as they are easy to read: text, and (kind, type, native, number)."""
    return [
        piece if isinstance(piece, str) else (piece.kind, piece.type, piece.native, piece.number) for piece in split(markdown)
    ]


def b(native, number, kind="open"):
    return (kind, "bold", native, number)


def i(native, number, kind="open"):
    return (kind, "italic", native, number)


# Markdown → pieces
TABLE = {
    "": [],
    "Du laver mad": ["Du laver mad"],
    "Du **laver** mad": ["Du ", b("**", 1), "laver", b("**", 1, "close"), " mad"],
    "*nu*": [i("*", 1), "nu", i("*", 1, "close")],
    "__nu__ _her_": [b("__", 1), "nu", b("__", 1, "close"), " ", i("_", 2), "her", i("_", 2, "close")],
    "***nu***": [b("**", 1), i("*", 2), "nu", i("*", 2, "close"), b("**", 1, "close")],
    "**a *b***": [b("**", 1), "a ", i("*", 2), "b", i("*", 2, "close"), b("**", 1, "close")],
    "bi**avl**er": ["bi", b("**", 1), "avl", b("**", 1, "close"), "er"],
    "[**Søg** nu](https://example.com/a_b_c).": [
        ("open", "link", "[", 1), b("**", 2), "Søg", b("**", 2, "close"), " nu",
        ("close", "link", "](https://example.com/a_b_c)", 1), ".",
    ],
    "[ring](tel:+4512345678)": [("open", "link", "[", 1), "ring", ("close", "link", "](tel:+4512345678)", 1)],
    "Tallinn  \nEstland": ["Tallinn", ("lone", "break", "  \n", 1), "Estland"],
    "Tallinn\\\nEstland": ["Tallinn", ("lone", "break", "\\\n", 1), "Estland"],
    "{Speaking} {{kok}}": [
        ("lone", "placeholder", "{Speaking}", 1), " ", ("lone", "brace", "{{", 2), "kok", ("lone", "brace", "}}", 3),
    ],
    "**{people}**": [b("**", 1), ("lone", "placeholder", "{people}", 2), b("**", 1, "close")],
    "Skriv til <job@example.com>": ["Skriv til ", ("lone", "address", "<job@example.com>", 1)],
    "<mailto:job@example.com>": [("lone", "address", "<mailto:job@example.com>", 1)],
    "Se <https://example.com/x>": ["Se ", ("lone", "address", "<https://example.com/x>", 1)],
    r"\*nu\* *her*": [r"\*nu\* ", i("*", 1), "her", i("*", 1, "close")],
    # Signs that are no markup, alone or beside some that is.
    "3 * 4 = 12": ["3 * 4 = 12"],
    "3 * 4 **nu**": ["3 * 4 ", b("**", 1), "nu", b("**", 1, "close")],
    "navn_på_fil": ["navn_på_fil"],
    "**åben": ["**åben"],
    "[a] og [b](": ["[a] og [b]("],
    "[a [b](https://example.com)": ["[a ", ("open", "link", "[", 1), "b", ("close", "link", "](https://example.com)", 1)],
    "<b>nu</b>": ["<b>nu</b>"],
    "}{": ["}{"],
    "{to ord}": ["{to ord}"],
    # Where this reader and the ads' are of two minds, Markdown stays text; placeholders are none of Markdown's.
    "**2*3** {by}": ["**2*3** ", ("lone", "placeholder", "{by}", 1)],
    "[a](ftp://example.com) *x*": ["[a](ftp://example.com) *x*"],
    '[a](https://example.com "Titel") *x*': ['[a](https://example.com "Titel") *x*'],
}  # fmt: skip


@pytest.mark.parametrize("markdown", TABLE)
def test_pieces(markdown):
    assert told(markdown) == TABLE[markdown]
    assert join(split(markdown)) == markdown


@pytest.mark.slow
@settings(max_examples=500)
@given(signs | parts)
@example("**a")
@example("*" * 200 + "a" + "*" * 199)
@example("[" * 300 + "](https://example.com)")
def test_any_string_comes_back(markdown):
    assert join(split(markdown)) == markdown


@settings(max_examples=300)
@given(signs | parts)
def test_pairs_are_nested_and_numbered(markdown):
    opened, numbers = [], []
    for piece in split(markdown):
        if isinstance(piece, str):
            assert piece
        elif piece.kind == "close":
            start = opened.pop()
            assert (start.type, start.number) == (piece.type, piece.number)
        else:
            numbers.append(piece.number)
            opened += [piece] if piece.kind == "open" else []

    assert opened == []
    assert numbers == list(range(1, len(numbers) + 1))


@settings(max_examples=150)
@given(parts)
@example("**a** [b](https://example.com)  \n<job@example.com>")
def test_markdown_that_became_codes_is_no_text_of_an_ad(markdown):
    pieces = split(markdown)
    assume(any(isinstance(piece, Code) and piece.type not in {"placeholder", "brace"} for piece in pieces))
    try:
        read = markup.plain(markup.inline(markdown))
    except MarkupError:
        pytest.fail("what an ad refuses became codes")
    lone = {"placeholder": str, "brace": str, "break": lambda _: "", "address": lambda native: native.strip("<>")}
    words = "".join(
        ESCAPED.sub(r"\1", piece) if isinstance(piece, str) else lone[piece.type](piece.native)
        for piece in pieces
        if isinstance(piece, str) or piece.kind == "lone"
    )

    assert "".join(words.split()) == "".join(read.split())


# source, target: which code of the source each of the target's is
MATCHED = [
    ("**a** {x}", "{x} **b**", {1: 2, 2: 1}),
    ("{x} {y} {x}", "{x} {x} {x}", {1: 1, 2: 3, 3: 2}),
    ("[a](https://example.com/da) **b**", "**b** [a](https://example.com/nb)", {1: 2, 2: 1}),
    ("*a*", "_a_", {1: 1}),
    ("*a*", "**a**", {}),
    ("a", "*a* {x}", {}),
    ("[a](https://example.com/1) [b](https://example.com/2)", "[b](https://example.com/2)", {1: 2}),
]


@pytest.mark.parametrize(("source", "target", "numbers"), MATCHED)
def test_codes_of_a_translation_are_those_of_its_source(source, target, numbers):
    assert match(split(source), split(target)) == numbers

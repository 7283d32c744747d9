from generator.posting.markup import Plain, Strong
from generator.rendering.plaintext import to_text
from generator.rendering.richtext import Rich
from generator.rendering.view import ItemView, ListView, ParagraphView


def text(words):
    return Rich((Plain(words),))


def test_paragraphs_stand_apart_and_lose_their_markup():
    blocks = (ParagraphView(Rich((Plain("Vi er "), Strong((Plain("tolv"),))))), ParagraphView(text("Og du?")))

    assert to_text(blocks) == "Vi er tolv\n\nOg du?"


def test_lists_have_dashes_or_numbers_and_those_below_are_indented():
    inner = ListView((ItemView(text("kaffe")),))
    blocks = (ListView((ItemView(text("te"), (inner,)), ItemView(text("saft"))), ordered=True),)

    assert to_text(blocks) == "1. te\n   - kaffe\n2. saft"


def test_nothing_gives_nothing():
    assert to_text(()) == ""

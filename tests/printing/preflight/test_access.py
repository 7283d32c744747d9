import pytest
from pikepdf import Array, Dictionary, Name, String


def take(page, *names):
    for name in names:
        del page.pdf.Root[f"/{name}"]


@pytest.mark.parametrize(
    ("spoil", "word"),
    [
        (lambda page: take(page, "StructTreeRoot"), "tagged"),
        (lambda page: take(page, "MarkInfo"), "tagged"),
        (lambda page: take(page, "Lang"), "language"),
        (lambda page: take(page, "ViewerPreferences"), "window"),
        (lambda page: page.describe_as("title"), "title"),
        (lambda page: page.describe_as("part"), "PDF/UA-1"),
    ],
)
def test_what_a_screen_reader_would_miss_is_found(draft, spoil, word):
    page = draft("office-a4")
    spoil(page)

    assert word in page.only("PRINT-ACCESS").message


def test_a_title_may_stand_in_the_information_dictionary(draft):
    page = draft("office-a4")
    page.describe_as("title")
    page.pdf.docinfo.Title = String("Beekeeper")

    assert page.found == []


def test_a_picture_without_words_is_found(draft):
    page = draft("office-a4")
    figures = [page.pdf.make_indirect(Dictionary(S=Name.Figure)), Dictionary(S=Name.Figure, Alt=String("Bees"))]
    page.pdf.Root.StructTreeRoot.K = Dictionary(S=Name.Document, K=Array([Dictionary(S=Name.P, K=Array([0, *figures]))]))

    assert page.only("PRINT-ACCESS").message.startswith("1 pictures")


def test_a_tree_that_grows_into_itself_is_walked_once(draft):
    page = draft("office-a4")
    node = page.pdf.make_indirect(Dictionary(S=Name.Sect))
    node.K = Array([node, node])
    page.pdf.Root.StructTreeRoot.K = node

    assert page.found == []


def test_a_file_for_the_press_needs_none_of_it(draft):
    page = draft()

    assert "/Lang" not in page.pdf.Root
    assert page.found == []

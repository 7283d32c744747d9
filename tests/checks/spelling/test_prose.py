import pytest

from generator.checks.spelling.prose import begins, cut, emphasized, humps, plain, small, visible, words, written


def texts(text):
    return [word.text for word in words(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Du håndterer klager, ikke?", ["Du", "håndterer", "klager", "ikke"]),
        ("it-værktøjer og e\u2011mail", ["it-værktøjer", "og", "e-mail"]),
        ("You’ll love it", ["You'll", "love", "it"]),
        ("Bifoga cv:t och VD:ns brev", ["Bifoga", "cv:t", "och", "VD:ns", "brev"]),
        ("Om Tallinn:Estland er", ["Om", "Tallinn", "Estland", "er"]),
        ("op\u00adgaver", ["opgaver"]),
        ("**over**blik og _meget_", ["over", "blik", "og", "meget"]),
        ("B2B, 80km, 3D og C2", ["og"]),
        ("Skriv til job@hive.example eller www.hive.example/job", ["Skriv", "til", "eller"]),
        ("Læs [mere](https://hive.example/laes-mere) hos bi.dk", ["Læs", "mere", "hos"]),
        ("Vi søger {speakers} med `kode`", ["Vi", "søger", "med"]),
        ("Estland.Vi søger", ["Estland", "Vi", "søger"]),
        ("", []),
    ],
)
def test_the_words_of_a_text_are_what_one_reads(text, found):
    assert texts(text) == found
    assert list(written(text)) == found
    assert cut(text) == found


def test_a_word_stands_where_the_text_has_it():
    text = "Op\u00adgaver hos job@hive.example og Majken’s"

    assert [text[word.start : word.end] for word in words(text)] == ["Op\u00adgaver", "hos", "og", "Majken’s"]


def test_small_words_come_with_the_parts_of_what_is_joined_or_glued():
    assert small(["Back-Office-job", "overgaverFast", "Du"]) == {
        "back-office-job", "back", "office", "job", "back-office", "overgaverfast", "overgaver", "fast", "du",
    }  # fmt: skip


def test_hyphens_and_apostrophes_are_made_plain():
    assert plain("e\u2011mail’en\u00ad") == "e-mail'en"


def test_glued_words_come_apart_at_the_capital():
    assert humps("overgaverFast") == ["overgaver", "Fast"]
    assert humps("Fast") == ["Fast"]


@pytest.mark.parametrize(
    ("before", "begun"),
    [("", True), ("Godt. ", True), ("**", True), ("Tid: ", True), ("Godt\n", True), ("Hos ", False), ("Hos **", False)],
)
def test_a_sentence_begins_after_what_ends_one(before, begun):
    assert begins(f"{before}Fast", len(before)) is begun


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("Ordet “hygge” er godt", True),
        ("Ordet «hygge» er godt", True),
        ("Ordet *hygge* er godt", True),
        ("Ordet _hygge_ er godt", True),
        ("Ordet ‘hygge’ er godt", True),
        ("Ordet **hygge** er godt", False),
        ("Ordet hygge er “godt”", False),
    ],
)
def test_what_stands_in_quotes_or_italics_is_emphasized(text, inside):
    start = text.index("hygge")

    assert emphasized(text, start, start + 5) is inside


def test_addresses_are_blanked_in_their_length():
    text = "Skriv til e-mail@hive.example i dag"

    assert visible(text) == "Skriv til " + " " * 19 + " i dag"
    assert visible("Skriv i dag") == "Skriv i dag"

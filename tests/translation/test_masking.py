import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.posting import markup
from generator.posting.commonmark import to_markdown
from generator.posting.markup import Emphasis, Link, MarkupError, Plain, Strong
from generator.translation import masking, protect
from generator.translation.masking import UnsoundError, lines, mask, sound, unmask

NAMES = {"Nissan": "Nissan"}


def find(text):
    return protect.spans(text, NAMES, "da", "nb")


def masked(source):
    (line,) = lines(markup.inline(source))
    return mask(line, find)


def back(source, change=lambda text: text):
    line = masked(source)
    return to_markdown(unmask(line, change(line.text)))


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        ("Vi søger en kok", "Vi søger en kok"),
        ("Vi **søger** en *{speaking}* kok", "Vi \uf000søger\uf001 en \ue000 kok"),
        ("**Nissan** og [job@a.dk](mailto:job@a.dk)", "\ue000 og \ue001"),
        ("Se [**vores** side](https://a.example) nu", "Se \uf000\uf002vores\uf003 side\uf001 nu"),
        ("**37,5 timer**", "\uf000\ue000 timer\uf001"),
        ("37,5\u00a0timer", "\ue000 timer"),
        ("kunde\u00adservice\u200b", "Kundeservice"),
        ("Få MEGET ansvar", "Få \uf000meget\uf001 ansvar"),
        ("VIGTIGT: SØG NU HOS NISSAN", "Vigtigt: søg nu hos \ue000"),
        ("2 \\* 3", "\ue000 \ue001 \ue002"),
        ("truckfører", "Truckfører"),
        ("***begge dele***", "\uf000\uf002begge dele\uf003\uf001"),
    ],
)
def test_what_an_engine_sees(source, seen):
    assert masked(source).text == seen


@pytest.mark.parametrize(
    ("source", "change", "expected"),
    [
        ("Vi **søger** en kok", lambda text: text.replace("søger", "søker").replace("kok", "kokk"), "Vi **søker** en kokk"),
        ("Få MEGET ansvar", lambda text: text.replace("meget", "mye"), "Få MYE ansvar"),
        ("SØG NU HOS NISSAN", lambda text: text.replace("Søg nu", "Søk nå"), "SØK NÅ HOS NISSAN"),
        ("truckfører", lambda _: "Truckkjører", "truckkjører"),
        ("Truckfører", lambda _: "truckkjører", "Truckkjører"),
        ("37,5\u00a0timer om ugen", lambda text: text.replace("om ugen", "i uka"), "37,5\u00a0timer i uka"),
        ("op til\u00a05 dage", lambda text: text.replace("op til", "inntil").replace("dage", "dager"), "inntil\u00a05 dager"),
        ("**søg nu** her", lambda text: text.replace("søg nu\uf001 ", "søk nå \uf001"), "**søk nå** her"),
        ("her **søg nu**", lambda text: text.replace(" \uf000", "\uf000 "), "her **søg nu**"),
        ("5 job, (5) job", lambda _: "\ue000jobb (\ue001)jobb", "5 jobb (5)jobb"),
        ("ca. 5 job", lambda _: "cirka\ue000jobb", "cirka 5 jobb"),
        ("{people}s job", lambda _: "jobb\ue000s", "jobb {people}s"),
        ("[side](https://a.example)", lambda _: "\uf000nettsted\uf001", "[nettsted](https://a.example)"),
    ],
)
def test_an_answer_is_put_back_into_its_markup(source, change, expected):
    assert back(source, change) == expected


SENT = "Vi \uf000søger\uf001 en \ue000 kok til \ue001"


@pytest.mark.parametrize(
    "got",
    [
        SENT.replace("\ue000", ""), SENT.replace("\ue001", "\ue000"), SENT + "\ue001", SENT.replace("\uf001", ""),
        "Vi \uf001søger\uf000 en \ue000 kok til \ue001", "Vi \uf000søger\uf001 en \ue001 kok til \ue000",
        "Vi \uf000\uf001 søger en \ue000 kok til \ue001", "Vi \uf000 \uf001søger en \ue000 kok til \ue001", "",
        "\uf000\uf001\ue000\ue001", SENT.replace("\uf000søger\uf001", "søger"), "\ue002" + SENT,
    ],
)  # fmt: skip
def test_an_answer_that_lost_moved_or_invented_something_is_refused(got):
    line = masked("Vi **søger** en {speaking} kok til 5")
    assert line.text == SENT
    assert not sound(SENT, got)
    with pytest.raises(UnsoundError):
        unmask(line, got)


def test_more_than_there_are_sentinels_for_is_refused():
    with pytest.raises(UnsoundError):
        mask((Plain("1 a " * 5000),), lambda text: [protect.Span(m.start(), m.end(), "1") for m in re.finditer("1", text)])
    with pytest.raises(UnsoundError):
        mask(tuple(Strong((Plain("a"),)) for _ in range(1100)), find)


def test_lines_are_translated_apart():
    assert [markup.plain(line) for line in lines(markup.inline("Gade 1  \n0158 Oslo  \n**Norge**"))] == [
        "Gade 1",
        "0158 Oslo",
        "Norge",
    ]


words = st.text(
    st.sampled_from("aæøåB ,.:–\u00a0\u00ad1{}@*_[]<>\\`#\ue000\uf000😀") | st.characters(exclude_categories=["C"]), max_size=40
)
plain = st.builds(Plain, words.filter(bool))
node = st.recursive(
    plain,
    lambda inner: st.one_of(
        st.builds(Strong, st.lists(inner, min_size=1, max_size=3).map(tuple)),
        st.builds(Emphasis, st.lists(inner, min_size=1, max_size=3).map(tuple)),
        st.builds(Link, st.just("https://example.com"), st.lists(inner, min_size=1, max_size=3).map(tuple)),
    ),
    max_leaves=6,
)


def read(tree):
    """Return the words and digits of a tree; invisible characters and kinds of spaces may differ."""
    return re.sub(r"[\s\u00ad\u200b\u2060\ufeff]+", "", markup.plain(tree))


@pytest.mark.slow
@settings(max_examples=500, derandomize=True, deadline=None)
@given(st.lists(node, max_size=5).map(tuple))
@example((Plain("ǆ"),))
@example((Plain("ßTRASSE STRAẞE GROSS"),))
@example((Strong((Plain("\u00ad"),)), Plain("a")))
def test_an_engine_that_changes_nothing_changes_nothing(tree):
    line = mask(tree, find)
    made = unmask(line, line.text)

    # Letters that have no simple other case may change theirs where all is in capitals.
    assert read(made).casefold() == read(tree).casefold()
    assert [type(one).__name__ for one in _marks(made)] == [type(one).__name__ for one in _marks(tree)]


def _marks(tree):
    for one in tree:
        if not isinstance(one, Plain):
            yield one
            yield from _marks(one.children)


@settings(max_examples=300, derandomize=True, deadline=None)
@given(words, st.randoms(use_true_random=False))
def test_whatever_an_engine_does_the_hidden_comes_through_or_the_answer_is_refused(source, random):
    try:
        tree = markup.inline(source)
    except MarkupError:
        return
    for part in lines(tree):
        line = mask(part, find)
        letters = list(line.text)
        random.shuffle(letters)
        answer = "".join(random.choice([letters, list(line.text), letters[:-1], [*line.text, "x"]]))
        try:
            made = unmask(line, answer)
        except UnsoundError:
            continue
        hidden = [markup.plain(atom.nodes) for atom in line.atoms]
        place = 0
        for one in hidden:
            place = markup.plain(made).index(one, place) + len(one)
        assert masking.signs(answer) == masking.signs(line.text)

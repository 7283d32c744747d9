"""Taggers' models: read from their files, real and made up, and what they say of a tagger that has met an unseen set."""

import shlex
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.translation.pipeline import Pipeline
from generator.translation.tagger_model import TaggerModel, read

MODES = ["dan-nob", "nob-dan", "nob-swe", "swe-nob", "dan-swe", "swe-dan"]


def number(value):
    """A number as Apertium writes it."""
    more = next(count for count in range(4) if value < 1 << (6 + 8 * count))
    data = bytearray(value.to_bytes(more + 1))
    data[0] |= more << 6
    return bytes(data)


def some(values):
    return number(len(values)) + b"".join(map(number, values))


def text(words):
    return some(list(map(ord, words)))


def ascending(readings):
    """A set as Apertium writes it: each number as its distance from the one before."""
    ordered = sorted(readings)
    return some([value - before for value, before in zip(ordered, [0, *ordered], strict=False)])


def model_file(tags, open_class, known, rest=b""):
    """The bytes of a model with something in every part that is passed over."""
    return b"".join(
        [
            ascending(open_class),
            number(2), number(3), number(70), number(0), number(20_000),
            number(len(tags)), *map(text, tags),
            number(len(tags) + 1), *(text(name) + number(place) for name, place in tags.items()), text("more"), number(0),
            number(1), number(5), some([1, 2, 3]),
            number(2), text("one"), text("Ø"),
            number(1), text("kMAX"), number(3_000_000),
            number(len(known)), *(some(sorted(one)) for one in known),
            rest,
        ]
    )  # fmt: skip


# Reading


@st.composite
def models(draw):
    names = draw(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=8), min_size=1, max_size=90, unique=True))
    readings = st.frozensets(st.integers(0, len(names) - 1), max_size=6)
    known = draw(st.lists(readings, min_size=1, max_size=8).filter(any))
    return TaggerModel({name: place for place, name in enumerate(names)}, draw(readings), tuple(known))


@given(models(), st.binary(max_size=20))
def test_a_model_reads_back_as_it_was_written(tmp_path_factory, model, rest):
    file = tmp_path_factory.getbasetemp() / "made.prob"
    file.write_bytes(model_file(model.tags, model.open_class, model.known, rest))

    assert read(file) == model


@pytest.mark.parametrize("mode", MODES)
def test_the_models_of_the_installed_pairs_are_read(apertium_command, mode):
    (tagger,) = (program for program in split(apertium_command(mode)) if program[0] == "apertium-tagger")
    model = read(Path(tagger[-1]))

    assert model is not None
    assert model.tags["TAG_SENT"] == 4
    assert sorted(model.tags.values()) == list(range(len(model.tags)))
    assert len(model.open_class) > 5
    assert len(model.known) > 100
    assert model.open_class in model.known


def test_a_file_that_is_not_there_or_no_model_is_none(tmp_path):
    whole = model_file({"a": 0, "b": 1}, {0, 1}, [{0}, {1}])
    file = tmp_path / "some.prob"

    assert read(tmp_path / "none.prob") is None
    assert read(tmp_path) is None
    for length in range(len(whole)):
        file.write_bytes(whole[:length])
        assert read(file) is None, length
    file.write_bytes(whole)
    assert read(file) is not None


@given(st.binary(max_size=200))
def test_any_file_is_read_or_not_without_a_word(tmp_path_factory, data):
    file = tmp_path_factory.getbasetemp() / "any.prob"
    file.write_bytes(data)
    model = read(file)

    assert model is None or model.tags


# What a remark means


A, B, C, D, E, F = range(6)
MODEL = TaggerModel(
    {name: place for place, name in enumerate("ABCDEF")},
    frozenset({A, B, C, D}),
    (frozenset({A, B, C}), frozenset({A, B}), frozenset({E}), frozenset({A, B, C, D}), frozenset({A, B, C, D, E})),
)


def remark(*sets):
    return "".join(
        f"apertium-tagger: a new ambiguity class was found.\nambiguity class: {{{names}}} at ^x/y$\n" for names in sets
    )


@pytest.mark.parametrize(
    ("sets", "open_class"),
    [
        ([], {A, B, C, D}),
        # The smallest known set that holds it, one after the other.
        (["A"], {A, B}),
        (["A,C"], {A, B, C}),
        (["C,A"], {A, B, C}),
        (["A,C", "B"], {A, B}),
        (["E"], {E}),
        # Known sets as large as the open class are none, nor are those that lack a reading.
        (["A,D"], {A, B, C, D}),
        (["A,E"], {A, B, C, D}),
        (["F"], {A, B, C, D}),
        # What the model has no number for is in none of its sets.
        (["A,X"], {A, B, C, D}),
        ([""], {A, B, C, D}),
    ],
)
def test_an_unseen_set_makes_a_known_one_the_open_class(sets, open_class):
    assert MODEL.after(remark(*sets), MODEL.open_class) == open_class


def test_other_remarks_change_nothing():
    assert MODEL.after("Error: something else {A}\n", MODEL.open_class) == MODEL.open_class
    assert MODEL.after("", frozenset({E})) == {E}


@pytest.mark.parametrize(
    ("sets", "open_class", "unmoved"),
    [
        ([], {A, B}, True),
        (["A"], {A, B, C, D}, True),
        # Fresh or used, both come to the same set.
        (["A"], {A, B, C}, True),
        (["E"], {A, B}, True),
        # A fresh one takes {A, C} for {A, B, C}; one whose open class is {A, B} already, for that.
        (["A,C"], {A, B}, False),
        (["D"], {A, B, C}, False),
        # No reading of it is in either set.
        (["F"], {A, B}, True),
        # From the second unseen set on, the first one counts.
        (["A", "D"], {A, B, C}, True),
        (["F", "D"], {A, B, C}, False),
    ],
)
def test_a_used_tagger_is_trusted_where_a_fresh_one_would_do_the_same(sets, open_class, unmoved):
    assert MODEL.unmoved(remark(*sets), frozenset(open_class)) is unmoved


# The real tagger


def test_the_real_tagger_says_what_it_has_not_seen_and_its_model_tells_what_becomes_of_it(apertium_command):
    programs = split(apertium_command("dan-nob"))
    place = next(number for number, program in enumerate(programs) if program[0] == "apertium-tagger")
    before, tagging = Pipeline(*programs[:place]), Pipeline([word.replace("$2", "-d") for word in programs[place]])
    model = read(Path(programs[place][-1]))
    said = []
    for sentence in ("Vi søger en kok.", "Jeg tjener hundrede euro om dagen."):
        (analysed,) = before.exchange([f"{sentence}[][\n]".encode()])
        list(tagging.exchange([analysed]))
        said.append(tagging.remarks())
    before.close()
    tagging.close()

    assert [model.after(remarks, model.open_class) == model.open_class for remarks in said] == [True, False]


def split(command):
    return [shlex.split(program) for program in command.split(" | ")]

"""Modes as running programs: every text comes out as from programs of its own, whatever came before it."""

import itertools
import os
import random
import shutil
import signal
import sys

import pytest

from generator.translation.mode import Mode
from generator.translation.pipeline import PipelineError
from generator.translation.stream import Stream

pytestmark = pytest.mark.slow

HUNDRED = "Jeg tjener hundrede euro om dagen."
"""After this one, Danish "der" comes out as another word, where the tagger goes on with what it has become."""
AFTER_IT = ["Er der nogen der kan hjælpe mig?", "Det er ikke mig der har skrevet det."]


@pytest.fixture
def start():
    """Start a mode from its command, and close it after the test."""
    started = []

    def begin(command, **options):
        started.append(Mode(command, **options))
        return started[-1]

    yield begin
    for mode in started:
        mode.close()


@pytest.fixture
def script(tmp_path, monkeypatch):
    """Write a program that a mode can name: Python that gets ``texts()`` and says what each becomes."""
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)

    def write(name, body):
        file = tmp_path / name
        reads = """\
import os, sys

def texts():
    rest = b""
    while data := sys.stdin.buffer.read1(65536):
        *whole, rest = (rest + data).split(b"\\0")
        yield from (text.decode() for text in whole)

def say(text):
    sys.stdout.buffer.write(text.encode() + b"\\0")
    sys.stdout.buffer.flush()
"""
        file.write_text(f"#!{sys.executable} -IS\n{reads}\n{body}\n", "utf-8")
        file.chmod(0o755)

    return write


def translated(mode, texts):
    streams = [Stream(text) for text in texts]
    return [
        stream.read(output).text for stream, output in zip(streams, mode.exchange(one.sent for one in streams), strict=True)
    ]


# Each on its own


def test_a_sentence_comes_out_the_same_whatever_was_before_it(start, apertium_command):
    command = apertium_command("dan-nob")
    alone = [translated(start(command), [text]) for text in AFTER_IT]
    kept = start(command)

    for before in ([], [HUNDRED], [HUNDRED, HUNDRED], AFTER_IT):
        assert translated(kept, [*before, *AFTER_IT])[len(before) :] == list(itertools.chain(*alone))


@pytest.mark.parametrize("name", ["dan-nob", "nob-swe", "dan-swe"])
def test_any_order_of_sentences_gives_what_apertium_gives_for_each(start, apertium_command, by_apertium, plain, name):
    sentences = plain[{"dan": "da", "nob": "nb"}[name[:3]]]
    expected = dict(zip(sentences, by_apertium(name, sentences), strict=True))
    kept = start(apertium_command(name))

    assert len(expected) > 60
    for seed in range(12):
        order = random.Random(seed).sample(sentences, len(expected))  # noqa: S311 - a shuffle that can be repeated
        assert dict(zip(order, translated(kept, order), strict=True)) == expected


TAGGER = """
for number, text in enumerate(texts(), 1):
    if "odd" in text:
        print("apertium-tagger: ambiguity class: {A,B}", file=sys.stderr, flush=True)
    say(f"{number} {text}")
"""


def test_a_tagger_that_may_have_changed_is_followed_by_a_fresh_one(start, script):
    script("apertium-tagger", TAGGER)
    mode = start("apertium-tagger -g $2 'no such model'")

    outputs = list(mode.exchange(["en", "to", "odd", "tre", "odd", "odd", "fire"]))
    assert outputs == ["1 en", "2 to", "3 odd", "1 tre", "2 odd", "1 odd", "1 fire"]


def test_taggers_do_not_pile_up(start, script, left_of):
    script("apertium-tagger", TAGGER)
    mode = start("apertium-tagger 'no such model'")
    first = mode.pids
    list(mode.exchange(["odd"] * 20))

    assert len(mode.pids) <= len(first) + 1
    mode.close()
    assert left_of([*first, *mode.pids]) == []


# The programs of a mode


def test_the_programs_stand_in_their_order_with_the_tagger_among_them(start, script):
    for name in ("first", "second", "apertium-tagger", "fourth"):
        script(name, f"for text in texts(): say(f'{{text}} {name}{{sys.argv[1:]}}')")
    mode = start("first -z 'a file' | second | apertium-tagger -g $2 'x y' | fourth -z $1 z")

    (output,) = mode.exchange(["en"])
    assert output == "en first['-z', 'a file'] second[] apertium-tagger['-g', '-d', 'x y'] fourth['-z', '-g', 'z']"


@pytest.mark.parametrize(
    "command", ["cat", "cat | cat", "apertium-tagger x", "cat | apertium-tagger x", "apertium-tagger x | cat"]
)
def test_a_mode_may_have_programs_on_one_side_of_the_tagger_only_or_none(start, script, command):
    script("apertium-tagger", "for text in texts(): say(text)")
    texts = [f"tekst {number}" for number in range(700)]

    assert list(start(command).exchange(texts)) == texts


def test_texts_that_no_program_could_take_do_not_shift_the_others(start):
    assert list(start("cat").exchange(["en", "t\0o", "\ud83d", "\0", "fem"])) == ["en", "to", "?", "", "fem"]


def test_what_is_no_text_comes_out_as_far_as_it_is(start, script):
    script("garbles", "for text in texts(): os.write(1, b'\\xff' + text.encode() + b'\\0')")

    assert list(start("garbles").exchange(["på"])) == ["\ufffdpå"]


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("", "there is no command in it"),
        ("cat |  | cat", "there is no command in it"),
        ("cat 'a | cat", "cat 'a is no command: No closing quotation"),
        ("cat | no-such-program", "no-such-program can't be started: No such file or directory"),
        ("cat | apertium-tagger x", "apertium-tagger can't be started: No such file or directory"),
    ],
)
def test_a_command_that_can_t_be_run_says_why_and_leaves_nothing_running(start, monkeypatch, tmp_path, command, said):
    (tmp_path / "cat").symlink_to(shutil.which("cat"))
    monkeypatch.setenv("PATH", str(tmp_path))
    children = own_children()

    with pytest.raises(PipelineError) as failure:
        start(command)
    assert str(failure.value) == said
    assert own_children() == children


def own_children():
    with open("/proc/thread-self/children") as file:  # noqa: PTH123 - of one thread
        return file.read()


# What goes wrong


@pytest.mark.parametrize("part", ["before", "tagger", "behind"])
@pytest.mark.parametrize("place", [0, 1, 30])
def test_what_came_before_the_death_of_any_program_still_comes_out(start, script, part, place):
    dies = "for text in texts():\n    if text == 'deadly':\n        sys.exit('too much')\n    say(text)"
    script("apertium-tagger", "for text in texts(): say(text)")
    script({"before": "first", "tagger": "apertium-tagger", "behind": "last"}[part], dies)
    names = {"before": "first | cat | apertium-tagger x | cat", "tagger": "cat | apertium-tagger x | cat"}
    mode = start(names.get(part, "cat | apertium-tagger x | cat | last | cat"))
    texts = [f"tekst {number}" for number in range(60)]
    texts[place] = "deadly"

    got = []
    with pytest.raises(PipelineError, match=r"^its programs ended: too much$"):
        got.extend(mode.exchange(texts))
    assert got == texts[:place]


def test_programs_that_are_killed_in_the_middle_end_the_exchange(start, apertium_command, left_of):
    mode = start(apertium_command("dan-nob"))

    def texts():
        for number in range(40):
            if number == 20:
                for pid in mode.pids:
                    os.killpg(pid, signal.SIGKILL)
            yield Stream("Vi søger en kok.").sent

    got = []
    with pytest.raises(PipelineError, match=r"^its programs ended"):
        got.extend(mode.exchange(texts()))
    assert len(got) <= 20
    assert {Stream("").read(output).text for output in got} <= {"Vi søker en kokk."}
    mode.close()
    assert left_of(mode.pids) == []


@pytest.mark.parametrize("which", [0, 1, 2])
def test_programs_that_are_stopped_are_not_waited_for_forever(start, apertium_command, which):
    mode = start(apertium_command("dan-nob"), patience=4)
    assert translated(mode, ["Vi søger en kok."]) == ["Vi søker en kokk."]

    os.killpg(mode.pids[which], signal.SIGSTOP)
    with pytest.raises(PipelineError, match=r"^nothing came for 4 seconds$"):
        translated(mode, ["Vi søger en kok."])


def test_closing_leaves_no_process(start, apertium_command, left_of):
    mode = start(apertium_command("dan-nob"))
    pids = set(mode.pids)
    translated(mode, [HUNDRED, *AFTER_IT])
    pids |= set(mode.pids)

    mode.close()
    mode.close()
    assert len(pids) > 3
    assert left_of(pids) == []

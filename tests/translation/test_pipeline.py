"""Real programs that take NUL-ended texts: quick, slow, greedy, talkative, dying and hanging ones."""

import itertools
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.translation.pipeline import Pipeline, PipelineError

READS = """\
import os, sys, time

def texts():
    rest = b""
    while data := sys.stdin.buffer.read1(65536):
        *whole, rest = (rest + data).split(b"\\0")
        yield from whole

def say(data, end=b"\\0"):
    sys.stdout.buffer.write(data + end)
    sys.stdout.buffer.flush()

def remark(text):
    sys.stderr.write(text)
    sys.stderr.flush()
"""


@pytest.fixture
def start(tmp_path):
    """Start a program, given in Python or as a command, and close it after the test."""
    started = []

    def begin(program, *others, **options):
        if isinstance(program, str):
            file = tmp_path / f"program{len(started)}.py"
            file.write_text(f"{READS}\n{program}\n", "utf-8")
            program = [sys.executable, "-I", "-S", str(file)]
        started.append(Pipeline(program, *others, **options))
        return started[-1]

    yield begin
    for pipeline in started:
        pipeline.close()


UPPER = """
for text in texts():
    say(text.upper())
"""


def until_failure(pipeline, inputs):
    """Return what comes out before a failure, and the failure's words."""
    outputs = []
    with pytest.raises(PipelineError) as failure:  # noqa: PT012 - what came before it is looked at too
        for output in pipeline.exchange(inputs):
            outputs.append(output)  # noqa: PERF402
    return outputs, str(failure.value)


# What goes through


def test_each_output_comes_in_the_order_of_its_input(start):
    pipeline = start(UPPER)

    assert list(pipeline.exchange([b"en", b"", "blåbær".encode(), b"to\nlinjer"])) == [
        b"EN",
        b"",
        "BLåBæR".encode(),
        b"TO\nLINJER",
    ]
    assert list(pipeline.exchange([b"igen"])) == [b"IGEN"]


def test_nothing_in_is_nothing_out(start):
    pipeline = start(UPPER)

    assert list(pipeline.exchange([])) == []
    assert list(pipeline.exchange([b"", b"", b""])) == [b"", b"", b""]


def test_far_more_texts_than_may_be_under_way_keep_their_order(start):
    texts = [b"%d" % number for number in range(5000)]

    assert list(start(["cat"]).exchange(iter(texts))) == texts


def test_large_texts_go_both_ways_at_once(start):
    texts = [bytes([97 + number]) * 1_000_000 for number in range(8)]

    assert list(start(["cat"], ["cat"], ["cat"]).exchange(texts)) == texts


def test_a_program_may_say_much_more_than_it_hears(start):
    pipeline = start("for text in texts(): say(text * 5000)")
    texts = [b"%03d" % number for number in range(600)]

    assert [output[:4] + output[-3:] for output in pipeline.exchange(texts)] == [(text * 2)[:4] + text for text in texts]


def test_a_program_may_answer_in_bursts(start):
    program = """
    held = []
    for text in texts():
        held.append(text)
        if len(held) == 100:
            say(b"\\0".join(held))
            held = []
    """
    pipeline = start("\n".join(line.removeprefix("    ") for line in program.split("\n")))
    texts = [b"%d" % number for number in range(1000)]

    assert list(pipeline.exchange(texts)) == texts


def test_an_output_may_come_byte_by_byte(start):
    pipeline = start("""
for text in texts():
    for place in range(len(text)):
        say(text[place:place + 1], b"")
    say(b"")
""")

    assert list(pipeline.exchange([b"langsomt", b"men sikkert"])) == [b"langsomt", b"men sikkert"]


def test_inputs_are_asked_for_as_they_are_needed(start):
    asked = []

    def endless():
        for number in itertools.count():
            asked.append(number)
            yield b"%d" % number

    assert list(itertools.islice(start(["cat"]).exchange(endless()), 3)) == [b"0", b"1", b"2"]
    assert len(asked) < 2000


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.binary(max_size=200).map(lambda data: data.replace(b"\0", b"")), max_size=30))
def test_any_bytes_but_nul_go_through(cat, texts):
    assert list(cat.exchange(texts)) == texts


@pytest.fixture
def cat(start):
    """A program that says what it hears."""
    return start(["cat"])


# What fails


@pytest.mark.parametrize("deadly", [0, 1, 5, 63])
def test_what_came_before_the_end_of_a_program_still_comes_out(start, deadly):
    pipeline = start("""
for text in texts():
    if text == b"deadly":
        sys.exit(remark("first\\nit was too much\\n"))
    say(text)
""")
    texts = [b"%d" % number for number in range(64)]
    texts[deadly] = b"deadly"

    assert until_failure(pipeline, texts) == (texts[:deadly], "its programs ended: it was too much")


def test_what_came_out_is_not_lost_where_the_program_takes_nothing_any_more(start):
    pipeline = start("""
for text in texts():
    say(text[:9])
    if text.startswith(b"2"):
        break
""")
    texts = [b"%d" % number + b"." * 300_000 for number in range(20)]

    assert until_failure(pipeline, texts) == ([text[:9] for text in texts[:3]], "its programs ended")


def test_half_an_output_is_none(start):
    pipeline = start("""
for text in texts():
    say(text[:2], b"")
    break
""")

    assert until_failure(pipeline, [b"halv"]) == ([], "its programs ended")


@pytest.mark.parametrize("place", [0, 1, 2])
def test_any_of_several_programs_may_be_the_one_that_ends(start, tmp_path, place):
    file = tmp_path / "four.py"
    file.write_text(READS + "\nfor number, text in zip(range(4), texts()):\n    say(text)\n", "utf-8")
    commands = [["cat"], ["cat"], ["cat"]]
    commands[place] = [sys.executable, "-I", "-S", str(file)]

    outputs, problem = until_failure(start(*commands), [b"%d" % number for number in range(50)])
    assert (outputs, problem) == ([b"0", b"1", b"2", b"3"], "its programs ended")


@pytest.mark.parametrize("command", [["true"], ["sh", "-c", "exit 3"], ["sh", "-c", "exec <&- >&-"]])
def test_a_program_that_ends_at_once_gives_nothing(start, command):
    assert until_failure(start(command), [b"en", b"to"]) == ([], "its programs ended")


def test_a_program_that_ended_since_the_last_time_is_noticed(start):
    pipeline = start("""
for text in texts():
    say(text)
    break
""")

    assert list(pipeline.exchange([b"en"])) == [b"en"]
    assert until_failure(pipeline, [b"to"]) == ([], "its programs ended")


@pytest.mark.slow
def test_a_program_that_hangs_is_not_waited_for_forever(start):
    pipeline = start("""
for text in texts():
    if text == b"hang":
        time.sleep(600)
    say(text)
""", patience=3)  # fmt: skip

    assert until_failure(pipeline, [b"en", b"hang", b"to"]) == ([b"en"], "nothing came for 3 seconds")


def test_a_program_that_reads_nothing_is_not_waited_for_forever(start):
    pipeline = start(["sleep", "600"], patience=0.3)

    assert until_failure(pipeline, [b"." * 1_000_000]) == ([], "nothing came for 0.3 seconds")


@pytest.mark.slow
def test_whoever_is_slow_to_give_or_to_take_does_not_make_the_program_one_that_hangs(start):
    pipeline = start(UPPER, patience=1)

    def slowly():
        for text in (b"en", b"to", b"tre"):
            time.sleep(1.2)
            yield text

    got = []
    for output in pipeline.exchange(slowly()):
        time.sleep(1.2)
        got.append(output)
    assert got == [b"EN", b"TO", b"TRE"]


@pytest.mark.parametrize(
    "program",
    [
        "for text in texts(): say(text + b'\\0' + text)",
        "for text in texts(): say(text); time.sleep(0.05); say(b'a second thought')",
        "say(b'good morning')\nfor text in texts(): say(text)",
    ],
)
def test_a_program_that_answers_too_much_is_not_believed(start, program):
    pipeline = start(program)

    def texts_one_by_one():
        for _ in range(3):
            list(pipeline.exchange([b"en"]))
            time.sleep(0.1)

    # What comes late is noticed when the next text is about to go in, so that it can't be taken for that one's output.
    with pytest.raises(PipelineError, match=r"^more came out than went in$"):
        texts_one_by_one()


def test_a_program_that_is_not_there_says_so(start):
    with pytest.raises(PipelineError, match=r"^no-such-program can't be started: No such file or directory$"):
        start(["no-such-program"])


def test_a_file_that_is_no_program_says_so(start, tmp_path):
    file = tmp_path / "notes.txt"
    file.write_text("no program", "utf-8")

    with pytest.raises(PipelineError, match=r"can't be started: Permission denied$"):
        start([str(file)])


def test_what_the_giver_of_inputs_raises_comes_through(start):
    def broken():
        yield b"en"
        message = "no more"
        raise RuntimeError(message)

    with pytest.raises(RuntimeError, match=r"^no more$"):
        list(start(UPPER).exchange(broken()))


# What it says besides


def test_remarks_are_told_once(start):
    pipeline = start("""
for text in texts():
    if text:
        remark(text.decode() + "\\n")
    say(text)
""")

    told = []
    for text in (b"en", b"", b"to"):
        assert list(pipeline.exchange([text])) == [text]
        told.append(pipeline.remarks())
    assert told == ["en\n", "", "to\n"]


def test_remarks_are_told_whole_however_long_they_are(start):
    pipeline = start("for text in texts(): remark('snak ' * 50_000); say(text)")

    assert list(pipeline.exchange([b"en"])) == [b"en"]
    assert pipeline.remarks() == "snak " * 50_000
    assert pipeline.remarks() == ""


def test_remarks_that_are_no_text_are_told_as_far_as_they_are(start):
    pipeline = start("for text in texts(): os.write(2, b'\\xff\\xfe bl\\xc3\\xa5'); say(text)")

    assert list(pipeline.exchange([b"en"])) == [b"en"]
    assert pipeline.remarks() == "\ufffd\ufffd blå"


# How it ends


def test_closing_ends_every_program_and_leaves_no_child(start, left_of):
    pipeline = start(["cat"], ["sh", "-c", "cat | cat"], ["sh", "-c", "trap '' TERM INT HUP; cat; sleep 600"])
    assert list(pipeline.exchange([b"en"])) == [b"en"]

    pipeline.close()
    assert left_of([pipeline.pid]) == []


def test_closing_ends_programs_that_hang_or_have_ended(start, left_of):
    hanging, ended = start(["sleep", "600"]), start(["true"])
    until_failure(ended, [b"en"])

    for pipeline in (hanging, ended):
        pipeline.close()
        pipeline.close()
    assert left_of([hanging.pid, ended.pid]) == []


def test_no_file_stays_open(start):
    def opened():
        return len(list(Path("/proc/self/fd").iterdir()))

    before = opened()
    for _ in range(3):
        pipeline = start(["cat"])
        list(pipeline.exchange([b"en"]))
        pipeline.close()
        with pytest.raises(PipelineError):
            start(["cat"], ["no-such-program"])
    assert opened() == before


def test_ctrl_c_at_the_terminal_is_not_for_its_programs(start):
    pipeline = start(["cat"])

    assert os.getpgid(pipeline.pid) == pipeline.pid != os.getpgid(0)


def test_its_programs_end_with_the_one_that_started_them(left_of):
    code = """
import os
from generator.translation.pipeline import Pipeline
pipeline = Pipeline(["cat"], ["cat"])
list(pipeline.exchange([b"en"]))
print(pipeline.pid, flush=True)
os._exit(1)
"""
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)

    assert done.returncode == 1
    assert left_of([int(done.stdout)]) == []

"""Apertium as it is installed, and as it behaves where programs die, hang, or are not there."""

import functools
import os
import random
import shutil
import signal
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from generator.posting import markup
from generator.translation import masking, protect
from generator.translation.engines import EngineError, EngineOptions, Translated, apertium, engines
from generator.translation.engines.apertium import Apertium
from generator.translation.mode import Mode
from generator.translation.residue import mended
from generator.translation.routes import routes
from generator.translation.translating import Request, translate

pytestmark = pytest.mark.slow

DA_NB, NB_SV, DA_SV = ("da", "nb"), ("nb", "sv"), ("da", "sv")
ATOM, OTHER, OPEN, CLOSE = "\ue000", "\ue001", "\uf000", "\uf001"


@pytest.fixture
def engine(apertium_command):
    """The engine with two workers, where Danish and Norwegian are installed."""
    apertium_command("dan-nob")
    made = Apertium(EngineOptions(workers=2))
    yield made
    made.close()


@pytest.fixture(scope="module")
def kept(apertium_command):
    """An engine that lives as long as the tests."""
    apertium_command("dan-nob")
    made = Apertium(EngineOptions(workers=1))
    yield made
    made.close()


@pytest.fixture
def started(monkeypatch):
    """Every mode that is started from here on."""
    modes = []

    class Noted(Mode):
        def __init__(self, *args, **options):
            super().__init__(*args, **options)
            modes.append(self)

    monkeypatch.setattr(apertium, "Mode", Noted)
    return modes


@pytest.fixture
def commands(monkeypatch, tmp_path, apertium_command):
    """Run a program of Python instead of the mode's; it gets ``texts()``, says what each becomes, and knows its ``start``."""
    apertium_command("dan-nob")

    def program(body):
        file = tmp_path / "mode.py"
        file.write_text(f"{READS}\n{body}\n", "utf-8")
        monkeypatch.setattr(apertium, "_command", lambda _mode: f"'{sys.executable}' -IS '{file}' '{tmp_path / 'starts'}'")

    return program


READS = """\
import os, sys, time

def texts():
    rest = b""
    while data := sys.stdin.buffer.read1(65536):
        *whole, rest = (rest + data).split(b"\\0")
        yield from (text.decode() for text in whole)

def say(text):
    sys.stdout.buffer.write(text.encode() + b"\\0")
    sys.stdout.buffer.flush()

with open(sys.argv[1], "a+") as starts:
    starts.write(".")
    starts.seek(0)
    start = len(starts.read())
"""


def texts_of(translated):
    return [one.text for one in translated]


# What there is


def test_it_is_found_among_the_engines_and_starts_nothing(started):
    found = engines()["apertium"]

    assert found.name == apertium.NAME == "apertium"
    found.close()
    assert started == []


def test_the_installed_pairs_are_told_with_package_and_version(engine):
    pairs = engine.pairs()

    assert engine.problem() == ""
    assert {DA_NB, ("nb", "da")} <= set(pairs)
    assert list(pairs) == sorted(pairs)
    name, _, version = pairs[DA_NB].partition(" ")
    assert name == "apertium-dan-nor"
    assert not shutil.which("dpkg-query") or version[0].isdigit()
    assert "-" not in version


@pytest.mark.parametrize(
    ("pair", "packages"),
    [
        (DA_NB, "apertium-dan-nor apertium-swe-dan apertium-swe-nor"),
        (("sv", "da"), "apertium-dan-nor apertium-swe-dan apertium-swe-nor"),
        (("nb", "nn"), "apertium-dan-nor apertium-nno-nob apertium-swe-dan apertium-swe-nor"),
    ],
)
def test_the_command_that_brings_a_pair_is_told(pair, packages):
    assert Apertium(EngineOptions()).install_hint(pair) == f"apt-get install apertium {packages} (Debian, Ubuntu)"


@pytest.mark.parametrize("pair", [("da", "en"), ("en", "sv"), ("da", "da"), ("xx", "yy")])
def test_a_pair_that_apertium_can_never_have_has_no_command(pair):
    assert Apertium(EngineOptions()).install_hint(pair) == ""


def test_where_it_is_not_installed_it_says_so(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    engine = Apertium(EngineOptions())

    said = "Apertium 3.7 or later is not installed (there is no apertium-wblank-mode)"
    assert engine.problem() == said
    assert engine.pairs() == {}
    with pytest.raises(EngineError) as error:
        engine.translate(DA_NB, ["Hej"])
    assert str(error.value) == said
    assert error.value.hint == ("apt-get install apertium apertium-dan-nor apertium-swe-dan apertium-swe-nor (Debian, Ubuntu)")


def test_where_it_has_no_pairs_it_says_so(monkeypatch):
    monkeypatch.setattr(apertium, "_folders", list)
    monkeypatch.setattr(shutil, "which", lambda name: f"/somewhere/{name}")
    engine = Apertium(EngineOptions())

    assert engine.problem() == "no Apertium language pair is installed"
    assert engine.pairs() == {}


@pytest.mark.parametrize("pair", [("da", "en"), ("is", "fo"), ("", ""), ("xx", "da")])
def test_a_pair_that_is_not_installed_is_an_error(engine, pair):
    with pytest.raises(EngineError, match=f"^no Apertium package for {pair[0]} → {pair[1]} is installed$") as error:
        engine.translate(pair, ["Hej"])
    assert error.value.hint == engine.install_hint(pair)


def test_modes_are_told_by_their_names_and_the_nearest_folder_wins(monkeypatch, tmp_path):
    here, there = tmp_path / "here", tmp_path / "there"
    for folder, names in ((here, ["dan-nob", "dan-nob_e", "nob-xyz", "README"]), (there, ["dan-nob", "swe-nob"])):
        folder.mkdir()
        for name in names:
            (folder / f"{name}.mode").write_text(f"lt-proc '/x/apertium-{folder.name}/some.bin'", "utf-8")
    monkeypatch.setattr(apertium, "_folders", lambda: [here, there])
    monkeypatch.setattr(shutil, "which", lambda name: f"/somewhere/{name}")

    assert Apertium(EngineOptions()).pairs() == {DA_NB: "apertium-here", ("sv", "nb"): "apertium-there"}


def test_without_debian_s_tools_the_package_has_no_version(monkeypatch, tmp_path, engine):
    monkeypatch.setattr(apertium, "_VERSIONS", {})
    (tmp_path / "apertium-wblank-mode").symlink_to(shutil.which("apertium-wblank-mode"))
    monkeypatch.setenv("PATH", str(tmp_path))

    assert engine.pairs()[DA_NB] == "apertium-dan-nor"


# What it makes of texts


def test_texts_come_out_each_to_its_own_in_order(engine):
    assert engine.translate(DA_NB, ["Vi søger en kok.", "", "Hvad koster det?", " ", "Vi søger en kok."]) == [
        Translated("Vi søker en kokk."),
        Translated(""),
        Translated("Hva koster det?"),
        Translated(" "),
        Translated("Vi søker en kokk."),
    ]
    assert engine.translate(DA_NB, []) == []


def test_the_engine_s_marks_get_into_no_text_and_unknown_words_are_told(engine):
    (one,) = engine.translate(DA_NB, ["Vi har en fin kantineordningsgruppe og en sprøjtelakererassistent."])

    assert one.unknown
    assert all(word in one.text for word in one.unknown)
    assert not set("*#@") & set(one.text)


def test_sentinels_come_back_and_of_a_name_nothing_is_unknown(engine):
    sent = [
        f"Skriv til {ATOM} før {OTHER}.",
        f"Vi søger en {OPEN}kok{CLOSE} til {ATOM}.",
        f"{ATOM}-ejere og {ATOM}s kunder",
        f"{OPEN}{ATOM}{CLOSE}",
        f"Er du *god* til C# @ {ATOM}?",
    ]
    got = engine.translate(DA_NB, sent)

    assert [masking.signs(one.text) for one in got] == [masking.signs(text) for text in sent]
    assert [one.unknown for one in got] == [()] * 5
    assert texts_of(got)[:3] == [
        f"Skriv til {ATOM} før {OTHER}.",
        f"Vi søker en {OPEN}kokk{CLOSE} til {ATOM}.",
        f"{ATOM}-eiere og {ATOM}s kunder",
    ]


ODD = st.text(st.characters(codec="utf-8") | st.sampled_from("[]{}^$@\\/<>*#~+ .\n\t\0æøå\ue000\uf000\uf001"), max_size=40)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ODD, max_size=6))
@example(["\ud83d", "t\0o", "^a/b<n>$", "[[t:b:x]]a[[/]]", "[<b>]", "\\", "a\x01b\x1bc\x7f", "<<", "^", "$", "]["])
def test_no_text_shifts_or_brings_down_another(kept, texts):
    mixed = [one for text in texts for one in (text, "Vi søger en kok.")]

    got = texts_of(kept.translate(DA_NB, mixed))
    assert got[1::2] == ["Vi søker en kokk."] * len(texts)
    assert all(text.count(mark) == made.count(mark) for text, made in zip(texts, got[::2], strict=True) for mark in "*#@")


# Programs that die, hang, and can't be had


POISON = """
for text in texts():
    if "gift" in text:
        sys.exit("it was too much")
    say(text.replace("Vi", "Vi andre"))
"""


@pytest.mark.parametrize("places", [[0], [1], [63], [64], [149], [0, 1, 2], [5, 70, 71, 140]])
def test_a_text_that_brings_down_the_programs_comes_back_empty_and_no_other(engine, commands, started, left_of, places):
    commands(POISON)
    texts = [f"Vi er nummer {number}." for number in range(150)]
    expected = [f"Vi andre er nummer {number}." for number in range(150)]
    for place in places:
        texts[place], expected[place] = "Det er gift.", ""

    assert texts_of(engine.translate(DA_NB, texts)) == expected
    engine.close()
    assert left_of(pid for mode in started for pid in mode.pids) == []


def test_a_text_that_programs_hang_on_comes_back_empty(engine, commands, monkeypatch):
    commands("for text in texts():\n    if 'hang' in text: time.sleep(600)\n    say(text)")
    monkeypatch.setattr(apertium, "Mode", functools.partial(Mode, patience=3))

    assert texts_of(engine.translate(DA_NB, ["en", "hang", "to"])) == ["en", "", "to"]


def test_programs_that_wear_out_are_started_anew_without_a_loss(engine, commands, started):
    commands("for text, _ in zip(texts(), range(7)): say(text)")
    texts = [f"Tekst {number}" for number in range(130)]

    assert texts_of(engine.translate(DA_NB, texts)) == texts
    assert len(started) > 130 / 7


def test_programs_that_are_killed_between_two_calls_are_started_anew(engine, started):
    for _ in range(3):
        assert texts_of(engine.translate(DA_NB, ["Vi søger en kok."] * 70)) == ["Vi søker en kokk."] * 70
        for mode in list(started):
            for pid in mode.pids:
                try:
                    os.killpg(pid, signal.SIGKILL)
                except ProcessLookupError:
                    continue  # closed before


def test_programs_that_are_killed_in_the_middle_are_started_anew(engine, started, plain):
    texts = plain["da"]
    expected = engine.translate(DA_NB, texts)
    killed = threading.Event()

    def kill():
        # A used mode's death is never the text's doing, so nothing may be lost.
        (mode,) = started[:1]
        for pid in mode.pids[:1]:
            os.killpg(pid, signal.SIGKILL)
        killed.set()

    timer = threading.Timer(0.05, kill)
    timer.start()
    got = engine.translate(DA_NB, texts)
    timer.join()
    assert killed.is_set()
    assert got == expected
    assert engine.translate(DA_NB, texts) == expected


def test_a_mode_that_never_works_is_an_error_with_the_command_that_mends_it(engine, commands, started):
    commands("sys.exit('dictionary.bin: no such file')")

    with pytest.raises(EngineError) as error:
        engine.translate(DA_NB, ["Vi søger en kok."] * 200)
    assert str(error.value) == "Apertium's dan-nob can't be used: its programs ended: dictionary.bin: no such file"
    assert error.value.hint == engine.install_hint(DA_NB)
    assert len(started) <= 8


def test_a_mode_that_can_t_be_read_is_an_error(monkeypatch, tmp_path, apertium_command):
    apertium_command("dan-nob")
    mode = tmp_path / "dan-nob.mode"
    mode.mkdir()
    monkeypatch.setattr(apertium, "_folders", lambda: [tmp_path])
    fresh = Apertium(EngineOptions())

    with pytest.raises(EngineError, match=r"^Apertium's dan-nob can't be used: "):
        fresh.translate(DA_NB, ["Vi søger en kok."])


def test_an_error_of_ours_leaves_no_programs_that_owe_outputs(engine, started, monkeypatch, left_of):
    class Odd(str):
        __slots__ = ()

        def replace(self, *_):
            message = "ours"
            raise RuntimeError(message)

    class Stream(apertium.Stream):
        def __init__(self, text):
            super().__init__(text)
            self.sent = Odd(self.sent) if text == "odd" else self.sent

    monkeypatch.setattr(apertium, "Stream", Stream)
    with pytest.raises(RuntimeError, match=r"^ours$"):
        engine.translate(DA_NB, ["Vi søger en kok."] * 5 + ["odd"])

    assert left_of(pid for mode in started for pid in mode.pids) == []
    assert texts_of(engine.translate(DA_NB, ["Hvad koster det?"])) == ["Hva koster det?"]


# Pools and threads


def test_several_workers_keep_the_order(commands, started):
    # The later a batch is, the sooner it is done.
    commands("for text in texts():\n    time.sleep(0.002 * (start % 3))\n    say(text)")
    engine = Apertium(EngineOptions(workers=4))
    texts = [f"Tekst {number}" for number in range(600)]

    assert texts_of(engine.translate(DA_NB, texts)) == texts
    assert 1 < len(started) <= 4
    engine.close()


def test_one_worker_starts_one_mode_and_a_few_texts_need_no_more(commands, started):
    commands("for text in texts(): say(text)")
    one, many = Apertium(EngineOptions(workers=1)), Apertium(EngineOptions(workers=8))

    one.translate(DA_NB, ["en"] * 300)
    assert len(started) == 1
    many.translate(DA_NB, ["en"] * 20)
    assert len(started) == 2
    one.close()
    many.close()


def test_modes_are_kept_for_the_next_call_until_it_is_closed(engine, started, left_of):
    for _ in range(3):
        engine.translate(DA_NB, ["Vi søger en kok."])
    assert len(started) == 1

    engine.close()
    engine.close()
    assert left_of(started[0].pids) == []
    assert texts_of(engine.translate(DA_NB, ["Vi søger en kok."])) == ["Vi søker en kokk."]
    assert len(started) == 2


def test_threads_may_share_it(engine, started, plain, left_of):
    texts = plain["da"]
    expected = dict(zip(texts, engine.translate(DA_NB, texts), strict=True))

    def work(seed):
        order = random.Random(seed).sample(texts, len(texts))  # noqa: S311 - a shuffle that can be repeated
        return list(zip(order, engine.translate(DA_NB, order), strict=True))

    with ThreadPoolExecutor(2) as pool:
        for done in pool.map(work, range(4)):
            assert dict(done) == expected
    engine.close()
    assert left_of(pid for mode in started for pid in mode.pids) == []


def test_what_is_still_at_work_when_it_is_closed_ends_after_that(engine, commands, started, left_of, tmp_path):
    go = tmp_path / "go"
    commands(f"for text in texts():\n    while not os.path.exists({str(go)!r}): time.sleep(0.01)\n    say(text)")

    with ThreadPoolExecutor(1) as pool:
        working = pool.submit(engine.translate, DA_NB, ["en"])
        while not started:
            time.sleep(0.01)
        engine.close()
        go.touch()
        assert texts_of(working.result()) == ["en"]
    assert left_of(pid for mode in started for pid in mode.pids) == []


# Sentences with nothing to hide


@pytest.mark.parametrize("pair", [DA_NB, DA_SV])
def test_plain_sentences_are_translated_as_apertium_translates_them(engine, by_apertium, plain, pair):
    (best, *_) = routes(*pair, {"apertium": engine})
    assert best.path == {DA_NB: "da→nb", DA_SV: "da→nb→sv"}[pair]

    results = translate(best, [Request(text) for text in plain["da"]], {"apertium": engine})
    expected = [mended(text, "nb") for text in by_apertium("dan-nob", plain["da"])]
    if pair == DA_SV:
        expected = [mended(text, "sv") for text in by_apertium("nob-swe", expected)]
    assert len(results) > 60
    assert [(one.target, one.problem, one.notes) for one in results] == [(text, "", ()) for text in expected]


def masked(text, pair=DA_NB):
    return masking.mask(markup.inline(text), lambda piece: protect.spans(piece, {}, *pair))


def test_masking_changes_no_plain_sentence(plain):
    sentences = [text for code in plain for text in plain[code]]

    assert [masked(text) for text in sentences] == [masking.Masked(text) for text in sentences]


@pytest.mark.parametrize(
    "text",
    [
        "Vi søger en kok – gerne i morgen!",
        "“Kom forbi,” siger vi; hvad venter du på?",
        "Sælger/rådgiver (m/k) søges: for eksempel dig...",
        "Bl.a. kaffe, te, m.m., dvs. det hele.",
        "En e-mail om et A-hus og en T-shirt",
        "Ærø, Ølgod og Århus",
        "Vi er glade :-)",
        "Chauffør’s, chef's og café à la carte",
        "I må gerne komme, og I kan blive.",
        "Vil du, så kan du; og må du, så skal du.",
    ],
)
def test_masking_changes_no_text_for_its_punctuation(text):
    assert masked(text) == masking.Masked(text)


WORD = st.sampled_from("Vi du søger og kok kokken hjælper ærlig øl år Sælger på i I A-kasse e-mail weekend’er café à".split())  # noqa: SIM905
JOIN = st.sampled_from([" ", " ", " ", ", ", " – ", "; ", ": ", "/", " (", ") ", "! ", "? ", ". ", " “", "” "])


@given(st.lists(st.tuples(WORD, JOIN), min_size=2, max_size=20), st.sampled_from(["", ".", "!", "?", ")", "…"]))
def test_masking_changes_nothing_of_words_and_punctuation(parts, end):
    text = ("".join(word + join for word, join in parts) + "kok" + end).strip()

    assert masked(text) == masking.Masked(text)

"""Argos: the toy packages of tests/toy_model on the way that real ones go. What they say proves nothing of any language."""

import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from json import dumps, loads

import pytest

from generator.translation import packages, routes
from generator.translation.engines import EngineError, EngineOptions, engines
from generator.translation.engines.argos import Argos
from generator.translation.models import store
from generator.translation.repetition import repeated
from generator.translation.translating import Request, translate

pytestmark = pytest.mark.slow

DA_EN, EN_SV = ("da", "en"), ("en", "sv")
ATOM, OTHER, OPEN, CLOSE = "\ue000", "\ue001", "\uf000", "\uf001"

PLAIN = {
    "Vi søger en kok til København.": "We are looking for a cook for Copenhagen.",
    "Vi søger sygeplejersker til vores team i Oslo.": "We are looking for nurses for our team in Oslo.",
    "Du skal besvare e-mails fra kunder.": "You will answer e-mails from customers.",
    "Du taler dansk og engelsk.": "You speak Danish and English.",
    "Er du venlig?": "Are you friendly?",
    "Om jobbet": "About the job",
    "Vi tilbyder en god løn og gratis frokost.": "We offer a good salary and free lunch.",
    "Du er en erfaren kollega, og du er rolig.": None,
    "Arbejdstiden er 37 timer om ugen.": None,
    # What the toys never saw: they invent, Argos and we the same.
    "Hunden sover under bordet hele dagen.": None,
    "Ølejren på Ærø er åben året rundt.": None,
    "Я говорю по-русски.": None,
    "a": None,
}
"""Plain sentences, and what the toy makes of those that it knows."""

GIBBERISH = """
    en søger søger
    er uge
    qqq Vi qqq
    er fredag ?
    og timer 45 % en æ dansk mandag § xyz i i </i> ) xyz 45 ½ qqq
    til timer team kok Oslo til <i> </i> du mandag kok Vi Vi computer 12 team team % 37 , kr ( timer du
"""
"""What sends the toy in circles, or silences it."""


@pytest.fixture
def argos(toys):  # noqa: ARG001 - the packages
    """The engine with the toys."""
    made = Argos(EngineOptions())
    yield made
    made.close()


@pytest.fixture
def da_en(toys):
    """The folder of the Danish package."""
    return toys.packages / "translate-da_en-1_0"


@pytest.fixture
def by_argos(toys):  # noqa: ARG001
    """Translate a sentence with ``argostranslate.translate`` itself, its sentence splitter apart."""

    class Whole:
        def split_sentences(self, text):
            return [text]

    def do(pair, text):
        (package,) = (one for one in packages.installed()[0] if one.pair == pair)
        from argostranslate.translate import Language, PackageTranslation  # noqa: PLC0415

        translation = PackageTranslation(Language(pair[0], ""), Language(pair[1], ""), package.package)
        translation.sentencizer = Whole()
        return translation.translate(text)

    return do


def describe(folder, **says):
    """Change what a package says of itself."""
    file = folder / "metadata.json"
    file.write_text(dumps({**loads(file.read_text("utf-8")), **says}), "utf-8")


def said(engine, *texts, pair=DA_EN):
    return [one.text for one in engine.translate(pair, texts)]


# Finding it.


def test_every_engine_is_found_by_its_name():
    found = engines()

    assert "argos" in found
    assert {name: engine.name for name, engine in found.items()} == {name: name for name in found}


def test_options_reach_the_engine(toys):  # noqa: ARG001
    engine = engines(EngineOptions(beam=1, threads=1, workers=2, compute_type="float32"))["argos"]

    assert said(engine, "Du er rolig.") == ["You are calm."]
    engine.close()


def test_the_pairs_are_those_of_the_packages(argos, toys):
    assert argos.pairs() == {DA_EN: "translate-da_en 1.0", EN_SV: "translate-en_sv 1.0"}
    assert argos.problem() == ""

    with store.opened(toys, lambda: None) as opened:
        opened.remove(opened.of(DA_EN))

    assert list(argos.pairs()) == [EN_SV]


@pytest.mark.parametrize(
    ("pair", "hint"),
    [
        (("da", "en"), "annons models install da-en"),
        (("en", "nb"), "annons models install en-nb"),
        (("da", "nb"), ""),
        (("sv", "da"), ""),
        (("en", "en"), ""),
    ],
)
def test_argos_has_packages_with_english_at_one_end_only(pair, hint):
    assert Argos(EngineOptions()).install_hint(pair) == hint


# What it makes.


def test_plain_sentences_come_out_as_argos_itself_gives_them(argos, by_argos):
    got = said(argos, *PLAIN)

    assert got == [by_argos(DA_EN, sentence) for sentence in PLAIN]
    known = {sentence: made for sentence, made in PLAIN.items() if made}
    assert {sentence: made for sentence, made in zip(PLAIN, got, strict=True) if sentence in known} == known
    swedish = [by_argos(EN_SV, sentence) for sentence in known.values()]
    assert said(argos, *known.values(), pair=EN_SV) == swedish


def test_underscores_stay_where_argos_makes_them_spaces(argos, by_argos, da_en):
    # The toy never writes one; a piece of its vocabulary gets one.
    vocabulary = da_en / "model" / "shared_vocabulary.json"
    pieces = [{"▁calm": "▁ca_lm"}.get(piece, piece) for piece in loads(vocabulary.read_text("utf-8"))]
    vocabulary.write_text(dumps(pieces), "utf-8")

    assert by_argos(DA_EN, "Du er rolig.") == "You are ca lm."
    assert said(argos, "Du er rolig.") == ["You are ca_lm."]


def test_sentences_go_to_the_model_one_by_one_and_white_space_stays(argos):
    text = "  Vi søger en kok til Oslo.   Du er rolig.\n\nOm jobbet\n"

    assert said(argos, text) == ["  We are looking for a cook for Oslo.   You are calm.\n\nAbout the job\n"]


def test_abbreviations_end_no_sentence(argos):
    (text,) = said(argos, "Vi har f.eks. kokke og lærere. Om jobbet")

    assert text == "We have e.g. cooks and teachers. About the job"


def test_each_text_gets_its_own_translation_in_order(argos):
    texts = ["Om jobbet", "", "Du er rolig.", "Om jobbet", "37", "Er du rolig? Du er rolig.", "Du er rolig."]

    assert said(argos, *texts) == [
        "About the job", "", "You are calm.", "About the job", "37", "Are you calm? You are calm.", "You are calm.",
    ]  # fmt: skip
    assert said(argos) == []


def test_what_holds_no_words_is_not_sent(argos):
    texts = ["", " ", "\n", "37", "😀 – …", f"{ATOM} {OTHER}", f"{OPEN}{ATOM}{CLOSE}", "+45 12 34", "½", "_"]

    assert [(one.text, one.unknown) for one in argos.translate(DA_EN, texts)] == [(text, ()) for text in texts]


def test_what_is_hidden_comes_through(argos):
    expected = {
        f"Send din ansøgning til {ATOM}.": f"Send your application to {ATOM}.",
        f"Ring til {ATOM} på {OTHER}.": f"Call {ATOM} on {OTHER}.",
        f"Vi er {ATOM} kolleger i vores team.": f"We are {ATOM} colleagues in our team.",
        f"Vi søger {OPEN}en kok{CLOSE} til {ATOM}.": f"We are looking for {OPEN}a cook{CLOSE} for {ATOM}.",
        f"{OPEN}Om jobbet{CLOSE}": f"{OPEN}About the job{CLOSE}",
        f"{OPEN}Om jobbet. Du er rolig.{CLOSE}": f"{OPEN}About the job. You are calm.{CLOSE}",
        f"Læs mere om {OPEN}vores team{CLOSE} på {ATOM}. Ring til {OTHER} på {ATOM}.": (
            f"Read more about {OPEN}our team{CLOSE} at {ATOM}. Call {OTHER} on {ATOM}."
        ),
        f"X0X svarer på spørgsmål om {ATOM}.": f"X0X answers questions about {ATOM}.",
        "Om vores kontor…": "About our office…",
        "Om jobbet:": "About the job:",
    }

    assert dict(zip(expected, said(argos, *expected), strict=True)) == expected


def test_a_long_sentence_is_cut_where_it_hurts_least(argos):
    half = "Du er venlig og rolig, " * 10 + "og du er venlig"
    first, second = f"{half}; ", f"{half}."

    whole, *parts = said(argos, first + second, first, second)

    assert whole == "".join(parts)


@pytest.mark.parametrize("text", ["a" * 600, "ord " * 300, "ord," * 200, "Å" * 300 + ATOM + OTHER + "Å" * 300, "字" * 300])
def test_text_without_an_end_does_not_break_it(argos, text):
    (made,) = argos.translate(DA_EN, [text])

    assert made.text
    assert said(argos, "Du er rolig.") == ["You are calm."]


def test_it_does_not_go_round_in_circles(argos):
    texts = [line.strip() for line in GIBBERISH.strip().splitlines()]

    for text, made in zip(texts, argos.translate(DA_EN, texts), strict=True):
        left = made.text == text and made.unknown
        assert left or repeated(made.text.split())[1] < 4, made


def test_a_sentence_that_repeats_itself_may_do_so(argos):
    text = "Du er rolig. Du er rolig. Du er rolig. Du er rolig. Du er rolig."

    assert said(argos, text) == ["You are calm. You are calm. You are calm. You are calm. You are calm."]


def test_where_the_model_makes_nothing_the_text_stays_and_its_words_are_unknown(argos, da_en):
    # A translation that must begin with its end.
    describe(da_en, target_prefix="</s>")

    (made,) = argos.translate(DA_EN, [f"Du er rolig. Ring til {ATOM}, 12"])

    assert made.text == f"Du er rolig. Ring til {ATOM}, 12"
    assert made.unknown == ("Du", "er", "rolig.", "Ring", "til")


def test_a_prefix_that_a_package_asks_for_is_given_and_taken_away(argos, by_argos, da_en):
    texts = ["Du er rolig.", "Er du venlig?"]
    before = said(argos, *texts)
    argos.close()

    describe(da_en, target_prefix="e")

    assert said(argos, *texts) == [by_argos(DA_EN, text) for text in texts]
    assert said(argos, *texts) != before


def test_a_prefix_that_the_model_does_not_know_leaves_nothing_of_the_source_behind(argos, da_en):
    describe(da_en, target_prefix="__nonsense__")

    assert said(argos, "Vi søger en kok til Oslo.") == ["We are looking for a cook for Oslo."]


def test_a_package_by_byte_pairs_is_read_as_argos_reads_it(argos, by_argos, da_en):
    (da_en / "sentencepiece.model").unlink()
    (da_en / "bpe.model").write_text("#version: 0.2\nk o\nko k</w>\n", "utf-8")

    assert said(argos, "Om kok") == [by_argos(DA_EN, "Om kok").strip()]


# On the way that a draft goes.


def test_danish_reaches_swedish_by_way_of_english(argos):
    expected = {
        "Vi søger en kok til København.": "Vi söker en kock till Köpenhamn.",
        "Du er *venlig* og *rolig*": "Du är *vänlig* och *lugn*",
        "Ring til Ida Holm på +45 32 12 34 56.": "Ring Ida Holm på +45 32 12 34 56.",
        "Vi er 12 kolleger i vores team.": "Vi är 12 kollegor i vårt team.",
        "Du taler dansk og engelsk. Du er venlig og rolig.": "Du talar danska och engelska. Du är vänlig och lugn.",
        "Læs mere om vores team på https://example.com/x?a=b_c.": "Läs mer om vårt team på https://example.com/x?a=b_c.",
        "+45 32 12 34 56": "+45 32 12 34 56",
    }
    (route,) = routes.routes("da", "sv", {"argos": argos})

    results = translate(route, [Request(source, {"Ida Holm": "Ida Holm"}) for source in expected], {"argos": argos})

    assert route.path == "da→en→sv"
    assert {source: result.target for source, result in zip(expected, results, strict=True)} == expected
    assert {(result.unknown, result.problem) for result in results} == {((), "")}


# What goes wrong.


def test_a_pair_that_is_not_installed_says_how_to_get_it(argos):
    with pytest.raises(EngineError, match="no Argos package for sv→en is installed") as caught:
        argos.translate(("sv", "en"), ["Hej"])

    assert caught.value.hint == "annons models install sv-en"


def cut_short(file):
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


DAMAGES = {
    "model cut short": lambda folder: cut_short(folder / "model" / "model.bin"),
    "model empty": lambda folder: (folder / "model" / "model.bin").write_bytes(b""),
    "model is something else": lambda folder: (folder / "model" / "model.bin").write_bytes(b"<html>" * 999),
    "no vocabulary": lambda folder: (folder / "model" / "shared_vocabulary.json").unlink(),
    "another vocabulary": lambda folder: (folder / "model" / "shared_vocabulary.json").write_text('["a", "b"]'),
    "settings of the model damaged": lambda folder: (folder / "model" / "config.json").write_text("{"),
    "pieces cut short": lambda folder: cut_short(folder / "sentencepiece.model"),
    "pieces empty": lambda folder: (folder / "sentencepiece.model").write_bytes(b""),
    "pieces a folder": lambda folder: ((folder / "sentencepiece.model").unlink(), (folder / "sentencepiece.model").mkdir()),
    "byte pairs damaged": lambda folder: (
        (folder / "sentencepiece.model").unlink(),
        (folder / "bpe.model").write_text("#version: 0.2\none\n"),
    ),
    "byte pairs no text": lambda folder: (
        (folder / "sentencepiece.model").unlink(),
        (folder / "bpe.model").write_bytes(b"\xff\xfe"),
    ),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_package_says_so_and_the_others_work(argos, da_en, damage):
    DAMAGES[damage](da_en)

    with pytest.raises(EngineError, match=r"the Argos package for da→en .* can't be used: .") as caught:
        argos.translate(DA_EN, ["Du er rolig."])

    assert str(da_en) in str(caught.value)
    assert caught.value.hint == "annons models remove da-en, then annons models install da-en"
    assert said(argos, "You are calm.", pair=EN_SV) == ["Du är lugn."]


def test_a_package_that_was_mended_works_again(argos, da_en, tmp_path):
    whole = shutil.copytree(da_en, tmp_path / "whole")
    cut_short(da_en / "model" / "model.bin")
    with pytest.raises(EngineError):
        argos.translate(DA_EN, ["Du er rolig."])

    shutil.copy(whole / "model" / "model.bin", da_en / "model")

    assert said(argos, "Du er rolig.") == ["You are calm."]


def test_a_package_that_was_removed_is_not_used_any_more(argos, toys):
    said(argos, "Du er rolig.")
    with store.opened(toys, lambda: None) as opened:
        opened.remove(opened.of(DA_EN))

    with pytest.raises(EngineError, match="no Argos package"):
        argos.translate(DA_EN, ["Du er rolig."])


def test_a_stray_folder_does_no_harm(argos, toys):
    (toys.packages / "stray").mkdir()

    assert list(argos.pairs()) == [DA_EN, EN_SV]
    assert said(argos, "Du er rolig.") == ["You are calm."]


def test_a_way_to_count_that_the_machine_lacks_is_not_blamed_on_the_package(toys):  # noqa: ARG001
    with pytest.raises(EngineError, match="can't count with int9 on this machine") as caught:
        Argos(EngineOptions(compute_type="int9")).translate(DA_EN, ["Du er rolig."])

    assert "set compute_type in annons.toml to auto, or to float32" in caught.value.hint


def test_a_device_that_is_not_there_is_not_blamed_on_the_package(argos, monkeypatch):
    from argostranslate import settings  # noqa: PLC0415

    monkeypatch.setattr(settings, "device", "abacus")

    with pytest.raises(EngineError, match="can't run on “abacus”") as caught:
        argos.translate(DA_EN, ["Du er rolig."])

    assert caught.value.hint == "set ARGOS_DEVICE_TYPE to cpu"


# Keeping and closing.


def test_it_can_be_closed_and_used_again(argos):
    first = said(argos, "Du er rolig.")
    argos.close()
    argos.close()

    assert said(argos, "Du er rolig.") == first


def test_threads_may_share_it(toys):  # noqa: ARG001
    argos = Argos(EngineOptions())
    known = {sentence: made for sentence, made in PLAIN.items() if made}
    calls = [(DA_EN, [sentence]) for sentence in known] + [(EN_SV, ["You are calm."]), (DA_EN, list(known))] * 5

    with ThreadPoolExecutor(4) as threads:
        made = list(threads.map(lambda call: said(argos, *call[1], pair=call[0]), calls))

    assert made[: len(known)] == [[one] for one in known.values()]
    assert made[len(known) :] == [["Du är lugn."], list(known.values())] * 5
    argos.close()


# In a program of its own.

LIBRARIES = ("argostranslate", "sentencepiece", "ctranslate2", "onnxruntime", "minisbd", "torch", "stanza", "spacy")
SHOW = f"""
def loaded():
    return [name for name in {LIBRARIES} if name in sys.modules]
"""


def alone(toys, tmp_path, root, code, **environment):
    """Run code; its last line is what it printed."""
    places = {f"XDG_{kind}_HOME": str(tmp_path / kind.lower()) for kind in ("DATA", "CONFIG", "CACHE")}
    own = {name: value for name, value in os.environ.items() if not name.startswith(("ARGOS", "ORT_"))} | places
    own |= {"ARGOS_PACKAGES_DIR": str(toys.packages), **environment}
    command = [sys.executable, "-c", "import os, sys\n" + SHOW + code]
    return subprocess.run(command, env=own, check=True, capture_output=True, text=True, cwd=root).stdout.splitlines()


def test_nothing_of_argos_is_loaded_before_a_draft_needs_it(toys, tmp_path, root):
    code = """
import generator.translation.drafting
from generator.translation.engines import EngineOptions, engines
engine = engines(EngineOptions())["argos"]
print(loaded())
list(engine.pairs())
print(loaded())
engine.translate(("da", "en"), ["Du er rolig."])
print(loaded())
"""

    assert alone(toys, tmp_path, root, code) == [
        "[]",
        "['argostranslate', 'sentencepiece']",
        "['argostranslate', 'sentencepiece', 'ctranslate2']",
    ]


@pytest.mark.parametrize("before", [{}, {"ORT_DISABLE_TELEMETRY": "0"}])
def test_it_opens_no_socket_and_leaves_no_telemetry_on(toys, tmp_path, root, before):
    code = """
seen = []
sys.addaudithook(lambda event, _: seen.append(event) if event.startswith(("socket.", "urllib.", "http.")) else None)
from generator.translation.engines import EngineOptions, engines
engine = engines(EngineOptions())["argos"]
engine.pairs()
telemetry = os.environ["ORT_DISABLE_TELEMETRY"]
print(engine.translate(("da", "en"), ["Vi søger en kok til Oslo. Du er rolig."])[0].text)
print(telemetry, seen)
import socket
socket.socket().close()
print(bool(seen))
"""

    assert alone(toys, tmp_path, root, code, **before) == [
        "We are looking for a cook for Oslo. You are calm.",
        "1 []",
        "True",
    ]


@pytest.mark.parametrize("missing", ["argostranslate", "ctranslate2", "sentencepiece"])
def test_without_a_library_it_says_what_to_install(toys, tmp_path, root, missing):
    code = f"""
sys.modules["{missing}"] = None
from generator.translation.engines import EngineError, EngineOptions, engines
engine = engines(EngineOptions())["argos"]
print(engine.problem())
print(dict(engine.pairs()))
try:
    engine.translate(("da", "en"), ["Du er rolig."])
except EngineError as error:
    print(error)
"""
    problem = f"{missing} can't be imported; pip install argos-translate-lt"

    assert alone(toys, tmp_path, root, code) == [problem, "{}", problem]


def test_with_settings_that_argos_can_not_read_it_says_so(toys, tmp_path, root):
    code = """
from generator.translation.engines import EngineOptions, engines
engine = engines(EngineOptions())["argos"]
print(engine.problem())
print(dict(engine.pairs()))
"""
    problem, pairs = alone(toys, tmp_path, root, code, ARGOS_INTER_THREADS="many")

    assert problem.startswith("the settings of Argos Translate can't be used: ")
    assert pairs == "{}"

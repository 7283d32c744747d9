import subprocess
import sys

import pytest

from generator.errors import ExitCode


def test_the_models_stand_beside_the_memory_in_the_help(annons):
    done = annons("--help")

    assert done.code == 0
    # Verbs and nouns in the order of the work.
    words = ("build", "draft", "review", "approve", "status", "memory", "models", "init", "new", "schema", "doctor")
    places = [done.out.index(f"│ {word} ") for word in words]
    assert places == sorted(places)


def test_without_a_verb_it_helps(annons):
    done = annons("models")

    assert done.code == ExitCode.INPUT
    assert [verb for verb in ("list", "install", "remove", "bundle") if verb not in done.out + done.err] == []


@pytest.mark.parametrize("flag", ["-h", "--help"])
@pytest.mark.parametrize("verb", ["list", "install", "remove", "bundle"])
def test_every_verb_explains_itself(annons, verb, flag):
    done = annons("models", verb, flag)

    assert done.code == 0
    assert f"annons models {verb}" in done.out


@pytest.mark.parametrize("verb", ["install", "list"])
def test_a_verb_that_uses_the_network_says_so(annons, verb):
    assert "network" in annons("models", verb, "--help").out


@pytest.mark.parametrize(
    "words", [["fly"], ["remove"], ["bundle"], ["install", "--wings"], ["install", "--index"], ["list", "--report", "xml"]]
)
def test_a_call_that_is_not_understood_is_refused(annons, words):
    done = annons("models", *words)

    assert (done.code, done.out) == (ExitCode.INPUT, "")
    assert "rror" in done.err


def test_its_help_loads_nothing_that_its_verbs_need():
    command = [sys.executable, "-X", "importtime", "-m", "generator", "models", "--help"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}

    assert {"typer", "generator.cli.models"} <= loaded
    assert loaded.isdisjoint({"generator.cli.installing", "argostranslate", "yaml", "babel", "ctranslate2", "sentencepiece"})

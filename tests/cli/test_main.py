import fcntl
import os
import re
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

import generator
from generator.cli.main import app
from generator.errors import ExitCode

VERBS = ("build", "init", "new", "schema", "doctor")


def program(*arguments, **options):
    """Run ``python -m generator``, the real thing."""
    return subprocess.run(
        [sys.executable, "-m", "generator", *map(str, arguments)], check=False, capture_output=True, text=True, **options
    )


def test_it_is_a_program_that_says_nothing_when_all_is_well(site):
    site.posting()

    done = program("build", site.root, "--format", "html,md")

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert sorted(file.name for file in site.out.rglob("*.*")) == ["hive.en.html", "hive.en.md", "manifest.json"]


def test_the_installed_command_is_the_same_program():
    command = "import sys; sys.argv = ['annons', '--version']; from generator.cli.main import run; run()"
    done = subprocess.run([sys.executable, "-c", command], check=False, capture_output=True, text=True)

    assert done.stdout == program("--version").stdout == f"annons {generator.__version__}\n"


def test_text_of_any_language_can_be_told_anywhere(site):
    """A bare C locale knows no "ø"; the message comes out all the same."""
    site.posting("valid_through: i morgen – å ja\n")
    bare = {"PATH": os.environ["PATH"], "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}

    done = subprocess.run([sys.executable, "-m", "generator", "build", site.root], check=False, capture_output=True, env=bare)

    assert done.returncode == 2
    assert "“i morgen – å ja” is no deadline" in done.stderr.decode("utf-8")


def test_a_reader_who_leaves_is_no_error():
    running = subprocess.Popen([sys.executable, "-m", "generator", "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    running.stdout.close()

    _, said = running.communicate()

    assert (running.returncode, said) == (0, b"")


INTERRUPTIBLE = """
import runpy, signal, sys

signal.signal(signal.SIGINT, signal.default_int_handler)
sys.argv = ["annons", "schema"]
runpy.run_module("generator", run_name="__main__")
"""
"""The program, also where the tests run in the background of a shell, which has it ignore interruptions."""


def test_an_interruption_has_its_own_exit_code():
    """The program is interrupted while it waits: its output goes into a small pipe that nobody reads until then."""
    near, far = os.pipe()
    fcntl.fcntl(far, fcntl.F_SETPIPE_SZ, 4096)
    running = subprocess.Popen([sys.executable, "-c", INTERRUPTIBLE], stdout=far, stderr=subprocess.PIPE, text=True)
    os.close(far)
    select.select([near], [], [])
    running.send_signal(signal.SIGINT)
    # It must be interrupted before there is room in the pipe again, or it may have ended well by then.
    status = Path(f"/proc/{running.pid}/status")
    while not re.search(r"^ShdPnd:\s*0+$", status.read_text(), re.MULTILINE):
        time.sleep(0.001)
    with os.fdopen(near, "rb") as pipe:
        pipe.read()
    _, said = running.communicate()

    assert running.returncode == ExitCode.INTERRUPTED
    assert "Traceback" not in said


BUG = """
import sys
from generator.cli.main import app, run

@app.command()
def fall():
    raise RuntimeError("over a stone")

sys.argv = ["annons", "fall"]
run()
"""


@pytest.mark.parametrize("wanted", [False, True])
def test_a_bug_is_told_in_two_lines_and_with_its_place_for_those_who_ask(wanted):
    environment = os.environ | ({"ANNONS_TRACEBACK": "1"} if wanted else {})
    done = subprocess.run([sys.executable, "-c", BUG], check=False, capture_output=True, text=True, env=environment)

    assert done.returncode == ExitCode.BUG
    assert "annons has a bug: RuntimeError: over a stone" in done.stderr
    assert ("Traceback" in done.stderr) is wanted
    assert wanted or done.stderr.count("\n") == 2


def test_without_a_verb_it_helps():
    done = CliRunner().invoke(app, [])

    assert done.exit_code == ExitCode.INPUT
    assert [verb for verb in VERBS if verb not in done.output] == []


@pytest.mark.parametrize("flag", ["-h", "--help"])
@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_explains_itself(verb, flag):
    done = CliRunner().invoke(app, [verb, flag])

    assert done.exit_code == 0
    assert "Usage" in done.output


@pytest.mark.parametrize("arguments", [["fly"], ["build", "--wings"], ["init"], ["new"], ["build", "--format"]])
def test_a_call_that_is_not_understood_is_refused(annons, arguments):
    done = annons(*arguments)

    assert done.code == ExitCode.INPUT
    assert done.out == ""
    assert "Error" in done.err


def test_lists_may_be_written_with_commas_or_by_repeating(annons, site):
    site.posting(locales="[da, nb, sv, en]")
    annons("build", site.root, "--format", "md", "--locale", "da, nb", "--locale", "sv")

    assert sorted(file.name for file in site.out.rglob("*.md")) == ["hive.da.md", "hive.nb.md", "hive.sv.md"]


def test_an_error_becomes_a_message_and_its_exit_code(annons, tmp_path):
    done = annons("build", tmp_path / "nothing.yaml")

    assert done.code == ExitCode.INPUT
    assert "can't be read" in done.err
    assert "Traceback" not in done.err

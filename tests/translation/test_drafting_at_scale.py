"""Drafting over many postings: each text sent once, files written as it goes, stopped and gone on with."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time

import polib
import pytest

from generator.posting.workspace import Workspace
from generator.translation import drafting
from generator.translation.drafting import Drafter
from generator.translation.engines import Translated
from generator.translation.memory import Memory

POSTING = """\
source_locale: da
title: Kok nummer {number}
hiring_organization: {{name: Firma {name}}}
job_location: [{{address: {{city: Riga, country: LV}}}}]
locales: [da, nb]
responsibilities:
  - Du laver mad til alle vores gæster
  - Du kender Firma {name} godt
  - Du vasker {number} gange op
"""
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


class Counting:
    """An engine that counts what it is sent."""

    name = "counting"

    def __init__(self):
        self.asked = []

    def pairs(self):
        return {("da", "nb"): "counting 1.0"}

    def problem(self):
        return ""

    def install_hint(self, pair):  # noqa: ARG002 - as engines have it
        return ""

    def translate(self, pair, texts):  # noqa: ARG002 - as engines have it
        self.asked.append(list(texts))
        return [Translated(f"Nb {text}") for text in texts]

    def close(self):
        pass


@pytest.fixture
def many(tmp_path, monkeypatch):
    """Twelve postings of three employers."""
    monkeypatch.setenv("ANNONS_CACHE", str(tmp_path / "cache"))
    root = tmp_path / "many"
    (root / "postings").mkdir(parents=True)
    (root / "annons.toml").write_text('locales = ["da", "nb"]\n', "utf-8")
    for number in range(12):
        text = POSTING.format(number=number, name="ABC"[number % 3])
        (root / "postings" / f"kok-{number:02}.yaml").write_text(text, "utf-8")
    return root


def draft(root, engine, only=None, **more):
    workspace = Workspace.open(root)
    files = [workspace.posting(file) for file in workspace.posting_files()[slice(*only) if only else slice(None)]]
    memory = Memory.open(workspace)
    try:
        return Drafter(workspace, memory, {engine.name: engine}, clock=lambda: "2026-11-22T11:53:07Z", **more).draft(files)
    finally:
        memory.close()


def drafts(root):
    return {file.name: TIME.sub("", file.read_text("utf-8")) for file in sorted((root / "postings").glob("*.po"))}


@pytest.mark.parametrize("batch", [1, 5, 500])
def test_each_text_is_sent_once_whatever_the_batches_and_the_names(many, monkeypatch, batch):
    monkeypatch.setattr(drafting, "_BATCH", batch)
    engine = Counting()
    report = draft(many, engine)
    asked = [text for texts in engine.asked for text in texts]

    assert len(asked) == len(set(asked))
    # Numbers and names are hidden, so that what differs by them only is one text.
    assert len(asked) == 4
    assert sum("mad til alle" in text for text in asked) == 1
    assert report.total("engine") == 12 * 4
    assert report.left == 0


def test_together_gives_what_each_alone_gives(many, tmp_path):
    alone = tmp_path / "alone"
    shutil.copytree(many, alone)
    draft(many, Counting())
    for number in range(12):
        draft(alone, Counting(), (number, number + 1))

    # What was approved by nobody is no memory, so the order can't matter.
    assert drafts(many) == drafts(alone)


def test_stopped_it_leaves_whole_files_and_goes_on_later(many, monkeypatch, tmp_path):
    whole = tmp_path / "whole"
    shutil.copytree(many, whole)
    draft(whole, Counting())
    monkeypatch.setattr(drafting, "_BATCH", 4)
    first = Counting()
    report = draft(many, first, stopped=lambda: len(drafts(many)) >= 3)

    assert (report.left, len(drafts(many))) == (9 * 4, 3)
    assert all(len(polib.pofile(str(file))) == 4 for file in (many / "postings").glob("*.po"))
    assert draft(many, Counting()).left == 0
    assert drafts(many) == drafts(whole)


APERTIUM = pytest.mark.skipif(shutil.which("apertium-wblank-mode") is None, reason="needs Apertium")


@pytest.fixture
def real(tmp_path):
    """Enough texts for Apertium to be busy for some seconds."""
    root = tmp_path / "real"
    (root / "postings").mkdir(parents=True)
    (root / "annons.toml").write_text('locales = ["da", "nb"]\n', "utf-8")
    for number in range(150):
        text = POSTING.format(number=number, name="ABC"[number % 3])
        more = "".join(f"  - Du møder klokken otte på dag {number} og {day} og går tidligt hjem igen\n" for day in range(20))
        (root / "postings" / f"kok-{number:03}.yaml").write_text(text + more, "utf-8")
    return root


def start(root, home):
    env = os.environ | {"ANNONS_CACHE": str(home / "cache")}
    command = [sys.executable, "-m", "generator", "draft", str(root), "--engine", "apertium"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env, process_group=0)


def wait_for_some(root, count=10):
    end = time.monotonic() + 60
    while len(list((root / "postings").glob("*.po"))) < count and time.monotonic() < end:
        time.sleep(0.01)


@pytest.mark.slow
@APERTIUM
@pytest.mark.parametrize("way", ["ctrl-C", "kill -9"])
def test_a_run_that_is_ended_is_gone_on_with(real, tmp_path, way):
    whole = tmp_path / "whole"
    shutil.copytree(real, whole)
    start(whole, tmp_path).communicate()
    process = start(real, tmp_path)
    wait_for_some(real)
    os.killpg(process.pid, signal.SIGINT if way == "ctrl-C" else signal.SIGKILL)
    _, said = process.communicate()
    done = drafts(real)

    assert 10 <= len(done) < 150
    assert all('msgstr ""' not in text.split("\n\n", 1)[1] for text in done.values())
    if way == "ctrl-C":
        assert process.returncode == 130
        assert re.search(r"Stopped; [\d,]+ texts are left\.", said)
    start(real, tmp_path).communicate()
    assert drafts(real) == drafts(whole)
    assert [file.name for file in real.rglob("*.part")] == []

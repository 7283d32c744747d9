"""The loop with real files and the real file system; only the build is a stand-in."""

import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest

from generator.errors import Finding, InputError, Where
from generator.watching import loop as loop_module
from generator.watching.loop import Round

WAIT = 30


def plain(file: Path) -> None:
    """Write as the simplest editors do."""
    file.write_text("new", "utf-8")


def renamed(file: Path) -> None:
    """Write beside and rename, as most editors and sync programs do."""
    part = file.with_name(f".{file.name}.k3v")
    part.write_text("new", "utf-8")
    part.replace(file)


def moved_away(file: Path) -> None:
    """Try the folder, move the old file away, write the new one, delete the old: vim."""
    probe = file.with_name("4913")
    probe.touch()
    probe.unlink()
    old = file.rename(f"{file}~")
    file.write_text("new", "utf-8")
    old.unlink()


def locked(file: Path) -> None:
    """Keep a lock and a copy beside: Emacs."""
    lock = file.with_name(f".#{file.name}")
    lock.symlink_to("nobody@nowhere")
    file.with_name(f"#{file.name}#").touch()
    old = file.rename(f"{file}~")
    file.write_bytes(old.read_bytes())
    file.write_text("new", "utf-8")
    lock.unlink()


@pytest.mark.parametrize("save", [plain, renamed, moved_away, locked], ids=lambda one: one.__name__)
def test_a_file_is_rebuilt_however_it_is_saved(tmp_path, watching, save):
    file = tmp_path / "postings" / "x.yaml"
    file.parent.mkdir()
    file.write_text("old", "utf-8")
    read = []
    with watching(tmp_path) as loop:

        def build(changed):
            read.append(file.read_text("utf-8"))
            return Round(tuple(changed))

        loop.instead = build
        save(file)
        first = loop.next()
        rounds = loop.until("postings/last.yaml")

    assert first.changed == (file,)
    # Nothing else was told of, and no build saw a file that was not there, or half there.
    assert {one for done in rounds for one in done.changed} <= {file, tmp_path / "postings" / "last.yaml"}
    assert read[-1] == "new"
    assert set(read) <= {"old", "new"}


def test_what_the_build_writes_is_no_change(tmp_path, watching):
    with watching(tmp_path) as loop:
        first = loop.until("a.yaml")
        second = loop.until("b.yaml")

    assert first[-1].files == ("picture.png",)
    assert [one for done in second for one in done.changed] == [tmp_path / "b.yaml"]


def test_a_file_that_goes_is_told_of(tmp_path, watching):
    file = tmp_path / "x.yaml"
    file.write_text("old", "utf-8")
    with watching(tmp_path) as loop:
        file.unlink()
        assert loop.next().changed == (file,)


def test_a_file_that_is_emptied_is_told_of(tmp_path, watching):
    file = tmp_path / "x.yaml"
    file.write_text("old", "utf-8")
    with watching(tmp_path) as loop:
        file.write_text("", "utf-8")
        assert loop.next().changed == (file,)


def test_a_folder_that_comes_is_told_of_file_by_file(tmp_path, watching):
    (tmp_path / "aside" / "postings").mkdir(parents=True)
    (tmp_path / "aside" / "postings" / "x.yaml").write_text("new", "utf-8")
    root = tmp_path / "root"
    root.mkdir()
    with watching(root) as loop:
        (tmp_path / "aside" / "postings").rename(root / "postings")
        assert loop.next().changed == (root / "postings" / "x.yaml",)


def test_changes_during_a_build_wait_for_the_next(tmp_path, watching):
    with watching(tmp_path) as loop:

        def build(changed):
            loop.instead = None
            loop.save("b.yaml")
            return Round(tuple(changed))

        loop.instead = build
        loop.save("a.yaml")

        assert loop.next().changed == (tmp_path / "a.yaml",)
        assert tmp_path / "b.yaml" in loop.next().changed


def test_a_mistake_is_told_until_it_is_mended(tmp_path, watching):
    bad, good = tmp_path / "bad.yaml", tmp_path / "good.yaml"

    def build(changed):
        if bad in changed and bad.read_text("utf-8") == "wrong":
            raise InputError(Finding("YAML", "is wrong", where=Where(bad, 1)))
        return Round(tuple(sorted(changed)))

    with watching(tmp_path) as loop:
        loop.instead = build
        loop.save("bad.yaml", "wrong")
        first = loop.next()
        still = loop.until("good.yaml")[-1]
        loop.save("bad.yaml", "right")
        mended = loop.next()
        after = loop.until("other.yaml")[-1]

    assert (first.failed, first.changed, first.findings[0].where) == (True, (bad,), Where(bad, 1))
    assert (still.failed, still.changed, still.files) == (True, (bad, good), ())
    assert (mended.failed, mended.changed) == (False, (bad, good))
    assert after.changed == (tmp_path / "other.yaml",)


def test_what_the_system_refuses_is_a_failed_round(tmp_path, watching):
    with watching(tmp_path) as loop:
        loop.instead = lambda _: (tmp_path / "gone.po").read_text("utf-8")
        loop.save("x.yaml")
        done = loop.next()

    assert done.failed
    assert (done.findings[0].rule, done.findings[0].where) == ("FILE", Where(tmp_path / "gone.po"))


def test_a_file_outside_any_workspace_brings_its_neighbours(tmp_path, watching):
    file = tmp_path / "x.yaml"
    file.write_text("old", "utf-8")
    (tmp_path / "sub").mkdir()
    (tmp_path / "theme").mkdir()
    with watching(tmp_path, file, tmp_path / "theme") as loop:
        loop.save("sub/y.yaml")
        told = {one for done in loop.until("x.nb.po") for one in done.changed}
        told |= {one for done in loop.until("theme/ad.css") for one in done.changed}

    assert told == {tmp_path / "x.nb.po", tmp_path / "theme" / "ad.css"}


def test_it_can_look_for_changes_itself(tmp_path, watching):
    with watching(tmp_path, polling=True) as loop:
        assert loop.polled is True
        assert loop.until("x.yaml")[-1].changed == (tmp_path / "x.yaml",)


def test_the_system_tells_where_it_can(tmp_path, watching):
    with watching(tmp_path) as loop:
        assert loop.polled is False


@contextmanager
def run(folder: Path, before: str, *, polling: str = "None") -> Iterator[subprocess.Popen[str]]:
    """Run a program that watches a folder: it says when it begins, and which files were changed."""
    script = f"""\
        import sys, threading
        from pathlib import Path
        from generator.watching.loop import Round, watch
        import watchfiles
        def say(*words):
            print(*words, flush=True)
        {before}
        try:
            watch([Path(sys.argv[1])], [], lambda changed: Round(tuple(changed)), lambda done: say(done.changed[0].name),
                threading.Event(), begun=lambda polled: say("polled" if polled else "told"), polling={polling})
        except KeyboardInterrupt:
            say("interrupted")
        except (OSError, RuntimeError) as problem:
            say(problem)
    """
    command = [sys.executable, "-c", textwrap.dedent(script), str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as program:
        try:
            yield program
        finally:
            program.kill()


def test_ctrl_c_ends_it(tmp_path):
    with run(tmp_path, "") as program:
        assert program.stdout.readline() == "told\n"
        program.send_signal(signal.SIGINT)
        assert program.communicate(timeout=WAIT)[0] == "interrupted\n"

    assert program.returncode == 0


# Leaves two files to open; the system's way of telling needs three.
FEW = "import os, resource; last = os.dup(0); os.close(last); resource.setrlimit(resource.RLIMIT_NOFILE, (last + 2, last + 2))"
needs_limits = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems need other limits")


@needs_limits
def test_where_the_system_can_tell_no_more_it_looks_itself(tmp_path):
    with run(tmp_path, FEW) as program:
        assert program.stdout.readline() == "polled\n"
        (tmp_path / "x.yaml").write_text("new", "utf-8")
        assert program.stdout.readline() == "x.yaml\n"


@needs_limits
def test_it_does_not_where_that_is_forbidden(tmp_path):
    with run(tmp_path, FEW, polling="False") as program:
        assert os.strerror(24) in program.communicate(timeout=WAIT)[0]


def scripted(monkeypatch, *turns):
    """Have the system tell of changes in turns: paths, or what is to be done before the next."""

    def tell(*_, **__):
        for one in turns:
            if callable(one):
                one()
            else:
                yield set(map(str, one)), False

    monkeypatch.setattr(loop_module, "_turns", tell)


def run_scripted(tmp_path):
    called = []

    def build(changed):
        called.append({one.name: one.exists() and one.read_text("utf-8") for one in changed})
        return Round(tuple(changed))

    loop_module.watch([tmp_path], [], build, lambda _: None, threading.Event())
    return called


def test_a_file_that_is_moved_away_is_waited_for(tmp_path, monkeypatch):
    file = tmp_path / "x.yaml"
    scripted(monkeypatch, [file], lambda: file.write_text("", "utf-8"), [file], lambda: file.write_text("new", "utf-8"), [file])

    assert run_scripted(tmp_path) == [{"x.yaml": "new"}]


def test_a_file_that_stays_away_is_not(tmp_path, monkeypatch):
    scripted(monkeypatch, [tmp_path / "x.yaml"], [])

    assert run_scripted(tmp_path) == [{"x.yaml": False}]


def test_others_do_not_wait_for_it_for_ever(tmp_path, monkeypatch):
    now = [0.0]
    monkeypatch.setattr(loop_module, "time", SimpleNamespace(monotonic=lambda: now[0], perf_counter=time.perf_counter))
    file, other = tmp_path / "x.yaml", tmp_path / "y.yaml"
    other.write_text("new", "utf-8")
    later = [lambda at=at: now.__setitem__(0, at) for at in (0.4, 0.6, 0.8)]
    scripted(monkeypatch, [file], later[0], [other], later[1], [other], later[2], [file], [other], [])

    assert run_scripted(tmp_path) == [{"x.yaml": False, "y.yaml": "new"}] * 2


def test_nothing_is_built_once_it_is_to_stop(tmp_path, monkeypatch):
    file, stop = tmp_path / "x.yaml", threading.Event()
    file.write_text("new", "utf-8")
    scripted(monkeypatch, [], stop.set, [file])
    called, begun = [], []
    loop_module.watch([tmp_path], [], called.append, called.append, stop, begun=begun.append)

    assert (called, begun) == ([], [False])

"""``annons review``: the table, the data, and the way through the drafts on a real terminal."""

import fcntl
import os
import re
import select
import struct
import subprocess
import sys
import termios
import time

import pytest

from generator.errors import ExitCode
from generator.translation import po_edit, provenance
from generator.translation.provenance import Provenance

pytestmark = pytest.mark.slow

pty = pytest.importorskip("pty")

THEN = "2026-11-22T11:53:07Z"
KEEP, SELL, TEAM = "You keep bees", "You sell honey to bees@honey.example", "Write to us  \nor call"
POSTING = f'responsibilities: ["{KEEP}", "{SELL}"]\nsections: [{{id: team, heading: Team, body: "We are  \\nfour"}}]\n'


def draft(source, target, context="responsibilities", previous=""):
    record = Provenance("argos", "en→da", "translate-en_da 1.9", THEN)
    lines = [f"# {line}" for line in provenance.write(record, previous or source, target, approved=False)]
    was = [f'#| msgid "{previous}"'] if previous else []
    texts = [f'msgctxt "{context}"', *po_edit._string("msgid", source), *po_edit._string("msgstr", target)]
    return "\n".join(["", *lines, "#, fuzzy", *was, *texts, ""])


@pytest.fixture(autouse=True)
def _in_the_workspace(site, monkeypatch):
    monkeypatch.chdir(site.root)
    monkeypatch.delenv("ANNONS_BY", raising=False)
    monkeypatch.setenv("COLUMNS", "80")


@pytest.fixture
def hive(site):
    """Four drafts: in the order of review one of a text that changed, one that lost an address, and two without fault."""
    site.posting(POSTING, locales="[da, en]")
    made = [
        draft("Beekeeper", "Biavler", "title"),
        draft(KEEP, "Du passer mange bier", previous="You keep many bees"),
        draft(SELL, "Du sælger honning til alle i byen"),
        draft("Team", "Holdet", "sections.team.heading"),
    ]
    site.write("postings/hive.da.po", po_edit.header("da", "en") + "".join(made))
    return site


def po(site):
    return (site.root / "postings/hive.da.po").read_text("utf-8")


def test_the_table_has_every_draft_the_doubtful_first(annons, hive):
    before = po(hive)

    done = annons("review", "--list")

    assert (done.code, done.err, po(hive)) == (0, "", before)
    assert done.out.startswith("postings/hive.da.po: 4 drafts\n")
    places = [done.out.index(text) for text in ("Du passer", "Du sælger", "Biavler", "Holdet")]
    assert places[:2] == sorted(places)[:2]
    assert "is missing" in done.out
    assert "was: You keep many" in done.out
    assert max(map(len, done.out.splitlines())) <= 80
    assert "…" not in done.out


def test_a_pipe_gets_the_table_too(annons, hive):
    assert annons("review").out == annons("review", "--list").out
    assert hive


@pytest.mark.usefixtures("hive")
def test_as_data(annons):
    done = annons("review", "--report", "json")

    assert (done.code, done.err, done.data["exit_code"]) == (0, "", 0)
    first = done.data["drafts"][0]
    assert first == {
        "file": "postings/hive.da.po", "line": 15, "locale": "da", "context": "responsibilities", "source": KEEP,
        "draft": "Du passer mange bier", "previous_source": "You keep many bees", "from": "an earlier text",
        "engine": "translate-en_da 1.9", "drafted": THEN, "look_at": first["look_at"],
    }  # fmt: skip
    assert "bees@honey.example is missing" in done.data["drafts"][1]["look_at"]


def test_nothing_to_review(annons, site):
    site.posting(locales="[da, en]")

    assert (annons("review").code, annons("review").out) == (0, "There are no drafts to review.\n")


def test_a_broken_file_does_not_hide_the_others(annons, hive):
    hive.posting(locales="[da, en]", name="wasp")
    hive.write("postings/wasp.da.po", 'msgid "x\n')

    done = annons("review", "--list")

    assert done.code == ExitCode.INPUT
    assert done.err.startswith("postings/wasp.da.po:1: error: ")
    assert "postings/hive.da.po: 4 drafts" in done.out


# On a terminal.


class Terminal:
    """The command in a terminal of its own; keys are sent once what they answer to is on the screen."""

    PROMPT = "[q]uit › "

    def __init__(self, columns, *words, **env):
        self._end, inside = pty.openpty()
        fcntl.ioctl(inside, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
        env = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "LINES"}} | env
        self._child = subprocess.Popen(
            [sys.executable, "-m", "generator", "review", *words],
            stdin=inside, stdout=inside, stderr=inside, env=env | {"TERM": "xterm-256color", "INPUTRC": "/dev/null"},
            # Only its own terminal makes an interrupt of Ctrl-C; there are no threads here to fear for.
            start_new_session=True, preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509
        )  # fmt: skip
        os.close(inside)
        self._raw, self._seen = b"", 0
        self.code = None

    @property
    def screen(self):
        """Return what was written, without colours and the like."""
        text = self._raw.decode("utf-8", "ignore").replace("\r", "")
        return re.sub(r"\x1b(?:\[[0-9;?]*[A-Za-z]|[=>])", "", text)

    def _read(self, wait=0.2):
        ready, _, _ = select.select([self._end], [], [], wait)
        if not ready:
            return True
        try:
            more = os.read(self._end, 65536)
        except OSError:
            more = b""
        self._raw += more
        return bool(more)

    def until(self, text):
        """Wait for a text that was not yet there; returns what came up to it."""
        end = time.monotonic() + 30
        while text not in self.screen[self._seen :]:
            assert time.monotonic() < end, f"“{text}” does not come:\n{self.screen}"
            assert self._read(), f"it ended without “{text}”:\n{self.screen}"
        came, self._seen = self.screen[self._seen :], len(self.screen)
        return came

    def press(self, key, then=PROMPT, *, line=False):
        """Press a key, and wait for what comes of it; what is typed before it listens for single keys would be lost."""
        end = time.monotonic() + 30
        while bool(termios.tcgetattr(self._end)[3] & termios.ICANON) != line:
            assert time.monotonic() < end, f"it does not listen:\n{self.screen}"
            self._read(0.01)
        os.write(self._end, key.encode())
        return self.until(then)

    def left(self):
        """Wait for its end; returns all that was on the screen."""
        while self._read():
            pass
        os.close(self._end)
        self.code = self._child.wait(30)
        return self.screen


@pytest.mark.parametrize("columns", [80, 120])
@pytest.mark.usefixtures("hive")
def test_a_draft_is_shown_with_what_its_reader_must_know(columns):
    terminal = Terminal(columns, "--by", "Eva")

    first = terminal.until(Terminal.PROMPT)
    second = terminal.press("s")
    terminal.press("q", "to go.")
    screen = terminal.left()

    assert "1 of 4  ·  responsibilities" in first
    lines = [line.rstrip() for line in first.splitlines()]
    assert "  was  You keep many bees" in lines
    assert f"  en   {KEEP}" in lines
    assert "  da   Du passer mange bier" in lines
    assert "       postings/hive.da.po:15" in lines
    assert "       ! it translates another text; make it say what the source says now" in lines
    assert "  [a]pprove  [e]dit  [r]eject  [s]kip  [b]ack  [q]uit ›" in lines
    assert "argos en→da (translate-en_da 1.9)" in second
    assert "! bees@honey.example is missing" in second
    assert "Nothing decided; 4 to go." in screen
    assert max(map(len, screen.splitlines())) <= columns
    assert terminal.code == 0


def test_decisions_are_written_at_once_and_counted(hive):
    terminal = Terminal(80, "--by", "Eva")
    terminal.until(Terminal.PROMPT)

    terminal.press("a")
    approved = po(hive)
    terminal.press("r")
    terminal.press("S")
    terminal.press("e", "Holdet" if "Holdet" in terminal.screen.rpartition(" of 4")[2] else "Biavler")
    terminal.press("\x15Ny tekst\r", "to go.")

    assert "1 approved, 1 edited and approved, 1 rejected; 1 to go." in terminal.left()
    assert "# approved: Eva; " in approved
    text = po(hive)
    assert (text.count("# approved: Eva; "), text.count("# rejected: Eva; "), text.count("#, fuzzy")) == (2, 1, 1)
    assert 'msgstr "Ny tekst"' in text
    assert "#|" not in text


@pytest.mark.parametrize("key", ["a", "r"])
def test_back_takes_the_last_decision_back(hive, key):
    before = po(hive)
    terminal = Terminal(80, "--by", "Eva")
    terminal.until(Terminal.PROMPT)

    terminal.press(key)
    assert po(hive) != before
    again = terminal.press("b")
    assert po(hive) == before
    first = terminal.press("b")
    terminal.press("q", "to go.")

    assert "that is taken back" in again
    assert "1 of 4" in again
    assert "This is the first one." in first
    assert "Nothing decided; 4 to go." in terminal.left()


def test_what_can_not_stand_is_asked_for_again(hive):
    terminal = Terminal(80, "--by", "Eva")
    terminal.until(Terminal.PROMPT)

    terminal.press("e", "Du passer mange bier")
    empty = terminal.press("\x15\r")
    terminal.press("e", "Du passer mange bier")
    odd = terminal.press("\x15{mad\r")
    unknown = terminal.press("x")
    terminal.press("\x03", "to go.")
    terminal.left()

    assert "That can't stand: it is empty" in empty
    assert "That can't stand: " in odd
    assert "Press one of these letters." in unknown
    assert terminal.code == ExitCode.INTERRUPTED
    assert po(hive).count("#, fuzzy") == 4


@pytest.mark.parametrize(
    ("script", "said", "target"),
    [
        ("printf 'Vi er  \\nfem\\n' > \"$1\"\n", "1 edited and approved; none to go.", '"Vi er  \\n"\n"fem"'),
        ("exit 3\n", "Nothing decided; 1 to go.", '"Vi er  \\n"\n"fire"'),
        ("printf '\\377' > \"$1\"\n", "did not write UTF-8", '"Vi er  \\n"\n"fire"'),
    ],
    ids=["edited", "given up", "not UTF-8"],
)
def test_a_text_with_line_breaks_opens_the_persons_editor(site, tmp_path, script, said, target):
    site.posting(POSTING, locales="[da, en]")
    made = draft("We are  \nfour", "Vi er  \nfire", "sections.team.body")
    site.write("postings/hive.da.po", po_edit.header("da", "en") + made)
    editor = tmp_path / "editor"
    editor.write_text(f"#!/bin/sh\n{script}", "utf-8")
    editor.chmod(0o755)
    terminal = Terminal(80, "--by", "Eva", EDITOR=str(editor), VISUAL="")
    terminal.until(Terminal.PROMPT)

    if "none to go" in said:
        terminal.press("e", "to go.")
    else:
        terminal.press("e")
        terminal.press("q", "to go.")

    assert said in terminal.left()
    assert f'msgstr ""\n{target}' in po(site)


@pytest.mark.usefixtures("hive")
def test_an_editor_that_is_not_there_is_told_and_the_review_goes_on(site):
    site.posting(POSTING, locales="[da, en]")
    made = draft("We are  \nfour", "Vi er  \nfire", "sections.team.body")
    site.write("postings/hive.da.po", po_edit.header("da", "en") + made)
    terminal = Terminal(80, "--by", "Eva", EDITOR="no-such-editor", VISUAL="")
    terminal.until(Terminal.PROMPT)

    told = terminal.press("e")
    terminal.press("a", "to go.")

    assert "“no-such-editor” can't be started" in told
    assert "1 approved; none to go." in terminal.left()


def test_a_name_is_asked_for_until_there_is_one(hive):
    terminal = Terminal(80)
    terminal.until("Your name, for the record: ")

    terminal.press("  \r", "Your name, for the record: ", line=True)
    terminal.press("Eva Eksempel\r", line=True)
    terminal.press("a")
    terminal.press("q", "to go.")
    terminal.left()

    assert "# approved: Eva Eksempel; " in po(hive)


def test_a_draft_that_changes_meanwhile_is_left_as_it_is(hive):
    terminal = Terminal(80, "--by", "Eva")
    terminal.until(Terminal.PROMPT)
    hive.write("postings/hive.da.po", po(hive).replace("Du passer mange bier", "Skrevet imens"))

    told = terminal.press("a")
    terminal.press("q", "to go.")

    assert "This entry has changed meanwhile" in told
    assert "Nothing decided; 4 to go." in terminal.left()
    assert "approved" not in po(hive)


def test_a_file_that_can_not_be_written_ends_the_review_with_its_name(hive):
    terminal = Terminal(80, "--by", "Eva")
    terminal.until(Terminal.PROMPT)
    (hive.root / "postings/hive.da.po").chmod(0o444)

    terminal.press("a", "to go.")

    assert "postings/hive.da.po: error: is read-only" in terminal.left()
    assert terminal.code == ExitCode.INPUT

"""Drafts, the whole story: the real command in processes of its own, real Apertium, and the toy Argos model."""

import json
import os
import re
import resource
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import polib
import pytest

from generator.errors import ExitCode
from generator.translation import provenance, quality

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("apertium-wblank-mode") is None, reason="needs Apertium and its pairs (Debian: apertium)"),
]

KEPT = (
    "job@havnen.example", "+45 12 34 56 78", "https://havnen.example/job?id=7&by=ry", "https://havnen.example/hold",
    "Café Sønderstrand", "Kirsten Byager", "1250", "4½", "kl. 5", "{home_country}", "Tallinn",
)  # fmt: skip
HARBOUR = """\
source_locale: da
title: "{Speaking} kok til Café Sønderstrand"
hiring_organization: {name: Café Sønderstrand}
job_location: {place: tallinn}
required_languages: [{language: da}]
locales: [da, nb, sv, en]
contacts: [{name: Kirsten Byager, email: job@havnen.example}]
responsibilities:
  - Du skriver til job@havnen.example og ringer på +45 12 34 56 78
  - Du læser https://havnen.example/job?id=7&by=ry hver dag, også for Kirsten Byager
  - Du laver mad til 1250 gæster og 4½ hund om ugen
  - Du arbejder for **Café Sønderstrand** og [holdet](https://havnen.example/hold)
sections:
  - id: team
    heading: Om holdet
    body: |
      Vi er **fire** kokke fra {home_country} i Tallinn.

      - Vi møder kl. 5
      - Vi har *gode* råvarer
"""
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


@dataclass
class Place:
    """A workspace, and the command called from it as a person calls it; nothing of the developer's own is seen."""

    root: Path
    home: Path
    env: dict[str, str] = field(default_factory=dict)

    def environment(self, **more: str) -> dict[str, str]:
        kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
        own = {f"XDG_{kind}_HOME": str(self.home / kind.lower()) for kind in ("DATA", "CONFIG", "CACHE")}
        return {**kept, **own, "HOME": str(self.home), "ANNONS_CACHE": str(self.home / "annons"), **self.env, **more}

    def command(self, *words: str) -> list[str]:
        return [sys.executable, "-m", "generator", *words]

    def annons(self, *words: str, before: tuple[str, ...] = (), **more: Any) -> "subprocess.CompletedProcess[str]":
        call = [*before, *self.command(*words)]
        env = self.environment(**more.pop("env", {}))
        return subprocess.run(call, cwd=self.root, env=env, capture_output=True, text=True, check=False, timeout=300, **more)

    def po(self, name: str, locale: str) -> Path:
        (found,) = self.root.glob(f"*/{name}.{locale}.po")
        return found

    def entries(self, name: str, locale: str) -> dict[str, polib.POEntry]:
        return {one.msgid: one for one in polib.pofile(str(self.po(name, locale)))}

    def drafts(self) -> dict[str, str]:
        """Return every Norwegian and Swedish PO file by its name, with the times taken out; English needs a model."""
        found = sorted(file for file in self.root.glob("*/*.po") if ".en." not in file.name)
        return {file.name: TIME.sub("TIME", file.read_text("utf-8")) for file in found}

    def bytes(self) -> dict[Path, bytes]:
        return {file.relative_to(self.root): file.read_bytes() for file in sorted(self.root.rglob("*")) if file.is_file()}

    def leftovers(self) -> list[str]:
        return [file.name for file in self.root.rglob(".*")]

    def data(self, *words: str) -> Any:
        return json.loads(self.annons(*words, "--report", "json").stdout)

    def posting(self, name: str, *responsibilities: str) -> Path:
        """Write a small posting."""
        file = self.root / "postings" / f"{name}.yaml"
        lines = "".join(f"  - {one}\n" for one in responsibilities)
        file.write_text(
            "source_locale: da\ntitle: Kok på øen\nhiring_organization: {name: Havnen}\n"
            "job_location: {address: {city: Riga, country: LV}}\nlocales: [da, nb]\nresponsibilities:\n" + lines,
            "utf-8",
        )
        return file


@pytest.fixture(scope="module")
def untouched(tmp_path_factory, root_of):
    """The example without its translations, and a posting full of what must not change."""
    root = Path(shutil.copytree(root_of / "examples" / "nordic-jobs", tmp_path_factory.mktemp("ws") / "nordic-jobs"))
    shutil.rmtree(root / "output", ignore_errors=True)
    for file in root.glob("*/*.po"):
        file.unlink()
    (root / "postings" / "harbour.yaml").write_text(HARBOUR, "utf-8")
    return root


@pytest.fixture(scope="module")
def root_of(pytestconfig):
    return pytestconfig.rootpath


@pytest.fixture(scope="module")
def first(untouched, tmp_path_factory):
    """What the first draft of all said and left, to be read only."""
    place = Place(Path(shutil.copytree(untouched, tmp_path_factory.mktemp("first") / "ws")), tmp_path_factory.mktemp("home"))
    return place, place.annons("draft")


@pytest.fixture
def bare(untouched, tmp_path):
    """A copy of the workspace without translations."""
    return Place(Path(shutil.copytree(untouched, tmp_path / "ws")), tmp_path / "home")


@pytest.fixture
def drafted(first, tmp_path):
    """A copy of the workspace as the first draft left it."""
    return Place(Path(shutil.copytree(first[0].root, tmp_path / "ws")), tmp_path / "home")


@pytest.fixture
def small(tmp_path):
    """A workspace with no posting yet."""
    (tmp_path / "ws" / "postings").mkdir(parents=True)
    (tmp_path / "ws" / "annons.toml").write_text('formats = ["html"]\n', "utf-8")
    return Place(tmp_path / "ws", tmp_path / "home")


def install_toy(place, root):
    done = place.annons("models", "install", str(root / "tests" / "toy_model" / "translate-da_en-1_0.argosmodel"))
    assert done.returncode == 0, done.stderr


def edit(file, *pairs):
    """Change a text file as an editor does."""
    text = file.read_text("utf-8")
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new, 1)
    file.write_text(text, "utf-8")


# One command makes the drafts.


def test_one_command_drafts_norwegian_and_swedish_and_says_how_to_get_english(first):
    place, done = first

    assert done.returncode == ExitCode.MISSING
    assert done.stdout == ""
    assert "[en] no installed engine translates da → en" in done.stderr
    assert "  → annons models install da-en\n" in done.stderr
    assert "postings/harbour.nb.po: 9 drafted by machine" in done.stderr
    assert "postings/harbour.en.po: 9 not drafted" in done.stderr
    assert "annons review" in done.stderr
    names = {"places/tallinn", "postings/back-office-agent-tallinn", "postings/customer-adviser-tallinn", "postings/harbour"}
    made = {str(file.relative_to(place.root)) for file in place.root.glob("*/*.po")}
    assert {name for name in made if not name.endswith(".en.po")} == {
        f"{name}.{locale}.po" for name in names for locale in ("nb", "sv")
    }
    # What the phrases know needs no engine.
    english = [entry for name in made if name.endswith(".en.po") for entry in polib.pofile(str(place.root / name))]
    assert {provenance.read(one.tcomment, one.msgid, one.msgstr).origin for one in english} == {"phrase"}
    assert place.leftovers() == []


def test_every_entry_is_a_fuzzy_draft_with_its_record(first):
    place, _ = first

    for file in place.root.glob("*/*.po"):
        for entry in polib.pofile(str(file)):
            record = provenance.read(entry.tcomment, entry.msgid, entry.msgstr)
            assert (entry.fuzzy, record.edited, bool(TIME.fullmatch(record.drafted))) == (True, False, True)
            if record.origin == "phrase":
                assert (record.route == "100 %") == (not entry.previous_msgid)
                continue
            route, version = {
                "nb": ("da→nb", r"apertium-dan-nor \d\S+"),
                "sv": ("da→nb→sv", r"apertium-dan-nor \d\S+, apertium-swe-nor \d\S+"),
            }[file.suffixes[-2][1:]]
            assert (record.origin, record.route) == ("apertium", route)
            assert re.fullmatch(version, record.version)


@pytest.mark.parametrize("locale", ["nb", "sv"])
def test_addresses_numbers_names_and_markup_come_through_byte_for_byte(first, locale):
    place, _ = first
    entries = place.entries("harbour", locale)
    sources, targets = "\n".join(entries), "\n".join(one.msgstr for one in entries.values())

    assert {token: targets.count(token) for token in KEPT} == {token: sources.count(token) for token in KEPT}
    assert all(sources.count(token) for token in KEPT)
    assert re.search(r"\*\*Café Sønderstrand\*\* \S+ \[\w+\]\(https://havnen.example/hold\)$", targets, re.MULTILINE)
    assert re.search(r"^Vi \S+ \*\*f\w+\*\* ", targets, re.MULTILINE)
    wrong = [
        (source, one.msgstr, signal.message)
        for name in ("harbour", "tallinn", "back-office-agent-tallinn", "customer-adviser-tallinn")
        for source, one in place.entries(name, locale).items()
        for signal in quality.signals(source, one.msgstr, "da", locale)
        if signal.severity == "error"
    ]
    assert wrong == []


def test_a_second_draft_changes_no_byte(drafted):
    before = drafted.bytes()

    done = drafted.annons("draft")

    assert done.returncode == ExitCode.MISSING
    assert drafted.bytes() == before
    assert drafted.annons("draft", "--locale", "nb,sv").stderr == "Nothing to draft.\n"


def test_with_a_model_installed_english_is_drafted_too(drafted, root):
    install_toy(drafted, root)

    done = drafted.annons("draft")

    assert done.returncode == 0, done.stderr
    for source, entry in drafted.entries("harbour", "en").items():
        record = provenance.read(entry.tcomment, source, entry.msgstr)
        assert (entry.fuzzy, record.origin, record.route, record.version) == (True, "argos", "da→en", "translate-da_en 1.0")
        assert Counter(re.findall(r"\{\w+\}", source)) == Counter(re.findall(r"\{\w+\}", entry.msgstr))
    english = "\n".join(entry.msgstr for entry in drafted.entries("harbour", "en").values())
    assert [kept for kept in KEPT if kept not in english and kept != "kl. 5"] == []  # “kl.” is English there


def test_ads_say_that_they_are_drafts_until_somebody_approves(drafted):
    build = ("build", "harbour", "--locale", "nb,sv", "--format", "html")
    pages = [drafted.root / f"output/harbour/harbour.{locale}.html" for locale in ("nb", "sv")]
    assert drafted.annons(*build).returncode == 0
    assert ['class="band band-draft"' in page.read_text("utf-8") for page in pages] == [True, True]

    done = drafted.annons("approve", "harbour", "--locale", "nb,sv", "--by", "Eva Eksempel")

    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert re.search(r"approved by Eva Eksempel in nb, sv\.$", done.stderr.strip())
    assert drafted.annons(*build, "--strict").returncode == 0
    assert ['class="band' in page.read_text("utf-8") for page in pages] == [False, False]
    entry = drafted.entries("harbour", "sv")["Om holdet"]
    record = provenance.read(entry.tcomment, entry.msgid, entry.msgstr)
    assert (entry.fuzzy, record.by, record.origin) == (False, "Eva Eksempel", "apertium")


# Texts change.


def approved(place, *responsibilities, name="kok"):
    """Draft a posting and approve it."""
    place.posting(name, *responsibilities)
    assert place.annons("draft").returncode == 0
    assert place.annons("approve", "--locale", "nb", "--by", "Eva").returncode == 0


COOK = "Du laver mad til alle vores gæster på havnen"


def test_a_changed_source_keeps_its_old_translation_as_a_suggestion(small):
    approved(small, COOK)
    was = small.entries("kok", "nb")[COOK].msgstr
    now = COOK.replace("alle vores gæster", "200 gæster")
    small.posting("kok", now)
    assert [row["stale"] for row in small.data("status")["status"]] == [1]

    done = small.annons("draft")

    assert (done.returncode, "1 kept from an earlier text, to be mended" in done.stderr) == (0, True)
    entries = small.entries("kok", "nb")
    assert COOK not in entries
    assert (entries[now].fuzzy, entries[now].previous_msgid, entries[now].msgstr) == (True, COOK, was)
    assert [row["stale"] for row in small.data("status")["status"]] == [1]
    (told,) = small.data("review")["drafts"]
    assert (told["previous_source"], told["source"], told["draft"], told["from"]) == (COOK, now, was, "an earlier text")
    left = small.annons("approve", "--locale", "nb", "--by", "Eva")
    assert (left.returncode, "translates an earlier text" in left.stderr) == (ExitCode.CONTENT, True)


def test_a_spelling_fix_keeps_its_approval(small):
    misspelt = COOK.replace("gæster", "gæstre")
    approved(small, misspelt)
    was = small.entries("kok", "nb")[misspelt].msgstr
    small.posting("kok", COOK)

    done = small.annons("draft", "--keep")

    assert (done.returncode, "1 kept as they were" in done.stderr) == (0, True)
    entry = small.entries("kok", "nb")[COOK]
    assert (entry.fuzzy, entry.msgstr) == (False, was)
    assert f"was “{misspelt}”" in entry.tcomment
    assert [row["approved"] for row in small.data("status")["status"]] == [2]


def test_the_same_sentence_comes_from_the_memory_and_a_similar_one_is_suggested(small):
    approved(small, COOK)
    edit(small.po("kok", "nb"), (small.entries("kok", "nb")[COOK].msgstr, "Du lager god mat til alle"))
    similar = COOK.replace("havnen", "øen")
    small.posting("bager", COOK, similar)

    done = small.annons("draft")

    assert (done.returncode, "2 from the memory, 1 from a similar text" in done.stderr) == (0, True), done.stderr
    entries = small.entries("bager", "nb")
    record = provenance.read(entries[COOK].tcomment, COOK, entries[COOK].msgstr)
    assert (entries[COOK].msgstr, entries[COOK].fuzzy, entries[COOK].previous_msgid) == (
        "Du lager god mat til alle",
        True,
        None,
    )
    assert (record.origin, record.route, record.version) == ("memory", "100 %", "postings/kok.yaml")
    assert (entries[similar].msgstr, entries[similar].previous_msgid) == ("Du lager god mat til alle", COOK)
    told = small.data("review")["drafts"][0]
    assert (told["source"], told["previous_source"]) == (similar, COOK)
    assert re.fullmatch(r"memory \d\d %", told["from"])


def test_a_rejected_draft_is_not_offered_again_until_it_is_asked_for(small):
    small.posting("kok", COOK)
    small.annons("draft")
    entry = small.entries("kok", "nb")[COOK]
    # As "review" leaves it.
    edit(small.po("kok", "nb"), (entry.tcomment.split("\n")[0], "rejected: Eva; 2026-11-22T11:53:07Z"))
    edit(
        small.po("kok", "nb"),
        (f'#, fuzzy\nmsgctxt "responsibilities"\nmsgid "{COOK}"', f'msgctxt "responsibilities"\nmsgid "{COOK}"'),
    )
    edit(small.po("kok", "nb"), (f'msgstr "{entry.msgstr}"', 'msgstr ""'))
    before = small.bytes()

    again = small.annons("draft")

    assert (again.returncode, again.stderr) == (0, "Nothing to draft.\n")
    assert small.bytes() == before
    assert small.annons("draft", "--again").returncode == 0
    assert small.entries("kok", "nb")[COOK].msgstr == entry.msgstr
    assert "rejected" not in small.entries("kok", "nb")[COOK].tcomment


def test_an_editor_that_clears_the_mark_approves_without_a_name(small):
    small.posting("kok", COOK)
    small.annons("draft")
    edit(small.po("kok", "nb"), ("#, fuzzy\n", ""), ("#, fuzzy\n", ""))

    (row,) = small.data("status")["status"]

    assert (row["approved"], row["unrecorded"], row["approvers"]) == (2, 2, [])
    assert "unrecorded (2)" in small.annons("status").stdout
    assert small.annons("build", "--strict", "--locale", "nb").returncode == 0


# What can go wrong.


def test_two_drafts_at_once_lose_nothing_of_each_other(bare, first):
    call, env = bare.command("draft", "--locale", "nb,sv"), bare.environment()
    both = [
        subprocess.Popen(call, cwd=bare.root, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    said = [one.communicate(timeout=300) for one in both]

    assert [one.returncode for one in both] == [0, 0], said
    assert bare.drafts() == first[0].drafts()
    assert bare.leftovers() == []


KILL = """\
import os, signal, sys
event, number, name = os.environ["KILL_AT"].split(":")
left = int(number)
def watch(now, arguments):
    global left
    if now == event and name in str(arguments):
        left -= 1
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(watch)
"""


@pytest.mark.parametrize(
    "moment",
    [
        pytest.param("sqlite3.connect:1:", id="at the memory"),
        pytest.param("subprocess.Popen:3:", id="as the engine starts"),
        pytest.param("open:1:.part", id="before the first file"),
        pytest.param("os.rename:1:.po.", id="when the first file is written, not yet in place"),
        pytest.param("os.rename:4:.po.", id="amid the files"),
        pytest.param("os.rename:8:.po.", id="at the last file"),
    ],
)
def test_a_draft_that_is_killed_leaves_whole_files_and_is_made_good_by_the_next(bare, first, tmp_path, moment):
    (tmp_path / "hook").mkdir()
    (tmp_path / "hook" / "sitecustomize.py").write_text(KILL, "utf-8")

    killed = bare.annons("draft", "--locale", "nb,sv", env={"PYTHONPATH": str(tmp_path / "hook"), "KILL_AT": moment})

    assert killed.returncode == -9, killed.stderr
    whole = first[0].drafts()
    assert [name for name, text in bare.drafts().items() if text != whole[name]] == []
    assert bare.annons("draft", "--locale", "nb,sv").returncode == 0
    assert bare.drafts() == whole
    assert bare.leftovers() == []


def test_drafts_approved_meanwhile_survive_a_kill(drafted, tmp_path):
    drafted.annons("approve", "harbour", "--locale", "nb", "--by", "Eva")
    edit(drafted.root / "postings/harbour.yaml", ("- Vi møder kl. 5", "- Vi møder kl. 5 hver dag"))
    before = drafted.entries("harbour", "nb")
    (tmp_path / "hook").mkdir()
    (tmp_path / "hook" / "sitecustomize.py").write_text(KILL, "utf-8")

    killed = drafted.annons("draft", env={"PYTHONPATH": str(tmp_path / "hook"), "KILL_AT": "os.rename:1:harbour.nb.po."})

    assert killed.returncode == -9
    after = drafted.entries("harbour", "nb")
    assert {source: (one.msgstr, one.fuzzy) for source, one in after.items()} == {
        source: (one.msgstr, one.fuzzy) for source, one in before.items()
    }


@pytest.mark.parametrize(
    ("damage", "line", "said"),
    [
        (
            lambda text: text.replace('msgstr "{Speaking}', 'msgstr "{Speaking', 1).replace('strand"\n', "strand\n", 1),
            12,
            "not closed",
        ),
        (lambda text: f"{text}\n<<<<<<< ours\n", None, "a mark that git left after a conflict"),
        (lambda text: text + text[text.index("#, fuzzy") :], None, "stands twice"),
        (lambda text: text[: text.rindex("msgstr")], None, "the last entry has no msgstr"),
        (lambda text: text.replace("Language: nb", "Language: sv"), 0, "its header says Language: sv"),
        (lambda _: "\0\0\0", 1, "no part of a PO file"),
    ],
    ids=["string", "conflict", "twice", "cut off", "language", "zeros"],
)
def test_a_broken_file_is_told_with_its_line_and_the_others_are_drafted(drafted, damage, line, said):
    file = drafted.po("harbour", "nb")
    file.write_text(damage(file.read_text("utf-8")), "utf-8")
    broken = file.read_bytes()
    drafted.po("harbour", "sv").unlink()
    drafted.po("tallinn", "nb").unlink()

    done = drafted.annons("draft", "--locale", "nb,sv")

    assert done.returncode == ExitCode.INPUT
    place = "postings/harbour.nb.po" + ("" if line == 0 else rf":{line or '[0-9]+'}(?::\d+)?")
    told = re.findall(rf"^{place}: error: .*$", done.stderr, re.MULTILINE)
    assert said in "\n".join(told), done.stderr
    assert ": warning: " not in done.stderr
    assert file.read_bytes() == broken
    assert len(drafted.entries("harbour", "sv")) == 9
    assert len(drafted.entries("tallinn", "nb")) == 8
    assert {row["locale"] for row in drafted.data("status")["status"] if row["posting"] == "harbour"} == {"sv", "en"}


BY_HAND = """\
# Oversat af holdet.
msgid ""
msgstr ""
"Language: nb\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

#. to the translator
#: kok.yaml:6
#, no-wrap
msgctxt "responsibilities"
msgid ""
"Du laver mad "
"til alle vores gæster på havnen"
msgstr ""
"Du lager "
"mat til alle"

# Spørg Kirsten.
#, fuzzy, no-wrap
#| msgid "Køkkenchef"
msgctxt "title"
msgid "Kok på øen"
msgstr "Kjøkkensjef"

#~ msgctxt "title"
#~ msgid "Tjener"
#~ msgstr "Kelner"
"""


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_people_wrote_by_hand_is_kept_byte_for_byte(small, end):
    small.posting("kok", COOK, "Du vasker op hver dag")
    file = small.root / "postings" / "kok.nb.po"
    file.write_bytes(BY_HAND.replace("\n", end).encode())

    done = small.annons("draft")

    assert (done.returncode, "1 drafted by machine" in done.stderr) == (0, True), done.stderr
    lines = file.read_bytes().decode().split(end)
    new = next(number for number, text in enumerate(lines) if text.startswith("# draft: "))
    end_of_new = lines.index("", new)
    assert lines[:new] + lines[end_of_new + 1 :] == BY_HAND.split("\n")
    assert (b"\r\n" in file.read_bytes()) == (end == "\r\n")
    assert b"\n" not in file.read_bytes().replace(end.encode(), b"")


def test_a_read_only_file_is_left_alone(drafted):
    file = drafted.po("harbour", "nb")
    edit(drafted.root / "postings/harbour.yaml", ("- Vi møder kl. 5", "- Vi møder tidligt"))
    before = file.read_bytes()
    file.chmod(0o444)

    done = drafted.annons("draft", "--locale", "nb,sv")

    assert (done.returncode, file.read_bytes(), file.stat().st_mode & 0o777) == (ExitCode.INPUT, before, 0o444)
    assert "postings/harbour.nb.po: error: is read-only" in done.stderr
    assert "postings/harbour.nb.po: 1 not drafted" in done.stderr
    assert "Vi møder tidligt" in drafted.entries("harbour", "sv")


def test_a_file_keeps_its_rights(drafted):
    file = drafted.po("harbour", "nb")
    edit(drafted.root / "postings/harbour.yaml", ("- Vi møder kl. 5", "- Vi møder tidligt"))
    file.chmod(0o660)

    drafted.annons("draft", "--locale", "nb")

    assert "Vi møder tidligt" in drafted.entries("harbour", "nb")
    assert file.stat().st_mode & 0o777 == 0o660


def told_of_no_room(place, before, done):
    assert done.returncode == ExitCode.INPUT, done.stderr
    assert re.search(r"postings/harbour.nb.po: error: can't be written: (No space left|File too large)", done.stderr)
    assert "postings/harbour.nb.po: 1 not drafted" in done.stderr
    assert place.bytes() == before


def test_files_that_may_not_grow(drafted):
    edit(drafted.root / "postings/harbour.yaml", ("- Vi møder kl. 5", "- Vi møder tidligt"))
    before = drafted.bytes()

    done = drafted.annons(
        "draft", "harbour", "--locale", "nb", preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (500, 500))
    )

    told_of_no_room(drafted, before, done)


def test_a_full_disk(drafted, tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", disk], check=False, capture_output=True)
    if mounted.returncode:
        pytest.skip("no disk can be mounted here")
    try:
        place = Place(Path(shutil.copytree(drafted.root, disk / "ws")), drafted.home)
        edit(place.root / "postings/harbour.yaml", ("- Vi møder kl. 5", "- Vi møder tidligt"))
        subprocess.run(["dd", "if=/dev/zero", f"of={disk / 'full'}"], check=False, capture_output=True)
        before = place.bytes()

        told_of_no_room(place, before, place.annons("draft", "harbour", "--locale", "nb"))
    finally:
        subprocess.run(["umount", disk], check=True)


# Really offline.


def test_without_any_network_interface(bare, root, first):
    if not shutil.which("unshare") or subprocess.run(["unshare", "--net", "true"], check=False, capture_output=True).returncode:
        pytest.skip("a network namespace is not permitted here")
    install_toy(bare, root)

    done = bare.annons("draft", before=("unshare", "--net"))

    assert done.returncode == 0, done.stderr
    assert bare.drafts() == first[0].drafts()
    assert len(bare.entries("harbour", "en")) == 9


AUDIT = """\
import os, sys
log = os.open(os.environ["AUDIT"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
def watch(event, arguments):
    if event.startswith("socket."):
        os.write(log, f"{event} {arguments}\\n".encode())
sys.addaudithook(watch)
import atexit
atexit.register(lambda: os.write(log, f"telemetry disabled: {os.environ.get('ORT_DISABLE_TELEMETRY')}\\n".encode()))
"""


def test_python_opens_no_socket_and_telemetry_is_off(bare, root, tmp_path):
    install_toy(bare, root)
    (tmp_path / "hook").mkdir()
    (tmp_path / "hook" / "sitecustomize.py").write_text(AUDIT, "utf-8")
    log = tmp_path / "audit.log"

    done = bare.annons("draft", env={"PYTHONPATH": str(tmp_path / "hook"), "AUDIT": str(log)})

    assert done.returncode == 0, done.stderr
    assert {line for line in log.read_text("utf-8").splitlines() if not line.endswith("None")} == {"telemetry disabled: 1"}


def test_no_program_opens_a_socket(bare, root, tmp_path):
    log = tmp_path / "strace.log"
    if not shutil.which("strace") or subprocess.run(["strace", "-o", "/dev/null", "true"], check=False).returncode:
        pytest.skip("strace is not installed, or not permitted")
    install_toy(bare, root)

    done = bare.annons("draft", before=("strace", "-f", "-e", "trace=%network", "-o", str(log)))

    assert done.returncode == 0, done.stderr
    assert len(bare.entries("harbour", "en")) == len(bare.entries("harbour", "sv")) == 9
    calls = [line for line in log.read_text("utf-8", "replace").splitlines() if re.search(r"\b[a-z0-9_]+\(", line)]
    # A pair of sockets without an address is how programs talk with their own children.
    assert [line for line in calls if "socketpair(AF_UNIX" not in line] == []

"""Whatever was edited, deleted, built in part or spoiled before: a build ends where one into an empty folder would."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import jobs, manifest
from generator.build import BuildOptions, Ways, build
from generator.errors import ExitCode
from generator.incremental.cache import Cache, place
from generator.incremental.freshness import Freshness, wishes
from generator.posting.workspace import Workspace
from generator.rendering.themes import load

NAMES, LOCALES, FORMATS = ("a", "b", "c"), ("en", "da", "sv"), ("html", "md")
PO = 'msgid ""\nmsgstr ""\n\nmsgctxt "title"\nmsgid "Beekeeper"\nmsgstr "{}"\n'
ORGANIZATION = "source_locale: en\nname: Hive Example {}\n"
words = st.sampled_from(["One", "Two", "Three"])
names = st.sampled_from(NAMES)


def contents(folder):
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


def some(of):
    return st.none() | st.sets(st.sampled_from(of), min_size=1).map(lambda chosen: tuple(sorted(chosen)))


edits = st.one_of(
    st.tuples(
        st.just("posting"), names, words, some(LOCALES), st.sampled_from(["", "", "id: z\n", "audiences: [{language: da}]\n"])
    ),
    st.tuples(st.just("no posting"), names),
    st.tuples(st.just("wrong posting"), names),
    st.tuples(st.just("po"), names, st.sampled_from(["da", "sv"]), words),
    st.tuples(st.just("no po"), names, st.sampled_from(["da", "sv"])),
    st.tuples(st.just("organization"), words),
    st.tuples(st.just("its po"), words),
    st.tuples(st.just("template"), words),
    st.tuples(st.just("no template")),
    st.tuples(st.just("formats"), some(FORMATS)),
    st.tuples(st.just("spoil"), st.integers(0, 30), st.booleans()),
    st.tuples(st.just("no manifest")),
    st.tuples(st.just("touch")),
    st.tuples(st.just("build"), some(LOCALES), some(FORMATS), st.booleans(), st.sampled_from(["", "", "classic"])),
)


class Folder:
    """A workspace that is edited."""

    def __init__(self, root):
        self.root, self.out = root, root / "output"
        for name in ("postings", "organizations"):
            (root / name).mkdir(parents=True)
        self.do("formats", None)
        self.do("organization", "One")
        self.do("posting", "a", "One", None, "")

    def do(self, what, *given):
        return getattr(self, f"_{what.replace(' ', '_')}")(*given)

    def _write(self, name, text):
        (self.root / name).parent.mkdir(parents=True, exist_ok=True)
        (self.root / name).write_text(text, "utf-8")

    def _posting(self, name, word, locales, more):
        chosen = f"locales: [{', '.join(locales)}]\n" if locales else "locales: [en, da]\n"
        text = "source_locale: en\ntitle: Beekeeper\nhiring_organization: hive\njob_location: {address: {country: DK}}\n"
        self._write(f"postings/{name}.yaml", f"{text}summary: {word}.\n{chosen}{more}")

    def _no_posting(self, name):
        (self.root / f"postings/{name}.yaml").unlink(missing_ok=True)

    def _wrong_posting(self, name):
        self._write(f"postings/{name}.yaml", "no_such_field: 1\n")

    def _po(self, name, locale, word):
        self._write(f"postings/{name}.{locale}.po", PO.format(word))

    def _no_po(self, name, locale):
        (self.root / f"postings/{name}.{locale}.po").unlink(missing_ok=True)

    def _organization(self, word):
        self._write("organizations/hive.yaml", ORGANIZATION.format(word))

    def _its_po(self, word):
        self._write("organizations/hive.da.po", PO.format(word))

    def _template(self, word):
        self._write("templates/nordic/ad.md.j2", "{{ ad.title|md }}" + f" {word}\n")

    def _no_template(self):
        shutil.rmtree(self.root / "templates", ignore_errors=True)

    def _formats(self, formats):
        chosen = ", ".join(f'"{one}"' for one in formats or FORMATS)
        self._write("annons.toml", f"formats = [{chosen}]\n")

    def _spoil(self, number, gone):
        files = [file for file in sorted(self.out.rglob("*.*")) if file.suffix in {".html", ".md"}]
        if files:
            file = files[number % len(files)]
            if gone:
                file.unlink()
            else:
                # The same size and time: only its bytes differ.
                told = file.stat()
                file.write_bytes(bytes([file.read_bytes()[0] ^ 1]) + file.read_bytes()[1:])
                os.utime(file, ns=(told.st_atime_ns, told.st_mtime_ns))

    def _no_manifest(self):
        (self.out / "manifest.json").unlink(missing_ok=True)

    def _touch(self):
        for file in self.root.rglob("*.*"):
            os.utime(file, (1, 1))

    def _build(self, locales, formats, prune, theme):
        whole = locales is None and formats is None
        return self.build(self.out, prune=prune and whole, locales=locales, formats=formats, theme=theme or None)

    def build(self, output, *, prune=False, cache=True, **options):
        jobs.forget()
        workspace = Workspace.open(self.root)
        files = workspace.posting_files()
        ways = Ways(place(output, self.root) if cache else None, prune=prune)
        return build(workspace, files, BuildOptions(output=output, **options), ways=ways)


@pytest.mark.slow
@settings(max_examples=60)
@given(st.lists(edits, min_size=3, max_size=10))
def test_random_edits_and_builds_end_where_a_clean_build_does(steps):
    with tempfile.TemporaryDirectory() as name:
        folder = Folder(Path(name) / "site")
        folder.build(folder.out)
        spoiled = False
        for step in steps:
            spoiled = spoiled or step[0] in {"spoil", "no manifest"}
            folder.do(*step)
        for wrong in folder.root.glob("postings/*.yaml"):
            if "no_such" in wrong.read_text("utf-8"):
                wrong.unlink()
        last = folder.build(folder.out, prune=True)
        clean = folder.build(Path(name) / "clean", cache=False)
        there, wanted = contents(folder.out), contents(Path(name) / "clean")

        assert last.exit_code is clean.exit_code
        assert sorted(last.files) == sorted(clean.files)
        assert last.ads == clean.ads
        assert {one for one in last.findings if one.rule not in {"PRUNE", "STALE"}} == set(clean.findings)
        assert {file: there.get(file) for file in wanted if file != "manifest.json"} == {
            file: data for file, data in wanted.items() if file != "manifest.json"
        }
        if not spoiled and clean.exit_code is ExitCode.DONE:
            # What somebody spoiled stays where it is no longer asked for.
            assert there == wanted | ({} if wanted else {"manifest.json": manifest.encode({"ads": {}})})
        again = folder.build(folder.out, prune=True)
        if clean.exit_code is ExitCode.DONE:
            assert again.made == []


def test_wishes_differ_by_what_is_asked_for(site, monkeypatch):
    def asked(**options):
        return wishes(jobs.plan(Workspace.open(site.root), BuildOptions(formats=("html", "pdf"), **options)))

    first = asked()
    assert len(set(first)) == len(first)
    assert asked() == first
    assert asked(locales=("da",)) == first
    for other in (asked(theme="classic"), asked(strict=True)):
        assert set(other).isdisjoint(first)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    assert set(asked()).isdisjoint(first)
    assert load("classic", site.root).name == "classic"


def test_of_what_is_not_known_all_is_new(site):
    plan = jobs.plan(Workspace.open(site.root), BuildOptions())
    found = Freshness(Cache(None), plan, site.root)

    assert found.why(0, None) == "it has not been made before"
    assert found.postings == {}
    assert found.rel(str(site.root / "postings/a.yaml")) == "postings/a.yaml"
    assert found.absolute("postings/a.yaml") == str(site.root / "postings/a.yaml")
    assert found.absolute("/x/y") == "/x/y"


def test_settings_that_are_saved_after_they_were_read_are_read_again(site):
    site.write("annons.toml", 'formats = ["md"]\n')
    site.posting()
    workspace = Workspace.open(site.root)
    site.write("annons.toml", 'formats = ["md"]\nfront_matter = true\n')
    build(workspace, workspace.posting_files(), BuildOptions(output=site.out), ways=Ways(place(site.out, site.root)))
    before = site.text("hive.en.md")
    report = site.again()

    assert len(report.made) == 1
    assert not before.startswith("---")
    assert site.text("hive.en.md").startswith("---")
    assert site.again().made == []

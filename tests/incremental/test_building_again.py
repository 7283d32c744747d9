"""A build makes what has changed since the last one, says why, and ends where a build of everything would have ended."""

import json
import os
import shutil
import sqlite3

import pytest

from generator.build import Ways
from generator.errors import ExitCode, InputError
from generator.incremental.cache import place
from generator.printing.orders import Wanted

SECTIONS = "sections: [{id: a, heading: About, body: One.}]\n"
PO = 'msgid ""\nmsgstr ""\n\nmsgctxt "title"\nmsgid "Beekeeper"\nmsgstr "{}"\n'


def contents(folder):
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


def names(files):
    return sorted(file.name for file in files)


@pytest.fixture
def two(site):
    """Two postings in two locales, with an organization and a place."""
    site.write("annons.toml", 'formats = ["html", "md"]\n')
    site.write("organizations/hive.yaml", "source_locale: en\nname: Hive Example\nlogo: {file: organizations/hive.png}\n")
    site.picture("organizations/hive.png")
    site.write("places/roskilde.yaml", "source_locale: en\nname: Roskilde\ncountry: DK\n")
    for name in ("a", "b"):
        site.write(
            f"postings/{name}.yaml",
            "source_locale: en\ntitle: Beekeeper\nlocales: [en, da]\n"
            "hiring_organization: hive\njob_location: {place: roskilde}\n",
        )
        site.write(f"postings/{name}.da.po", PO.format("Biavler"))
    site.again()
    return site


def fresh(site, **options):
    """Return what a build of everything into an empty folder leaves."""
    report = site.build(output=site.root / "elsewhere", **{"formats": None, **options})
    assert report.exit_code in {ExitCode.DONE, ExitCode.INPUT}
    made = contents(site.root / "elsewhere")
    shutil.rmtree(site.root / "elsewhere")
    return made


class TestNothingChanged:
    def test_nothing_is_made_and_everything_is_told(self, two):
        before = contents(two.out)
        report = two.again()

        assert (report.made, report.changed, report.why) == ([], [], {})
        assert (report.postings, report.ads, len(report.files), report.exit_code) == (2, 4, 8, ExitCode.DONE)
        assert contents(two.out) == before == fresh(two)

    def test_what_was_only_touched_has_not_changed(self, two):
        for file in [*two.root.rglob("*.yaml"), *two.root.rglob("*.po"), *two.out.rglob("*.*")]:
            os.utime(file, (1, 1))

        assert two.again().made == []

    def test_warnings_are_told_again(self, site):
        site.posting("summary: Bees.", locales="[en, da]")
        first = site.again()
        second = site.again()

        assert second.made == []
        assert second.findings == first.findings != []

    def test_the_workspace_may_be_moved_together_with_its_output(self, two, monkeypatch):
        shutil.copytree(two.root, two.root.parent / "moved", copy_function=shutil.copy2)
        monkeypatch.chdir(two.root.parent / "moved")
        two.root = two.root.parent / "moved"
        two.out = two.root / "output"

        assert two.again().made == []


@pytest.mark.parametrize(
    ("change", "made", "why"),
    [
        ("postings/a.yaml", ["a.da.html", "a.da.md", "a.en.html", "a.en.md"], "postings/a.yaml has changed"),
        ("postings/a.da.po", ["a.da.html", "a.da.md"], "postings/a.da.po has changed"),
        ("organizations/hive.yaml", 8, "organizations/hive.yaml has changed"),
        ("organizations/hive.png", 8, "organizations/hive.png has changed"),
        ("places/roskilde.yaml", 8, "places/roskilde.yaml has changed"),
        ("annons.toml", 8, "annons.toml has changed"),
    ],
)
def test_what_changed_is_made_again_with_all_that_depends_on_it(two, change, made, why):
    file = two.root / change
    data = file.read_bytes()
    file.write_bytes(data.replace(b"Biavler", b"Birkter") if b"Biavler" in data else data + b"\n# more\n")
    report = two.again()

    assert names(report.made) == made or len(report.made) == made
    assert {report.why[name.as_posix()] for name in report.made} == {why}
    assert len(report.files) == 8
    assert contents(two.out) == fresh(two)


@pytest.mark.parametrize(
    ("new", "made"),
    [
        ("places/roskilde.da.po", ["a.da.html", "a.da.md", "b.da.html", "b.da.md"]),
        ("organizations/hive.da.po", ["a.da.html", "a.da.md", "b.da.html", "b.da.md"]),
        ("postings/c.yaml", ["c.en.html", "c.en.md"]),
        ("templates/nordic/parts/imprint.html.j2", 8),
        ("locales/nn/LC_MESSAGES/annons.po", 8),
    ],
)
def test_a_file_that_comes_is_noticed_and_so_is_its_going(two, new, made):
    texts = {".po": 'msgid ""\nmsgstr ""\n', ".j2": "<p>Ours</p>\n", ".yaml": two.POSTING + "locales: [en]\n"}
    file = two.write(new, texts[(two.root / new).suffix])
    came = two.again()
    there = contents(two.out)

    assert names(came.made) == made or len(came.made) == made
    assert there == fresh(two)
    file.unlink()
    went = two.again(prune=True)
    assert contents(two.out) == fresh(two)
    assert len(went.made) == (0 if "postings" in new else len(came.made))


class TestTheOutput:
    def test_a_file_that_is_gone_is_made_again_alone(self, two):
        two.file("a.da.md").unlink()
        report = two.again()

        assert names(report.made) == ["a.da.md"]
        assert report.why["a/a.da.md"] == "it is not there"
        assert contents(two.out) == fresh(two)

    def test_one_that_somebody_changed_is_put_right(self, two):
        two.file("b.en.html").write_text("mine")
        report = two.again()

        assert names(report.made) == names(report.changed) == ["b.en.html"]
        assert report.why["b/b.en.html"] == "it was changed by somebody else"
        assert contents(two.out) == fresh(two)

    def test_without_its_manifest_all_is_made(self, two):
        (two.out / "manifest.json").unlink()
        report = two.again()

        assert (len(report.made), report.changed) == (8, [])
        assert contents(two.out) == fresh(two)

    def test_what_another_program_took_out_of_the_manifest_is_made_again(self, two):
        told = json.loads((two.out / "manifest.json").read_text("utf-8"))
        del told["ads"]["a.da"]
        (two.out / "manifest.json").write_text(json.dumps(told))
        report = two.again()

        assert names(report.made) == ["a.da.html", "a.da.md"]
        assert contents(two.out) == fresh(two)

    def test_a_build_without_a_cache_is_noticed_by_one_with(self, two):
        two.write("postings/a.da.po", PO.format("Birøgter"))
        two.build("a", locales=("da",))
        report = two.again()

        assert report.changed == []
        assert contents(two.out) == fresh(two)


class TestOptions:
    def test_a_part_is_made_and_the_rest_later(self, two):
        posting = two.root / "postings/a.yaml"
        posting.write_text(posting.read_text("utf-8") + "summary: Bees.\n", "utf-8")
        first = two.again("a", locales=("en",), formats=("md",))
        second = two.again()

        assert names(first.made) == ["a.en.md"]
        assert names(second.made) == ["a.da.html", "a.da.md", "a.en.html"]
        assert contents(two.out) == fresh(two)

    def test_other_options_make_other_files(self, two):
        report = two.again(theme="classic")

        assert len(report.made) == 8
        assert set(report.why.values()) == {"the options have changed"}
        assert contents(two.out) == fresh(two, theme="classic")

    def test_a_date_from_the_environment_is_an_option(self, two, monkeypatch):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")

        assert len(two.again().made) == 8

    def test_force_makes_everything(self, two):
        report = two.again(force=True)

        assert (len(report.made), report.changed) == (8, [])
        assert {report.why[name.as_posix()] for name in report.made} == {"--force"}

    def test_strict_is_asked_again_of_what_was_built_without(self, site):
        site.posting(SECTIONS, locales="[en, da]")
        assert site.again().exit_code is ExitCode.DONE
        report = site.again(strict=True)

        assert report.exit_code is ExitCode.CONTENT
        assert {finding.severity for finding in report.findings} == {"error"}


class TestWhatIsWrong:
    def test_it_is_told_each_time_and_mended_once(self, two):
        posting = two.root / "postings/a.yaml"
        whole = posting.read_text("utf-8")
        posting.write_text(whole + "no_such_field: 1\n", "utf-8")
        before = contents(two.out)
        for _ in range(2):
            report = two.again()
            assert (report.exit_code, report.made, len(report.files)) == (ExitCode.INPUT, [], 4)
            assert contents(two.out) == before
        posting.write_text(whole, "utf-8")
        report = two.again()

        assert (report.exit_code, report.changed, contents(two.out)) == (ExitCode.DONE, [], before)

    def test_two_postings_of_one_name_are_refused_though_one_was_built_before(self, two):
        two.write("postings/0.yaml", f"id: b\n{two.POSTING}locales: [en]\n")
        report = two.again()

        assert [one.where.file.name for one in report.findings if one.rule == "ID"] == ["b.yaml"]
        assert names(report.made) == ["b.en.html", "b.en.md"]

    def test_an_ad_for_an_audience_may_not_take_the_name_of_one_that_is_fresh(self, two):
        two.write("postings/b-for-da.yaml", f"{two.POSTING}locales: [en]\n")
        two.again()
        two.write("postings/b.yaml", (two.root / "postings/b.yaml").read_text("utf-8") + "audiences: [{language: da}]\n")
        report = two.again()

        assert [(one.rule, one.where.file.name) for one in report.findings] == [("ID", "b.yaml")]

    def test_a_posting_that_becomes_confidential_is_made_anew_and_the_old_is_gone(self, two):
        posting = two.root / "postings/a.yaml"
        two.write("organizations/desk.yaml", "source_locale: en\nname: Desk Example\n")
        more = "agency: desk\nconfidential: true\n"
        posting.write_text(posting.read_text("utf-8") + more, "utf-8")
        report = two.again(locales=("en",), formats=("md",))

        assert report.findings == []
        assert "Hive" not in "".join(file.read_text("utf-8") for file in (two.out / "a").iterdir())
        assert names((two.out / "a").iterdir()) == ["a.en.md"]


class TestPrune:
    def test_what_a_posting_no_longer_asks_for_is_told_and_removed_when_asked(self, two):
        posting = two.root / "postings/a.yaml"
        posting.write_text(posting.read_text("utf-8").replace("[en, da]", "[en]"), "utf-8")
        told = two.again()
        assert [one.rule for one in told.findings] == ["STALE"]
        assert [one.rule for one in two.again().findings] == ["STALE"]
        report = two.again(prune=True)

        assert names(report.removed) == ["a.da.html", "a.da.md"]
        assert contents(two.out) == fresh(two)

    def test_a_posting_that_is_gone_takes_its_ads_along(self, two):
        (two.root / "postings/a.yaml").unlink()
        report = two.again(prune=True)

        assert len(report.removed) == 4
        assert not (two.out / "a").exists()
        assert contents(two.out) == fresh(two)

    def test_a_format_that_is_no_longer_made_goes_too(self, two):
        assert two.again(prune=True).removed == []
        two.write("annons.toml", 'formats = ["md"]\n')
        report = two.again(prune=True)

        assert names(report.removed) == ["a.da.html", "a.en.html", "b.da.html", "b.en.html"]

    def test_what_somebody_changed_or_put_there_stays(self, two):
        (two.root / "postings/a.yaml").unlink()
        two.file("a.da.md").write_text("mine")
        (two.out / "a/notes.txt").write_text("mine")
        report = two.again(prune=True)

        assert names((two.out / "a").iterdir()) == ["a.da.md", "notes.txt"]
        assert [(one.rule, one.where.file.name) for one in report.findings] == [("PRUNE", "a.da.md")]

    def test_the_ads_of_a_posting_that_is_wrong_stay(self, two):
        posting = two.root / "postings/a.yaml"
        posting.write_text(posting.read_text("utf-8") + "no_such_field: 1\n", "utf-8")
        report = two.again(prune=True)

        assert (report.removed, len(contents(two.out))) == ([], 9)

    def test_it_works_without_a_cache_too(self, two):
        (two.root / "postings/a.yaml").unlink()
        report = two.build(ways=Ways(prune=True), formats=None)

        assert len(report.removed) == 4
        assert contents(two.out) == fresh(two)

    @pytest.mark.parametrize("part", [{"formats": ("md",)}, {"locales": ("en",)}, {"sheets": Wanted(sizes=("a5",))}])
    def test_a_part_can_t_tell_what_the_whole_is(self, two, part):
        before = contents(two.out)
        with pytest.raises(InputError, match="can't be told from a part"):
            two.again(prune=True, **part)

        assert contents(two.out) == before


class TestTheCache:
    def test_it_lies_beside_the_output_and_hides_from_git(self, two):
        assert names((two.root / ".annons-cache").iterdir()) == [".gitignore", "CACHEDIR.TAG", "output.sqlite"]

    @pytest.mark.parametrize("damage", ["deleted", "rubbish", "half", "another form"])
    def test_without_a_usable_one_all_is_made_and_it_is_there_again(self, two, damage):
        file = place(two.out, two.root)
        data = file.read_bytes()
        if damage == "deleted":
            file.unlink()
        elif damage == "another form":
            with sqlite3.connect(file) as db:
                db.execute("PRAGMA user_version = 999")
            db.close()
        else:
            file.write_bytes(b"rubbish" * 1000 if damage == "rubbish" else data[: len(data) // 2])
        report = two.again()

        assert (len(report.made), report.changed, report.exit_code) == (8, [], ExitCode.DONE)
        assert two.again().made == []

    def test_pages_that_are_damaged_cost_a_build_and_nothing_else(self, two):
        file = place(two.out, two.root)
        data = bytearray(file.read_bytes())
        data[4096:] = bytes(len(data) - 4096)
        file.write_bytes(data)
        report = two.again()

        assert (report.changed, report.exit_code) == ([], ExitCode.DONE)
        assert contents(two.out) == fresh(two)

    def test_where_it_can_t_be_written_the_build_does_without(self, two):
        shutil.rmtree(two.root / ".annons-cache")
        (two.root / ".annons-cache").write_text("in the way")
        report = two.again()

        assert (len(report.made), report.exit_code) == (8, ExitCode.DONE)
        assert (two.root / ".annons-cache").read_text() == "in the way"

    def test_while_another_holds_it_the_build_waits(self, two):
        file = place(two.out, two.root)
        other = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
        other.execute("BEGIN IMMEDIATE")
        import threading  # noqa: PLC0415

        threading.Timer(0.3, lambda: other.execute("COMMIT")).start()
        two.file("a.en.md").unlink()
        report = two.again()
        other.close()

        assert names(report.made) == ["a.en.md"]

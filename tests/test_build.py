import json
import os
import subprocess
import sys

import pytest

from generator.build import BuildOptions, build
from generator.errors import ExitCode, InputError
from generator.posting.workspace import Workspace

NN = """\
msgid ""
msgstr ""
"Language: nn\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

msgctxt "heading"
msgid "At a glance"
msgstr "Kort fortalt"

msgctxt "fact"
msgid "Location"
msgstr "Arbeidsstad"

msgctxt "band"
msgid "Not fully translated: parts of this ad are in another language"
msgstr "Ikkje fullt omsett: delar av annonsen er på eit anna språk"
"""


def contents(folder):
    """Return every file below a folder with what it holds."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


def rules(report):
    """Return the findings of a report as rule, field and locale."""
    return [(finding.rule, finding.field, finding.locale) for finding in report.findings]


class TestWhatIsMade:
    def test_every_posting_locale_and_format(self, nordic_jobs):
        report = nordic_jobs.build()

        assert report.exit_code is ExitCode.DONE
        assert (report.postings, report.ads, len(report.files), report.findings) == (2, 10, 20, [])
        assert sorted(report.changed) == sorted(report.files)
        assert sorted(contents(nordic_jobs.out)) == sorted(["manifest.json", *(name.as_posix() for name in report.files)])

    def test_the_workspace_says_what_is_made_if_nobody_else_does(self, site):
        site.write("annons.toml", 'locales = ["da", "sv"]\nformats = ["md"]\ntheme = "classic"\noutput = "ads"\n')
        site.write("postings/hive.yaml", site.POSTING)
        workspace = Workspace.open(site.root)
        report = build(workspace, workspace.posting_files())

        assert report.folder == site.root / "ads"
        assert [name.name for name in report.files] == ["hive.da.md", "hive.sv.md"]
        assert json.loads((report.folder / "manifest.json").read_text())["ads"]["hive.da"]["theme"] == "classic"

    def test_aliases_of_locales_are_taken(self, site):
        site.posting(locales="[da_DK, nb-NO]")
        report = site.build(locales=("no",), formats=("md",))

        assert [name.name for name in report.files] == ["hive.nb.md"]

    def test_progress_is_told_posting_by_posting(self, nordic_jobs):
        told = []
        workspace = Workspace.open(nordic_jobs.root)
        files = workspace.posting_files()
        build(workspace, files, BuildOptions(formats=("md",)), told.append)

        assert told == list(files)

    def test_the_manifest_lists_each_file_with_its_hash(self, nordic_jobs):
        report = nordic_jobs.build()
        ads = json.loads((nordic_jobs.out / "manifest.json").read_text("utf-8"))["ads"]

        files = {name: one for ad in ads.values() for name, one in ad["files"].items()}
        assert sorted(files) == sorted(name.as_posix() for name in report.files)
        assert {name: one["bytes"] for name, one in files.items()} == {
            name: (nordic_jobs.out / name).stat().st_size for name in files
        }
        ad = ads["customer-adviser-tallinn-for-no.nb"]
        assert (ad["posting"], ad["language"], ad["locale"], ad["status"]) == ("customer-adviser-tallinn", "no", "nb", "open")
        assert ad["segments"].keys() <= {"source", "approved"}


class TestTheSameAgain:
    def test_two_builds_give_the_same_bytes(self, nordic_jobs, tmp_path):
        nordic_jobs.build(output=tmp_path / "one")
        nordic_jobs.build(output=tmp_path / "two")

        assert contents(tmp_path / "one") == contents(tmp_path / "two")

    def test_a_second_build_changes_nothing(self, nordic_jobs):
        nordic_jobs.build()
        for file in nordic_jobs.out.rglob("*.*"):
            os.utime(file, (1, 1))
        report = nordic_jobs.build()

        assert report.changed == []
        assert len(report.files) == 20
        assert {file.stat().st_mtime for file in nordic_jobs.out.rglob("*.*")} == {1}

    @pytest.mark.slow
    @pytest.mark.xdist_group("pdf")
    def test_two_processes_give_the_same_bytes_in_every_format(self, example, tmp_path):
        for seed in ("1", "2"):
            command = [sys.executable, "-m", "generator", "build", str(example), "--output", str(tmp_path / seed)]
            subprocess.run(command, env=os.environ | {"PYTHONHASHSEED": seed}, check=True)

        first, second = contents(tmp_path / "1"), contents(tmp_path / "2")
        assert len(first) == 41
        assert [name for name in first if first[name] != second.get(name)] == []
        assert first.keys() == second.keys()


class TestPartOfIt:
    def test_one_locale_leaves_the_others_as_they_were(self, nordic_jobs):
        nordic_jobs.build()
        before = contents(nordic_jobs.out)
        posting = nordic_jobs.root / "postings" / "back-office-agent-tallinn.yaml"
        posting.write_text(posting.read_text("utf-8").replace("2018-03-31", "2018-04-15"), "utf-8")
        report = nordic_jobs.build("back-office-agent-tallinn", locales=("da",))
        after = contents(nordic_jobs.out)

        changed = {name for name in before if before[name] != after[name]}
        assert before.keys() == after.keys()
        assert changed == {"manifest.json", *(name.as_posix() for name in report.files)}
        assert [name.name for name in report.files] == ["back-office-agent-tallinn.da.html", "back-office-agent-tallinn.da.md"]

    def test_one_locale_changes_only_its_own_entries(self, nordic_jobs):
        nordic_jobs.build()
        before = json.loads((nordic_jobs.out / "manifest.json").read_text("utf-8"))["ads"]
        nordic_jobs.build("back-office-agent-tallinn", locales=("da",), theme="classic")
        after = json.loads((nordic_jobs.out / "manifest.json").read_text("utf-8"))["ads"]

        assert [key for key in after if before.get(key) != after[key]] == ["back-office-agent-tallinn.da"]
        assert before.keys() == after.keys()

    def test_one_format_leaves_the_others_in_the_manifest(self, site):
        site.posting()
        site.build()
        site.posting("summary: Bees.")
        report = site.build(formats=("md",))

        assert [name.name for name in report.changed] == ["hive.en.md"]
        files = json.loads((site.out / "manifest.json").read_text("utf-8"))["ads"]["hive.en"]["files"]
        assert sorted(files) == ["hive/hive.en.html", "hive/hive.en.md"]

    def test_one_locale_still_names_its_sisters(self, nordic_jobs):
        nordic_jobs.build("customer-adviser-tallinn", locales=("en",))
        links = nordic_jobs.page("customer-adviser-tallinn-for-sv.en.html").findall(".//nav//a")

        assert [link.get("hreflang") for link in links] == ["sv", "en"]


class TestStrict:
    """Two locales are complete; in Danish a segment is missing, in Swedish one is a draft."""

    @pytest.fixture
    def unfinished(self, site):
        site.posting("summary: We like bees.", locales="[da, sv, en]")
        site.write("postings/hive.da.po", 'msgid ""\nmsgstr ""\n\nmsgctxt "title"\nmsgid "Beekeeper"\nmsgstr "Biavler"\n')
        site.write(
            "postings/hive.sv.po",
            'msgid ""\nmsgstr ""\n\nmsgctxt "title"\nmsgid "Beekeeper"\nmsgstr "Biodlare"\n\n'
            '#, fuzzy\nmsgctxt "summary"\nmsgid "We like bees."\nmsgstr "Vi gillar bin."\n',
        )
        return site

    def test_it_refuses_what_is_missing_and_what_is_a_draft(self, unfinished):
        report = unfinished.build(strict=True)

        assert report.exit_code is ExitCode.CONTENT
        assert rules(report) == [("UNTRANSLATED", "summary", "da"), ("DRAFT", "summary", "sv")]
        assert [finding.where.file.name for finding in report.findings] == ["hive.yaml", "hive.sv.po"]
        assert sorted(name.name for name in report.files) == ["hive.en.html", "hive.en.md"]

    def test_without_it_the_same_is_told_and_built(self, unfinished):
        report = unfinished.build()

        assert report.exit_code is ExitCode.DONE
        assert rules(report) == [("UNTRANSLATED", "summary", "da"), ("DRAFT", "summary", "sv")]
        assert {finding.severity for finding in report.findings} == {"warning"}
        assert len(report.files) == 6

    def test_it_refuses_an_ad_with_labels_in_another_language(self, site):
        site.write("locales/nn/LC_MESSAGES/annons.po", NN)
        site.write("postings/hive.yaml", site.POSTING.replace("source_locale: en", "source_locale: nn") + "locales: [nn]\n")
        report = site.build(strict=True)

        assert report.exit_code is ExitCode.CONTENT
        assert rules(report) == [("LABEL", "", "nn")]
        assert report.files == []

    def test_what_was_there_before_stays_whole(self, unfinished):
        unfinished.build()
        before = contents(unfinished.out)
        unfinished.build(strict=True)

        assert contents(unfinished.out) == before

    def test_a_finished_ad_passes(self, nordic_jobs):
        report = nordic_jobs.build(strict=True)

        assert (report.exit_code, report.findings, len(report.files)) == (ExitCode.DONE, [], 20)


class TestWhatIsWrong:
    def test_a_wrong_posting_leaves_what_was_there_and_the_others_are_built(self, site):
        site.posting(name="a-first")
        site.posting(name="b-second")
        site.build()
        before = contents(site.out)
        site.posting("no_such_field: 1\nvalid_through: 2018-02-30", name="a-first")
        site.posting("summary: Bees.", name="b-second")
        report = site.build()
        after = contents(site.out)

        assert report.exit_code is ExitCode.INPUT
        assert {finding.where.file.name for finding in report.findings} == {"a-first.yaml"}
        assert len(report.findings) == 2
        assert {name.name.split(".")[0] for name in report.files} == {"b-second"}
        assert {name: data for name, data in after.items() if "a-first/" in name} == {
            name: data for name, data in before.items() if "a-first/" in name
        }
        assert (
            json.loads(after["manifest.json"])["ads"]["a-first.en"] == json.loads(before["manifest.json"])["ads"]["a-first.en"]
        )
        assert b"Bees." in after["b-second/b-second.en.md"]

    def test_a_posting_that_is_wrong_in_one_locale_is_written_in_none(self, site):
        site.posting("sections: [{id: a, heading: A, body: One.}]", locales="[en, da]")
        site.write("postings/hive.da.po", 'msgid ""\nmsgstr ""\n\nmsgctxt "title"\nmsgid "Beekeeper"\nmsgstr "{nobody}"\n')
        report = site.build()

        assert report.exit_code is ExitCode.INPUT
        assert report.files == []
        assert not site.out.exists()

    def test_a_translation_that_names_the_wrong_people_is_not_written(self, site):
        site.posting("audiences: [{language: da}, {language: sv}]\nsummary: For {speakers}.", locales="[nb, en]")
        site.write(
            "postings/hive.nb.po", 'msgid ""\nmsgstr ""\n\nmsgctxt "summary"\nmsgid "For {speakers}."\nmsgstr "For dansker."\n'
        )
        report = site.build()

        assert report.exit_code is ExitCode.CONTENT
        assert ("PLACEHOLDER-LOST", "summary", "nb") in rules(report)
        assert {name.name.split(".")[1] for name in report.files} == {"en"}

    def test_two_postings_with_one_id_are_told_and_the_first_is_kept(self, site):
        first = site.posting("id: bees", name="a")
        second = site.posting("id: bees\nsummary: Another.", name="b")
        report = site.build()

        assert report.exit_code is ExitCode.INPUT
        (finding,) = report.findings
        assert (finding.rule, finding.where.file) == ("ID", second)
        assert str(first) in finding.message
        assert "Another" not in site.text("bees.en.md")

    def test_an_ad_for_an_audience_may_not_have_another_posting_s_name(self, site):
        site.posting("audiences: [{language: da}]", name="hive")
        site.posting(name="hive-for-da")
        report = site.build(formats=("md",))

        (finding,) = report.findings
        assert (finding.rule, finding.where.file.name) == ("ID", "hive.yaml")
        assert [name.as_posix() for name in report.files] == ["hive-for-da/hive-for-da.en.md"]

    def test_the_same_posting_named_twice_is_built(self, site):
        site.posting()

        assert site.build("hive", "hive").exit_code is ExitCode.DONE

    @pytest.mark.parametrize(("options", "rule"), [({"theme": "nothing"}, "THEME"), ({"locales": ("xx",)}, "LOCALE")])
    def test_a_call_that_is_wrong_writes_nothing(self, site, options, rule):
        site.posting()

        with pytest.raises(InputError) as caught:
            site.build(**options)

        assert caught.value.findings[0].rule == rule
        assert not site.out.exists()

    def test_a_manifest_that_can_t_be_read_is_found_before_anything_is_written(self, site):
        site.posting()
        site.write("output/manifest.json", "not one of ours")

        with pytest.raises(InputError, match="is not a manifest"):
            site.build()

        assert sorted(contents(site.out)) == ["manifest.json"]

    def test_a_posting_without_the_wanted_locale_says_so(self, site):
        site.posting(locales="[da, en]")
        report = site.build(locales=("sv",))

        assert report.files == []
        assert [(finding.rule, finding.severity) for finding in report.findings] == [("LOCALE", "warning")]


class TestWhatIsLeftOfEarlierBuilds:
    def test_an_ad_that_is_no_longer_asked_for_is_told_and_left(self, site):
        site.posting(locales="[da, en]")
        site.build()
        site.posting(locales="[en]")
        report = site.build()

        assert rules(report) == [("STALE", "", "")]
        assert "hive/hive.da" in report.findings[0].message
        assert report.findings[0].severity == "warning"
        assert site.file("hive.da.html").is_file()

    def test_a_build_of_one_locale_asks_for_the_others_all_the_same(self, site):
        site.write("annons.toml", 'locales = ["en"]\n')
        site.posting(locales="[en]")
        site.build()
        report = site.build(locales=("en",))

        assert report.findings == []

    def test_an_interrupted_build_leaves_a_manifest_of_what_is_there(self, site):
        site.posting(name="a")
        site.posting(name="b")
        workspace = Workspace.open(site.root)

        def interrupt(_):
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            build(workspace, workspace.posting_files(), BuildOptions(formats=("md",)), interrupt)

        assert list(contents(site.out)) == ["a/a.en.md", "manifest.json"]
        assert list(json.loads((site.out / "manifest.json").read_text("utf-8"))["ads"]) == ["a.en"]


class TestWhereItCanNotWrite:
    def test_a_file_where_the_folder_should_be_is_told_for_each_posting(self, site):
        site.posting(name="a")
        site.posting(name="b")
        site.out.write_text("a file")
        report = site.build()

        assert report.exit_code is ExitCode.INPUT
        assert [finding.rule for finding in report.findings] == ["WRITE", "WRITE"]
        assert site.out.read_text() == "a file"

    def test_a_disk_that_fills_up_leaves_the_old_files_and_no_half_ones(self, nordic_jobs):
        """A limit on the size of files stands in for a full disk."""
        nordic_jobs.build()
        before = contents(nordic_jobs.out)
        script = (
            "import resource, sys\n"
            "resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))\n"
            "from generator.cli.main import run\n"
            "run()\n"
        )
        options = ["build", str(nordic_jobs.root), "--format", "html", "--theme", "classic"]
        done = subprocess.run([sys.executable, "-c", script, *options], check=False, capture_output=True, text=True)

        assert done.returncode == 2
        assert "can't be written: File too large" in done.stderr
        assert contents(nordic_jobs.out) == before

    def test_no_file_is_left_half_written(self, nordic_jobs):
        nordic_jobs.build()

        assert [file.name for file in nordic_jobs.out.rglob("*") if file.name.startswith(".") or file.suffix == ".part"] == []


class TestThemesOfAWorkspace:
    def test_tokens_alone_make_a_theme(self, site):
        site.write("templates/mine/tokens.css", '{% include "base/tokens.css" %}\n:root { --ink: #123456; }\n')
        site.write("templates/mine/theme.toml", 'inherits = "classic"\n')
        site.posting()
        site.build(theme="mine")
        mine = site.text("hive.en.html")
        site.build(theme="classic")
        classic = site.text("hive.en.html")

        assert ":root { --ink: #123456; }" in mine
        own = [line for line in mine.splitlines() if line not in classic.splitlines()]
        assert own == [":root { --ink: #123456; }"]

    def test_one_template_alone_makes_a_theme(self, site):
        site.write("templates/mine/ad.md.j2", "My {{ ad.title|md }}\n")
        site.posting()
        site.build(theme="mine")

        assert site.text("hive.en.md") == "My Beekeeper\n"
        assert site.page("hive.en.html").find(".//h1").text == "Beekeeper"

    def test_a_part_alone_changes_that_part(self, site, words):
        site.write("templates/nordic/parts/imprint.html.j2", "<p>Ours</p>\n")
        site.posting()
        site.build()

        assert words(site.page("hive.en.html").find(".//footer")) == "Ours"

    def test_it_runs_in_a_sandbox(self, site):
        site.write("templates/mine/ad.html.j2", "one\ntwo {{ ad.__class__.__mro__ }}\n")
        site.posting()
        report = site.build(theme="mine", formats=("html",))

        (finding,) = report.findings
        assert report.exit_code is ExitCode.INPUT
        assert str(finding.where) == f"{site.root / 'templates/mine/ad.html.j2'}:2"
        assert report.files == []

    def test_a_name_that_is_not_given_is_told_with_its_line(self, site):
        site.write("templates/mine/parts/facts.html.j2", "one\ntwo\n{{ ad.no_such_thing }}\n")
        site.posting()
        report = site.build(theme="mine", formats=("html",))

        (finding,) = report.findings
        assert "no_such_thing" in finding.message
        assert str(finding.where) == f"{site.root / 'templates/mine/parts/facts.html.j2'}:3"


class TestALocaleOfAWorkspace:
    @pytest.fixture
    def nynorsk(self, site):
        site.write("locales/nn/LC_MESSAGES/annons.po", NN)
        site.posting("valid_through: rolling", locales="[nn, en]")
        site.write("postings/hive.nn.po", 'msgid ""\nmsgstr ""\n\nmsgctxt "title"\nmsgid "Beekeeper"\nmsgstr "Birøktar"\n')
        return site

    def test_one_folder_and_a_handful_of_labels_make_a_locale(self, nynorsk, words):
        report = nynorsk.build()
        page = nynorsk.page("hive.nn.html")

        assert report.exit_code is ExitCode.DONE
        assert page.get("lang") == "nn"
        assert words(page.find(".//h1")) == "Birøktar"
        assert words(page.find(".//h2[@id='facts']")) == "Kort fortalt"
        assert "Arbeidsstad" in words(page)
        assert "Roskilde, Danmark" in words(page)
        links = nynorsk.page("hive.en.html").findall(".//nav//a")
        assert sorted(link.text for link in links) == ["English", "Norsk nynorsk"]

    def test_what_its_catalog_lacks_is_told_and_shown_on_the_page(self, nynorsk, words):
        report = nynorsk.build()

        findings = [finding for finding in report.findings if finding.rule == "LABEL"]
        assert {(finding.locale, finding.severity) for finding in findings} == {("nn", "warning")}
        assert findings[0].where.file == nynorsk.root / "locales/nn/LC_MESSAGES/annons.po"
        band = nynorsk.page("hive.nn.html").find(".//p[@class='band band-untranslated']")
        assert words(band) == "Ikkje fullt omsett: delar av annonsen er på eit anna språk"
        assert "Ikkje fullt omsett" in nynorsk.text("hive.nn.md")
        assert nynorsk.json_ld("hive.nn.html") is None

    def test_the_others_are_as_they_were(self, nynorsk):
        nynorsk.build()
        classes = [one.get("class", "") for one in nynorsk.page("hive.en.html").iter("p")]

        assert "kicker" in classes
        assert [name for name in classes if "band" in name] == []


def test_nothing_is_written_but_the_output(nordic_jobs, tmp_path):
    before = contents(nordic_jobs.root)
    nordic_jobs.build(output=tmp_path / "elsewhere")

    assert contents(nordic_jobs.root) == before
    assert len(contents(tmp_path / "elsewhere")) == 21


def test_what_was_written_before_a_failure_is_in_the_manifest(nordic_jobs):
    script = (
        "import resource, sys\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))\n"
        "from generator.cli.main import run\n"
        "run()\n"
    )
    # Markdown fits, HTML does not: the posting stops after its first file.
    options = ["build", str(nordic_jobs.root / "postings" / "back-office-agent-tallinn.yaml"), "--format", "md,html"]
    done = subprocess.run([sys.executable, "-c", script, *options], check=False, capture_output=True, text=True)

    ads = json.loads((nordic_jobs.out / "manifest.json").read_bytes())["ads"]
    on_disk = {file.relative_to(nordic_jobs.out).as_posix() for file in nordic_jobs.out.rglob("*.md")}
    assert done.returncode == 2
    assert len(on_disk) == 1
    assert {name for ad in ads.values() for name in ad["files"]} == on_disk

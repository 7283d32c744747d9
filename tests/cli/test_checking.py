import json

import pytest

DRAFT = 'msgid ""\nmsgstr ""\n\n#, fuzzy\nmsgctxt "title"\nmsgid "Beekeeper"\nmsgstr "Biavler"\n'
DAY = ("--as-of", "2026-11-25")
APPLY = "apply: {url: 'https://hive.example/apply'}\n"


@pytest.fixture(autouse=True)
def _here(site, monkeypatch):
    """Call from the workspace's folder."""
    monkeypatch.chdir(site.root)


def test_an_error_is_told_with_its_place_and_what_to_do(annons, site):
    site.posting(APPLY, locales="[da, en]")
    site.write("postings/hive.da.po", DRAFT)

    done = annons("check", *DAY)

    assert done.code == 1
    assert "postings/hive.da.po:4: error: [da] title: is a draft that nobody has approved: “Beekeeper”" in done.err
    assert "→ “annons review” shows it" in done.err
    assert "1 posting in 2 versions checked: 1 error, " in done.err


def test_only_the_locales_of_the_call_are_looked_at(annons, site):
    site.posting(APPLY, locales="[da, en]")
    site.write("postings/hive.da.po", DRAFT)

    assert annons("check", "hive", "--locale", "en", *DAY).code == 0


@pytest.mark.parametrize("kind", ["json", "sarif", "junit", "github"])
def test_the_report_comes_in_the_form_that_is_asked_for(annons, site, kind):
    site.posting(APPLY, locales="[da, en]")
    site.write("postings/hive.da.po", DRAFT)

    done = annons("check", "--report", kind, *DAY)

    assert done.code == 1
    assert "is a draft that nobody has approved" in done.out
    assert not done.err


def test_a_report_in_a_file_leaves_the_screen_to_the_person(annons, site):
    site.posting(APPLY, locales="[da, en]")
    site.write("postings/hive.da.po", DRAFT)

    done = annons("check", "--report", "sarif", "--output", "out/annons.sarif", *DAY)

    assert json.loads((site.root / "out" / "annons.sarif").read_text("utf-8"))["version"] == "2.1.0"
    assert "is a draft that nobody has approved" in done.err
    assert not done.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--as-of", "yesterday"), "“yesterday” is no day"),
        (("--channel", "fnin"), "there is no channel “fnin”"),
        (("--report", "xml"), "there are text, json, sarif, junit, github"),
        (("--locale", "xx"), "xx"),
        (("--changed-since", "main"), "can't tell what changed"),
    ],
)
def test_a_call_that_is_wrong_is_told(annons, site, arguments, said):
    site.posting()

    done = annons("check", *arguments)

    assert done.code == 2
    assert said in done.err


def test_a_posting_that_can_t_be_read_is_told_with_exit_code_2(annons, site):
    site.posting()
    site.write("postings/broken.yaml", "title: [\n")

    assert annons("check", *DAY).code == 2


def test_what_is_justified_is_told_on_request_only(annons, site):
    site.posting(
        'responsibilities: ["You are between 25 and 35 years old"]\njustify: {AGE-LIMIT: "Pilots, by the law on flying"}\n'
    )

    quiet, loud = annons("check", *DAY), annons("check", "--verbose", *DAY)

    assert "1 exception justified" in quiet.err
    assert "AGE" not in quiet.err.upper().replace("AGES", "")
    assert "(justified: Pilots, by the law on flying)" in loud.err


def test_every_rule_is_explained(annons):
    listed = annons("explain")
    rules = [line.split()[0] for line in listed.out.splitlines()]

    assert len(rules) > 20
    for rule in rules:
        told = annons("explain", rule).out
        assert told.startswith(rule)
        assert "Rests on: " in told
        assert ("justify: {" in told) != ("No exception can be justified." in told)


def test_a_rule_may_be_named_carelessly_and_one_that_is_none_gets_a_suggestion(annons):
    assert annons("explain", "untranslated").out.startswith("UNTRANSLATED (error)")
    done = annons("explain", "UNTRANSLATD")
    assert done.code == 2
    assert "did you mean UNTRANSLATED?" in done.err


def test_rules_can_be_had_as_json(annons):
    assert {"DRAFT", "UNTRANSLATED"} <= {one["rule"] for one in annons("explain", "--report", "json").data["rules"]}
    assert annons("explain", "DRAFT", "--report", "json").data["severity"] == "error"


def test_what_is_safe_to_mend_is_mended_and_checked_again(annons, site):
    file = site.posting('summary: "We feed  the bees every day."\n')

    first = annons("check", *DAY)
    done = annons("check", "--fix", *DAY)

    assert "“annons check --fix” mends what is safe to mend" in first.err
    assert "mended postings/hive.yaml" in done.err
    assert 'summary: "We feed the bees every day."\n' in file.read_text("utf-8")
    assert "--fix” mends" not in done.err

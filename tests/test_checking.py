import datetime as dt

import pytest

from generator.checking import CheckOptions, check, examine
from generator.checks import every_rule
from generator.errors import ExitCode, InputError
from generator.posting.workspace import Workspace

DRAFT = 'msgid ""\nmsgstr ""\n\n#, fuzzy\nmsgctxt "title"\nmsgid "Beekeeper"\nmsgstr "Biavler"\n'
ONLY = tuple(rule for rule in every_rule() if rule.id in {"DRAFT", "UNTRANSLATED", "LABEL"})


def look(site, *names, **options):
    workspace = Workspace.open(site.root)
    files = [site.root / "postings" / f"{name}.yaml" for name in names] or workspace.posting_files()
    return check(workspace, files, CheckOptions(**{"rules": ONLY, **options}))


def test_what_is_fine_passes(site):
    site.posting()

    report = look(site)

    assert (report.findings, report.exit_code, report.versions) == ([], ExitCode.DONE, 1)
    assert [file.name for file in report.files] == ["hive.yaml"]


def test_an_error_in_one_locale_is_told_with_exit_code_1(site):
    site.posting(locales="[da, en]")
    site.write("postings/hive.da.po", DRAFT)

    report = look(site)

    assert [(one.rule, one.locale) for one in report.findings] == [("DRAFT", "da")]
    assert report.exit_code is ExitCode.CONTENT


def test_a_verdict_is_about_one_ad_in_one_locale(site):
    site.posting(locales="[da, en]")
    site.write("postings/hive.da.po", DRAFT)
    workspace = Workspace.open(site.root)

    (checked,) = examine(workspace, workspace.posting_files(), CheckOptions(rules=ONLY))

    assert {one.version.locale: one.passed for one in checked.verdicts} == {"da": False, "en": True}


def test_a_posting_that_can_t_be_read_does_not_stop_the_others(site):
    site.posting()
    site.write("postings/broken.yaml", "title: [\n")

    report = look(site)

    assert report.exit_code is ExitCode.INPUT
    assert {one.where.file.name for one in report.findings} == {"broken.yaml"}
    assert report.versions == 1


def test_only_the_locales_asked_for_are_looked_at(site):
    site.posting(locales="[da, en]")

    assert look(site, locales=("en",)).findings == []
    assert {one.locale for one in look(site, locales=("da",)).findings} == {"da"}


def test_strict_makes_errors_of_warnings(site):
    site.write("locales/nn/LC_MESSAGES/annons.po", 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n')
    site.posting("summary: {en: Bees., nn: Bier.}".replace("summary", "short_text"), locales="[nn, en]")
    site.write("postings/hive.nn.po", DRAFT.replace("#, fuzzy\n", ""))

    assert look(site).exit_code is ExitCode.DONE
    assert look(site, strict=True).exit_code is ExitCode.CONTENT


def test_an_exception_that_the_posting_justifies_is_told_and_stops_nothing(site):
    rule = next(one for one in every_rule() if one.justify and one.severity == "error" and one.words)
    example = next(iter(rule.examples["en"]["found"]))
    text = example if isinstance(example, str) else example["text"]
    site.posting(f'responsibilities: ["{text}"]\njustify: {{{rule.id}: "The law asks for it, as the contract says"}}\n')

    report = look(site, rules=(rule,), as_of=dt.date(2026, 11, 25))

    assert {(one.severity, one.justified) for one in report.findings} == {("info", "The law asks for it, as the contract says")}
    assert report.exit_code is ExitCode.DONE


def test_an_exception_that_nothing_is_found_for_is_told(site):
    site.posting("justify: {AGE-LIMIT: The law on flying sets it}\n", locales="[da, en]")

    report = look(site, rules=None, channels=("web",))

    assert [one.rule for one in report.findings if one.rule.startswith("JUSTIFY")] == ["JUSTIFY-UNUSED"]


def test_what_takes_no_exception_stays_an_error(site):
    site.posting("justify: {DRAFT: 'We are in a hurry this week'}\n", locales="[da, en]")
    site.write("postings/hive.da.po", DRAFT)

    assert look(site).exit_code is ExitCode.CONTENT


@pytest.mark.parametrize("options", [{"channels": ("fnin",)}, {"locales": ("xx",)}])
def test_a_channel_or_locale_that_there_is_not_is_refused(site, options):
    site.posting()

    with pytest.raises(InputError):
        look(site, **options)


def test_what_holds_for_all_locales_is_told_once(site):
    site.posting("apply: {email: job@example.com}\n", locales="[da, en]")
    starter = tuple(rule for rule in every_rule() if rule.id == "STARTER")

    assert len(look(site, rules=starter).findings) == 1

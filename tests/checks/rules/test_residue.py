"""Words of another language: how much each weighs, and what good texts hold that looks like one."""

import itertools
import tomllib
from pathlib import Path

import pytest
import yaml

SENTENCES = tomllib.loads((Path(__file__).parents[2] / "translation" / "parallel.toml").read_text("utf-8"))["sentence"]
HEAD = {"title": "Tallinn", "hiring_organization": {"name": "Hive"}, "job_location": {"address": {"country": "DK"}}}


def posting(site, tasks, source, locales):
    data = {"source_locale": source, "locales": locales, **HEAD, "responsibilities": tasks}
    site.write("postings/hive.yaml", yaml.safe_dump(data, allow_unicode=True, sort_keys=False))


def found(site, source, target, locales="da sv"):
    """Return the findings on a translation, or on a text in its own language where there is none."""
    one, other = locales.split()
    posting(site, [source], one, [one, other])
    if target:
        entry = f'msgctxt "responsibilities"\nmsgid "{source}"\nmsgstr "{target}"\n'
        site.write(f"postings/hive.{other}.po", f'msgid ""\nmsgstr ""\n\n{entry}')
    return site.found("RESIDUE", other if target else one)


@pytest.mark.parametrize(
    ("source", "target", "locales", "told"),
    [
        ("Du passer bierne og haven", "Du sköter bina og trädgården", "da sv", [("error", "“og” is not translated")]),
        ("Du passer bierne", "Du sköter ikke bina", "da sv", [("error", "“ikke” is Danish or Norwegian")]),
        ("Du passer bierne", "Du sköter bina og “staden”", "da sv", [("warning", "“og” is Danish or Norwegian")]),
        ("Du passer bierne", "Du har mange arbejdsopgaver", "da nb", [("warning", "“arbejdsopgaver” is Danish")]),
        ("Du passer bierne", "Du keep bierne og then the rest", "da sv", [("error", "“og” is Danish or Norwegian")]),
        ("Du passer bierne", "Du tenker out of the box", "da nb", []),
        ("Du passer bierne", "Du jobbar på Mad og Vin", "da sv", []),
        ("Du är van vid bin och honung", "", "sv da", []),
        ("Du er van vid bier och honning", "", "da sv", [("error", "“och” is Swedish")]),
    ],
)
def test_a_word_of_another_language_weighs_as_much_as_it_is_certain(site, source, target, locales, told):
    assert [(one.severity, one.message) for one in found(site, source, target, locales)] == told


def test_a_text_that_is_full_of_them_is_told_of_once(site):
    (finding,) = found(site, "Du sköter bina och trädgården och är ute varje dag", "", "da sv")

    assert finding.message == "is not all in the ad’s language: “sköter”, “och”, “trädgården” …"
    assert (finding.severity, finding.where.line) == ("error", 12)


def test_a_text_that_was_not_translated_at_all_is_told_by_the_other_rule(site):
    source = "Du passer bierne og fører bog"

    assert found(site, source, source) == []
    assert [one.rule for one in site.found("UNTRANSLATED-SAME", "sv")] == ["UNTRANSLATED-SAME"]


def test_good_texts_and_their_translations_have_none(site):
    told = []
    for source, target in itertools.permutations(("da", "nb", "sv", "en"), 2):
        posting(site, [one[source] for one in SENTENCES], source, [source, target])
        quoted = [[one[code].replace('"', '\\"') for code in (source, target)] for one in SENTENCES]
        entries = [f'msgctxt "responsibilities"\nmsgid "{here}"\nmsgstr "{there}"\n' for here, there in quoted]
        site.write(f"postings/hive.{target}.po", "\n".join(['msgid ""\nmsgstr ""\n', *entries]))
        told += [one for locale in (source, target) for one in site.found("RESIDUE", locale)]
        (site.root / "postings" / f"hive.{target}.po").unlink()

    assert told == []

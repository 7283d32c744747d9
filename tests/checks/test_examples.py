"""Every example of every rule, read the way a person's files are read: from YAML and PO files on disk."""

import datetime as dt

import pytest
import yaml

from generator.channels import load
from generator.checks import every_rule, run
from generator.posting.workspace import Workspace
from generator.versions import sets, versions

LOCALES = ("da", "nb", "sv", "en")
ENOUGH = 3
TITLES = {"da": "Biavler", "nb": "Birøkter", "sv": "Biodlare", "en": "Beekeeper"}
COUNTRIES = {"da": "DK", "nb": "NO", "sv": "SE", "en": "GB"}
CASES = [(rule, locale) for rule in every_rule() for locale in rule.examples]


def named(case):
    return case.id if hasattr(case, "id") else case


def version(rule, locale, example, folder):
    """Return an example as a version.

    An example is a text, which becomes a task (or the title, where the rule reads nothing else), or a table: ``posting`` is
    YAML whose fields replace those of the smallest posting; ``source`` and ``target`` are a text and its translation, from
    ``from`` (Danish, or Norwegian where the locale is Danish); ``draft`` leaves the target fuzzy; ``field`` is where a text
    stands; ``to`` is the locale of an example that holds in ``any`` (English if not given); ``as_of``, ``channels`` and
    ``files`` (by name) are what they say.
    """
    told = example if isinstance(example, dict) else {"text": example}
    locale = told.get("to", "en") if locale == "any" else locale
    target = told.get("target")
    source = told.get("from", "nb" if locale == "da" else "da") if target is not None or "from" in told else locale
    posting = {
        "source_locale": source,
        "locales": list(dict.fromkeys([source, locale])),
        "title": dict(TITLES),
        "hiring_organization": {"name": "Hive Example"},
        "job_location": [{"address": {"country": COUNTRIES.get(locale, "NO"), "city": "Roskilde"}}],
    }
    text = told.get("source", told.get("text"))
    if text is not None:
        field = told.get("field") or ("title" if rule.fields == ("title",) else "responsibilities")
        posting[field] = [text] if field in {"responsibilities", "job_benefits"} else text
    posting |= yaml.load(told.get("posting", "{}"), yaml.BaseLoader)  # noqa: S506 - every value stays the text that stands there
    (folder / "postings").mkdir()
    (folder / "annons.toml").write_text("", "utf-8")
    file = folder / "postings" / "hive.yaml"
    file.write_text(yaml.safe_dump(posting, allow_unicode=True, sort_keys=False), "utf-8")
    if target is not None:
        mark = "#, fuzzy\n" if told.get("draft") else ""
        field = told.get("field", "responsibilities")
        pair = "\n".join(f"{key} {_quoted(words)}" for key, words in (("msgid", text), ("msgstr", target)))
        file.with_suffix(f".{locale}.po").write_text(f'msgid ""\nmsgstr ""\n\n{mark}msgctxt "{field}"\n{pair}\n', "utf-8")
    for name, words in told.get("files", {}).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(words, "utf-8")
    workspace = Workspace.open(folder)
    read = workspace.posting(file)
    as_of = told.get("as_of", dt.date(2026, 11, 25))
    channels = tuple(load(name, folder) for name in told.get("channels", ()))
    made = versions(workspace, read, sets(workspace, read, LOCALES), wanted=frozenset({locale}), as_of=as_of, channels=channels)
    return next(made)


def _quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


@pytest.mark.parametrize(("rule", "locale"), CASES, ids=named)
def test_what_must_be_found_is_found(rule, locale, tmp_path):
    for number, example in enumerate(rule.examples[locale].get("found", ())):
        (tmp_path / str(number)).mkdir()
        found = list(run(version(rule, locale, example, tmp_path / str(number)), [rule]))

        assert rule.id in {finding.rule for finding in found}, example
        assert all(finding.hint and not finding.message.endswith(".") for finding in found), found


@pytest.mark.parametrize(("rule", "locale"), CASES, ids=named)
def test_what_is_fine_is_left_alone(rule, locale, tmp_path):
    for number, example in enumerate(rule.examples[locale].get("fine", ())):
        (tmp_path / str(number)).mkdir()

        assert list(run(version(rule, locale, example, tmp_path / str(number)), [rule])) == [], example


@pytest.mark.parametrize("rule", every_rule(), ids=named)
def test_every_rule_has_examples_enough_in_each_locale_whose_words_it_reads(rule):
    few = [
        (locale, kind, len(rule.examples.get(locale, {}).get(kind, ())))
        for locale in (rule.words or sorted(rule.locales) or (("any",) if not set(LOCALES) <= set(rule.examples) else LOCALES))
        for kind in ("found", "fine")
        if len(rule.examples.get(locale, {}).get(kind, ())) < ENOUGH
    ]

    assert few == []


@pytest.mark.parametrize("rule", every_rule(), ids=named)
def test_every_rule_says_what_it_finds_why_and_when_its_source_was_read(rule):
    told = [rule.title, rule.what, rule.why, rule.instead, rule.source]

    assert all(told), rule.name
    assert rule.checked <= dt.date(2026, 11, 25)
    assert rule.name == rule.id.lower().replace("-", "_")

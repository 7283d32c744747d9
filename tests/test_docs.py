"""The documentation says what the program does: generated pages are fresh, what can be named is named, commands run."""

import ast
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Annotated, Any, get_args

import polib
import pytest
import typer
from pydantic import BaseModel, TypeAdapter

import generator
from generator import channels
from generator.checks import every_rule
from generator.cli import reports
from generator.cli.main import app
from generator.errors import ExitCode
from generator.l10n.speakers import NAMES, SPOKEN
from generator.posting.problems import validate
from generator.posting.schema import KINDS
from generator.posting.yaml_reader import parse
from generator.printing import icc, shelf
from generator.printing.models import Medium
from generator.printing.sheets import Sheet
from generator.publish import artifacts
from generator.rendering import view
from generator.rendering.fitting import Setting
from generator.rendering.writers import FORMATS
from generator.translation import inventory, po, provenance
from generator.translation.engines import engines

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
REFERENCE = DOCS / "reference"
PAGES = sorted(DOCS.rglob("*.md"))
# Pages whose commands are run, each in a copy of the checkout.
RUN = [pytest.param(page, id=page.stem) for page in PAGES if page.parent.name in {"tutorial", "how-to"}]


def _name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@pytest.fixture(scope="module")
def reference() -> ModuleType:
    """docs/make_reference.py as a module."""
    spec = importlib.util.spec_from_file_location("make_reference", DOCS / "make_reference.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# --- Blocks of code on the pages, and the comments before them that say what they are for.


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, its text, where it stands, and the marks before it (``<!-- file: a.yaml -->``)."""

    language: str
    text: str
    line: int
    marks: dict[str, str]


_FENCE = re.compile(r"((?:^<!-- [a-z]+(?:: [^\n]*)? -->\n)*)^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_MARK = re.compile(r"<!-- ([a-z]+)(?:: (.*?))? -->")
KNOWN_MARKS = {"file", "find", "replace", "exit", "shows", "quiet", "kind", "needs"}


def _blocks(page: Path) -> Iterator[Block]:
    text = page.read_text("utf-8")
    for match in _FENCE.finditer(text):
        marks = {mark[1]: mark[2] or "" for mark in _MARK.finditer(match[1])}
        yield Block(match[2], match[3], text.count("\n", 0, match.start(2)) + 1, marks)


BLOCKS = [pytest.param(page, block, id=f"{_name(page)}:{block.line}") for page in PAGES for block in _blocks(page)]


def test_marks_are_known_and_fences_close():
    for page in PAGES:
        text = page.read_text("utf-8")
        assert text.count("\n```") == 2 * len(list(_blocks(page))), f"{_name(page)}: a fence is not closed"
        told = [mark for block in _blocks(page) for mark in block.marks]
        assert set(told) <= KNOWN_MARKS
        lone = [mark[1] for mark in _MARK.finditer(text) if mark[1] in KNOWN_MARKS]
        assert len(lone) == len(told), f"{_name(page)}: a mark does not stand before its block"


# --- The generated reference.


def test_generated_pages_are_fresh(reference, capsys):
    assert reference.main(["--check"]) == 0, f"{capsys.readouterr().out}run: make docs"


def test_check_names_stale_pages_and_make_mends_them(reference, tmp_path, monkeypatch, capsys):
    copy = tmp_path / "docs" / "reference"
    shutil.copytree(REFERENCE, copy)
    monkeypatch.setattr(reference, "REFERENCE", copy)
    pages = {
        "posting.md": "### `title`",
        "text.md": "dansktalende",
        "translations.md": "`argos sv>en`",
        "rules.md": "### AGE-LIMIT",
        "channels.md": "`finn`",
        "files.md": "| `exceptions` |",
    }
    whole = {name: (copy / name).read_text("utf-8") for name in pages}
    for name, old in pages.items():
        assert old in whole[name]
        (copy / name).write_text(whole[name].replace(old, "gone"), "utf-8")
    assert reference.main(["--check"]) == 1
    told = capsys.readouterr().out
    assert all(name in told for name in pages)
    assert reference.main([]) == 0
    assert {name: (copy / name).read_text("utf-8") for name in pages} == whole
    assert reference.main(["--check"]) == 0


def _models(kind: object) -> Iterator[type[BaseModel]]:
    if isinstance(kind, type) and not get_args(kind) and issubclass(kind, BaseModel):
        yield kind
        for field in kind.model_fields.values():
            yield from _models(field.annotation)
    for inner in get_args(kind):
        yield from _models(inner)


def _tells_of(page: str, model: type[BaseModel], key: str) -> bool:
    """Say whether a page, or that on organizations, has a field of a group, or of a kind of file that is written out."""
    heading = "### Group: " + re.sub(r"(?<=[a-z])(?=[A-Z])", " ", model.__name__).capitalize()
    for text in (page, (REFERENCE / "organization.md").read_text("utf-8")):
        group = text.partition(f"\n{heading}\n")[2].partition("\n#")[0]
        if f"\n| `{key}` |" in group or (model in KINDS.values() and f"\n### `{key}`\n" in text):
            return True
    return False


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_documented(kind):
    page = (REFERENCE / f"{kind}.md").read_text("utf-8")
    for name, field in KINDS[kind].model_fields.items():
        key = field.alias or name
        section = re.search(rf"^### `{key}`\n(.*?)(?=^##|\Z)", page, re.MULTILINE | re.DOTALL)
        assert section is not None, f"{kind}.md says nothing of {key}"
        assert field.description in section[1]
        assert f"\n{key}" in section[1] or f"\n[{key}]" in section[1], f"{kind}.md has no example of {key}"
        for model in _models(field.annotation):
            for part_name, part in model.model_fields.items():
                assert _tells_of(page, model, part.alias or part_name), f"{kind}.md: {key} and {model.__name__}.{part_name}"


@pytest.mark.parametrize("kind", shelf.KINDS, ids=shelf.KINDS.get)
def test_every_field_of_a_size_profile_or_medium_is_documented(kind):
    page = (REFERENCE / "print.md").read_text("utf-8")
    heading = f"### Fields of a {kind.__name__.lower()}"
    section = page.partition(f"\n{heading}\n")[2].partition("<!-- end -->")[0]
    fields = section.partition("\n### ")[0]
    for name, field in kind.model_fields.items():
        assert f"\n| `{name}` | {field.description} |" in fields, f"print.md says nothing of {name}"
    for model in set(_models(kind)) - {kind}:
        for name in model.model_fields:
            assert _tells_of(section, model, name), f"print.md says nothing of {model.__name__}.{name}"


@pytest.mark.parametrize("kind", shelf.KINDS, ids=shelf.KINDS.get)
def test_every_size_profile_and_medium_is_documented(kind):
    page = (REFERENCE / "print.md").read_text("utf-8")
    assert shelf.names(kind)
    for name in shelf.names(kind):
        assert f"| `{name}` |" in page, f"print.md says nothing of the {kind.__name__.lower()} {name}"
        assert shelf.get(kind, name).description in page


def test_every_printing_condition_is_documented():
    page = (REFERENCE / "print.md").read_text("utf-8")
    for name in shelf.names(Medium):
        for condition in shelf.get(Medium, name).conditions:
            assert f"`{condition.file}`" in page
            assert condition.name in page


@pytest.mark.parametrize("kind", [*KINDS.values(), channels.Channel, *shelf.KINDS], ids=lambda kind: kind.__name__)
def test_every_example_of_a_field_is_valid(kind):
    for model in dict.fromkeys(_models(kind)):
        for name, field in model.model_fields.items():
            assert field.examples, f"{model.__name__}.{name} has no example"
            whole = Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
            for example in field.examples:
                TypeAdapter(whole).validate_python(example)


def _verbs(group: Any, before: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every command with its name; of a noun (``models``) its verbs, and not the noun."""
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from _verbs(command, f"{before}{name} ")
        else:
            yield f"{before}{name}", command


def test_every_command_and_option_is_documented():
    page = (REFERENCE / "command.md").read_text("utf-8")
    group = typer.main.get_command(app)
    sections = dict(re.findall(r"^## annons ([\w ]+)\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL))
    commands = dict(_verbs(group))
    assert sorted(sections) == sorted(commands)
    assert {"draft", "models install", "memory export"} <= set(commands)
    for name, command in commands.items():
        assert command.help in sections[name]
        for param in command.params:
            for option in param.opts if param.opts[0].startswith("-") else [param.metavar]:
                shown = re.escape(option.replace("|", "\\|"))
                assert re.search(rf"`[^`]*(?<![\w-]){shown}(?![\w-])[^`]*`", sections[name]), f"{name} {option}"
            assert param.help in sections[name]
    for param in group.params:
        assert f"`{param.opts[0]}" in page


def test_every_exit_code_is_documented():
    page = (REFERENCE / "command.md").read_text("utf-8")
    for code in ExitCode:
        assert f"| {code.value} | {code.name} |" in page


def _is_name(node: ast.Assign) -> bool:
    return len(node.targets) == 1 and isinstance(node.targets[0], ast.Name)


def test_every_environment_variable_is_documented():
    page = (REFERENCE / "command.md").read_text("utf-8")
    read = set()
    for file in sorted((ROOT / "generator").rglob("*.py")):
        module = ast.parse(file.read_text("utf-8"))
        constants = {node.targets[0].id: node.value for node in module.body if isinstance(node, ast.Assign) and _is_name(node)}
        for node in ast.walk(module):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in {"os.environ.get", "os.getenv"}:
                name = node.args[0]
            elif isinstance(node, ast.Subscript) and ast.unparse(node.value) == "os.environ" and isinstance(node.ctx, ast.Load):
                name = node.slice
            else:
                continue
            read.add(ast.literal_eval(constants.get(name.id, name) if isinstance(name, ast.Name) else name))
    assert read, "nothing is read from the environment any more: mend this test"
    for name in sorted(read):
        assert f"`{name}`" in page


def test_every_rule_is_documented_and_no_other(reference):
    page = (REFERENCE / "findings.md").read_text("utf-8")
    assert re.findall(r"^## (.+)$", page, re.MULTILINE) == sorted(reference.rules())
    for section in page.split("\n## ")[1:]:
        assert "**Mend:**" in section, f"{section.split()[0]}: what to do is not said"


def test_every_rule_with_a_file_has_its_section_and_is_listed():
    page = (REFERENCE / "rules.md").read_text("utf-8")
    of_ads, made = every_rule(), [rule for rule, _ in artifacts.every_rule()]
    assert re.findall(r"^### (.+)$", page, re.MULTILINE) == [*sorted(one.id for one in of_ads), *sorted(one.id for one in made)]
    for rule in (*of_ads, *made):
        section = page.partition(f"\n### {rule.id}\n")[2].partition("\n### ")[0]
        plain = section.replace("\\", "")
        assert f"| [{rule.id}](#{rule.id.lower()}) | {rule.severity} |" in page
        assert f"({rule.severity})" in section
        for said in (rule.what, rule.why, rule.instead, rule.source, rule.justify):
            assert " ".join(said.split()).replace("\\", "")[1:] in plain, f"{rule.id}: {said}"
        assert str(rule.checked) in section
        assert ("none can be justified" in section) == (not rule.justify)
        assert all(f"\n| `{locale}` |" in section for locale in rule.examples), f"{rule.id}: not an example of each locale"


def test_no_rule_with_a_file_is_told_of_twice(reference):
    page = (REFERENCE / "findings.md").read_text("utf-8")
    headings = set(re.findall(r"^## (.+)$", page, re.MULTILINE))
    assert headings.isdisjoint(rule.id for rule in reference.all_rules())


def test_every_channel_and_export_is_documented():
    page = (REFERENCE / "channels.md").read_text("utf-8")
    for name in channels.available():
        channel = channels.load(name)
        assert f"| **`{name}`** {channel.name} |" in page
        assert f"| `{name}` |" in page
    for export in (ROOT / "generator" / "publish" / "exports").glob("[a-z]*.py"):
        assert f"\n| `{export.stem}` |" in page, f"channels.md says nothing of the export {export.stem}"


def test_every_field_of_a_channel_is_documented():
    page = (REFERENCE / "channels.md").read_text("utf-8").partition("\n## Fields of a channel\n")[2].replace("\\|", "|")
    for model in set(_models(channels.Channel)):
        for name, field in model.model_fields.items():
            assert f"\n| `{name}` | {field.description} |" in page, f"channels.md says nothing of {model.__name__}.{name}"


def test_every_comment_of_a_record_is_documented():
    page = (REFERENCE / "translations.md").read_text("utf-8")
    shown = re.search(r"^```po\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    assert shown is not None
    for entry in polib.pofile(f'msgid ""\nmsgstr ""\n\n{shown[1]}'):
        record = provenance.read(entry.tcomment, entry.msgid, entry.msgstr)
        assert (record.origin, record.edited, bool(record.by)) == ("apertium", False, not entry.fuzzy), entry
    full = provenance.Provenance("memory", "86 %", "a.yaml", "now", kept="now", rejected="Eva; now", by="Eva", notes=("odd",))
    lines = {*provenance.write(full, "a", "b", approved=True), *provenance.write(full, "a", "b", approved=False)}
    names = {line.partition(":")[0] for line in lines}
    assert names == {"draft", "kept", "rejected", "look at", "approved"}
    for name in names:
        assert f"| `{name}:` |" in page


def test_every_state_engine_and_column_is_documented():
    page = (REFERENCE / "translations.md").read_text("utf-8")
    for state in get_args(inventory.State):
        assert f"\n| {state} |" in page
    for engine in engines():
        assert f"\n| `{engine}` |" in page
    head = (ROOT / "generator" / "translation" / "data" / "glossary.csv").read_text("utf-8").partition("\n")[0]
    for column in head.split(","):
        assert f"`{column}`" in page, f"translations.md says nothing of the glossary's {column}"


def test_every_placeholder_is_documented():
    page = (REFERENCE / "text.md").read_text("utf-8")
    for name in NAMES:
        assert f"| `{{{name}}}` |" in page
    for code in SPOKEN:
        assert page.count(f"\n| `{code}` |") == 4, "each audience has its words in each output locale"


def test_everything_a_template_sees_is_documented():
    page = (REFERENCE / "themes.md").read_text("utf-8")
    for name in view.AdView.__dataclass_fields__:
        assert f"| `{name}` |" in page
    for name in ("advertiser", "reference"):
        assert f"| `{name}` |" in page
    for heading, values in (("A sheet", Sheet), ("How a sheet is set", Setting)):
        section = page.partition(f"\n### {heading}\n")[2].partition("\n### ")[0]
        for name in values.__dataclass_fields__:
            assert f"`{name}`" in section, f"themes.md does not say what a template sees of {name}"
    for file in sorted((ROOT / "templates" / "base").rglob("*")):
        if file.is_file():
            assert f"`{file.relative_to(ROOT / 'templates' / 'base').as_posix()}`" in page


def test_the_script_has_no_words_for_what_is_gone(reference):
    pages = (
        ("posting.md", reference._VALUES),
        ("themes.md", reference._AD),
        ("themes.md", reference._FILTERS),
        ("translations.md", reference._SIGNALS),
    )
    for name, words in pages:
        page = (REFERENCE / name).read_text("utf-8") + (REFERENCE / "organization.md").read_text("utf-8")
        for key, said in words.items():
            assert said in page, f"docs/make_reference.py still has words for {key}"


def test_formats_and_themes_are_documented():
    text = (REFERENCE / "files.md").read_text("utf-8")
    for extension in FORMATS:
        assert f"`{extension}`" in text
    text = (REFERENCE / "themes.md").read_text("utf-8")
    for theme in ("nordic", "classic"):
        assert f"`{theme}`" in text


# --- What a build writes.


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> tuple[Path, dict]:
    folder = tmp_path_factory.mktemp("built")
    call = ["build", str(ROOT / "examples" / "nordic-jobs"), "--output", str(folder), "--format", "html", "--report", "json"]
    done = subprocess.run([sys.executable, "-m", "generator", *call], capture_output=True, check=True, cwd=ROOT)
    return folder, json.loads(done.stdout)


def _keys(data: object) -> Iterator[str]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield key
            yield from _keys(value)
    elif isinstance(data, list):
        for item in data:
            yield from _keys(item)


def test_every_key_of_the_manifest_is_documented(built):
    page = (REFERENCE / "files.md").read_text("utf-8")
    manifest = json.loads((built[0] / "manifest.json").read_bytes())
    made = {f"{ad}.{locale}" for ad, locale in ((one["ad"], one["locale"]) for one in manifest["ads"].values())}
    assert set(manifest["ads"]) == made, "the page says that an ad's key is its name, a point, and its locale"
    for ad in manifest["ads"].values():
        for file in ad["files"]:
            assert re.fullmatch(rf"{ad['posting']}/{ad['ad']}\.{ad['locale']}\.html", file)
    names = set(_keys(manifest)) - set(manifest["ads"]) - {name for ad in manifest["ads"].values() for name in ad["files"]}
    for key in sorted(names):
        assert f"`{key}`" in page, f"files.md says nothing of {key}"


def test_every_key_of_the_report_is_documented(built, tmp_path):
    page = (REFERENCE / "command.md").read_text("utf-8")
    (tmp_path / "empty.yaml").write_text("", "utf-8")
    call = [sys.executable, "-m", "generator", "build", str(tmp_path / "empty.yaml"), "--report", "json"]
    failed = json.loads(subprocess.run(call, capture_output=True, check=False, cwd=ROOT).stdout)
    assert failed["findings"], "an empty posting was expected to be refused"
    for key in sorted({*_keys(built[1]), *_keys(failed)}):
        assert f"| `{key}` |" in page, f"command.md says nothing of {key}"


@pytest.mark.slow
@pytest.mark.usefixtures("_nobodys_own")
def test_every_key_of_the_other_reports_is_documented(tmp_path):
    workspace = tmp_path / "nordic-jobs"
    shutil.copytree(ROOT / "examples" / "nordic-jobs", workspace, ignore=shutil.ignore_patterns("output"))
    for file in workspace.glob("postings/*.nb.po"):
        file.write_text(file.read_text("utf-8").replace("msgctxt", "#, fuzzy\nmsgctxt", 1), "utf-8")
    for file in workspace.glob("postings/*.sv.po"):
        file.unlink()
    toy = str(ROOT / "tests" / "toy_model" / "translate-da_en-1_0.argosmodel")
    subprocess.run([sys.executable, "-m", "generator", "models", "install", toy], capture_output=True, check=True, cwd=tmp_path)
    page = (REFERENCE / "command.md").read_text("utf-8")
    for call in ("draft --locale sv", "review", "status", "approve --locale nb --by Eva", "models list"):
        done = subprocess.run(
            [sys.executable, "-m", "generator", *call.split(), "--report", "json"],
            capture_output=True,
            check=False,
            cwd=workspace,
        )
        verb = call.partition(" --")[0]
        section = re.search(rf"^`annons {verb} --report json`:\n(.*?)(?=^`annons |^## )", page, re.MULTILINE | re.DOTALL)
        assert section is not None, f"command.md says nothing of the report of {verb}"
        # The keys of these are names of files and pairs, and those of findings have a table of their own.
        named = {"drafted", "routes", "findings"}
        keys = set(_keys({key: {} if key in named else value for key, value in json.loads(done.stdout).items()}))
        assert {"review": "look_at", "status": "unused", "models list": "bytes"}.get(verb, "exit_code") in keys
        for key in sorted(keys):
            assert f"`{key}`" in section[1], f"command.md says nothing of {key} in the report of {verb}"


@pytest.mark.slow
def test_every_key_of_the_reports_of_the_gate_is_documented(tmp_path):
    workspace = tmp_path / "nordic-jobs"
    shutil.copytree(ROOT / "examples" / "nordic-jobs", workspace, ignore=shutil.ignore_patterns("output"))
    settings, posting = workspace / "annons.toml", workspace / "postings" / "customer-adviser-tallinn.yaml"
    settings.write_text(re.sub("^formats.*", 'formats = ["html"]', settings.read_text("utf-8"), flags=re.MULTILINE), "utf-8")
    person = "email: carina@nordicjobsworldwide.com\n    keep_until: 2018-03-31\napply:"
    posting.write_text(posting.read_text("utf-8").replace("email: carina@nordicjobsworldwide.com\napply:", person, 1), "utf-8")
    page = (REFERENCE / "command.md").read_text("utf-8")
    calls = {
        "check": "check --as-of 2018-03-05 --channel indeed",
        "explain": "explain",
        "publish": "publish --as-of 2018-03-05 --channel web,indeed",
        "verify": "verify site",
        "expire": "expire --as-of 2018-06-01",
    }
    for verb, call in calls.items():
        done = subprocess.run(
            [sys.executable, "-m", "generator", *call.split(), "--report", "json"],
            capture_output=True,
            check=False,
            cwd=workspace,
        )
        section = re.search(rf"^`annons {verb} --report json`:\n(.*?)(?=^`annons |^## )", page, re.MULTILINE | re.DOTALL)
        assert section is not None, f"command.md says nothing of the report of {verb}"
        told = json.loads(done.stdout)
        some = {"check": "findings", "explain": "rules", "publish": "held", "verify": "files", "expire": "people"}
        assert told[some[verb]], f"{verb}: nothing to tell of"
        keys_of_findings = page.partition("Each finding is an object.")[2].partition("`annons ")[0]
        finding = set(re.findall(r"^\| `(\w+)` \|", keys_of_findings, re.MULTILINE))
        for key in sorted(set(_keys({key: [] if key == "findings" else value for key, value in told.items()})) - finding):
            assert f"`{key}`" in section[1], f"command.md says nothing of {key} in the report of {verb}"


def test_every_kind_of_report_is_documented():
    page = (DOCS / "how-to" / "publish-from-ci.md").read_text("utf-8")
    for kind in reports.KINDS:
        assert f"\n| `{kind}` |" in page


@pytest.mark.slow
def test_every_key_of_the_reports_on_paper_is_documented(tmp_path):
    page = (REFERENCE / "command.md").read_text("utf-8")
    posting = str(ROOT / "examples" / "nordic-jobs" / "postings" / "back-office-agent-tallinn.yaml")
    file = tmp_path / "back-office-agent-tallinn" / "back-office-agent-tallinn.da.pdf"
    narrow = ["--locale", "da", "--output", str(tmp_path)]
    annons = [sys.executable, "-m", "generator"]
    subprocess.run([*annons, "build", posting, "--format", "pdf", *narrow], capture_output=True, check=True, cwd=ROOT)
    for verb, call in (("proof", [posting, "--size", "a4", *narrow]), ("preflight", [str(file), "--size", "a5"])):
        done = subprocess.run([*annons, verb, *call, "--report", "json"], capture_output=True, check=False, cwd=ROOT)
        section = re.search(rf"^`annons {verb} --report json`:\n(.*?)(?=^`annons |^## )", page, re.MULTILINE | re.DOTALL)
        assert section is not None, f"command.md says nothing of the report of {verb}"
        told = json.loads(done.stdout)
        assert told["exit_code"] == (1 if verb == "preflight" else 0)
        for key in sorted(_keys({**told, "findings": []})):
            assert f"`{key}`" in section[1], f"command.md says nothing of {key} in the report of {verb}"


@pytest.mark.slow
def test_every_key_of_a_file_on_paper_is_documented(tmp_path):
    page = (REFERENCE / "files.md").read_text("utf-8")
    posting = str(ROOT / "examples" / "nordic-jobs" / "postings" / "back-office-agent-tallinn.yaml")
    call = [sys.executable, "-m", "generator", "build", posting, "--format", "pdf", "--locale", "da", "--output", str(tmp_path)]
    for wish in (["--size", "a5", "--profile", "archive"], ["--medium", "black-and-white", "--theme", "classic"]):
        subprocess.run([*call, *wish], capture_output=True, check=True, cwd=ROOT)
    (ad,) = json.loads((tmp_path / "manifest.json").read_bytes())["ads"].values()
    keys = {key for file in ad["files"].values() for key in file}
    assert {"size", "profile", "medium"} <= keys
    for key in sorted(keys):
        assert f"| `{key}` |" in page, f"files.md says nothing of {key}"


def test_the_rows_of_each_table_have_as_many_cells_as_its_head():
    for page in PAGES:
        lines = page.read_text("utf-8").split("\n")
        for number, line in enumerate(lines[1:], 1):
            if line.startswith("|") and lines[number - 1].startswith("|"):
                cells = [len(re.findall(r"(?<!\\)\|", one)) for one in (lines[number - 1], line)]
                assert cells[0] == cells[1], f"{_name(page)}:{number + 1}"


# --- Links and index.

_LINK = re.compile(r"!?\[(?:[^\]\[]|\[[^\]]*\])*\]\(([^()\s]+)\)|<(?:img|a|source)\b[^>]*?(?:src|href|srcset)=\"([^\"\s]+)\"")


def _links(page: Path) -> Iterator[str]:
    text = re.sub(r"^```.*?^```$", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    text = re.sub(r"`[^`\n]*`", lambda match: re.sub(r"[()]", "", match[0]), text)
    for match in _LINK.finditer(text):
        yield match[1] or match[2]


def _anchors(page: Path) -> set[str]:
    text = re.sub(r"^```.*?^```$", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    found: set[str] = set()
    for heading in re.findall(r"^#+ (.+)$", text, re.MULTILINE):
        words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).lower()
        slug = re.sub(r"[^\w\- ]", "", words).replace(" ", "-")
        number = sum(1 for one in found if re.fullmatch(rf"{re.escape(slug)}(-\d+)?", one))
        found.add(f"{slug}-{number}" if slug in found else slug)
    return found


@pytest.mark.parametrize("page", [*PAGES, ROOT / "README.md", ROOT / "CHANGELOG.md"], ids=_name)
def test_every_relative_link_leads_somewhere(page):
    for link in _links(page):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), f"{_name(page)} links to {link}, which is not there"
        assert target.is_relative_to(ROOT)
        if anchor and target.suffix == ".md":
            assert anchor in _anchors(target), f"{_name(page)} links to {link}, which has no such heading"


def test_the_index_names_every_page():
    linked = {(DOCS / link.partition("#")[0]).resolve() for link in _links(DOCS / "README.md") if not link.startswith("http")}
    assert {page for page in PAGES if page != DOCS / "README.md"} <= linked


def test_every_page_begins_with_its_title():
    for page in PAGES:
        text = re.sub(r"\A<!--.*?-->\s*", "", page.read_text("utf-8"))
        assert re.match(r"# \S", text), _name(page)
        assert len(re.findall(r"^# ", re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL), re.MULTILINE)) == 1


def test_the_changelog_begins_with_this_version():
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    first = re.search(r"^## (\S+)", text, re.MULTILINE)
    assert first is not None
    assert first[1] == generator.__version__


# --- Code on the pages.


@pytest.mark.parametrize(("page", "block"), [one for one in BLOCKS if one.values[1].language == "yaml"])
def test_yaml_can_be_read(page, block):
    document = parse(block.text, page)
    kind = block.marks.get("kind")
    if kind is not None:
        extra = {} if "id" in document.data else {"id": "from-the-docs"}
        validate(KINDS[kind], document, extra)


def test_some_yaml_is_checked_against_each_kind():
    told = {one.values[1].marks.get("kind") for one in BLOCKS}
    assert {"posting", "organization", "place"} <= told


@pytest.mark.parametrize(("page", "block"), [one for one in BLOCKS if one.values[1].language in {"toml", "json"}])
def test_toml_and_json_can_be_read(page, block):
    read = tomllib.loads if block.language == "toml" else json.loads
    assert read(block.text) is not None, page


WHOLE = [one for one in BLOCKS if one.values[1].language == "po" and not {"find", "replace"} & set(one.values[1].marks)]


@pytest.mark.parametrize(("page", "block"), WHOLE)
def test_po_can_be_read(page, block, tmp_path):
    file = tmp_path / f"{page.stem}.en.po"
    file.write_text(block.text, "utf-8")
    assert po.read(file, frozenset({"en", "nn"})).entries


# --- Commands on the pages.


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of the checkout whose .venv/bin/annons runs the copy's own code."""
    copy = tmp_path / "annons"
    copy.mkdir()
    leave = shutil.ignore_patterns("__pycache__", "output", "node_modules")
    for folder in (".ci", "generator", "templates", "locales", "examples"):
        shutil.copytree(ROOT / folder, copy / folder, ignore=leave)
    (copy / "tests" / "toy_model").mkdir(parents=True)
    toys = [file.relative_to(ROOT).as_posix() for file in (ROOT / "tests" / "toy_model").glob("*.argosmodel")]
    for name in ("Makefile", "pyproject.toml", "constraints.txt", *toys):
        shutil.copy2(ROOT / name, copy / name)
    (copy / "output").mkdir()
    commands = copy / ".venv" / "bin"
    commands.mkdir(parents=True)
    for name, call in (("python", '"$@"'), ("annons", '-m generator "$@"')):
        (commands / name).write_text(f"#!/bin/sh\nPYTHONPATH='{copy}' exec '{sys.executable}' {call}\n", "utf-8")
        (commands / name).chmod(0o755)
    # What make looks at to see that everything is set up.
    (copy / ".venv" / "ready").touch()
    return copy


@pytest.fixture
def _nobodys_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Models and the memory's index go where nobody keeps their own."""
    for kind in ("DATA", "CONFIG", "CACHE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / "home" / kind.lower()))
    for name in [name for name in os.environ if name.startswith(("ARGOS_", "ANNONS_"))]:
        monkeypatch.delenv(name)


def _is_here(name: str) -> bool:
    """Say whether this machine has a program, or an ICC profile."""
    return name in {path.name for path in icc.available()} if name.endswith(".icc") else shutil.which(name) is not None


@pytest.mark.slow
@pytest.mark.usefixtures("_nobodys_own")
@pytest.mark.parametrize("page", RUN)
def test_the_commands_of_a_page_run(page, checkout, monkeypatch):
    monkeypatch.setenv("PATH", f"{checkout / '.venv' / 'bin'}:/usr/local/bin:/usr/bin:/bin")
    said, old, ran = "", "", 0
    for block in _blocks(page):
        if "file" in block.marks:
            file = checkout / block.marks["file"]
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(block.text, "utf-8")
        elif "find" in block.marks:
            file, old = checkout / block.marks["find"], block.text.rstrip("\n")
            assert file.read_text("utf-8").count(old) == 1, f"line {block.line}: not once in {file.name}"
        elif "replace" in block.marks:
            file.write_text(file.read_text("utf-8").replace(old, block.text.rstrip("\n")), "utf-8")
        elif "shows" in block.marks:
            for line in block.text.rstrip("\n").split("\n"):
                assert line in said, f"line {block.line}: {line} is not in\n{said}"
        elif block.language == "sh":
            if "needs" in block.marks and not _is_here(block.marks["needs"]):
                pytest.skip(f"{block.marks['needs']} is not installed")
            # What a page prints depends on nobody's terminal.
            done = subprocess.run(["sh", "-eu", "-c", block.text], capture_output=True, check=False, text=True, cwd=checkout)
            said = done.stdout + done.stderr
            assert done.returncode == int(block.marks.get("exit", "0")), f"line {block.line}: {block.text}{said}"
            assert "quiet" not in block.marks or not re.search("warning|error", said), f"line {block.line}: {said}"
            ran += 1
    assert ran, "a page without commands belongs in reference or explanation"

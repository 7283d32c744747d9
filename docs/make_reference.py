"""Writes what the code says about itself into docs/reference/ (``make docs``); ``--check`` only says what is stale.

Some pages are generated as a whole. In others a generated part stands between ``<!-- generated: NAME -->`` and
``<!-- end -->``. Where the code has no words for something, the words stand here, and a thing without words is an error:
so nothing new can be left out of the reference.
"""

import ast
import dataclasses
import json
import re
import sys
import textwrap
import typing
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, get_args, get_origin

import jinja2
import typer
import yaml
from annotated_types import Ge, Le, MaxLen, MinLen
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator import checks, manifest
from generator.channels import Channel
from generator.channels import available as channels
from generator.channels import load as channel
from generator.checks.rule import Rule
from generator.cli import telling
from generator.cli.inspecting import Diagnosis
from generator.cli.main import app
from generator.errors import ExitCode, Finding, Where
from generator.l10n.formats import formats
from generator.l10n.locales import Locales
from generator.l10n.speakers import NAMES, SPOKEN, words
from generator.posting import markup, placeholders, slots
from generator.posting.audience import ads
from generator.posting.fields import OneOrMore, Shorthand
from generator.posting.organization import Organization
from generator.posting.schema import KINDS, schema
from generator.posting.settings import Settings
from generator.posting.text import Text, TextRules
from generator.posting.workspace import Workspace
from generator.printing import shelf
from generator.printing.models import Medium, Profile, Size
from generator.publish import artifacts
from generator.rendering import assets, colors, environment, factwords, richtext, themes, view
from generator.translation import routes

REFERENCE = Path(__file__).resolve().parent / "reference"
PACKAGE = REFERENCE.parent.parent / "generator"
EXAMPLE = REFERENCE.parent.parent / "examples" / "nordic-jobs"
_HEAD = "<!-- Written by docs/make_reference.py (make docs). Change {}, not this page. -->\n\n"
_PART = re.compile(r"(<!-- generated: ([a-z]+) -->\n).*?(<!-- end -->)", re.DOTALL)


# What each kind of file is for.
_KIND = {
    "posting": ("a posting", "`postings/<id>.yaml`: one job, in one source language. Its texts are [Markdown](text.md)."),
    "organization": ("an organization", "`organizations/<id>.yaml`: an employer or an agency, named by any posting."),
    "place": ("a place", "`places/<id>.yaml`: a city and what to say of it, named by any posting with work there."),
    "phrases": (
        "phrases",
        "`phrases/<name>.yaml`: approved sentences, in several languages each, with [slots](text.md#slots) for what differs.",
    ),
    "workspace": ("a workspace", "`annons.toml`: what holds for all postings of a workspace. Every field may be left out."),
}

# Values by the function that reads them (generator.posting.fields and .parts).
_VALUES = {
    "_identifier": "an id: small letters a–z, digits and hyphens",
    "_day": "a date: year-month-day",
    "_clock": "a time: hours:minutes",
    "_country": "a country code (ISO 3166), two letters",
    "_spoken": "a language people speak (ISO 639), such as `da`; Norwegian is `no`",
    "_audience": "a language people speak: " + ", ".join(f"`{code}`" for code in SPOKEN),
    "_currency": "a currency code (ISO 4217), three letters",
    "_amount": "a number above 0, with a point for decimals",
    "_email": "an e-mail address",
    "_url": "a web address that begins with https:// or http://",
    "_phone": "a telephone number with + and country code",
    "_color": "a colour: # and six digits 0–9, a–f",
    "_line": "words on one line, the same in every language",
    "_truth": "true or false",
    "_isco": "one to four digits",
    "_rule_id": "the id of a [rule](rules.md)",
    "_weekdays": "weekdays: mon tue wed thu fri sat sun, ranges and lists",
    "_deadline": "a date (year-month-day), or `rolling`",
    "_job_start": "a date (year-month-day), `immediate`, `by_agreement`, or one line of [text](text.md)",
}
_TEXTS = {
    ("inline", False): "one line of [text](text.md)",
    ("inline", True): "one line of [text](text.md), `{people}` allowed",
    ("blocks", True): "[text](text.md) with paragraphs and lists",
    ("name", False): "a name, or a map of output locale to name",
}
_SHORT = {"_text_or_parts": "one text", "_kind_or_parts": "a kind alone", "_by_agreement": "`by_agreement`"}
_PLAIN = {str: "text", int: "a whole number", float: "a number", bool: "true or false"}
_LOCALE = "an output locale: `da`, `nb`, `sv`, `en`, or [one of your own](../how-to/add-a-locale.md)"

_EXITS = {
    ExitCode.DONE: "Done. Warnings may have been told.",
    ExitCode.CONTENT: "The content falls short: `check` found an error, `publish` kept something back, a published folder is "
    "not what was published, `--strict` refused an ad, a text is too long for its sheet, or a printer would send a file back.",
    ExitCode.INPUT: "A file or the call is wrong. What was built before stays whole.",
    ExitCode.MISSING: "Something needed is not installed, or an ICC profile is not there. `annons doctor` says what there is.",
    ExitCode.BUG: "A bug in annons. Please report it; `ANNONS_TRACEBACK=1` shows where it happened.",
    ExitCode.INTERRUPTED: "Interrupted with Ctrl-C.",
}
_FINDING = {
    "rule": "The [rule's id](findings.md).",
    "severity": "`error`, `warning` or `info`.",
    "file": "The file, or null when the finding is about the call.",
    "line": "The line, from 1, or null.",
    "column": "The column, from 1, or null.",
    "field": "The field, or null.",
    "locale": "The output locale, or null.",
    "message": "What is wrong.",
    "hint": "What to do about it, or null.",
    "fix": "What `--fix` would write: the characters that stand there (`old`) and what belongs there (`new`); or null.",
    "justified": "The reason that the posting gives for an exception, or null.",
    "channel": "The one channel that an error keeps the ad out of, or null.",
}
_DIAGNOSIS = {
    "name": "What was looked at.",
    "well": "Whether it is as it should be.",
    "seen": "What was seen, such as a version.",
    "hint": "What to do when it is not well.",
}
_REPORT = {
    "exit_code": "The exit code of the command.",
    "files": "Every file of the ads that were asked for, whether it was made now or was as it is to be.",
    "made": "Those that were made now.",
    "changed": "Those whose bytes differ from what was there before.",
    "why": "Of each file that was `made`, the `reason`.",
    "reason": "Why a file was made, such as `postings/agent.sv.po has changed`.",
    "removed": "Files of earlier builds that were deleted.",
    "left": "Posting files that the build did not come to: it was stopped, or stopped at the first that was wrong.",
    "findings": "What was found.",
}

_VERBS = {
    "draft": {
        "exit_code": "The exit code of the command.",
        "left": "How many texts a run that was stopped did not come to.",
        "drafted": "The PO files, each with how many texts came from where: `engine`, `memory` (the very same text), "
        "`similar`, `stale` (an earlier text), `kept`; `left` were not drafted.",
        "routes": "Each pair (`da>sv`) that went to an engine, with the lines that `--why` shows.",
        "findings": "What was found.",
    },
    "check": {
        "exit_code": "The exit code of the command.",
        "files": "The postings that were looked at.",
        "findings": "What was found; justified exceptions too, as `info`.",
    },
    "explain": {
        "rules": "Every [rule](rules.md); of one rule alone, its keys stand at the top.",
        "rule": "Its id.",
        "severity": "`error` or `warning`.",
        "title": "What it finds.",
        "what": "What it looks for.",
        "why": "Why that matters.",
        "instead": "What to do about it.",
        "source": "What it rests on.",
        "checked": "When that was last read.",
        "since": "The day from which it holds, or null.",
        "countries": "The countries of work it holds for; empty for all.",
        "locales": "The output locales it holds for; empty for all.",
        "justify": "When an exception can be justified, or null.",
    },
    "publish": {
        "exit_code": "The exit code of the command.",
        "written": "Whether the site was written; false with `--all-or-nothing` where anything was kept back.",
        "published": "How many ads went out that one can apply for, each locale counted.",
        "over": "How many stay with a notice that one can't apply any more.",
        "drafts": "How many were left out because their posting is a draft.",
        "files": "Every file of the site.",
        "changed": "Those whose bytes differ from what was there before.",
        "removed": "Those that were there before, and were deleted.",
        "held": "What was kept back: `ad`, `locale`, `channel` (null: out of all), how many `more` errors there are, and the "
        "keys of the first one's finding.",
        "findings": "What is wrong with whole postings, such as files that can't be read.",
    },
    "verify": {
        "exit_code": "The exit code of the command.",
        "files": "How many files `SHA256SUMS` names.",
        "findings": "What is not as it was published.",
    },
    "expire": {
        "exit_code": "The exit code of the command.",
        "ads": "The ads past their deadline: `ad`, `file` and `deadline` of each.",
        "people": "The people whose date has passed: `name`, `file`, `line` and `keep_until` of each.",
        "deleted": "The files that `--remove` deleted.",
        "findings": "What could not be taken out, and why.",
    },
    "proof": {
        "exit_code": "The exit code of the command.",
        "files": "The contact sheets that were written.",
        "findings": "What was found.",
    },
    "preflight": {
        "exit_code": "The exit code of the command.",
        "file": "The file that was looked at.",
        "findings": "What was found; the `field` of each is its page (`page 2`), or empty.",
        "summary": "Facts of the file: `pages`; `width` and `height` in mm when trimmed; names of `inks` and `fonts`; `ppi` of "
        "the coarsest picture; `ink`, the highest total in percent. What can't be told is null.",
    },
    "review": {
        "exit_code": "The exit code of the command.",
        "drafts": "The drafts, those with most to look at first within each locale.",
        "findings": "What was found.",
    },
    "approve": {
        "exit_code": "The exit code of the command.",
        "approved": "How many drafts were approved.",
        "left": "How many were left to a person; a finding says why of each.",
        "by": "Who approved them.",
        "findings": "What was found.",
    },
    "status": {
        "exit_code": "The exit code of the command.",
        "status": "A row for each posting and locale; its source locale has none.",
        "findings": "What was found.",
    },
    "models list": {
        "exit_code": "The exit code of the command.",
        "folder": "Where models are installed.",
        "installed": "Those there are: `pair`, `version`, `bytes` and `path` of each.",
        "index": "The index that is known, or null: its `name`, and whether it is a `copy` of an earlier time.",
        "available": "What it has: `pair` and newest `version` of each.",
        "findings": "What was found.",
    },
}
_DRAFT = {
    "file": "The PO file.",
    "line": "The line of its entry.",
    "locale": "The output locale.",
    "context": "Its `msgctxt`.",
    "source": "The text that is translated.",
    "draft": "The draft.",
    "previous_source": "The text that it was made for, or null where that is the source.",
    "from": "Where it is from: `apertium da→nb`, `memory 86 %`, `an earlier text`, `a person`.",
    "engine": "The engine's data and version, or the file that the memory had it from; null where a person wrote it.",
    "drafted": "When it was drafted, or null.",
    "look_at": "[What to look at](translations.md#what-to-look-at), in words.",
}
_ROW = {
    "posting": "The posting's id.",
    "source": "Its source locale.",
    "locale": "The output locale.",
    "approved": "How many texts are approved,",
    "draft": "drafts,",
    "stale": "stale,",
    "missing": "or missing ([states](translations.md#states)).",
    "total": "How many there are, with those of the organizations and places that its ads show.",
    "approvers": "The people on record.",
    "unrecorded": "How many approvals have no name.",
    "unused": "How many entries of its PO file no text needs any more.",
}

_AD = {
    "name": "The ad's name: the posting's id, with `-for-<language>` where there are audiences.",
    "locale": "The output locale (BCP 47), for `lang`.",
    "open_graph": "The locale as Open Graph writes it: `nb_NO`.",
    "title": "The title.",
    "summary": "The ingress.",
    "description": "At most 160 characters for search engines and link previews.",
    "kicker": "Employer and places, for the line above the title.",
    "bands": "Notices across the top.",
    "facts": "The key facts, in the order people look for them.",
    "sections": "The sections, in their order.",
    "contacts": "Whom to ask.",
    "apply": "How to apply.",
    "deadline": "The application deadline.",
    "employer": "The employer; none when it is confidential.",
    "agency": "The agency.",
    "hero": "The picture at the top.",
    "brand": "Colours, each readable where it is used.",
    "sisters": "The ad in all its output locales, itself too.",
    "canonical": "The ad's own address, empty without `base_url`.",
    "indexable": "Whether search engines may list it: open, and translated in full.",
    "json_ld": "schema.org JobPosting, ready for a `script` element, and carried by archive files.",
    "origin": "Name and address of the source the ad came from, empty when there is none.",
    "created": "The day it was posted, `2018-03-01`, or empty.",
    "author": "The agency's name, else the employer's.",
    "front_matter": "Whether Markdown gets YAML front matter.",
    "page_words": "The words before, between and after page number and page count.",
    "keywords": "Employer and places, for the file's metadata.",
    "short_text": "One or two sentences for small formats, or none.",
    "qr_address": "Where a QR code leads: the ad's own address, else that of `apply`; or empty.",
    "preview": "The address of the picture for link previews, or empty.",
    "brand_cmyk": "What the brand's colour is printed with: four percents, or none.",
    "brand_spot": "The name of the brand's spot ink, or empty.",
    "home": "The way from the page to the list of all ads in its language, empty where nothing is published.",
    "advertiser": "Whom the reader deals with: the agency, else the employer.",
    "over": "Whether one can't apply any more: expired, filled or withdrawn.",
    "reference": "The reference number, or empty.",
}
_FILTERS = {
    "html": "A rich text as HTML, escaped.",
    "headline": "A title as HTML, `title\\|headline(ad.locale, paged)`: last words together, long compounds can break.",
    "balanced": "For paper, `title\\|balanced(31)`: a `style` that makes the lines of a headline about equally long.",
    "md": "A rich text, or plain text, as Markdown within a line.",
    "md_block": "A rich text as Markdown at the start of a line.",
    "lang": "The `lang` attribute of a rich text in another language than the ad, else nothing.",
    "blocks_html": "Paragraphs and lists as HTML; with `paged=paged`, the last words of each stay together on paper.",
    "blocks_md": "Paragraphs and lists as Markdown.",
    "blocks_text": "Paragraphs and lists as plain text.",
    "typeset": "For a sheet, `title\\|typeset(ad.locale, room, (least, most), lines)`: a headline as large as it can be in a "
    "`room` of so many mm, between two sizes in pt, in so many lines: `style` and `html` for the `h1`, `size`, `lines`.",
    "breakable": "`address\\|breakable(room, setting.base)`: an e-mail or web address as HTML, broken only where it must be.",
    "scale": "`ad\\|scale(room, setting.base, least)`: how many times as large as the text addresses are set, not to break.",
    "label_width": "`ad\\|label_width`: how wide the widest label of the facts is, in em.",
    "ending": "A rich text as HTML; its last word does not stand alone on a line.",
    "spare": "`ad\\|spare(width, height, size, code)`: for about how many lines a sheet has room besides the least of an ad.",
    "text_outlasts": "`ad\\|text_outlasts(width, side)`: whether the sections are longer than the facts beside them.",
    "within": "`ad.sections\\|within(lines, width, size)`: the sections that there is room for in so many lines.",
    "qr": "An address as a QR code: `data_uri` for an `img`, `modules` on a side with its quiet zone, `side(least)`: how wide "
    "it is printed in mm.",
    "css_string": "Plain text as a CSS string, quotes included.",
}


_SIGNALS = {
    "placeholder": "A `{placeholder}` is missing, or was not in the source.",
    "address": "An e-mail address, web address or telephone number is missing, or was not in the source.",
    "markup": "Bold, italics, a link or a line break is missing, or was not in the source; or the text can't be read as "
    "Markdown.",
    "number": "A number, date or time is missing, or was not in the source. Only written as another language does (`400.000` "
    "in Swedish): 10, and no error.",
    "untranslated": "The whole text is the same as the source: from eight words between Danish and Norwegian, which share many "
    "(8), from three elsewhere (30). A single word of the source was left (14).",
    "length": "Far longer or shorter than its source lets expect.",
    "repetition": "Something stands there twice in a row, and not in the source.",
    "glossary": "A term is not the [glossary](#the-glossary)'s (10), or a forbidden wording stands in its place (16).",
    "slip": "A wording that engines are known to get wrong.",
    "residue": "A word looks like one of another language.",
    "unknown": "Words that the engine had no translation for; each weighs as much.",
    "noted": "The engine lost something in it at first, so it was translated in pieces around what must not change.",
}


_OF_RULES = frozenset({PACKAGE / "checks" / "rules", PACKAGE / "publish" / "artifacts"})
"""Where a module's findings are those of the rule file beside it."""


def rules() -> dict[str, list[str]]:
    """Return every rule id that a finding of the package can have and no rule's file tells of, with the modules that use it."""
    found: dict[str, list[str]] = {}
    for file in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(file.read_text("utf-8"))
        for node in ast.walk(tree):
            # What a rule finds has its own id.
            if not isinstance(node, ast.Call) or ast.unparse(node.func).endswith("rule.finding"):
                continue
            called = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if called in ({"Finding"} if file.parent in _OF_RULES else {"Finding", "finding"}):
                for rule in _rule_ids(node, tree):
                    found.setdefault(rule, []).append(file.relative_to(PACKAGE).as_posix())
    of_files = {rule.id for rule in all_rules()}
    return {rule: sorted(set(files)) for rule, files in sorted(found.items()) if rule not in of_files}


def all_rules() -> list[Rule]:
    """Return the rules that have files of their own: those on ads, and those on what is made of them."""
    return [*checks.every_rule(), *(rule for rule, _ in artifacts.every_rule())]


def _rule_ids(call: ast.Call, module: ast.Module) -> Iterator[str]:
    """Yield a finding's rule; where a variable holds it, every text of the module that has the form of one."""
    first = call.args[0] if call.args else next((word.value for word in call.keywords if word.arg == "rule"), None)
    if isinstance(first, ast.Constant):
        yield str(first.value)
        return
    told = [node for node in module.body if not (isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__")]
    for node in (node for one in told for node in ast.walk(one)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.fullmatch(r"[A-Z]+(-[A-Z]+)*", node.value):
            yield node.value


class _Yaml(yaml.SafeDumper):
    """Writes examples as a person would: lists indented, double quotes, and those only where they are needed."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002
        super().increase_indent(flow, False)  # noqa: FBT003 - PyYAML's signature

    def represent_sequence(self, tag: str, sequence: Any, flow_style: bool | None = None) -> yaml.SequenceNode:  # noqa: ANN401, FBT001
        node = super().represent_sequence(tag, sequence, flow_style)
        if self.default_flow_style is None and any(isinstance(item, str) and " " in item for item in sequence):
            node.flow_style = False
        return node

    def choose_scalar_style(self) -> str:
        style = str(super().choose_scalar_style())
        return '"' if style == "'" else style


# Our reader takes figures and dates as text. For other readers' sake, "no" and "0158" get quotes where they are texts.
_Yaml.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in pairs if tag.endswith((":bool", ":null"))]
    for first, pairs in yaml.SafeDumper.yaml_implicit_resolvers.items()
}
_Yaml.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"\d+$"), list("0123456789"))


def _example(key: str, field: FieldInfo, value: Any, *, flow: bool = False) -> str:  # noqa: ANN401 - whatever the field takes
    if isinstance(value, str) and value.isdigit() and _VALUES["_amount"] in _type(field.annotation, field.metadata, BaseModel):
        value = int(value)
    if not isinstance(value, (dict, list)):
        return f"{key}: {_dump([value])[2:]}"
    if flow:
        return f"{key}: {_dump(value, width=9999, default_flow_style=True)}"
    # Only the innermost lists and groups stand on one line.
    inside = _dump(value, width=100, default_flow_style=None)
    return f"{key}: {inside}" if inside[0] in "[{" else f"{key}:\n" + textwrap.indent(inside, "  ")


def _dump(data: Any, **options: Any) -> str:  # noqa: ANN401
    return str(yaml.dump(data, Dumper=_Yaml, allow_unicode=True, sort_keys=False, **options)).strip()


def _type(kind: Any, metadata: Sequence[Any], home: type[BaseModel]) -> str:  # noqa: ANN401, PLR0911 - any annotation
    """Return a field's type in plain words; ``home`` is the model of the page, to which links within it lead."""
    if get_origin(kind) is Annotated:
        inner, *more = get_args(kind)
        limits = [limit for one in more if isinstance(one, FieldInfo) for limit in one.metadata]
        return _type(inner, [*more, *limits, *metadata], home)
    readers = [one.func.__name__ for one in metadata if hasattr(one, "func") and one.func.__name__ in _VALUES]
    if readers:
        return "words on one line" if readers[0] == "_line" and home in shelf.KINDS else _VALUES[readers[0]]
    rule = next((one for one in metadata if isinstance(one, TextRules)), None)
    if rule is not None or kind is Text:
        return _TEXTS[rule.kind, rule.people] if rule else _TEXTS["inline", False]
    if get_origin(kind) in {typing.Union, UnionType}:
        return "; or ".join(_type(one, metadata, home) for one in get_args(kind) if one is not type(None))
    if get_origin(kind) is tuple:
        item = _type(get_args(kind)[0], (), home)
        if get_args(kind)[-1] is not ...:
            return f"a list of {len(get_args(kind))}; each {item}"
        least = ", at least one" if any(isinstance(one, MinLen) for one in metadata) else ""
        return f"{item}; or a list of such{least}" if OneOrMore in metadata else f"a list{least}; each item {item}"
    if get_origin(kind) is dict:
        return _map(*get_args(kind), home)
    if get_origin(kind) is Literal:
        return "one of " + ", ".join(f"`{choice}`" for choice in get_args(kind))
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        fields = f"the fields of [{_title(kind)}]({_address(kind, home)})"
        short = next((_SHORT[one.expand.__name__] for one in metadata if isinstance(one, Shorthand)), "")
        return f"{short}, or {fields}" if short else fields
    return _PLAIN[kind] + _limits(metadata)


def _map(key: Any, value: Any, home: type[BaseModel]) -> str:  # noqa: ANN401 - any annotation
    if key is str and home is not Settings:
        return f"a map; each key an output locale, each value {_type(value, (), home)}"
    if key is str:
        return 'a table of pairs (`"da>sv"`), each with the steps of its [route](translations.md#routes)'
    return f"a map; each key {_type(key, (), home)}, each value {_type(value, (), home)}"


def _limits(metadata: Sequence[Any]) -> str:
    low = next((one.ge for one in metadata if isinstance(one, Ge)), None)
    high = next((one.le for one in metadata if isinstance(one, Le)), None)
    most = next((one.max_length for one in metadata if isinstance(one, MaxLen)), None)
    if low is not None:
        return f", {low} to {high}" if high is not None else f", at least {low}"
    return f", at most {most} characters" if most else ""


def _title(model: type[BaseModel]) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", model.__name__).capitalize()


def _address(model: type[BaseModel], home: type[BaseModel]) -> str:
    if model is Organization and home is not Organization:
        return "organization.md"
    return f"#group-{_title(model).lower().replace(' ', '-')}"


def _field_type(name: str, field: FieldInfo, home: type[BaseModel]) -> str:
    if name in {"locales", "source_locale"}:
        return _LOCALE + ("; or a list of such" if name == "locales" else "")
    return _type(field.annotation, field.metadata, home)


def _default(field: FieldInfo, *, needed: bool) -> str:
    if needed:
        return "needed"
    if field.is_required():
        return "the file's name"
    value = field.default
    if value is False:
        return "false"
    if value in (None, (), "", {}) or isinstance(value, BaseModel):
        return "none"
    return f"`{', '.join(value) if isinstance(value, tuple) else value}`"


def fields_page(kind: str) -> str:
    """Return the page on all fields of a kind of file."""
    model, (article, what) = KINDS[kind], _KIND[kind]
    needed = schema(kind).get("required", ())
    lines = [f"# The fields of {article}", "", what, ""]
    names = [info.alias or name for name, info in model.model_fields.items()]
    lines += [" · ".join(f"[{name}](#{name})" for name in names), "", "## Fields", ""]
    for name, info in model.model_fields.items():
        key = info.alias or name
        lines += [f"### `{key}`", "", f"**{_upper(info.title or key)}.** {info.description}", ""]
        must = name in needed
        lines += [f"- Type: {_field_type(name, info, model)}"]
        lines += ["- Needed" if must else f"- Default: {_default(info, needed=must)}", ""]
        language = "toml" if kind == "workspace" else "yaml"
        for example in info.examples or ():
            lines += [f"```{language}", _toml(key, example) if language == "toml" else _example(key, info, example), "```", ""]
    parts = [part for part in sorted(_parts(model), key=_title) if part is not Organization]
    if parts:
        lines += ["## Groups of fields", ""]
    for part in parts:
        lines += _part(part, model)
    return _HEAD.format("the models in generator/posting/") + "\n".join(lines).strip() + "\n"


def _toml(key: str, value: Any) -> str:  # noqa: ANN401
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "\n".join(_toml(f"[{key}]", one) for one in value)
    if isinstance(value, dict) and any(isinstance(one, dict) for one in value.values()):
        return "\n".join(_toml(f"{key}.{name}", one) for name, one in value.items())
    if isinstance(value, dict):
        keys = {name: name if re.fullmatch(r"[\w-]+", name) else json.dumps(name) for name in value}
        return "\n".join(
            [f"[{key}]", *(f"{keys[name]} = {json.dumps(one, ensure_ascii=False)}" for name, one in value.items())]
        )
    # Texts, lists of them and booleans are the same in TOML and JSON.
    return f"{key} = {json.dumps(value, ensure_ascii=False)}"


_TOML = (Settings, Channel, *shelf.KINDS)
"""The models of files in TOML."""


def _part(part: type[BaseModel], home: type[BaseModel]) -> list[str]:
    return [f"### Group: {_title(part)}", "", _first(part), "", *_fields(part, home), ""]


def _fields(part: type[BaseModel], home: type[BaseModel]) -> list[str]:
    """Return the table of a model's fields."""
    lines = ["| field | what it is | type | default | example |", "|---|---|---|---|---|"]
    for name, info in part.model_fields.items():
        key = info.alias or name
        # A table within a table has both names.
        table = f"draft.{key}" if get_origin(info.annotation) is dict and home is Settings else key
        written = (_toml(table, one).replace("\n", " ↵ ") if home in _TOML else _example(key, info, one, flow=True)
                   for one in info.examples or ())  # fmt: skip
        examples = "<br>".join(f"`{one}`" for one in written)
        kind = _field_type(name, info, home)
        examples, about = (text.replace("|", "\\|") for text in (examples, str(info.description)))
        lines.append(f"| `{key}` | {about} | {kind} | {_default(info, needed=info.is_required())} | {examples} |")
    return lines


def _parts(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """Yield the models below a model, each once."""
    seen: dict[type[BaseModel], None] = {}

    def below(kind: Any) -> None:  # noqa: ANN401 - any annotation
        if isinstance(kind, type) and not get_args(kind) and issubclass(kind, BaseModel) and kind not in seen:
            seen[kind] = None
            if kind is not Organization:
                for field in kind.model_fields.values():
                    below(field.annotation)
        for inner in get_args(kind):
            below(inner)

    for field in model.model_fields.values():
        below(field.annotation)
    yield from seen


def _first(thing: object) -> str:
    """Return a docstring's first paragraph as Markdown."""
    return " ".join((thing.__doc__ or "").strip().split("\n\n")[0].split()).replace("``", "`")


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


_ENVIRONMENT = {
    "SOURCE_DATE_EPOCH": "The date in PDF files, in seconds since 1970, instead of the posting's own.",
    "ANNONS_BY": "Who approves, where `--by` is left out.",
    "ANNONS_ICC": "A folder with [ICC profiles](print.md#icc-profiles), looked through before the system's own.",
    "FONTCONFIG_FILE": "Not heeded while pages are set: they have annons's own faces of Lato and no other fonts.",
    "SYSTEMROOT": "On Windows, below which folder the system's ICC profiles lie.",
    "ANNONS_CACHE": "The folder for the [memory's index](translations.md#the-memory), for workspaces that were fetched, "
    "and for compiled templates, instead of the user's cache folder.",
    "VISUAL": "The editor that `annons review` opens for a text of several lines; else `EDITOR`.",
    "EDITOR": "See `VISUAL`.",
    "ARGOS_PACKAGE_INDEX": "The [index of models](translations.md#models), where `--index` is left out.",
    "ARGOS_PACKAGES_DIR": "The folder in which models are installed, instead of Argos Translate's own.",
    "ARGOS_DEVICE_TYPE": "What models run on: `cpu` when left out, or `cuda`.",
    "HTTPS_PROXY": "The proxy for `annons models`; also `HTTP_PROXY`, and `NO_PROXY` for what needs none. Small letters do as "
    "well.",
    "SSL_CERT_FILE": "A file of certificates for `annons models` to trust.",
    "DICPATH": "Folders with dictionaries of Hunspell, looked through before the system's own; the workspace's "
    "[dictionaries/](files.md) come first.",
    "ANNONS_TRACEBACK": "Any value: a bug tells where it happened.",
}


def command_page() -> str:
    """Return the page on the command."""
    group: Any = typer.main.get_command(app)
    lines = ["# The command", "", f"`annons`: {_first_lower(group.help)}", ""]
    lines += ["In a checkout it is `.venv/bin/annons`. Findings and errors go to stderr, `--report json` to stdout.", ""]
    lines += _options(group, {})
    for name, callback, command in _commands(app, group):
        hints = typing.get_type_hints(callback)
        arguments = [p for p in command.params if not p.opts[0].startswith("-")]
        usage = " ".join(["annons", name, *(p.metavar for p in arguments), "[OPTIONS]"])
        lines += [f"## annons {name}", "", command.help, "", "```text", usage, "```", ""]
        if arguments:
            lines += ["| argument | what it is | default |", "|---|---|---|"]
            lines += [f"| `{p.metavar}` | {p.help} | {_said(p)} |" for p in arguments] + [""]
        lines += _options(command, hints)
    lines += ["A LIST has commas between its items (`da,nb`); the option may also be given several times.", ""]
    lines += ["## Exit codes", "", "| code | name | meaning |", "|---|---|---|"]
    lines += [f"| {code.value} | {code.name} | {_EXITS[code]} |" for code in ExitCode]
    lines += ["", "When several things are wrong, the highest code is told.", ""]
    lines += _json_reports()
    lines += ["## Environment", "", "| variable | what it does |", "|---|---|"]
    lines += [f"| `{name}` | {about} |" for name, about in _ENVIRONMENT.items()]
    return _HEAD.format("generator/cli/") + "\n".join(lines).strip() + "\n"


def _commands(of: typer.Typer, group: Any, before: str = "") -> Iterator[tuple[str, Callable[..., Any], Any]]:  # noqa: ANN401
    """Yield the name, function and command of each verb; those of a noun (``models list``) after the plain ones."""
    for one in of.registered_commands:
        name = one.name or one.callback.__name__
        yield f"{before}{name}", one.callback, group.commands[name]
    for inner in of.registered_groups:
        yield from _commands(inner.typer_instance, group.commands[inner.name], f"{before}{inner.name} ")


def _first_lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _options(command: Any, hints: dict[str, Any]) -> list[str]:  # noqa: ANN401 - typer's own classes
    lines = ["| option | what it does | default |", "|---|---|---|"]
    for param in (p for p in command.params if p.opts[0].startswith("-") and not p.hidden):
        plain = hints.get(param.name, str)
        kind = param.metavar or ("LIST" if param.multiple else "PATH" if Path in {plain, *get_args(plain)} else "TEXT")
        value = "" if param.is_flag else f" {kind}"
        shown = f"`{', '.join(param.opts)}{value}`".replace("|", "\\|")
        if param.name in {"install_completion", "show_completion"}:
            shown = shown.replace(" TEXT", "")
        lines.append(f"| {shown} | {param.help} | {_said(param)} |")
    return [*lines, "| `--help, -h` | Show what the command takes. | |", ""]


def _said(param: Any) -> str:  # noqa: ANN401
    if param.required:
        return "needed"
    return f"`{param.default}`" if param.default not in (None, False, "") else ""


def _json_reports() -> list[str]:
    def table(about: dict[str, str], real: Iterable[str]) -> list[str]:
        return ["| key | what it is |", "|---|---|", *(f"| `{key}` | {about[key]} |" for key in real), ""]

    finding = telling.as_data(Finding("FIELD", "", where=Where(Path("a.yaml"))))
    lines = ["## Reports as JSON", "", "`annons build --report json` writes one object to stdout:", ""]
    lines += table(_REPORT, _REPORT)
    lines += ["Each finding is an object. All its keys are always there:", "", *table(_FINDING, finding)]
    for verb, keys in _VERBS.items():
        lines += [f"`annons {verb} --report json`:", "", *table(keys, keys)]
        inside = {"review": ("Each draft:", _DRAFT), "status": ("Each row:", _ROW)}.get(verb)
        lines += [inside[0], "", *table(inside[1], inside[1])] if inside else []
    lines += ["`annons doctor --report json` writes `exit_code` and `diagnoses`, a list of objects:", ""]
    return lines + table(_DIAGNOSIS, (field.name for field in dataclasses.fields(Diagnosis)))


def placeholder_tables() -> str:
    """Return what each placeholder says for each audience in each output locale."""
    lines: list[str] = []
    for locale in Locales().values():
        lines += [f"### {locale.autonym} (`{locale.code}`)", ""]
        lines += ["| audience | " + " | ".join(f"`{{{name}}}`" for name in NAMES) + " |", "|---" * (len(NAMES) + 1) + "|"]
        for code in SPOKEN:
            said = words(code, None, formats(locale))
            lines.append(f"| `{code}` | " + " | ".join(said.get(name, "–") for name in NAMES) + " |")
        lines.append("")
    return "\n".join(lines)


_ALSO = (richtext.Rich, assets.Asset, colors.Brand)


_FACTS = {
    "city": "the cities of the work",
    "in_city": "the same with their preposition; a [place](place.md#in_city) may have its own",
    "country": "the countries of the work",
    "in_country": "the same with their preposition",
    "hours": "the week's hours, or a range of them",
    "deadline": "the last day to apply, where it is a date",
    "employer": "the employer's name, unless it is confidential",
}


def fact_table() -> str:
    """Return what each placeholder for a fact says, from the example's first posting."""
    ad = ads(Workspace.open(EXAMPLE).posting(EXAMPLE / "postings" / "back-office-agent-tallinn.yaml"), ())[0]
    said = [factwords.words(ad, formats(locale)) for locale in Locales().values()]
    lines = [f"| placeholder | what it says | {_codes()} |", "|---" * (2 + len(said)) + "|"]
    lines += [
        f"| `{{{name}}}` | {_FACTS[name]} | {' | '.join(one.get(name, '–') for one in said)} |" for name in placeholders.FACTS
    ]
    return "\n".join(lines) + "\n"


def _codes() -> str:
    return " | ".join(f"`{code}`" for code in Locales())


def slot_table() -> str:
    """Return the slots of phrases, what each takes and what its example says."""
    lines = [f"| slot | takes | such as | {_codes()} |", "|---" * (3 + len(Locales())) + "|"]
    for name, kind in slots.KINDS.items():
        value = slots.read(name, slots.example(name))
        said = [slots.fill(f"{{{name}}}", {name: value}, formats(locale)) for locale in Locales().values()]
        lines.append(f"| `{{{name}}}` | {kind.name} | `{slots.example(name)}` | " + " | ".join(said) + " |")
    return "\n".join(lines) + "\n"


def view_tables() -> str:
    """Return the dataclasses that a template sees, field by field."""
    found = [one for one in vars(view).values() if isinstance(one, type) and dataclasses.is_dataclass(one)]
    own = [one for one in found if one.__module__ == view.__name__]
    lines: list[str] = []
    for one in [view.AdView, *(cls for cls in own if cls is not view.AdView), *_ALSO]:
        values = list(_values(one))
        told = any(about for _, _, about in values)
        lines += [f"### {one.__name__}", "", _first(one), ""]
        lines += ["| value | type | what it is |", "|---|---|---|"] if told else ["| value | type |", "|---|---|"]
        lines += [f"| `{name}` | {_view_type(hint)} |" + (f" {about} |" if told else "") for name, hint, about in values]
        lines.append("")
    return "\n".join(lines)


def _values(cls: type) -> Iterator[tuple[str, Any, str]]:
    """Yield the fields and properties of a dataclass: name, annotation, and what it is where that is said."""
    hints = typing.get_type_hints(cls, vars(view))
    for field in dataclasses.fields(cls):
        yield field.name, hints[field.name], _AD[field.name] if cls is view.AdView else ""
    for name, value in vars(cls).items():
        if isinstance(value, property):
            about = _upper(_first(value).removeprefix("Return ").removeprefix("it "))
            yield name, typing.get_type_hints(value.fget)["return"], _AD[name] if cls is view.AdView else about


def _view_type(hint: Any) -> str:  # noqa: ANN401 - any annotation
    if hint == markup.Inline:
        return "the text tree"
    inside = get_args(hint)
    if get_origin(hint) in {typing.Union, UnionType}:
        return " or ".join("none" if one is type(None) else _view_type(one) for one in inside)
    if get_origin(hint) is tuple:
        return f"list of {_view_type(inside[0])}" if inside[-1] is ... else f"{len(inside)} texts"
    names = {str: "text", bool: "true or false", bytes: "bytes"}
    return names[hint] if hint in names else f"[{hint.__name__}](#{hint.__name__.lower()})"


def filter_table() -> str:
    """Return the filters that templates have besides Jinja's own."""
    own = set(environment.environment(themes.load("nordic")).filters) - set(jinja2.Environment(autoescape=True).filters)
    return "\n".join(["| filter | what it gives |", "|---|---|", *(f"| `{name}` | {_FILTERS[name]} |" for name in sorted(own))])


def route_table() -> str:
    """Return the routes that were measured, for each pair the best first, and on what."""
    rows = sorted(routes.measured().items(), key=lambda row: (row[0][0].source, row[0][-1].target, -row[1].bleu))
    sources = list(dict.fromkeys(figures.on for figures in routes.measured().values()))
    lines = ["| from → to | steps | BLEU | chrF2 | source |", "|---|---|---|---|---|"]
    for steps, figures in rows:
        told = ", ".join(f"`{step}`" for step in steps)
        chrf = f"{figures.chrf:.1f}" if figures.chrf else "–"
        ends = f"{steps[0].source} → {steps[-1].target}"
        lines.append(f"| {ends} | {told} | {figures.bleu:.1f} | {chrf} | {sources.index(figures.on) + 1} |")
    return "\n".join([*lines, "", *(f"{number}. {_upper(one)}." for number, one in enumerate(sources, 1))])


def signal_table() -> str:
    """Return the kinds of signals that a reviewer is shown, the heaviest first."""
    kinds = signals()
    lines = ["| kind | weight | what it says |", "|---|---|---|"]
    for kind, (weights, error) in sorted(kinds.items(), key=lambda one: (-max(one[1][0]), one[0])):
        name = f"**{kind}**" if error else kind
        lines.append(f"| {name} | {', '.join(f'{one:g}' for one in sorted(weights, reverse=True))} | {_SIGNALS[kind]} |")
    return "\n".join(lines)


def signals() -> dict[str, tuple[set[float], bool]]:
    """Return every kind of signal in the code, with what it weighs, and whether it can be an error."""
    found: dict[str, tuple[set[float], bool]] = {}
    for name in ("quality", "reviewing"):
        module = ast.parse((PACKAGE / "translation" / f"{name}.py").read_text("utf-8"))
        named = {node.targets[0].id: node.value for node in module.body
                 if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)}  # fmt: skip
        for node in ast.walk(module):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Signal":
                kind, weight = ast.literal_eval(node.args[0]), node.args[2]
                weights, error = found.setdefault(kind, (set(), False))
                told = named.get(weight.id, weight) if isinstance(weight, ast.Name) else weight
                constants = (one.value for one in ast.walk(told) if isinstance(one, ast.Constant))
                weights |= {value for value in constants if isinstance(value, int | float)}
                found[kind] = weights, error or len(node.args) > 3  # noqa: PLR2004 - the fourth is its severity
    return found


def size_table() -> str:
    """Return the sizes that come with the program."""
    lines = ["| size | width × height | layout | pages | body type | what it is for |", "|---|---|---|---|---|---|"]
    for name in shelf.names(Size):
        size = shelf.get(Size, name)
        sides = "{} × {} pixels".format(*size.pixels) if size.pixels else f"{size.width:g} × {size.height:g} mm"
        pages = size.pages or "as needed"
        lines.append(f"| `{name}` | {sides} | `{size.layout}` | {pages} | {_range(size.type)} | {size.description} |")
    return "\n".join(lines)


def profile_table() -> str:
    """Return the profiles that come with the program."""
    lines = ["| profile | standard | what it is for |", "|---|---|---|"]
    for name in shelf.names(Profile):
        profile = shelf.get(Profile, name)
        standard = _STANDARDS[profile.variant]
        if profile.accessible and profile.variant != "pdf/ua-1":
            standard += " and PDF/UA-1"
        lines.append(f"| `{name}` | {standard} | {profile.description} |")
    return "\n".join(lines)


_STANDARDS = {"pdf/ua-1": "PDF/UA-1", "pdf/a-3a": "PDF/A-3a", "pdf/x-4": "PDF/X-4"}
_INKS = {"rgb": "RGB", "cmyk": "four inks", "black": "black only"}


def medium_table() -> str:
    """Return the media that come with the program: a column for each, as a printer's sheet of requirements has rows."""
    names = shelf.names(Medium)
    media = [shelf.get(Medium, name) for name in names]
    rows: list[tuple[str, Callable[[Medium], str]]] = [
        ("what it is", lambda one: one.description),
        ("size", _booked),
        ("layout", lambda one: f"`{one.layout or (shelf.get(Size, one.size).layout if one.size else 'column')}`"),
        ("kind of PDF", lambda one: f"`{one.profile}`"),
        ("colours", lambda one: _INKS[one.colors]),
        ("conditions", lambda one: "<br>".join(f"{each.name}: `{each.file}`" for each in one.conditions) or "–"),
        ("ink limit", lambda one: f"{one.ink} %" if one.ink else "–"),
        ("bleed", lambda one: f"{one.bleed:g} mm" if one.bleed else "none"),
        ("crop marks", lambda one: "yes" if one.marks else "no"),
        ("margin", lambda one: f"{one.margin:g} mm" if one.margin else "–"),
        ("frame", lambda one: f"{one.frame:g} mm" if one.frame else "–"),
        ("pictures", lambda one: f"{one.resolution} ppi"),
        ("smallest type", lambda one: f"{one.smallest_type:g} pt"),
        ("smallest light type on dark", lambda one: f"{one.smallest_reversed:g} pt"),
        ("highest PDF version", lambda one: one.pdf_version),
    ]
    lines = ["| | " + " | ".join(f"`{name}`" for name in names) + " |", "|---" * (len(names) + 1) + "|"]
    lines += [f"| {label} | " + " | ".join(said(one) for one in media) + " |" for label, said in rows]
    return "\n".join(lines)


def _booked(medium: Medium) -> str:
    if medium.grid is None:
        return f"`{medium.size}`"
    columns = medium.columns or 1
    width = f"{medium.grid.width(columns):g} × {medium.height or medium.grid.least:g} mm"
    return f"{columns} of {medium.grid.columns} columns: {width}"


def _range(points: tuple[float, float] | None) -> str:
    return f"{points[0]:g}–{points[1]:g} pt" if points else "the theme's"


def print_fields(kind: type[BaseModel]) -> str:
    """Return the fields of a size, profile or medium, and of the groups below it."""
    lines = _fields(kind, kind)
    for part in sorted(_parts(kind), key=_title):
        lines += ["", f"### Group: {_title(part)}", "", _first(part), "", *_fields(part, kind)]
    return "\n".join(lines)


# --- The gate: rules and channels.

_SEVERITY = {"error": "an error", "warning": "a warning", "info": "information"}


def rules_page() -> str:
    """Return the page on all rules: those of ads, then those of what was made of them."""
    made = sorted((rule for rule, _ in artifacts.every_rule()), key=lambda one: one.id)
    of_ads = sorted(checks.every_rule(), key=lambda one: one.id)
    lines = ["# Rules", "", textwrap.fill(_RULES, 128, break_long_words=False, break_on_hyphens=False), ""]
    for heading, about, group in (("Rules on ads", "", of_ads), ("Rules on what is published", _MADE, made)):
        lines += [f"## {heading}", "", *([about, ""] if about else [])]
        lines += ["| rule | severity | what it finds |", "|---|---|---|"]
        lines += [f"| [{one.id}](#{one.id.lower()}) | {one.severity} | {_text(_upper(one.title))} |" for one in group] + [""]
        for rule in group:
            lines += _rule(rule)
    return _HEAD.format("the rules' own files in generator/checks/rules/ and generator/publish/artifacts/") + _joined(lines)


_RULES = (
    "What [`annons check`](command.md#annons-check) and [`annons publish`](command.md#annons-publish) look for. "
    "`annons explain AGE-LIMIT` shows one of them in the terminal. An error keeps an ad in one locale from being published; a "
    "warning is told, and counts as an error with `--strict`. Where a build asks a rule too, that is said. How they are made: "
    "[why rules are files](../explanation/checks.md) and [how to add one](../how-to/add-a-rule.md). What else can be told, "
    "such as of files that can't be read, is under [findings](findings.md)."
)
_MADE = "`annons publish` looks at each page and PDF when it is made; an error keeps the ad in that locale back."


def _rule(rule: Rule) -> Iterator[str]:
    """Yield the section on a rule."""
    yield from (f"### {rule.id}", "", f"**{_text(_upper(rule.title))}** ({rule.severity})", "", _text(rule.what), "")
    yield from (f"**Why:** {_text(rule.why)}", "", f"**Mend:** {_text(rule.instead)}", "")
    if rule.justify:
        yield from (f"**An exception:** {_sentence(_text(rule.justify))} See [how]({_JUSTIFY}).", "")
    else:
        yield from ("**An exception:** none can be justified.", "")
    held = [
        f"from {rule.since} on" if rule.since else "",
        f"for work in {', '.join(sorted(rule.countries))}" if rule.countries else "",
        f"in {', '.join(f'`{code}`' for code in sorted(rule.locales))}" if rule.locales else "",
    ]
    if any(held):
        yield from (f"**Holds** {', '.join(filter(None, held))}.", "")
    if rule.in_build:
        yield from (f"**In a build:** {_SEVERITY[rule.in_build]}.", "")
    yield from (f"**Rests on:** {_text(rule.source)}; read {rule.checked}.", "")
    yield from _rule_examples(rule)


_JUSTIFY = "../how-to/justify-an-exception.md"


def _rule_examples(rule: Rule) -> Iterator[str]:
    rows = [
        f"| `{locale}` | {_shown(examples.get('found', ()))} | {_shown(examples.get('fine', ()))} |"
        for locale, examples in rule.examples.items()
    ]
    if rows:
        yield from ("| | found | fine |", "|---|---|---|", *rows, "")


def _shown(examples: Sequence[Any]) -> str:
    """Return one of a rule's examples: a sentence where there is one."""
    one = next((one for one in examples if isinstance(one, str)), next(iter(examples), ""))
    if isinstance(one, str):
        return _text(one)
    told = [_text(one[key]) for key in ("source", "text", "target") if key in one]
    lines = [line.strip() for line in one.get("posting", "").strip().split("\n") if line.strip()]
    return "<br>".join([" → ".join(told), *(f"`{line}`" for line in lines)]).removeprefix("<br>").replace("|", "\\|")


_MARKED = re.compile(r"([\\`*_\[\]<>|~])")


def _text(words: str) -> str:
    """Return words of a rule as Markdown that means just them."""
    return _MARKED.sub(r"\\\1", " ".join(words.split()))


def _sentence(words: str) -> str:
    return _upper(words) if words.endswith((".", "!", "?")) else f"{_upper(words)}."


def _joined(lines: Iterable[str]) -> str:
    return "\n".join(lines).strip() + "\n"


_CHANNEL_KINDS = {
    "site": "your own site",
    "markup": "markup in your site's pages",
    "import": "a file that it takes in",
    "paste": "text to paste",
}


def channel_table() -> str:
    """Return the channels that come with the program, and what each asks."""
    lines = ["| channel | what it gets | countries | locales | deadline within | lengths | expired ads |", "|---" * 7 + "|"]
    shelved = [channel(name) for name in channels()]
    for one in shelved:
        gets = _CHANNEL_KINDS[one.kind] + (f" (`{one.export}`)" if one.export else "")
        days = f"{one.deadline_within_days} days" if one.deadline_within_days else "–"
        gone = f"kept {one.expired_days} days" if one.expired == "keep" else "removed"
        locales = ", ".join(f"`{code}`" for code in one.locales) or "all"
        lengths = "<br>".join(_length(part, limit.least, limit.most) for part, limit in one.limits.items()) or "–"
        who = f"**`{one.id}`** {one.name}"
        lines.append(f"| {who} | {gets} | {', '.join(one.countries) or 'all'} | {locales} | {days} | {lengths} | {gone} |")
    lines += ["", "| channel | fields it needs | fields it asks for | rests on |", "|---|---|---|---|"]
    for one in shelved:
        needed, asked = (_field_names(names) or "–" for names in (one.required, one.recommended))
        lines.append(f"| `{one.id}` | {needed} | {asked} | {_text(one.source)}; read {one.checked} |")
    return "\n".join(lines)


def _length(part: str, least: int, most: int | None) -> str:
    bounds = [f"at least {least:,}" if least else "", f"at most {most:,}" if most else ""]
    return f"{part} {' and '.join(filter(None, bounds))}"


def _field_names(names: Iterable[str]) -> str:
    return ", ".join(" or ".join(f"`{one}`" for one in name.split("|")) for name in names)


def manifest_tables() -> str:
    """Return the keys of a manifest, as its schema tells of them."""
    whole = manifest.schema()
    lines = _keys_table(whole)
    for part in whole["$defs"].values():
        lines += ["", f"{part['title']}:", "", *_keys_table(part)]
    return "\n".join(lines)


def _keys_table(part: dict[str, Any]) -> list[str]:
    rows = (f"| `{key}` | {about['description']} |" for key, about in part["properties"].items())
    return ["| key | what it is |", "|---|---|", *rows]


_PARTS: dict[str, Callable[[], str]] = {
    "placeholders": placeholder_tables,
    "facts": fact_table,
    "slots": slot_table,
    "view": view_tables,
    "filters": filter_table,
    "routes": route_table,
    "signals": signal_table,
    "sizes": size_table,
    "profiles": profile_table,
    "media": medium_table,
    "sizefields": lambda: print_fields(Size),
    "profilefields": lambda: print_fields(Profile),
    "mediumfields": lambda: print_fields(Medium),
    "channelfields": lambda: print_fields(Channel),
    "channels": channel_table,
    "manifest": manifest_tables,
}


def pages() -> dict[Path, str]:
    """Return every page that holds something generated, as it should be."""
    made = {REFERENCE / f"{kind}.md": fields_page(kind) for kind in KINDS}
    made[REFERENCE / "command.md"] = command_page()
    made[REFERENCE / "rules.md"] = rules_page()
    for file in sorted(REFERENCE.glob("*.md")):
        text = file.read_text("utf-8")
        if file not in made and _PART.search(text):
            made[file] = _PART.sub(lambda part: f"{part[1]}\n{_PARTS[part[2]]().strip()}\n\n{part[3]}", text)
    return made


def stale() -> list[Path]:
    """Return the pages that are not as they should be."""
    return [file for file, text in pages().items() if not file.is_file() or file.read_text("utf-8") != text]


def main(arguments: Sequence[str]) -> int:
    """Write the stale pages, or with ``--check`` only name them."""
    made = pages()
    old = stale()
    for file in old:
        if "--check" in arguments:
            print(f"{file.relative_to(REFERENCE.parent.parent)} is stale: run make docs")
        else:
            file.write_text(made[file], "utf-8")
    return int(bool(old) and "--check" in arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

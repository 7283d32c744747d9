"""SARIF 2.1.0 (OASIS), as code scanning reads it: the rules with their texts, each finding with its place and its fix."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

import generator
from generator import checks
from generator.cli.reports import address
from generator.errors import ExitCode, Finding

_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def text(findings: Sequence[Finding], files: Sequence[Path], code: ExitCode) -> str:
    """Return the whole report; see :class:`generator.cli.reports.Form`."""
    known = {rule.id: rule for rule in checks.every_rule()}
    used = sorted({finding.rule for finding in findings})
    rules: list[dict[str, Any]] = []
    for name in used:
        rule = known.get(name)
        told: dict[str, Any] = {"id": name}
        if rule is not None:
            told["shortDescription"] = {"text": f"{rule.title[:1].upper()}{rule.title[1:]}."}
            told["fullDescription"] = {"text": rule.what}
            told["help"] = {"text": f"{rule.why} {rule.instead} Rests on: {rule.source} (last read {rule.checked})."}
            told["defaultConfiguration"] = {"level": _LEVELS[rule.severity]}
        rules.append(told)
    run = {
        "tool": {"driver": {"name": "annons", "semanticVersion": generator.__version__, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": {"uri": _uri(file)}} for file in files],
        "invocations": [{"executionSuccessful": int(code) <= ExitCode.CONTENT, "exitCode": int(code)}],
        "results": [_result(finding, used.index(finding.rule)) for finding in findings],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _result(finding: Finding, number: int) -> dict[str, Any]:
    locale = f"[{finding.locale}] " if finding.locale else ""
    field = f"{finding.field}: " if finding.field else ""
    hint = f" → {finding.hint}" if finding.hint else ""
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": number,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{locale}{field}{finding.message}{hint}"},
        "partialFingerprints": {"annons/v1": _fingerprint(finding)},
    }
    where = finding.where
    if where is not None:
        place: dict[str, Any] = {"artifactLocation": {"uri": _uri(where.file)}}
        if where.line:
            place["region"] = {"startLine": where.line, **({"startColumn": where.column} if where.column else {})}
        result["locations"] = [{"physicalLocation": place}]
        if finding.fix is not None and where.line and where.column:
            region = {
                "startLine": where.line,
                "startColumn": where.column,
                "endLine": where.line,
                "endColumn": where.column + len(finding.fix.old),
            }
            replaced = {"deletedRegion": region, "insertedContent": {"text": finding.fix.new}}
            change = {"artifactLocation": {"uri": _uri(where.file)}, "replacements": [replaced]}
            result["fixes"] = [{"description": {"text": finding.hint or finding.message}, "artifactChanges": [change]}]
    if finding.justified:
        result["suppressions"] = [{"kind": "inSource", "status": "accepted", "justification": finding.justified}]
    return result


def _fingerprint(finding: Finding) -> str:
    """Return what stays the same when lines above a finding come and go."""
    name = address(finding.where.file) if finding.where else ""
    parts = (finding.rule, name, finding.field, finding.locale, finding.message)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


def _uri(file: Path) -> str:
    name = address(file)
    return ("file://" if name.startswith("/") else "") + quote(name)

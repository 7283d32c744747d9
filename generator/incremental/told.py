"""Findings as a cache keeps them: what was told of an ad that is not made again is told again."""

import json
import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from generator.errors import Finding, Fix, Where
from generator.incremental.own import relative


def write(findings: Iterable[Finding], base: Path) -> str:
    """Return findings as JSON, their files relative to a folder."""
    return json.dumps([_data(one, base) for one in findings], ensure_ascii=False)


def _data(finding: Finding, base: Path) -> dict[str, Any]:
    data = {name: value for name in Finding.__dataclass_fields__ if (value := getattr(finding, name))}
    if finding.where is not None:
        data["where"] = [relative(str(finding.where.file), base), finding.where.line, finding.where.column]
    if finding.fix is not None:
        data["fix"] = [finding.fix.old, finding.fix.new]
    return data


def read(text: str, base: Path) -> tuple[Finding, ...]:
    """Return findings again, their files as seen from where the command is called."""
    found = []
    for data in json.loads(text):
        where, fix = data.pop("where", None), data.pop("fix", None)
        finding = Finding(data.pop("rule"), data.pop("message"), **data)
        if where is not None:
            finding = replace(finding, where=Where(_seen(where[0], base), *where[1:]))
        found.append(replace(finding, fix=Fix(*fix)) if fix else finding)
    return tuple(found)


def _seen(path: str, base: Path) -> Path:
    file = Path(os.path.normpath(base / path))
    try:
        return file.relative_to(Path.cwd())
    except ValueError:
        return file

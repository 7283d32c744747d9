"""A PDF for readers has tags, a language and a title. What is made for a printer, preflight looks at."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from generator.checks.rule import Rule
from generator.errors import Finding
from generator.publish.artifacts._artifact import Artifact


def check(artifact: Artifact, rule: Rule) -> Iterator[Finding]:
    """Yield what a PDF lacks that assistive technology needs."""
    import pikepdf  # noqa: PLC0415 - only where there is a PDF

    for name, data in artifact.files("pdf"):
        if "medium" in artifact.made.contents[name][1]:
            continue
        with pikepdf.open(BytesIO(data)) as pdf:
            root: Any = pdf.Root
            lang = str(root.get("/Lang", ""))
            lacks = [
                "tags" if "/StructTreeRoot" not in root or not root.get("/MarkInfo", {}).get("/Marked", False) else "",
                "a language" if lang.partition("-")[0] != artifact.version.locale.partition("-")[0] else "",
                "a title" if not str(pdf.docinfo.get("/Title", "")).strip() else "",
                "its title in the window" if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False) else "",
            ]
        missing = ", ".join(filter(None, lacks))
        if missing:
            yield rule.finding(f"{name.name} has no {missing}", artifact.where, locale=artifact.version.locale)

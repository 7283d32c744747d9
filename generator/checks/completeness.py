"""Every text is translated, and a person has approved every translation."""

from collections.abc import Iterator

from generator.checks import Version
from generator.errors import Finding

_WHAT = {
    "missing": (
        "UNTRANSLATED",
        "is not translated: “{}”",
        "“annons draft” drafts it; or write it in {}: docs/how-to/translate-by-hand.md",
    ),
    "draft": (
        "DRAFT",
        "is a draft that nobody has approved: “{}”",
        "“annons review” shows it; or read it in {}, mend it, and remove its fuzzy mark",
    ),
}
_SHOWN = 60


def check(version: Version) -> Iterator[Finding]:
    """Yield a warning for each segment that is missing or a draft."""
    for piece in version.pieces:
        if piece.state in _WHAT:
            rule, message, hint = _WHAT[piece.state]
            source = piece.source.replace("\n", " ")
            short = source if len(source) <= _SHOWN else source[: _SHOWN - 1] + "…"
            locale = version.localized.locale.code
            file = piece.where.file.with_suffix(f".{locale}.po") if piece.state == "missing" else piece.where.file
            yield Finding(rule, message.format(short), hint.format(file.name), "warning", piece.where, piece.context, locale)

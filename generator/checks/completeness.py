"""Every text is translated, and a person has approved every translation."""

from collections.abc import Iterator

from generator.checks import Version
from generator.errors import Finding

_WHAT = {
    "missing": (
        "UNTRANSLATED",
        "is not translated: “{}”",
        "translate it in the .po file; until then it shows in its own language",
    ),
    "draft": (
        "DRAFT",
        "is a draft that nobody has approved: “{}”",
        "read it, mend it, and remove the fuzzy mark in the .po file",
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
            yield Finding(rule, message.format(short), hint, "warning", piece.where, piece.context, locale)

"""A confidential employer is named nowhere: not in a text, a contact, an address or the name of a file."""

import re
from collections.abc import Iterator

from pydantic import BaseModel

from generator.checks import Version
from generator.checks.rule import Rule
from generator.errors import Finding, Where


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield an error for each text and value that holds a word the posting keeps secret."""
    if not version.secrets:
        return
    secret = re.compile("|".join(re.escape(word) for word in version.secrets), re.IGNORECASE)
    locale = version.localized.locale.code
    hint = "say it without the name, or remove confidential: true"
    for piece in version.pieces:
        if secret.search(piece.markdown):
            message = "this text names the confidential employer"
            yield rule.finding(message, piece.where, hint=hint, field=piece.context, locale=locale)
    where = Where(version.file)
    for path, value in _plain(version.ad.posting, ""):
        # A file's name joins its words with hyphens.
        if secret.search(value) or (path == "id" and secret.search(value.replace("-", " ").replace("_", " "))):
            yield rule.finding(f"“{value}” names the confidential employer", where, hint=hint, field=path)


def _plain(value: object, path: str) -> Iterator[tuple[str, str]]:
    """Yield every plain string of a model with its path."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _plain(getattr(value, name), f"{path}.{name}" if path else name)
    elif isinstance(value, tuple):
        for item in value:
            yield from _plain(item, path)

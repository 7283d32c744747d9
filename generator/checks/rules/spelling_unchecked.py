"""Says that spelling was not checked, where there is no dictionary for a locale: silence would look like praise."""

from collections.abc import Iterator

from generator.checks import Version
from generator.checks.rule import Rule
from generator.checks.spelling.reading import reading
from generator.errors import Finding

_PACKAGES = {"da": "hunspell-da", "nb": "hunspell-no", "sv": "hunspell-sv", "en": "hunspell-en-gb"}
"""The packages of Debian that hold the dictionaries."""


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield one warning for a locale without a dictionary."""
    if reading(version).own is not None:
        return
    name = version.localized.locale.formats
    package = _PACKAGES.get(version.locale)
    install = f"install {package} (Debian), or " if package else ""
    hint = f"{install}put {name}.aff and {name}.dic into the workspace’s dictionaries/"
    message = f"the spelling was not checked: no dictionary {name} is installed"
    yield rule.finding(message, None, hint=hint, locale=version.locale)

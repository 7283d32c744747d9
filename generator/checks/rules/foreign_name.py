"""Countries and cities are called as the ad's language calls them; names of firms and people stay as they are."""

from collections.abc import Iterator

from generator.checks import Version
from generator.checks.pinpoint import pinpoint
from generator.checks.rule import Rule
from generator.checks.sieve import sieves
from generator.checks.spelling.own import names, terms
from generator.checks.spelling.places import LANGUAGES, named
from generator.checks.spelling.reading import pieces
from generator.errors import Finding, Fix

_naming = sieves(named)


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield an error for each; a city that an English text calls as its people do is a warning only."""
    for piece in pieces(version, rule, _naming(version.locale)):
        for one in named(piece.markdown, version.locale):
            small = one.old.lower()
            if small in names(version) or small in terms(version):
                continue
            yield rule.finding(
                f"“{one.old}” is not {LANGUAGES[version.locale]}",
                pinpoint(piece, one.start, one.end),
                hint=f"write “{one.new}”",
                field=piece.context,
                locale=version.locale,
                fix=Fix(one.old, one.new),
                severity="warning" if one.city and version.locale == "en" else None,
            )

"""The infinitive after a modal verb; a verb whose present tense is a noun too gives a warning only."""

from collections.abc import Iterator

from generator.checks import Version
from generator.checks.pinpoint import pinpoint
from generator.checks.rule import Rule
from generator.checks.sieve import sieves
from generator.checks.spelling.modals import presents
from generator.checks.spelling.reading import pieces
from generator.errors import Finding, Fix

_wrong = sieves(presents)


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield a finding for each present tense after a modal verb."""
    for piece in pieces(version, rule, _wrong(version.locale)):
        for one in presents(piece.markdown, version.locale):
            yield rule.finding(
                f"“{one.old}” after “{one.modal}” is a present tense",
                pinpoint(piece, one.start, one.end),
                hint=f"write “{one.new}”",
                field=piece.context,
                locale=version.locale,
                fix=Fix(one.old, one.new) if one.sure else None,
                severity=None if one.sure else "warning",
            )

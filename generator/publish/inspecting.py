"""Looks at the pages and PDFs of ads before anything is published (``annons check --artifacts``)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from generator import checking, making
from generator.checking import CheckOptions
from generator.errors import ContentError, Finding, Where
from generator.posting.workspace import Workspace
from generator.publish import artifacts
from generator.publish.publishing import plan


def inspect(workspace: Workspace, files: Sequence[Path], options: CheckOptions) -> Iterator[Finding]:
    """Make the ads that pass the check, write nothing, and yield what is wrong with their files.

    Args:
        workspace: the workspace the postings belong to.
        files: the posting files.
        options: what to look at, as for the check.

    Raises:
        InputError: the call itself is wrong.
        MissingPartError: a library that a format needs is not installed.
    """
    made = plan(workspace, Path())
    for checked in checking.examine(workspace, files, options):
        for verdict in checked.verdicts:
            if not verdict.passed:
                continue
            version = verdict.version
            try:
                one = making.make(made, version)
            except ContentError as error:
                here = Where(version.file)
                yield from (replace(found, where=found.where or here, locale=version.locale) for found in error.findings)
                continue
            yield from making.preflighted(made, version, one.contents)
            yield from artifacts.examine(version, one)

"""What the ads of one posting depend on beside what all share: its files, those it refers to, their translations, pictures."""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from generator.incremental.stamps import Since, Stamp
from generator.posting.organization import Organization
from generator.posting.parts import Image
from generator.posting.pictures import PictureError
from generator.posting.workspace import PostingFile, Workspace

EVERY = ""
"""The name of what all locales of a posting depend on."""


def stamps(workspace: Workspace, file: PostingFile, locales: Iterable[str], since: Since) -> dict[str, dict[str, Stamp]]:
    """Return what a posting's ads depend on: for all locales, and for each.

    Args:
        workspace: the workspace.
        file: the posting, read.
        locales: the codes of the output locales.
        since: what tells what a file held when it was read.
    """
    sources = [(str(entity.file), entity.source_locale) for entity in file.entities]
    found = {EVERY: {path: since.stamp(path) for path in (*dict(sources), *_pictures(workspace, file))}}
    for code in locales:
        beside = [f"{path.rpartition('.')[0]}.{code}.po" for path, source in sources if source != code]
        found[code] = {path: since.stamp(path) for path in beside}
    return found


def _pictures(workspace: Workspace, file: PostingFile) -> Iterator[str]:
    posting = file.posting
    owners = [file.organization, file.agency]
    images = [posting.hero_image, *(owner.logo for owner in owners if isinstance(owner, Organization))]
    for image in images:
        if isinstance(image, Image):
            try:
                yield str(workspace.asset(image.file))
            except PictureError:
                # It is told of when the ads are made.
                yield str(workspace.root / image.file)


def basis(every: Mapping[str, str], locale: Mapping[str, str]) -> tuple[str, str]:
    """Return a set of inputs of an ad as JSON, and the digest that names it."""
    told = json.dumps({**every, **locale}, sort_keys=True, ensure_ascii=False)
    return sha256(told.encode()).hexdigest()[:32], told


def relative(path: str, base: Path) -> str:
    """Return a path as the cache keeps it: relative to the folder that output and cache lie in, where it lies below that."""
    # By strings: a build of a thousand postings asks for ten thousand paths.
    whole, above = os.path.abspath(path), f"{base}{os.sep}"  # noqa: PTH100 - as just said
    return whole[len(above) :].replace(os.sep, "/") if whole.startswith(above) else whole

"""From a posting to its ads in their output locales: what a build, a check and a publication have in common."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from generator.checks import Version
from generator.errors import Where
from generator.posting.audience import Ad, ads
from generator.posting.workspace import PostingFile, Workspace
from generator.translation.localize import localize

if TYPE_CHECKING:
    from generator.channels import Channel


def sets(workspace: Workspace, file: PostingFile, locales: tuple[str, ...]) -> tuple[Ad, ...]:
    """Return a posting's ads, their locales by code.

    Args:
        workspace: the workspace it belongs to.
        file: the posting.
        locales: the codes of the output locales where the posting names none.

    Raises:
        InputError: a locale is none.
    """
    here = Where(file.file)
    return tuple(replace(ad, locales=workspace.check_locales(ad.locales, here, "locales")) for ad in ads(file, locales))


def versions(  # noqa: PLR0913 - each by name
    workspace: Workspace,
    file: PostingFile,
    ads_: Sequence[Ad],
    *,
    wanted: frozenset[str] | None = None,
    as_of: dt.date | None = None,
    channels: "tuple[Channel, ...]" = (),
) -> Iterator[Version]:
    """Yield a posting's ads in their locales; each locale is read once for all audiences.

    Args:
        workspace: the workspace it belongs to.
        file: the posting.
        ads_: its ads, from :func:`sets`.
        wanted: only these output locales.
        as_of: the day they are looked at.
        channels: where they are to be published.

    Raises:
        InputError: a PO file is wrong.
    """
    secrets_, source = secrets(file), workspace.locales[file.source_locale]
    codes = [code for code in workspace.locales if any(code in ad.locales for ad in ads_)]
    for code in codes:
        if wanted is not None and code not in wanted:
            continue
        localized = localize(file.entities, workspace.locales[code])
        for ad in ads_:
            if code in ad.locales:
                yield Version(
                    ad.in_locale(code),
                    localized,
                    source,
                    len(ads_),
                    file.file,
                    secrets_,
                    posting_file=file,
                    as_of=as_of,
                    channels=channels,
                    root=workspace.root,
                )


def secrets(file: PostingFile) -> tuple[str, ...]:
    """Return what names the employer of a confidential posting: names, and the domains of its addresses."""
    employer = file.organization
    if not file.posting.confidential or employer is None:
        return ()
    hosts = [urlsplit(employer.url or "").hostname or "", (employer.email or "").rpartition("@")[2]]
    words = [employer.name, employer.legal_name or "", *(host.removeprefix("www.") for host in hosts)]
    return tuple(dict.fromkeys(word for word in words if word))

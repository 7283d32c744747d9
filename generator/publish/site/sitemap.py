"""The sitemap: every page that search engines are to know, with its sisters in other languages (Sitemaps protocol 0.9).

The protocol allows 50,000 addresses and 50 MB a file; larger sites have an index of several. ``lastmod`` is the day an ad was
posted, the only day that is known for certain.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.publish.models import Edition, Published
from generator.publish.site import addresses as at
from generator.publish.site.xmlwriter import Writer

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"
MOST = 10_000
"""Addresses in a file: with four languages each, some ten megabytes."""


@dataclass(frozen=True)
class Entry:
    """A page: its address, when it changed, its sisters as (language, address)."""

    url: str
    changed: dt.date | None
    sisters: tuple[tuple[str, str], ...] = ()


def entries(edition: Edition) -> Iterator[Entry]:
    """Yield the pages of a site: the start page, the lists, the ads that are open."""
    codes = tuple(locale.code for locale in at.languages(edition))
    newest = {code: _newest(one for one in edition.open if one.version.locale == code) for code in codes}
    lists = [(code, at.address(edition, at.list_name(code))) for code in codes]
    if len(codes) > 1:
        start = at.address(edition, at.INDEX)
        lists_and_start = (*lists, ("x-default", start))
        yield Entry(start, max(filter(None, newest.values()), default=None), lists_and_start)
        yield from (Entry(url, newest[code], lists_and_start) for code, url in lists)
    else:
        yield from (Entry(url, newest[code]) for code, url in lists)
    sets: dict[str, list[Published]] = {}
    for one in edition.open:
        if one.view.indexable:
            sets.setdefault(one.version.ad.name, []).append(one)
    for ads in sets.values():
        sisters = _sisters(edition, ads)
        yield from (Entry(at.address(edition, ad.page), ad.posted, sisters) for ad in ads)


def _sisters(edition: Edition, ads: Sequence[Published]) -> tuple[tuple[str, str], ...]:
    if len(ads) == 1:
        return ()
    pages = {ad.version.locale: at.address(edition, ad.page) for ad in ads}
    return (*pages.items(), ("x-default", pages[at.fallback(tuple(pages))]))


def _newest(ads: Iterator[Published]) -> dt.date | None:
    return max((ad.posted for ad in ads if ad.posted), default=None)


def sitemap(edition: Edition) -> dict[str, bytes]:
    """Return the sitemap's files by name; none without a base address, since all addresses in it are absolute."""
    if not edition.base_url:
        return {}
    found = list(entries(edition))
    if len(found) <= MOST:
        return {at.SITEMAP: _urls(found)}
    made = {
        f"sitemap-{number}.xml": _urls(found[start : start + MOST])
        for number, start in enumerate(range(0, len(found), MOST), start=1)
    }
    index = Writer("sitemapindex", {None: _SITEMAP})
    for name in made:
        index.add(index.add(index.root, "sitemap"), "loc", at.address(edition, name))
    return {at.SITEMAP: index.data(), **made}


def _urls(found: Sequence[Entry]) -> bytes:
    file = Writer("urlset", {None: _SITEMAP, "xhtml": _XHTML})
    for entry in found:
        url = file.add(file.root, "url")
        file.add(url, "loc", entry.url)
        if entry.changed:
            file.add(url, "lastmod", entry.changed.isoformat())
        for language, address in entry.sisters:
            file.add(url, f"{{{_XHTML}}}link", attributes={"rel": "alternate", "hreflang": language, "href": address})
    return file.data()


def robots(edition: Edition) -> dict[str, bytes]:
    """Return ``robots.txt``, which names the sitemap (RFC 9309); none without a base address."""
    if not edition.base_url:
        return {}
    lines = (
        "# Robots read this file only at the root of a host (RFC 9309).",
        "# Where the site lies deeper, add the Sitemap line to the host's own robots.txt.",
        "User-agent: *",
        "Disallow:",
        "",
        f"Sitemap: {at.address(edition, at.SITEMAP)}",
    )
    return {at.ROBOTS: "\n".join((*lines, "")).encode()}

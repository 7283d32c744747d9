"""The site's own pages: a list of jobs in each language, a start page, and what stands where no page is, or is no more."""

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Any

from generator.l10n.formats import formats
from generator.l10n.locales import OutputLocale
from generator.publish.models import Edition
from generator.publish.site import addresses as at
from generator.publish.site.icon import icon
from generator.publish.site.listing import Listing, count_forms, counted
from generator.publish.site.publisher import Publisher
from generator.rendering.environment import render
from generator.rendering.view import OrganizationView

_PLACES = 4
"""Places that a description of a list names."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the site: its list, and what it says of itself in its own words."""

    code: str
    direction: str
    open_graph: str
    name: str
    href: str
    url: str
    heading: str
    count: str
    current: bool = False


@dataclass(frozen=True)
class Page:
    """A page of the site, as a template sees it.

    ``root`` leads from the page to the site's folder; ``feed`` is a file there. Addresses are ``""`` without a base address.
    """

    lang: str
    direction: str
    open_graph: str
    title: str
    heading: str
    description: str
    site_name: str
    organization: OrganizationView | None
    languages: tuple[Language, ...]
    canonical: str = ""
    default: str = ""
    root: str = ""
    feed: str = ""
    style: str = ""
    script: str = ""


class Pages:
    """Writes the pages of an edition."""

    def __init__(
        self, edition: Edition, publisher: Publisher, listings: tuple[Listing, ...], feeds: Collection[str] = ()
    ) -> None:
        """Take what all pages share.

        Args:
            edition: what is published.
            publisher: who publishes it.
            listings: the lists of jobs, one for each language of the site.
            feeds: the names of the feeds there are.
        """
        self._edition = edition
        self._publisher = publisher
        self._listings = listings
        self._feeds = feeds
        self._style = self._render("site/site.css", listings[0].locale).encode()
        self._script = _script(edition)

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Yield every page by name, with what they share."""
        yield at.STYLE, self._style
        yield at.SCRIPT, self._script
        for one in self._listings:
            yield at.list_name(one.locale.code), self._list(one, "../")
        if len(self._listings) == 1:
            yield at.INDEX, self._list(self._listings[0], "")
        else:
            yield at.INDEX, self._start()
        yield at.MISSING, self._notice("missing")
        yield at.GONE, self._notice("gone")

    def _list(self, listing: Listing, root: str) -> bytes:
        locale, words = listing.locale, formats(listing.locale)
        several = len(self._listings) > 1
        count = counted(words, len(listing.jobs))
        where = ", ".join(listing.cities[:_PLACES]) + (" …" if len(listing.cities) > _PLACES else "")
        page = self._page(locale, root)
        page = replace(
            page,
            description=". ".join(filter(None, [page.title, f"{count}: {where}" if where else count])),
            canonical=at.address(self._edition, at.list_name(locale.code)),
            default=at.address(self._edition, at.INDEX) if several else "",
            feed=feed if (feed := at.feed_name(locale.code)) in self._feeds else "",
            style=f"{root}{at.STYLE}?v={_mark(self._style)}",
            script=f"{root}{at.SCRIPT}?v={_mark(self._script)}",
        )
        return self._render(
            "site/list.html.j2", locale, page=page, listing=listing, count=count, forms=count_forms(words)
        ).encode()

    def _start(self) -> bytes:
        locale = self._for_all()
        page = self._page(locale, "")
        address = at.address(self._edition, at.INDEX)
        # Danish and Norwegian say the same.
        headings = tuple({one.heading: one for one in reversed(page.languages)}.values())[::-1]
        heading = " · ".join(one.heading for one in headings)
        page = replace(
            page,
            title=f"{heading} – {page.site_name}" if page.site_name else heading,
            description=" · ".join(f"{one.name}: {one.count}" for one in page.languages),
            canonical=address,
            default=address,
            style=f"{at.STYLE}?v={_mark(self._style)}",
        )
        return self._render("site/start.html.j2", locale, page=page, headings=headings).encode()

    def _notice(self, kind: str) -> bytes:
        """Return the page that says in all languages that there is none here; servers show it at any address."""
        page = self._page(self._for_all(), "")
        # Relative addresses would lead from wherever the server shows the page.
        languages = [replace(one, href=one.url or one.href) for one in page.languages]
        languages.sort(key=lambda one: one.code != page.lang)
        parts = [(one, _words(self._edition.locales[one.code], kind)) for one in languages]
        page = replace(page, title=parts[0][1][0])
        return self._render("site/notice.html.j2", self._for_all(), page=page, parts=parts).encode()

    def _for_all(self) -> OutputLocale:
        """Return the locale of pages that are for all readers."""
        return self._edition.locales[at.fallback(tuple(one.locale.code for one in self._listings))]

    def _page(self, locale: OutputLocale, root: str) -> Page:
        heading = formats(locale).labels.pgettext("site", "Jobs")
        name = self._publisher.name
        return Page(
            lang=locale.code,
            direction=locale.cldr.text_direction,
            open_graph=locale.open_graph,
            title=f"{heading} – {name}" if name else heading,
            heading=heading,
            description="",
            site_name=name,
            organization=self._publisher.shown(locale.code),
            languages=tuple(self._language(one, root, current=one.locale is locale) for one in self._listings),
            root=root,
        )

    def _language(self, listing: Listing, root: str, *, current: bool) -> Language:
        locale, words = listing.locale, formats(listing.locale)
        none = words.labels.pgettext("site", "There are no open jobs at the moment.")
        return Language(
            code=locale.code,
            direction=locale.cldr.text_direction,
            open_graph=locale.open_graph,
            name=locale.autonym,
            href=root + at.list_name(locale.code),
            url=at.address(self._edition, at.list_name(locale.code)),
            heading=words.labels.pgettext("site", "Jobs"),
            count=counted(words, len(listing.jobs)) if listing.jobs else none,
            current=current,
        )

    def _render(self, name: str, locale: OutputLocale, **values: Any) -> str:  # noqa: ANN401 - whatever a template takes
        brand, labels = self._publisher.brand, formats(locale).labels
        return render(self._edition.theme, name, labels, brand=brand, icon=icon(brand), **values)


def _words(locale: OutputLocale, kind: str) -> tuple[str, str, str]:
    """Return heading, sentence and link of a notice."""
    label = formats(locale).labels.pgettext
    said = {
        "missing": (
            label("site", "Page not found"),
            label("site", "The address may be mistyped, or the page may have moved."),
        ),
        "gone": (
            label("site", "This job is no longer advertised"),
            label("site", "It may have been filled, or its deadline has passed."),
        ),
    }
    return (*said[kind], label("navigation", "All jobs"))


def _script(edition: Edition) -> bytes:
    file = edition.theme.find(at.SCRIPT_SOURCE)
    return file.read_bytes() if file else b""


def _mark(data: bytes) -> str:
    """Return a mark of a file's contents, so that a browser never joins a new page with an old style or script."""
    return hashlib.sha256(data).hexdigest()[:8]

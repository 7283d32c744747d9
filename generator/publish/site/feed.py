"""A feed of new jobs in each language (Atom, RFC 4287), for readers and for other programs.

Ids are the pages' addresses, dates the days on which ads were posted, so that nothing changes by being published again. An ad
without such a day is in the list, not in the feed.
"""

import datetime as dt
from collections.abc import Iterable

from generator.l10n.formats import formats
from generator.publish.models import Edition, Published
from generator.publish.site import addresses as at
from generator.publish.site.facets import employer
from generator.publish.site.listing import Listing, ordered
from generator.publish.site.publisher import Publisher
from generator.publish.site.xmlwriter import Writer

_ATOM = "http://www.w3.org/2005/Atom"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
TYPE = "application/atom+xml"


def feed(edition: Edition, publisher: Publisher, listing: Listing) -> dict[str, bytes]:
    """Return the feed of a locale by name; none without a base address, or before anything was ever posted."""
    locale = listing.locale
    own = [one for one in edition.ads if one.version.locale == locale.code]
    updated = max((one.posted for one in own if one.posted), default=edition.as_of)
    if not edition.base_url or updated is None:
        return {}
    page, address = (at.address(edition, name(locale.code)) for name in (at.list_name, at.feed_name))
    heading = formats(locale).labels.pgettext("site", "Jobs")
    title = f"{heading} – {publisher.name}" if publisher.name else heading
    file = Writer("feed", {None: _ATOM}, {_LANG: locale.code})
    root = file.root
    file.add(root, "id", page)
    file.add(root, "title", title)
    file.add(root, "updated", _moment(updated))
    file.add(root, "link", attributes={"rel": "self", "type": TYPE, "href": address})
    file.add(root, "link", attributes={"rel": "alternate", "type": "text/html", "hreflang": locale.code, "href": page})
    # Every entry has an author, its own or the feed's (RFC 4287, section 4.1.1).
    file.add(file.add(root, "author"), "name", publisher.name or heading)
    file.add(root, "generator", "annons")
    for ad in ordered((one for one in own if one.state == "open" and one.view.indexable), locale):
        if ad.posted:
            _entry(file, edition, ad, ad.posted)
    return {at.feed_name(locale.code): file.data()}


def _entry(file: Writer, edition: Edition, ad: Published, posted: dt.date) -> None:
    entry = file.add(file.root, "entry")
    address = at.address(edition, ad.page)
    title = ad.view.title
    file.add(entry, "id", address)
    file.add(entry, "title", title.plain, {_LANG: title.lang} if title.lang else None)
    file.add(entry, "updated", _moment(posted))
    file.add(entry, "published", _moment(posted))
    file.add(
        entry, "link", attributes={"rel": "alternate", "type": "text/html", "hreflang": ad.version.locale, "href": address}
    )
    if name := employer(ad):
        file.add(file.add(entry, "author"), "name", name)
    for place in _places(ad):
        file.add(entry, "category", attributes={"term": place})
    file.add(entry, "summary", ad.view.description, {"type": "text"})


def _places(ad: Published) -> Iterable[str]:
    """Return the places of an ad as its locale writes them; the first of its keywords is the employer's name."""
    view = ad.view
    name = view.employer or view.agency
    return view.keywords[1:] if name else view.keywords


def _moment(day: dt.date) -> str:
    """Return the beginning of a day (RFC 3339); no zone is known, so it is UTC's."""
    return f"{day.isoformat()}T00:00:00Z"

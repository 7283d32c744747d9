"""The site around the ads: an index in each language, search that needs no server, feeds, and what robots read."""

from collections.abc import Mapping

from generator.publish.models import Edition
from generator.publish.site.addresses import languages
from generator.publish.site.feed import feed
from generator.publish.site.gone import gone
from generator.publish.site.listing import listing
from generator.publish.site.pages import Pages
from generator.publish.site.publisher import publisher
from generator.publish.site.sitemap import robots, sitemap


def site(edition: Edition) -> Mapping[str, bytes]:
    """Return the site's own files by name, relative to its folder; the ads' pages are not among them.

    Raises:
        InputError: a template of the theme is wrong.
    """
    who = publisher(edition)
    lists = tuple(listing(edition, locale) for locale in languages(edition))
    feeds: dict[str, bytes] = {}
    for one in lists:
        feeds |= feed(edition, who, one)
    return dict(Pages(edition, who, lists, feeds).files()) | feeds | sitemap(edition) | robots(edition) | gone(edition)

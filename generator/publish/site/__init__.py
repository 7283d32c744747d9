"""The site around the ads: an index in each language, search that needs no server, feeds, and what robots read."""

from collections.abc import Mapping

from generator.publish.models import Edition


def site(edition: Edition) -> Mapping[str, bytes]:
    """Return the site's own files by name, relative to its folder; the ads' pages are not among them."""
    del edition
    return {}

"""The site's languages, and where its pages lie: names within the folder, and addresses on the web."""

from urllib.parse import quote, urlsplit

from generator.l10n.locales import OutputLocale
from generator.publish.models import Edition

INDEX = "index.html"
STYLE, SCRIPT = "site.css", "site.js"
MISSING, GONE, GONE_LIST = "404.html", "gone.html", "gone.txt"
SITEMAP, ROBOTS = "sitemap.xml", "robots.txt"
SCRIPT_SOURCE = f"site/{SCRIPT}"
"""The script among the templates."""
FALLBACK = "en"
"""The language of those whose own the site does not have, where it has this one."""


def languages(edition: Edition) -> tuple[OutputLocale, ...]:
    """Return the output locales of the site: those with ads, and those that had some, whose list people may have kept.

    A site that has never had an ad has all locales there are.
    """
    used = {one.version.locale for one in edition.ads} | {_locale(page) for page in edition.gone}
    return tuple(edition.locales[code] for code in edition.locales if code in used) or tuple(edition.locales.values())


def _locale(page: str) -> str:
    """Return the locale of an ad's page: ``hive/hive.da.html`` → ``da``."""
    return page.removesuffix(".html").rpartition(".")[2]


def list_name(locale: str) -> str:
    """Return the name of a locale's list of jobs."""
    return f"{locale}/{INDEX}"


def feed_name(locale: str) -> str:
    """Return the name of a locale's feed."""
    return f"{locale}/feed.atom"


def address(edition: Edition, name: str) -> str:
    """Return the absolute address of a file of the site; ``""`` where nobody has said where the site will stand.

    The site's own start page goes by the folder's address, as people write it.
    """
    if not edition.base_url:
        return ""
    return edition.base_url if name == INDEX else edition.base_url + quote(name)


def path(edition: Edition, name: str) -> str:
    """Return the path of a file on its host, as servers know it: ``/jobs/hive/hive.da.html``."""
    return (urlsplit(edition.base_url).path or "/") + quote(name)


def fallback(locales: tuple[str, ...]) -> str:
    """Return the locale for those who read none of the others: English, or the first."""
    return FALLBACK if FALLBACK in locales else locales[0]

"""Who publishes the site: the agency that all ads have in common, or the one employer."""

from dataclasses import dataclass

from generator.publish.models import Edition
from generator.rendering.colors import Brand, brand
from generator.rendering.view import OrganizationView


@dataclass(frozen=True)
class Publisher:
    """The name over the site and its colours; ``""`` where ads of several have nobody in common."""

    name: str
    brand: Brand
    by_locale: dict[str, OrganizationView]
    """The organization as each locale shows it."""

    def shown(self, locale: str) -> OrganizationView | None:
        """Return the organization in a locale."""
        return self.by_locale.get(locale) or next(iter(self.by_locale.values()), None)


def publisher(edition: Edition) -> Publisher:
    """Return who publishes an edition."""
    ads = [one.version.ad for one in edition.ads]
    agencies = {ad.agency.name: ad.agency for ad in ads if ad.agency}
    found = agencies or {ad.organization.name: ad.organization for ad in ads if ad.organization}
    one = next(iter(found.values())) if len(found) == 1 else None
    color = (one.brand_color if one else None) or edition.theme.color
    if one is None:
        return Publisher("", brand(color), {})
    by_locale: dict[str, OrganizationView] = {}
    for ad in edition.ads:
        view = ad.view.agency if agencies else ad.view.employer
        if view is not None:
            by_locale.setdefault(ad.version.locale, view)
    return Publisher(one.name, brand(color), by_locale)

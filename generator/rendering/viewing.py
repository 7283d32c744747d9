"""Builds the view of an ad: the one step from data to ready values."""

import re
from dataclasses import dataclass
from urllib.parse import quote, urljoin

from generator.l10n import phones
from generator.l10n.locales import OutputLocale
from generator.posting.organization import Organization
from generator.posting.parts import Address, Apply, Contact, Image
from generator.posting.workspace import Workspace
from generator.printing.sheets import DEFAULT_PICTURE
from generator.rendering import assets
from generator.rendering.colors import brand
from generator.rendering.facts import cities, deadline, facts
from generator.rendering.jsonld import json_ld
from generator.rendering.richtext import Rich
from generator.rendering.sections import sections
from generator.rendering.view import (
    AdView,
    ApplyView,
    BandView,
    ContactView,
    ImageView,
    OrganizationView,
    SisterView,
)
from generator.rendering.writing import Pen
from generator.translation.localize import Piece

_DESCRIPTION = 160
_PAGE = re.compile(r"(.*)\{page\}(.*)\{pages\}(.*)")


@dataclass(frozen=True)
class Options:
    """What a view depends on besides the ad: the theme's own brand colour, and the workspace's wishes."""

    theme_color: str
    front_matter: bool = False
    picture: bool = False
    """Whether the workspace makes a picture of each ad for link previews."""
    expired: bool = False
    """Whether its deadline has passed on the day it is published; a build never knows."""


def view(pen: Pen, pieces: tuple[Piece, ...], workspace: Workspace, options: Options) -> AdView:
    """Return the view of an ad in a locale.

    Args:
        pen: the pen of the ad.
        pieces: the segments that the ad shows, for its bands.
        workspace: where pictures lie, and the base address.
        options: what else it depends on.

    Raises:
        InputError: a text names an audience that the posting does not have.
    """
    ad, posting = pen.ad, pen.ad.posting
    title, summary = pen.text(posting.title), pen.maybe(posting.summary)
    short = pen.maybe(posting.short_text)
    made_sections = sections(pen)
    bands = tuple(_bands(pen, pieces, expired=options.expired))
    indexable = all(band.kind == "extended" for band in bands)
    sisters = _sisters(pen, workspace.settings.base_url)
    canonical = next((sister.url for sister in sisters if sister.current), "")
    places = cities(pen)
    employer, agency = _organization(pen, ad.organization, workspace), _organization(pen, ad.agency, workspace)
    employer_name = employer.name if employer else agency.name if agency else ""
    branded = next((one for one in (ad.organization, ad.agency) if one and one.brand_color), None)
    color = (branded.brand_color if branded else None) or options.theme_color
    return AdView(
        name=ad.name,
        locale=pen.locale.code,
        open_graph=pen.locale.open_graph,
        title=title,
        summary=summary,
        description=_shorten((short or summary or title).plain, _DESCRIPTION),
        kicker=" · ".join(filter(None, [employer_name, *places[:3]])),
        bands=bands,
        facts=tuple(facts(pen)),
        sections=made_sections,
        contacts=tuple(_contact(pen, contact) for contact in posting.contacts),
        apply=_apply(pen, posting.apply, title),
        deadline=deadline(pen),
        employer=employer,
        agency=agency,
        hero=_image(pen, posting.hero_image, workspace),
        brand=brand(color),
        sisters=sisters,
        canonical=canonical,
        indexable=indexable,
        json_ld=json_ld(pen, title, summary, made_sections, canonical),
        origin=(posting.origin.name, posting.origin.url or "") if posting.origin else ("", ""),
        created=posting.date_posted.isoformat() if posting.date_posted else "",
        author=agency.name if agency else employer_name,
        front_matter=options.front_matter,
        page_words=_page_words(pen),
        keywords=tuple(filter(None, [employer_name, *places])),
        short_text=short,
        qr_address=canonical or (posting.apply.url or "" if posting.apply else ""),
        brand_cmyk=branded.brand_cmyk if branded else None,
        preview=_preview(sisters) if options.picture else "",
        brand_spot=(branded.brand_spot or "") if branded else "",
    )


def _preview(sisters: tuple[SisterView, ...]) -> str:
    """Return the absolute address of the picture for link previews, which lies beside the page."""
    page = next((sister.url for sister in sisters if sister.current), "")
    return page.removesuffix("html") + f"{DEFAULT_PICTURE}.png" if page else ""


def _bands(pen: Pen, pieces: tuple[Piece, ...], *, expired: bool) -> list[BandView]:
    label = pen.labels.pgettext
    states = {piece.state for piece in pieces}
    status = {
        "draft": ("preview", label("band", "Preview: this ad has not been published")),
        "extended": ("extended", label("band", "The application deadline has been extended")),
        "filled": ("filled", label("band", "This position has been filled")),
        "withdrawn": ("withdrawn", label("band", "This ad has been withdrawn")),
    }
    bands: list[BandView] = []
    if expired and pen.ad.posting.status in {"open", "extended"}:
        bands.append(BandView("expired", label("band", "The application deadline has passed")))
    elif pen.ad.posting.status in status:
        bands.append(BandView(*status[pen.ad.posting.status]))
    if "missing" in states or pen.labels.missing:
        bands.append(BandView("untranslated", label("band", "Not fully translated: parts of this ad are in another language")))
    if "draft" in states:
        bands.append(BandView("draft", label("band", "Draft: this translation has not been reviewed")))
    return bands


def _sisters(pen: Pen, base_url: str | None) -> tuple[SisterView, ...]:
    def sister(locale: OutputLocale) -> SisterView:
        file = f"{pen.ad.name}.{locale.code}.html"
        base = f"{base_url.rstrip('/')}/" if base_url else ""
        url = urljoin(base, f"{pen.ad.posting.id}/{file}") if base else ""
        return SisterView(locale.code, locale.open_graph, locale.autonym, file, url, locale.code == pen.locale.code)

    return tuple(sister(pen.locales[code]) for code in pen.ad.locales)


def _organization(pen: Pen, organization: Organization | None, workspace: Workspace) -> OrganizationView | None:
    if organization is None:
        return None
    phone = organization.telephone or ""
    return OrganizationView(
        name=organization.name,
        url=organization.url or "",
        url_text=_bare(organization.url or ""),
        telephone=phones.international(phone) if phone else "",
        dial=phone,
        email=organization.email or "",
        address=_address(pen, organization.address),
        logo=_image(pen, organization.logo, workspace),
    )


def _address(pen: Pen, address: Address | None) -> tuple[str, ...]:
    if address is None:
        return ()
    city = pen.maybe(address.city)
    town = " ".join(filter(None, [address.postal_code, city.plain if city else ""]))
    return tuple(filter(None, [address.street_address, town, address.region, pen.formats.territory(address.country)]))


def _image(pen: Pen, image: Image | None, workspace: Workspace) -> ImageView | None:
    if image is None:
        return None
    return ImageView(assets.load(workspace.asset(image.file)), pen.maybe(image.alt))


def _contact(pen: Pen, contact: Contact) -> ContactView:
    phone = contact.telephone or ""
    return ContactView(
        contact.name, pen.maybe(contact.role), phones.international(phone) if phone else "", phone, contact.email or ""
    )


def _apply(pen: Pen, apply: Apply | None, title: Rich) -> ApplyView | None:
    if apply is None:
        return None
    reference = pen.ad.posting.reference_number
    subject = f"{title.plain} ({reference})" if reference else title.plain
    mailto = f"mailto:{quote(apply.email, safe='@')}?subject={quote(subject)}" if apply.email else ""
    return ApplyView(pen.maybe(apply.send), apply.email or "", mailto, apply.url or "", _bare(apply.url or ""))


def _page_words(pen: Pen) -> tuple[str, str, str]:
    """Return the words around the page number and the count of pages: "Side ", " af ", ""."""
    match = _PAGE.fullmatch(pen.labels.pgettext("footer", "Page {page} of {pages}"))
    return (match[1], match[2], match[3]) if match else ("", "/", "")


def _bare(url: str) -> str:
    """Return a web address as it is printed: without scheme and closing slash."""
    return re.sub(r"^https?://", "", url).rstrip("/")


def _shorten(text: str, limit: int) -> str:
    """Return the text cut at a word, with an ellipsis, where it is longer than ``limit`` characters."""
    if len(text) <= limit:
        return text
    return text[: limit - 1].rsplit(" ", 1)[0].rstrip(",;:.–- ") + "…"

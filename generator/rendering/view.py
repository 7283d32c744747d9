"""What a template sees: an ad in one locale as frozen, ready values. Templates compute nothing."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass

from generator.rendering.assets import Asset
from generator.rendering.colors import Brand
from generator.rendering.richtext import Rich


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """A paragraph."""

    text: Rich


@dataclass(frozen=True, slots=True)
class ItemView:
    """An item of a list, with the lists below it."""

    text: Rich
    lists: tuple["ListView", ...] = ()


@dataclass(frozen=True, slots=True)
class ListView:
    """A list."""

    items: tuple[ItemView, ...]
    ordered: bool = False


BlockView = ParagraphView | ListView


@dataclass(frozen=True, slots=True)
class GroupView:
    """A part of a section; ``heading`` may be missing where the section's own is enough."""

    heading: Rich | None
    blocks: tuple[BlockView, ...]


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section. ``key`` is a standard name (``responsibilities``) or the id of one's own; ``anchor`` is unique."""

    key: str
    anchor: str
    heading: Rich
    groups: tuple[GroupView, ...]


@dataclass(frozen=True, slots=True)
class FactView:
    """A key fact: a label and what it says; ``datetime`` is its machine-readable form, ``note`` what stands after it."""

    key: str
    label: str
    value: Rich
    datetime: str = ""
    note: Rich | None = None


@dataclass(frozen=True, slots=True)
class ContactView:
    """A person to ask; ``telephone`` is grouped for reading, ``dial`` is E.164."""

    name: str
    role: Rich | None = None
    telephone: str = ""
    dial: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class ApplyView:
    """How to apply; ``mailto`` has the ad's title as its subject."""

    send: Rich | None = None
    email: str = ""
    mailto: str = ""
    url: str = ""
    url_text: str = ""


@dataclass(frozen=True, slots=True)
class OrganizationView:
    """An employer or agency."""

    name: str
    url: str = ""
    url_text: str = ""
    telephone: str = ""
    dial: str = ""
    email: str = ""
    address: tuple[str, ...] = ()
    logo: "ImageView | None" = None


@dataclass(frozen=True, slots=True)
class ImageView:
    """A picture and what it shows; ``alt`` is empty for decoration."""

    asset: Asset
    alt: Rich | None = None


OVER = frozenset({"expired", "filled", "withdrawn"})
"""The notices that say that one can't apply any more."""


@dataclass(frozen=True, slots=True)
class BandView:
    """A notice across the top of an ad: ``untranslated``, ``draft``, ``preview``, ``extended``, or one of :data:`OVER`."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class SisterView:
    """The same ad in another output locale (or this one: ``current``); ``url`` is absolute, empty without a base address."""

    locale: str
    open_graph: str
    name: str
    file: str
    url: str
    current: bool


_NO_TEXT = frozenset({"json_ld", "sisters", "brand", "mailto", "url", "canonical", "qr_address", "preview", "home"})
"""Fields that nobody reads on paper."""


@dataclass(frozen=True)
class AdView:
    """An ad in one output locale."""

    name: str
    locale: str
    open_graph: str
    title: Rich
    summary: Rich | None
    description: str
    kicker: str
    bands: tuple[BandView, ...]
    facts: tuple[FactView, ...]
    sections: tuple[SectionView, ...]
    contacts: tuple[ContactView, ...]
    apply: ApplyView | None
    deadline: FactView | None
    employer: OrganizationView | None
    agency: OrganizationView | None
    hero: ImageView | None
    brand: Brand
    sisters: tuple[SisterView, ...]
    canonical: str
    indexable: bool
    json_ld: str
    origin: tuple[str, str]
    created: str
    author: str
    front_matter: bool = False
    page_words: tuple[str, str, str] = ("", "", "")
    short_text: Rich | None = None
    qr_address: str = ""
    preview: str = ""
    brand_cmyk: tuple[int, int, int, int] | None = None
    brand_spot: str = ""
    keywords: tuple[str, ...] = ()
    home: str = ""
    """The list of all ads in this locale, relative to the page; ``""`` where there is none."""

    @property
    def advertiser(self) -> OrganizationView | None:
        """Return who the reader deals with: the agency where there is one, else the employer."""
        return self.agency or self.employer

    @property
    def over(self) -> bool:
        """Say whether one can't apply any more."""
        return any(band.kind in OVER for band in self.bands)

    @property
    def reference(self) -> str:
        """Return the reference number, or ``""``."""
        return next((fact.value.plain for fact in self.facts if fact.key == "reference_number"), "")

    def texts(self) -> Iterator[str]:
        """Yield every text of the ad as plain characters, for those who look at each."""
        todo: list[object] = [self]
        while todo:
            value = todo.pop()
            if isinstance(value, str):
                yield value
            elif isinstance(value, Rich):
                yield value.plain
            elif isinstance(value, tuple):
                todo += reversed(value)
            elif is_dataclass(value) and not isinstance(value, (Asset, type)):
                todo += [getattr(value, one.name) for one in reversed(fields(value)) if one.name not in _NO_TEXT]

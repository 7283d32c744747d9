"""What is published: each ad in a locale that passed, with its view and where its page lies."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from generator.checks import Version
from generator.l10n.locales import Locales
from generator.rendering.themes import Theme
from generator.rendering.view import AdView

State = Literal["open", "expired", "filled", "withdrawn"]
"""Whether one can apply; an extended ad is open."""


@dataclass(frozen=True)
class Published:
    """An ad in a locale, as it goes out."""

    version: Version
    view: AdView
    state: State
    files: tuple[str, ...] = ()
    """Its files, relative to the site's folder: page, Markdown, PDFs, pictures."""

    @property
    def page(self) -> str:
        """Return its page, relative to the site's folder: ``<posting>/<ad>.<locale>.html``."""
        return f"{self.version.ad.posting.id}/{self.version.ad.name}.{self.version.locale}.html"

    @property
    def posted(self) -> dt.date | None:
        """Return when it was posted."""
        return self.version.ad.posting.date_posted

    @property
    def deadline(self) -> dt.date | None:
        """Return the last day to apply; ``None`` where there is none, or it is rolling."""
        until = self.version.ad.posting.valid_through
        return until if isinstance(until, dt.date) else None


@dataclass(frozen=True)
class Edition:
    """A whole publication: everything that goes out at once, in the order it is shown, and what holds for all of it."""

    ads: tuple[Published, ...]
    locales: Locales
    theme: Theme
    base_url: str = ""
    """Where the site will stand, with a closing slash; ``""`` when nobody has said."""
    as_of: dt.date | None = None
    """The day it is published; nothing else tells the time."""
    apply_query: str = ""
    """What is added to addresses to apply at, with ``{channel}`` and ``{reference}``."""
    gone: tuple[str, ...] = ()
    """Pages that were there in the edition before and are no more."""

    @property
    def open(self) -> tuple[Published, ...]:
        """Return the ads that one can apply for."""
        return tuple(one for one in self.ads if one.state == "open")

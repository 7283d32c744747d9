"""What becomes of an ad on a given day: it is open, it is over and stays with a notice, or it goes."""

import datetime as dt
from typing import Literal

from generator.channels import Channel
from generator.posting.model import JobPosting
from generator.publish.models import State

Fate = State | Literal["draft", "gone"]
"""As :data:`State`; a draft is not published yet, what is gone no more."""

OVER = frozenset({"DEADLINE-PAST"})
"""Rules that a publication answers by itself: an ad whose time is over is marked as such, or goes."""


def fate(posting: JobPosting, site: Channel, as_of: dt.date) -> Fate:
    """Return what becomes of an ad.

    Args:
        posting: the posting, as it holds for the ad's audience.
        site: the channel of one's own site, which says what an expired ad does there.
        as_of: the day.
    """
    if posting.status == "draft":
        return "draft"
    until = posting.valid_through
    last = until if isinstance(until, dt.date) else None
    over: State | None = posting.status if posting.status in {"filled", "withdrawn"} else None
    if over is None and last is not None and last < as_of:
        over = "expired"
    if over is None:
        return "open"
    late = last is not None and as_of > last + dt.timedelta(days=site.expired_days)
    return "gone" if site.expired == "remove" or late else over

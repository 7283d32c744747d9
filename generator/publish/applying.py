"""How one applies who saw an ad in a channel: its own address and reference, with what the workspace adds to count visits."""

from dataclasses import dataclass, replace
from urllib.parse import quote, urlsplit, urlunsplit

from generator.channels import Channel
from generator.posting.markup import Plain
from generator.publish.models import Edition, Published
from generator.rendering.richtext import Rich
from generator.rendering.view import AdView


@dataclass(frozen=True, slots=True)
class Applying:
    """The address of a form, an e-mail address, a reference; ``""`` where there is none."""

    url: str = ""
    email: str = ""
    reference: str = ""


def applying(ad: Published, channel: Channel, edition: Edition) -> Applying:
    """Return how one applies for an ad in a channel.

    What the posting says under ``by_channel`` counts before its own ``apply``; ``apply_query`` of the workspace is added to
    web addresses, with ``{channel}`` and ``{reference}`` filled in. An existing query and fragment are kept (RFC 3986).
    """
    posting = ad.version.ad.posting
    terms = posting.by_channel.get(channel.id)
    own = posting.apply
    reference = (terms.reference_number if terms else None) or posting.reference_number or ""
    url = (terms.url if terms else None) or (own.url if own else None) or ""
    email = (terms.email if terms else None) or (own.email if own else None) or ""
    if url and edition.apply_query and not (terms and terms.url):
        url = _counted(url, edition.apply_query, channel.id, reference or posting.id)
    return Applying(url, email, reference)


def _counted(url: str, query: str, channel: str, reference: str) -> str:
    added = query.replace("{channel}", quote(channel, safe="")).replace("{reference}", quote(reference, safe=""))
    parts = urlsplit(url)
    return urlunsplit(parts._replace(query="&".join(filter(None, [parts.query, added.lstrip("?&")]))))


def shown(ad: Published, how: Applying) -> AdView:
    """Return an ad's view with a channel's way to apply and its reference."""
    view = ad.view
    facts = tuple(
        replace(fact, value=Rich((Plain(how.reference),)))
        if fact.key == "reference_number" and how.reference and fact.value.plain != how.reference
        else fact
        for fact in view.facts
    )
    if view.apply is None:
        return replace(view, facts=facts)
    # In full: boards that text is pasted into make links of whole addresses only. No second address leads past the counted one.
    apply = replace(view.apply, url=how.url, url_text=how.url, email=how.email)
    return replace(view, facts=facts, apply=apply, qr_address="" if how.url else view.qr_address)

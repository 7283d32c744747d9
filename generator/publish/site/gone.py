"""The pages that were there and are no more, for servers that can say so (HTTP status 410, RFC 9110, section 15.5.11)."""

from generator.publish.models import Edition
from generator.publish.site import addresses as at

_HOW = """\
# Pages that were here and are no more, one path a line; nothing else needs to be read by machines.
# A server that answers them with 410 (gone) has them dropped from search engines at once.
# {gone} is what to show people.
# nginx:   sed -n 's|^/.*|location = & {{ return 410; }}|p' {list}    and: error_page 410 {gone};
# Apache:  sed -n 's|^/.*|Redirect gone &|p' {list}    and: ErrorDocument 410 {gone}
"""


def gone(edition: Edition) -> dict[str, bytes]:
    """Return the list of pages that are no more, by name."""
    head = _HOW.format(gone=at.path(edition, at.GONE), list=at.GONE_LIST)
    return {at.GONE_LIST: (head + "".join(f"{at.path(edition, page)}\n" for page in edition.gone)).encode()}

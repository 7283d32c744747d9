"""All jobs as one JSON-LD graph (schema.org JobPosting), from the same values as the pages' own markup."""

import json
from collections.abc import Mapping

from generator.channels import Channel
from generator.publish.models import Edition
from generator.publish.takes import taken


def export(edition: Edition, channel: Channel) -> Mapping[str, bytes]:
    """Return the channel's files; see :class:`generator.publish.exports.Export`."""
    graph = []
    for ad in taken(edition, channel):
        data = json.loads(ad.view.json_ld)
        graph.append({key: value for key, value in data.items() if key != "@context"})
    document = {"@context": "https://schema.org", "@graph": graph}
    return {"jobs.jsonld": (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()}

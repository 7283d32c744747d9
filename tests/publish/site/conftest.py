"""Editions to make sites of: a workspace whose ads are viewed, and nothing else done with them."""

import dataclasses
import datetime as dt
import json

import pytest
from lxml import etree

from generator.posting.workspace import Workspace
from generator.publish.models import Edition, Published
from generator.rendering import themes
from generator.rendering.viewing import Options, view
from generator.rendering.writing import Pen
from generator.versions import sets, versions

DAY = dt.date(2026, 11, 25)
CODES = ("da", "nb", "sv", "en")


@pytest.fixture
def job(site):
    """The function that writes a posting in all four languages; further fields may be given as YAML."""

    def write(  # noqa: PLR0913 - each by name
        name,
        titles,
        more="",
        *,
        employer="Hive Example",
        address="{country: DK, city: Roskilde}",
        posted="2026-11-01",
        locales="[da, nb, sv, en]",
    ):
        said = [titles] * 4 if isinstance(titles, str) else titles
        texts = "".join(f"  {code}: {json.dumps(text, ensure_ascii=False)}\n" for code, text in zip(CODES, said, strict=True))
        date = f"date_posted: {posted}\n" if posted else ""
        site.write(
            f"postings/{name}.yaml",
            f"source_locale: en\ntitle:\n{texts}hiring_organization: {{name: {json.dumps(employer, ensure_ascii=False)}}}\n"
            f"job_location: {{address: {address}}}\nlocales: {locales}\n{date}{more}",
        )

    return write


@pytest.fixture
def edition(site):
    """The function that returns everything a workspace would publish; states are by deadline and status."""

    def make(base_url="https://jobs.example/ledige/", theme="nordic", **more):
        site.write("annons.toml", f'base_url = "{base_url}"\n' if base_url else "")
        workspace = Workspace.open(site.root)
        ads = []
        for file in workspace.posting_files():
            posting = workspace.posting(file)
            for version in versions(workspace, posting, sets(workspace, posting, CODES)):
                own = version.ad.posting
                late = isinstance(own.valid_through, dt.date) and own.valid_through < DAY
                state = own.status if own.status in {"filled", "withdrawn"} else "expired" if late else "open"
                pen = Pen(version.ad, version.localized, workspace.locales)
                options = Options("#0b5c4a", expired=state == "expired")
                ads.append(Published(version, view(pen, version.pieces, workspace, options), state))
        made = Edition(tuple(ads), workspace.locales, themes.load(theme, workspace.root), base_url, DAY)
        return dataclasses.replace(made, **more)

    return make


@pytest.fixture
def xml():
    """The function that reads XML as a strict reader does."""
    return lambda data: etree.fromstring(data, etree.XMLParser(resolve_entities=False))

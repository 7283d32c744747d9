"""Ads that were made, spoilt in one way each."""

from dataclasses import replace
from pathlib import Path

import pytest

from generator import making
from generator.posting.workspace import Workspace
from generator.printing.orders import USUAL, orders
from generator.publish.artifacts import examine
from generator.rendering import themes
from generator.stores import open_store

RICH = """\
date_posted: 2018-03-01
valid_through: 2018-03-31
reference_number: H-1
contacts: [{name: Ada Example, telephone: "+45 32 12 34 56", email: ada@hive.example}]
apply: {url: "https://hive.example/apply"}
responsibilities: [Feed the bees]
sections: [{id: team, heading: The team, body: "We are three. [Our hive](https://hive.example/)"}]
"""


def made(site, *, formats=("html",), more="", **which):
    site.posting(RICH + more)
    workspace = Workspace.open(site.root)
    theme = themes.load("nordic", workspace.root)
    chosen = orders(formats, USUAL, workspace.settings, workspace.root)
    plan = making.Plan(workspace, theme, ("en",), None, chosen, open_store(site.out), strict=False)
    version = site.version("en", **which)
    return version, making.make(plan, version)


@pytest.fixture(name="told")
def _told(site):
    """Return a function that makes an ad, replaces bytes of its page, and returns what is found."""

    def told(*changes, channels=(), more=""):
        version, one = made(site, channels=channels, more=more)
        contents = {}
        for name, (data, about) in one.contents.items():
            for old, new in changes:
                assert old.encode() in data, old
                data = data.replace(old.encode(), new.encode())  # noqa: PLW2901 - one change after the other
            contents[Path(name)] = (data, about)
        return [(one.rule, one.message) for one in examine(version, replace(one, contents=contents))]

    return told


@pytest.fixture(name="made")
def _made():
    """The function that makes an ad."""
    return made

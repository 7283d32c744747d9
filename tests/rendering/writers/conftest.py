"""A posting full of signs that mean something elsewhere, and what its texts say."""

from pathlib import Path

import pytest


@pytest.fixture
def nasty(site):
    """The site of a posting whose texts try to be more than text."""
    site.write("annons.toml", 'locales = ["en"]\nformats = ["html", "md"]\n')
    site.write("postings/nasty.yaml", (Path(__file__).parent / "nasty.yaml").read_text("utf-8"))
    return site

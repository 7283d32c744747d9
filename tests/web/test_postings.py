"""The postings of this folder are what they say: full.yaml uses every field, bands.yaml carries bands."""

import re
from pathlib import Path

from pydantic import BaseModel

from generator.posting.model import JobPosting
from generator.posting.organization import Organization
from generator.posting.parts import JobLocation
from generator.posting.terms import Interviews, TrialPeriod
from generator.posting.workspace import Workspace

LEFT_OUT = {
    JobPosting: {"audiences"},  # the example has some
    JobLocation: {"place"},  # the example's place
    Interviews: {"week"},  # instead of a date
    TrialPeriod: {"weeks"},  # instead of months
    Organization: {"id", "source_locale", "brand_cmyk", "brand_spot"},  # written out in the posting; for print
}


def collect(model: BaseModel, used: dict[type[BaseModel], set[str]]) -> None:
    used.setdefault(type(model), set()).update(model.model_fields_set)
    for name in type(model).model_fields:
        value = getattr(model, name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, BaseModel):
                collect(item, used)


def test_every_field_is_used() -> None:
    here = Path(__file__).resolve().parent
    used: dict[type[BaseModel], set[str]] = {}
    collect(Workspace(here).posting(here / "full.yaml").posting, used)
    assert {
        kind.__name__: sorted(set(kind.model_fields) - names - LEFT_OUT.get(kind, set())) for kind, names in used.items()
    } == {kind.__name__: [] for kind in used}


def test_only_the_unfinished_ads_carry_bands(site: Path, pages) -> None:
    unfinished = {"da": "preview", "nb": "preview untranslated draft", "sv": "preview draft", "en": "preview untranslated"}
    shown = {page: " ".join(re.findall(r'class="band band-(\w+)"', page.under(site).read_text("utf-8"))) for page in pages}
    assert shown == {page: unfinished[page.locale] if page.ad.endswith("bands") else "" for page in pages}

"""Nothing in the file acts: no scripts, forms, films or files (ISO 15930-7, 6.11 and 6.12; ISO 14289-1 allows forms)."""

from collections.abc import Iterator

from generator.errors import Finding
from generator.printing.contents.objects import Stored, entries, items, name_of, pick
from generator.printing.preflight._proof import Proof

_MEDIA = {"Movie", "Screen", "RichMedia", "Sound", "3D"}
_ACTS = {"JavaScript": "scripts", "Launch": "calls of programs", "ImportData": "calls of programs", "SubmitForm": "forms"}
_MOST = 2000


def check(proof: Proof) -> Iterator[Finding]:
    """Yield a finding for each kind of thing that acts."""
    found = set(_in_catalog(proof))
    for page in proof.pages:
        annotations = items(pick(page.page.obj, "Annots"))[:_MOST]
        if any(name_of(pick(one, "Subtype")) in _MEDIA for one in annotations):
            found.add("films or sounds")
        for holder in (page.page.obj, *annotations):
            found.update(_acts(holder))
    for what in sorted(found):
        if not proof.for_press and what in {"forms", "files inside the file"}:
            continue
        yield proof.finding("PRINT-ACTIVE", f"the file holds {what}", "take them out: paper can't do that")


def _in_catalog(proof: Proof) -> Iterator[str]:
    yield from _acts(proof.root)
    if pick(proof.root, "Names", "JavaScript") is not None:
        yield "scripts"
    form = pick(proof.root, "AcroForm")
    if items(pick(form, "Fields")) or pick(form, "XFA") is not None:
        yield "forms"
    if pick(proof.root, "Names", "EmbeddedFiles") is not None:
        yield "files inside the file"


def _acts(holder: Stored) -> Iterator[str]:
    """Yield what the actions of a page, an annotation or the catalog do."""
    for action in (pick(holder, "A"), pick(holder, "OpenAction"), *(value for _, value in entries(pick(holder, "AA")))):
        for _ in range(50):
            kind = name_of(pick(action, "S"))
            if kind in _ACTS:
                yield _ACTS[kind]
            action = pick(action, "Next")  # noqa: PLW2901 - a chain is followed
            if action is None:
                break

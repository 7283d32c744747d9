"""A file for screens can be read aloud: tagged, with language and title (PDF/UA-1, ISO 14289-1, 7.1, 7.2, 7.3)."""

from collections.abc import Iterator

import pikepdf

from generator.errors import Finding
from generator.printing.contents.objects import Stored, identity, items, name_of, pick, text_of
from generator.printing.preflight import _xmp
from generator.printing.preflight._proof import Proof

_MOST = 50_000
_EXPORT = "export it as a tagged, accessible PDF"


def check(proof: Proof) -> Iterator[Finding]:
    """Yield findings on what a screen reader would miss."""
    if not proof.sheet.profile.accessible and proof.sheet.profile.variant != "pdf/ua-1":
        return
    for message, hint in _missing(proof):
        yield proof.finding("PRINT-ACCESS", message, hint)


def _missing(proof: Proof) -> Iterator[tuple[str, str]]:
    root, said = proof.root, _xmp.properties(proof.root)
    if pick(root, "StructTreeRoot") is None or pick(root, "MarkInfo", "Marked") is not True:
        yield "the file is not tagged: a screen reader can't tell headings from lists", _EXPORT
    elif without := _figures_without_words(pick(root, "StructTreeRoot")):
        yield f"{without} pictures have no words that stand for them", "give each picture an alternative text"
    if not text_of(pick(root, "Lang")):
        yield "the file does not say what language it is in", "set the document's language"
    if not (said.get("title") or _xmp.info(proof.pdf, "Title")):
        yield "the file has no title", "give the document a title in its properties"
    elif pick(root, "ViewerPreferences", "DisplayDocTitle") is not True:
        yield "the window would show the file's name instead of its title", "have the document's title shown (DisplayDocTitle)"
    if said.get("pdfuaid:part") != "1":
        yield "the file does not say that it is PDF/UA-1", _EXPORT


def _figures_without_words(tree: Stored) -> int:
    """Return how many figures of a structure tree have neither an alternative nor an actual text."""
    left, count = [tree], 0
    seen: set[tuple[int, int]] = set()
    while left and len(seen) < _MOST:
        node = left.pop()
        key = identity(node)
        if key in seen:
            continue
        if key != (0, 0):
            seen.add(key)
        if name_of(pick(node, "S")) == "Figure" and not (text_of(pick(node, "Alt")) or text_of(pick(node, "ActualText"))):
            count += 1
        kids = pick(node, "K")
        below = items(kids) if isinstance(kids, pikepdf.Array) else [kids]
        left.extend(one for one in below if isinstance(one, pikepdf.Dictionary))
    return count

"""All is painted in inks of the medium: no RGB or Lab on a four-colour press, nothing but black on a black one.

DeviceRGB is not allowed beside a CMYK output intent (ISO 15930-7, 6.2); printers turn RGB into inks as they see fit, black
text into four of them.
"""

import warnings
from collections.abc import Iterator
from io import BytesIO

import pikepdf
from PIL import Image

from generator.errors import Finding
from generator.printing.contents.objects import WRONG
from generator.printing.contents.records import Painted
from generator.printing.preflight._inks import amounts, only_black, spaces
from generator.printing.preflight._proof import Proof, ProofPage, first_words
from generator.printing.preflight.intent import profile_of

_FOREIGN = {"rgb": "RGB", "lab": "Lab"}
_CALLED = {"fill": "areas", "stroke": "lines", "text": "texts", "image": "pictures", "shading": "gradients"}


def check(proof: Proof) -> Iterator[Finding]:
    """Yield findings on colours that are not the medium's."""
    if not proof.inked:
        return
    for page in proof.pages:
        yield from _foreign(proof, page)
        yield from _groups(proof, page)
        if proof.sheet.colors == "black":
            yield from _colored(proof, page)
        else:
            yield from _profiled(proof, page)


def _foreign(proof: Proof, page: ProofPage) -> Iterator[Finding]:
    found: dict[str, list[Painted]] = {}
    for one in page.printed:
        for model in _models(one) & _FOREIGN.keys():
            found.setdefault(_FOREIGN[model], []).append(one)
    for model, those in sorted(found.items()):
        wanted = "black" if proof.sheet.colors == "black" else "CMYK"
        message = f"{model} colours in {_kinds(those)}, first {_what(those[0], page)}"
        yield proof.finding("PRINT-COLORS", message, f"turn all colours into {wanted} before or while exporting", page=page)


def _models(one: Painted) -> set[str]:
    if one.image is not None and one.image.space is None and not one.image.mask:
        return {_looked_at(one.image.stream)}
    return {space.model for space in spaces(one)}


def _looked_at(stream: object) -> str:
    """Return the colour model of a JPEG 2000 picture, which may say it in its own data only."""
    if isinstance(stream, pikepdf.Stream):
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                with Image.open(BytesIO(stream.read_raw_bytes())) as picture:
                    return {"RGB": "rgb", "RGBA": "rgb", "LAB": "lab"}.get(picture.mode, "")
        except (*WRONG, OSError, SyntaxError, Image.DecompressionBombError):
            pass
    return ""


def _groups(proof: Proof, page: ProofPage) -> Iterator[Finding]:
    foreign = {source for space, source in page.contents.groups if space.root.model in _FOREIGN}
    hint = "set the transparency blend space of the document to CMYK"
    if foreign - {"soft mask"}:
        yield proof.finding("PRINT-COLORS", "transparency is mixed in RGB, which changes the colours beneath", hint, page=page)
    elif foreign or any(one.source == "soft mask" and _models(one) & _FOREIGN.keys() for one in page.contents.painted):
        message = "a transparency mask is made in RGB"
        yield proof.finding("PRINT-COLORS", message, hint, page=page, severity="warning")


def _colored(proof: Proof, page: ProofPage) -> Iterator[Finding]:
    those = [one for one in page.art if _other_inks(proof, one)]
    if those:
        message = f"inks other than black in {_kinds(those)}, first {_what(those[0], page)}"
        yield proof.finding("PRINT-COLORS", message, "export it in grayscale", page=page)


def _other_inks(proof: Proof, one: Painted) -> bool:
    found = amounts(one)
    if found is not None:
        return not only_black(found)
    if one.image is not None and one.image.space is not None and one.image.space.model in {"cmyk", "spot"}:
        covered = proof.coverage(one.image)
        return covered is None or bool(covered.names - {"Black"})
    if one.shade is not None and one.shade.space is not None and one.shade.space.model in {"cmyk", "spot"}:
        return not one.shade.colors or any(not only_black(color.inks or {}) for color in one.shade.colors)
    return False


def _profiled(proof: Proof, page: ProofPage) -> Iterator[Finding]:
    """Yield a finding for CMYK that carries a profile of its own: it would be converted once more."""
    own = profile_of(proof)
    those = [
        one for one in page.art
        if any(space.family == "ICCBased" and space.model == "cmyk" and space.profile != own for space in spaces(one))
    ]  # fmt: skip
    if those:
        message = f"CMYK colours with a profile of their own in {_kinds(those)}, first {_what(those[0], page)}"
        hint = "export it without embedding profiles, but for the output intent"
        yield proof.finding("PRINT-COLORS", message, hint, page=page, severity="warning")


def _kinds(those: list[Painted]) -> str:
    counts: dict[str, int] = {}
    for one in those:
        counts[_CALLED[one.kind]] = counts.get(_CALLED[one.kind], 0) + 1
    return ", ".join(f"{count} {name if count > 1 else name[:-1]}" for name, count in counts.items())


def _what(one: Painted, page: ProofPage) -> str:
    return f"{first_words(one.text)}, {page.place(one.box)}" if one.kind == "text" else page.place(one.box)

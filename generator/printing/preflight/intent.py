"""A file for the press says which printing condition it is made for, with its profile (ISO 15930-7, 6.3)."""

from collections.abc import Iterator

import pikepdf

from generator.errors import Finding
from generator.printing.contents.objects import (
    WRONG,
    Stored,
    identity,
    items,
    name_of,
    number,
    pick,
    read,
    text_of,
)
from generator.printing.contents.unpacking import TooMuchError
from generator.printing.preflight._proof import Proof

_MOST = 1 << 24
_MODELS = {b"GRAY": (1, "gray"), b"RGB ": (3, "RGB"), b"CMYK": (4, "CMYK")}
_WANTED = {"cmyk": {4}, "black": {1, 4}}


def check(proof: Proof) -> Iterator[Finding]:
    """Yield findings on an output intent that is missing, has no profile, or one for something else."""
    if not proof.for_press:
        return
    found = _intent(proof)
    if found is None:
        hint = f"export it as PDF/X-4 for {_conditions(proof) or 'the printing condition'}"
        yield proof.finding("PRINT-INTENT", "the file does not say what printing condition it is made for", hint)
        return
    profile = pick(found, "DestOutputProfile")
    if not isinstance(profile, pikepdf.Stream):
        yield proof.finding("PRINT-INTENT", "the output intent has no profile", "export it as PDF/X-4, with the profile in it")
        return
    yield from _profile(proof, profile)
    yield from _condition(proof, found)


def _profile(proof: Proof, profile: Stored) -> Iterator[Finding]:
    try:
        header = read(profile, _MOST)[:128]
    except (*WRONG, TooMuchError):
        header = b""
    count, called = _MODELS.get(header[16:20], (0, "unknown"))
    if header[36:40] != b"acsp" or count != int(number(pick(profile, "N"))):
        yield proof.finding("PRINT-INTENT", "the profile of the output intent is damaged", "export it anew with the profile")
    elif count not in _WANTED.get(proof.sheet.colors, {1, 3, 4}):
        message = f"the output intent is for {called}; this medium is printed in {proof.sheet.colors.replace('cmyk', 'CMYK')}"
        yield proof.finding("PRINT-INTENT", message, f"export it for {_conditions(proof) or 'a CMYK condition'}")


def _condition(proof: Proof, found: Stored) -> Iterator[Finding]:
    names = [condition.name for condition in proof.medium.conditions]
    said = " ".join(text_of(pick(found, key)) for key in ("OutputConditionIdentifier", "OutputCondition", "Info"))
    if names and not any(_plain(name) in _plain(said) for name in names):
        message = f"the file is made for “{said.strip()[:60]}”; this medium is printed as {_conditions(proof)}"
        yield proof.finding("PRINT-INTENT", message, "convert it with the medium's profile", severity="warning")


def _plain(name: str) -> str:
    return "".join(letter for letter in name.lower() if letter.isalnum())


def _conditions(proof: Proof) -> str:
    return " or ".join(dict.fromkeys(condition.name for condition in proof.medium.conditions))


def _intent(proof: Proof) -> Stored:
    intents = items(pick(proof.root, "OutputIntents"))
    return next((one for one in intents if name_of(pick(one, "S")) == "GTS_PDFX"), None)


def profile_of(proof: Proof) -> tuple[int, int]:
    """Return the number of the output intent's profile, (0, 0) where there is none."""
    return identity(pick(_intent(proof), "DestOutputProfile"))

"""What things painted mean in ink and light."""

from generator.printing.contents.records import Painted
from generator.printing.contents.spaces import PROCESS, Color, Space, total
from generator.printing.preflight._proof import Proof

_TRACE, _FULL = 0.005, 0.99


def amounts(one: Painted) -> dict[str, float] | None:
    """Return the inks of a plain colour, from 0 to 1; None for pictures, patterns, RGB."""
    return one.color.inks if one.color else None


def bare(one: Painted) -> bool:
    """Say whether it leaves the paper bare: white, however it is written."""
    found = amounts(one)
    if found is not None:
        return total(found) < 1
    light = one.color.luminance if one.color else None
    return light is not None and light > 0.995  # noqa: PLR2004 - white, but for rounding


def only_black(found: dict[str, float]) -> bool:
    """Say whether a colour is made of black alone."""
    return all(value <= _TRACE for name, value in found.items() if name != "Black")


def overprints(one: Painted) -> bool:
    """Say whether it leaves the inks beneath alone (ISO 32000-1, 8.6.7).

    DeviceCMYK does so in overprint mode 1 only, DeviceGray and ICCBased spaces never, as they stand for all four inks.
    """
    if not one.overprint or one.color is None:
        return False
    space = one.color.space
    return (space.family == "DeviceCMYK" and one.mode == 1) or space.model == "spot"


def registration(one: Painted) -> bool:
    """Say whether it is in registration colour, which prints on all plates, or in all four inks in full."""
    found = amounts(one)
    if not found:
        return False
    return found.get("All", 0.0) > 0 or (found.keys() >= set(PROCESS) and min(found.values()) >= _FULL)


def over(one: Painted, ground: dict[str, float]) -> dict[str, float]:
    """Return the inks of something that overprints, together with those beneath."""
    own = amounts(one) or {}
    spot = one.color is not None and one.color.space.model == "spot"
    return {**ground, **{name: value for name, value in own.items() if value > 0 or spot}}


def spaces(one: Painted) -> tuple[Space, ...]:
    """Return the colour spaces that it is painted in."""
    found = [one.color.space if one.color else None, one.image.space if one.image else None]
    if one.shade:
        found.append(one.shade.space)
    return tuple(space.root for space in found if space is not None)


def lightness(proof: Proof, one: Painted | None) -> float:
    """Return how light something is, from 0 to 1; bare paper is 1, what can't be told 0.5."""
    if one is None:
        return 1.0
    if one.color is not None:
        return _light(one.color)
    if one.shade is not None and one.shade.colors:
        return sum(map(_light, one.shade.colors)) / len(one.shade.colors)
    if one.image is not None:
        found = proof.coverage(one.image)
        return found.light if found else 0.5
    return 0.5


def _light(color: Color) -> float:
    return 0.5 if color.luminance is None else color.luminance


def plates(proof: Proof, one: Painted) -> set[str]:
    """Return the names of the inks that something takes; RGB is one of its own."""
    found = {
        name
        for color in ((one.color,) if one.color else one.shade.colors if one.shade else ())
        for name, value in (color.inks or {}).items()
        if value > _TRACE
    }
    if one.image is not None and (covered := proof.coverage(one.image)) is not None:
        found |= covered.names
    if any(space.model in {"rgb", "lab"} for space in spaces(one)):
        found.add("RGB")
    return found


def totals(proof: Proof, one: Painted) -> list[float]:
    """Return the total inks that occur in something, in percent."""
    colors = (one.color,) if one.color else one.shade.colors if one.shade else ()
    found = [total(held) for color in colors if (held := color.inks) is not None]
    if one.image is not None and not one.image.mask and (covered := proof.coverage(one.image)) is not None:
        found.append(float(covered.highest))
    return found


def in_order(names: set[str]) -> tuple[str, ...]:
    """Return names of inks: the four first, as a printer says them."""
    return (*(name for name in PROCESS if name in names), *sorted(names - set(PROCESS)))

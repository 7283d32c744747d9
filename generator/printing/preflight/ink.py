"""The total ink stays below the medium's limit (total area coverage, ISO 12647-2 and -3): more does not dry, and sets off.

Plain colours, gradients and all pixels of pictures are reckoned. Where something overprints or multiplies what lies right
beneath, both together are reckoned, for plain colours; deeper stacks are not.
"""

from collections.abc import Iterator

from generator.errors import Finding
from generator.printing.contents.spaces import total
from generator.printing.preflight._inks import amounts, over, overprints, registration, spaces, totals
from generator.printing.preflight._proof import Proof, ProofPage

_ROUNDING = 1.0
_SPECKS = 0.001
"""A share of a picture's pixels below which they are specks, not areas."""


def check(proof: Proof) -> Iterator[Finding]:
    """Yield findings on colours, pictures and stacks with too much ink."""
    limit = proof.medium.ink
    if limit is None or not proof.inked:
        return
    for page in proof.pages:
        yield from _plain(proof, page, limit)
        yield from _pictures(proof, page, limit)
        yield from _stacked(proof, page, limit)


def _plain(proof: Proof, page: ProofPage, limit: int) -> Iterator[Finding]:
    found = [(max(totals(proof, one), default=0.0), one) for one in page.art if one.image is None and not registration(one)]
    above = [(ink, one) for ink, one in found if ink > limit + _ROUNDING]
    if above:
        ink, one = max(above, key=lambda pair: pair[0])
        message = f"a colour takes {ink:.0f} % ink; the limit is {limit} %: {page.place(one.box)}"
        yield proof.finding("PRINT-INK", message, f"mix it from less ink; there are {len(above)} such places", page=page)


def _pictures(proof: Proof, page: ProofPage, limit: int) -> Iterator[Finding]:
    seen: set[tuple[int, int]] = set()
    for one in page.art:
        if one.image is None or one.image.mask or one.image.key in seen - {(0, 0)}:
            continue
        seen.add(one.image.key)
        covered = proof.coverage(one.image)
        share = covered.above(limit + _ROUNDING) if covered else 0.0
        if (
            covered is None
            and min(one.image.width, one.image.height) > 0
            and any(space.model in {"cmyk", "spot"} for space in spaces(one))
        ):
            message = f"nobody can tell how much ink a picture takes: {page.place(one.box)}"
            hint = "export it anew, with pictures as JPEG or ZIP, and not too many of them"
            yield proof.finding("PRINT-INK", message, hint, page=page, severity="warning")
        elif covered and share:
            message = f"a picture takes up to {covered.highest} % ink, {share:.1%} of it above {limit} %: {page.place(one.box)}"
            hint = "convert it with the medium's profile, which keeps to the limit"
            yield proof.finding("PRINT-INK", message, hint, page=page, severity="error" if share > _SPECKS else "warning")


def _stacked(proof: Proof, page: ProofPage, limit: int) -> Iterator[Finding]:
    for one in page.art:
        mixes = overprints(one) or one.blend == "Multiply"
        below = page.under(one) if mixes else None
        ground = amounts(below) if below else None
        own = amounts(one)
        if not ground or own is None:
            continue
        both = over(one, ground) if overprints(one) else _multiplied(own, ground)
        if total(both) > limit + _ROUNDING and max(total(own), total(ground)) <= limit + _ROUNDING:
            message = f"what is printed over a colour makes {total(both):.0f} % ink together; the limit is {limit} %"
            yield proof.finding(
                "PRINT-INK", message, f"lighten the ground: {page.place(one.box)}", page=page, severity="warning"
            )
            return


def _multiplied(own: dict[str, float], ground: dict[str, float]) -> dict[str, float]:
    return {name: 1 - (1 - own.get(name, 0.0)) * (1 - ground.get(name, 0.0)) for name in own.keys() | ground.keys()}

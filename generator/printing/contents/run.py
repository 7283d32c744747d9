"""One content stream being carried out: its state, its resources, and what it leaves on the page."""

import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pikepdf

from generator.printing.contents.fonts import Font, font_of
from generator.printing.contents.geometry import IDENTITY, Box, Matrix, finite, moved, multiply
from generator.printing.contents.objects import WRONG, Stored, identity, items, numbers, pick, read
from generator.printing.contents.records import Kind, PageContents, Painted, Shade, Source
from generator.printing.contents.spaces import Color, Space, space_of
from generator.printing.contents.state import DEEPEST, MOST_SAVED, Budget, Path, State
from generator.printing.contents.unpacking import TooMuchError

_SILENT = frozenset({"ET", "BX", "EX", "BMC", "BDC", "EMC", "MP", "DP", "d0", "i", "j", "J", "M", "d", "ri", "BI", "ID", "EI"})
"""Operators that change nothing of what is recorded here."""
_Step = pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage
_TO_ENTER, _TO_READ_FONT = 20, 4000
"""Operators that it takes as long as to begin a form or pattern, and to read a font."""
Handler = Callable[["Run", Sequence[Stored]], None]


@dataclass
class Shared:
    """What the streams of a file share: the budget, and what was read before."""

    budget: Budget = field(default_factory=Budget)
    fonts: dict[tuple[int, int], Font] = field(default_factory=dict)
    spaces: dict[tuple[int, int], Space | None] = field(default_factory=dict)
    colors: dict[tuple[int, tuple[float, ...]], Color] = field(default_factory=dict)
    shades: dict[tuple[int, int], Shade] = field(default_factory=dict)
    forms: dict[tuple[int, int], list[tuple[str, list[Stored]]]] = field(default_factory=dict)


@dataclass
class Leaf:
    """What the streams of one page share; ``seen`` are the patterns, masks and glyphs that were walked."""

    shared: Shared
    contents: PageContents
    operators: dict[str, Handler]
    seen: set[object] = field(default_factory=set)


class Run:
    """A content stream being carried out.

    ``fixed`` is the area that a pattern, a glyph or a mask is used in, where its own boxes say nothing. ``locked`` says that
    colours are given from outside (ISO 32000-1, 8.7.3.3 and 9.6.5). ``chain`` are the streams that this one lies inside of.
    """

    def __init__(  # noqa: PLR0913 - what a stream is carried out with
        self,
        leaf: Leaf,
        resources: Stored,
        state: State,
        *,
        source: Source = "page",
        fixed: Box | None = None,
        locked: bool = False,
        chain: tuple[tuple[int, int], ...] = (),
    ) -> None:
        self.leaf, self.resources, self.state = leaf, resources, state
        self.base = state.ctm
        self.source, self.fixed, self.locked, self.chain = source, fixed, locked, chain
        self.saved: list[State] = []
        self.path = Path()
        self.line = self.matrix = IDENTITY
        self._fonts: dict[str, Font] = {}
        self._spaces: dict[str, Space | None] = {}

    @property
    def contents(self) -> PageContents:
        """Return what the page leaves."""
        return self.leaf.contents

    def carry_out(self, stream: Stored) -> None:
        """Carry out a stream's operators; one that can't be is counted and passed over.

        Raises:
            TooMuchError: the file asks for more than anybody would draw.
        """
        steps = _steps(self.leaf.shared, stream, self.contents)
        operators = self.leaf.operators
        for name, operands in steps:
            handler = operators.get(name)
            if handler is None:
                if name not in _SILENT:
                    self.contents.problem("broken")
                continue
            try:
                handler(self, operands)
            except WRONG:
                self.contents.problem("broken")
        if self.saved:
            self.contents.problem("unbalanced")

    def save(self) -> None:
        """Save the state.

        Raises:
            TooMuchError: too many are saved.
        """
        if len(self.saved) >= MOST_SAVED:
            message = f"it saves more than {MOST_SAVED} drawing states inside each other"
            raise TooMuchError(message)
        self.saved.append(self.state)
        self.state = self.state.copy()

    def restore(self) -> None:
        """Bring back the state that was saved last."""
        if self.saved:
            self.state = self.saved.pop()
        else:
            self.contents.problem("unbalanced")

    def transform(self, matrix: Matrix) -> None:
        """Put a matrix before the current one; one with endless numbers is passed over."""
        made = multiply(matrix, self.state.ctm)
        if not finite(made):
            raise ValueError(matrix)
        self.state.ctm = made

    def enter(  # noqa: PLR0913 - what a stream is carried out with
        self,
        stream: Stored,
        state: State,
        *,
        source: Source | None = None,
        fixed: Box | None = None,
        locked: bool = False,
        resources: Stored = None,
    ) -> None:
        """Carry out a form, a pattern or a glyph from within this stream; one that draws itself is noted and left out."""
        key = identity(stream)
        if key in self.chain and key != (0, 0):
            self.contents.problem("loop")
            return
        if len(self.chain) >= DEEPEST:
            self.contents.problem("deep")
            return
        self.leaf.shared.budget.take(_TO_ENTER)
        resources = pick(stream, "Resources") or resources or self.resources
        inner = self.source if self.source in {"soft mask", "annotation"} else source or self.source
        below = Run(
            self.leaf, resources, state, source=inner, fixed=fixed or self.fixed, locked=locked or self.locked,
            chain=(*self.chain, key),
        )  # fmt: skip
        below.carry_out(stream)

    def within(self, stream: Stored, state: State) -> State | None:
        """Return a state inside a form's or pattern's matrix and clipped to its box; None where that is impossible."""
        values = numbers(pick(stream, "Matrix"), 6)
        inside = state.copy()
        if values:
            inside.ctm = multiply((values[0], values[1], values[2], values[3], values[4], values[5]), state.ctm)
        if not finite(inside.ctm):
            return None
        corners = numbers(pick(stream, "BBox"), 4)
        if corners and inside.clip:
            x0, y0, x1, y1 = corners
            inside.clip = moved(inside.ctm, Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))).within(inside.clip)
        return inside

    def paint(
        self, kind: Kind, area: Box, color: Color | None, size: float = 0.0, *, stroke: bool = False, **more: Stored
    ) -> Box | None:
        """Put something on the page, as far as the clip lets it be seen.

        Args:
            kind: what it is.
            area: the box around it, in pt.
            color: its colour, None where it has several; that of a pattern counts as several.
            size: as :class:`Painted` has it.
            stroke: it is painted as strokes are, not as areas are.
            more: what else :class:`Painted` says of it.

        Raises:
            TooMuchError: there are more things than anybody would print.
        """
        state = self.state
        seen = self.fixed or (area.within(state.clip) if state.clip else None)
        if seen is None:
            return None
        self.leaf.shared.budget.paint()
        more["solid"] = more.get("solid", False) and state.clip_solid and self.fixed is None
        record = Painted(
            kind,
            seen,
            None if color is None or color.space.model == "pattern" else color,
            size,
            overprint=state.stroke_overprint if stroke else state.overprint,
            mode=state.overprint_mode,
            alpha=(state.stroke_alpha if stroke else state.alpha) * state.outer_alpha,
            blend=state.blend if state.blend != "Normal" else state.outer_blend,
            masked=state.masked,
            source=self.source,
            **more,
        )
        self.contents.painted.append(record)
        return seen

    def color(self, space: Space, values: tuple[float, ...]) -> Color:
        """Return a colour, the same object each time, so that what it means is reckoned once."""
        known, key = self.leaf.shared.colors, (id(space), values)
        return known[key] if key in known else known.setdefault(key, Color(space, values))

    def font(self, name: str) -> Font:
        """Return a font of the resources."""
        if name not in self._fonts:
            self._fonts[name] = self.font_object(pick(self.resources, "Font", name))
        return self._fonts[name]

    def font_object(self, found: Stored) -> Font:
        """Return a font, which is read once for a file."""
        key, known = identity(found), self.leaf.shared.fonts
        if key in known:
            return known[key]
        self.leaf.shared.budget.take(_TO_READ_FONT)
        font = font_of(found)
        return known.setdefault(key, font) if key != (0, 0) else font

    def space(self, found: Stored) -> Space | None:
        """Return a colour space; names are looked up in the resources."""
        named = pick(self.resources, "ColorSpace")
        if not isinstance(found, pikepdf.Name):
            return self._of_array(found, named)
        key = str(found)
        if key not in self._spaces:
            other = pick(named, key[1:])
            self._spaces[key] = self._of_array(other, named) if other is not None else space_of(found, named)
        return self._spaces[key]

    def _of_array(self, found: Stored, named: Stored) -> Space | None:
        key, known = identity(found), self.leaf.shared.spaces
        if key == (0, 0):
            return space_of(found, named)
        return known[key] if key in known else known.setdefault(key, space_of(found, named))


def _steps(shared: Shared, stream: Stored, contents: PageContents) -> list[tuple[str, list[Stored]]]:
    """Return a stream's operators with their operands, and take them from the budget; what is no stream has none."""
    key = identity(stream)
    if key in shared.forms:
        shared.budget.take(len(shared.forms[key]))
        return shared.forms[key]
    page = not isinstance(stream, pikepdf.Stream)
    whole = stream.get("/Contents") if page else stream
    parts = items(whole) if isinstance(whole, pikepdf.Array) else [whole]
    found: list[_Step] = []
    try:
        for part in parts:
            if isinstance(part, pikepdf.Stream):
                shared.budget.read(len(read(part, shared.budget.size)))
        found, damaged = _parsed(stream) if whole is not None else ([], False)
    except WRONG:
        damaged = True
    if damaged:
        contents.problem("unreadable")
    shared.budget.take(len(found))
    steps = [_named(step) for step in found]
    if key != (0, 0) and not page:
        shared.forms[key] = steps
    return steps


def _named(step: _Step) -> tuple[str, list[Stored]]:
    """Return an operator's name with its operands; bytes that are no name are called ``""``."""
    try:
        return str(step.operator), list(step.operands)
    except WRONG:
        return "", []


def _parsed(stream: Stored) -> tuple[list[_Step], bool]:
    """Return a stream's instructions, and whether something in it is damaged."""
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        return pikepdf.parse_content_stream(stream), bool(told)

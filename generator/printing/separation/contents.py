"""A content stream in ink: read operator by operator, every colour turned into ink, every operator known or refused.

Loads pikepdf, so it is imported late. It writes; what reads a finished file to judge it is ``generator.printing.contents``.
"""

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from typing import Any, Protocol

import pikepdf
from pikepdf import ContentStreamInlineImage, Dictionary, Name, Object, Operator

from generator.printing.inks import BLACK, Ink, Inks, refuse
from generator.printing.separation.spaces import Space, space_of
from generator.printing.separation.written import SPOT, components, numbers

_OVER, _KNOCK = "/Overprint", "/Knockout"
_KEPT = "w J j M d ri i cm l c v y h S s f F f* B B* b b* n W W* BT ET Tc Tw Tz TL Ts Td TD Tm T* d0 d1"
"""Operators that are as right in ink as they are in colour."""
_STARTS_PATH = frozenset({"m", "re"})
_SHOWS_TEXT = frozenset({"Tj", "TJ", "'", '"'})
_MARKED = frozenset({"BMC", "EMC", "MP", "BX", "EX"})
_SPACES = {"g": Space("gray"), "rg": Space("rgb"), "k": Space("cmyk")}

_Out = tuple[list[Any], Operator]


class Parts(Protocol):
    """Turns into ink what a content stream names."""

    spot: Object | None

    def xobject(self, source: Object, inks: Inks) -> Object:
        """Return a picture or form in ink."""

    def pattern(self, source: Object, inks: Inks, offset: tuple[float, float]) -> Object:
        """Return a pattern in ink, moved as far as its page is, in pt."""

    def shading(self, source: Object, inks: Inks, named: Dictionary | None) -> Object:
        """Return a shading in ink."""

    def state(self, source: Object, inks: Inks) -> Object:
        """Return a graphics state without overprint, its masks in grey."""

    def inline(self, source: ContentStreamInlineImage, inks: Inks) -> Object:
        """Return an inline picture as a picture in ink."""

    def font(self, source: Object) -> Object:
        """Return a font, if its signs bring no colours along."""


@dataclass
class _State:
    """The part of the graphics state that we follow; an ink of None is one that we don't know, such as a pattern."""

    fill: Ink | None = None
    stroke: Ink | None = None
    fill_space: Space = _SPACES["g"]
    stroke_space: Space = _SPACES["g"]
    render: int = 0
    over: bool = False


class Contents:
    """Rewrites one content stream."""

    def __init__(self, resources: Dictionary, inks: Inks, parts: Parts, *, offset: tuple[float, float] = (0, 0)) -> None:
        """Prepare.

        Args:
            resources: what the stream names.
            inks: turns colours into inks.
            parts: turns what it names into ink.
            offset: how far the page is moved, in pt; patterns are tied to the page, not to the matrix.
        """
        self._resources = resources
        self._inks = inks
        self._parts = parts
        self._offset = offset
        self._state = _State()
        self._stack: list[_State] = []
        self._out: list[_Out] = []
        self._made: dict[str, Dictionary] = {}
        self._names: dict[tuple[str, str], Name] = {}
        named = resources.get("/ColorSpace")
        self._named = named if isinstance(named, Dictionary) else None
        self._handlers: dict[str, Callable[[list[Any], str], None]] = {
            **dict.fromkeys(_KEPT.split(), self._keep),
            **dict.fromkeys(_STARTS_PATH, self._path),
            **dict.fromkeys(_SHOWS_TEXT, self._text),
            **dict.fromkeys(_MARKED, self._drop),
            **dict.fromkeys(("rg", "g", "k", "RG", "G", "K"), self._device_color),
            **dict.fromkeys(("cs", "CS"), self._space),
            **dict.fromkeys(("sc", "scn", "SC", "SCN"), self._color),
            "q": self._save, "Q": self._restore, "Tr": self._render, "Tf": self._font, "gs": self._gs, "Do": self._do,
            "sh": self._sh, "BDC": self._tagged, "DP": self._tagged, "INLINE IMAGE": self._inline,
        }  # fmt: skip

    def rewrite(self, source: Object, *, first: bool) -> tuple[bytes, Dictionary]:
        """Return a content stream in ink, and the resources that it then needs.

        Args:
            source: the page or stream.
            first: whether it begins with the initial graphics state, as pages and patterns do, and forms don't.

        Raises:
            InputError: it holds something that we can't put into ink.
        """
        if first:
            if self._inks.overprints:
                self._emit([Name(_KNOCK)], "gs")
                self._need_states()
            self._set(BLACK, "k")
            self._set(BLACK, "K")
        try:
            instructions = pikepdf.parse_content_stream(source)
        except pikepdf.PdfError:
            refuse("a broken content stream")
        for instruction in instructions:
            operator = str(instruction.operator)
            handler = self._handlers.get(operator)
            if handler is None:
                refuse(f"the operator “{operator}”")
            if isinstance(instruction, ContentStreamInlineImage):
                self._inline([instruction], operator)
            else:
                handler(list(instruction.operands), operator)
        # What follows on the page, its marks, must not stand in what this stream left open.
        for _ in self._stack:
            self._emit([], "Q")
        resources = Dictionary(self._made)
        if "/Font" in self._resources:
            resources.Font = self._resources.Font
        return pikepdf.unparse_content_stream(self._out), resources

    def _emit(self, operands: list[Any], operator: str) -> None:
        self._out.append((operands, Operator(operator)))

    def _keep(self, operands: list[Any], operator: str) -> None:
        self._emit(operands, operator)

    def _drop(self, operands: list[Any], operator: str) -> None:
        """Leave out marked content: its tags are not for printers."""

    def _tagged(self, operands: list[Any], operator: str) -> None:
        del operator
        if operands and operands[0] == Name.OC:
            refuse("layers")

    # -- graphics state

    def _save(self, operands: list[Any], operator: str) -> None:
        self._stack.append(copy(self._state))
        self._keep(operands, operator)

    def _restore(self, operands: list[Any], operator: str) -> None:
        if not self._stack:
            refuse("a graphics state that is restored and was never saved")
        self._state = self._stack.pop()
        self._keep(operands, operator)

    def _render(self, operands: list[Any], operator: str) -> None:
        self._state.render = int(operands[0])
        self._keep(operands, operator)

    def _font(self, operands: list[Any], operator: str) -> None:
        self._parts.font(self._resource("/Font", operands[0]))
        self._keep(operands, operator)

    def _gs(self, operands: list[Any], operator: str) -> None:
        self._emit([self._name("/ExtGState", operands[0], lambda source: self._parts.state(source, self._inks))], operator)

    # -- overprint

    def _over(self, *, wanted: bool) -> None:
        """Set overprint where it is not yet as wanted; never within a path, where no ``gs`` may stand."""
        if self._inks.overprints and self._state.over != wanted:
            self._need_states()
            self._emit([Name(_OVER if wanted else _KNOCK)], "gs")
            self._state.over = wanted

    def _need_states(self) -> None:
        states = self._made.setdefault("/ExtGState", Dictionary())
        states[_OVER] = Dictionary(OP=True, op=True, OPM=1)
        states[_KNOCK] = Dictionary(OP=False, op=False, OPM=0)

    def _path(self, operands: list[Any], operator: str) -> None:
        self._over(wanted=False)
        self._keep(operands, operator)

    def _text(self, operands: list[Any], operator: str) -> None:
        fills, strokes = self._state.render % 4 in {0, 2}, self._state.render % 4 in {1, 2}
        used = [ink for ink, is_used in ((self._state.fill, fills), (self._state.stroke, strokes)) if is_used]
        self._over(wanted=bool(used) and all(ink is not None and ink.black for ink in used))
        self._keep(operands, operator)

    # -- colours

    def _device_color(self, operands: list[Any], operator: str) -> None:
        space = _SPACES[operator.lower()]
        self._remember_space(space, operator)
        self._set(space.ink(tuple(float(value) for value in operands), self._inks), operator)

    def _space(self, operands: list[Any], operator: str) -> None:
        space = space_of(operands[0], self._named)
        self._remember_space(space, operator)
        if space.kind == "pattern":
            self._know(None, operator)
            self._emit([Name.Pattern], operator)
        else:
            self._set(space.ink(space.first, self._inks), operator)

    def _color(self, operands: list[Any], operator: str) -> None:
        space = self._state.stroke_space if operator.isupper() else self._state.fill_space
        if space.kind != "pattern":
            self._set(space.ink(tuple(float(value) for value in operands), self._inks), operator)
            return
        if len(operands) != 1:
            refuse("a pattern that takes its colour from the page")

        def convert(source: Object) -> Object:
            return self._parts.pattern(source, self._inks, self._offset)

        self._know(None, operator)
        self._emit([self._name("/Pattern", operands[0], convert)], operator)

    def _set(self, ink: Ink, operator: str) -> None:
        """Write the operator that sets an ink; its case says whether to fill or to stroke with it."""
        self._know(ink, operator)
        stroke = operator.isupper()
        if ink.spot and self._parts.spot is not None and self._inks.space == "DeviceCMYK":
            self._made.setdefault("/ColorSpace", Dictionary())[SPOT] = self._parts.spot
            self._emit([Name(SPOT)], "CS" if stroke else "cs")
            self._emit([*numbers([ink.tint / 100])], "SCN" if stroke else "scn")
            return
        name = "k" if self._inks.space == "DeviceCMYK" else "g"
        self._emit([*numbers(components(ink, self._inks))], name.upper() if stroke else name)

    def _know(self, ink: Ink | None, operator: str) -> None:
        if operator.isupper():
            self._state.stroke = ink
        else:
            self._state.fill = ink

    def _remember_space(self, space: Space, operator: str) -> None:
        if operator.isupper():
            self._state.stroke_space = space
        else:
            self._state.fill_space = space

    # -- what is named

    def _do(self, operands: list[Any], operator: str) -> None:
        self._over(wanted=False)
        self._emit([self._name("/XObject", operands[0], lambda source: self._parts.xobject(source, self._inks))], operator)

    def _sh(self, operands: list[Any], operator: str) -> None:
        def convert(source: Object) -> Object:
            return self._parts.shading(source, self._inks, self._named)

        self._over(wanted=False)
        self._emit([self._name("/Shading", operands[0], convert)], operator)

    def _inline(self, operands: list[Any], operator: str) -> None:
        del operator
        self._over(wanted=False)
        pictures = self._made.setdefault("/XObject", Dictionary())
        name = Name(f"/Inline{len(pictures)}")
        pictures[name] = self._parts.inline(operands[0], self._inks)
        self._emit([name], "Do")

    def _resource(self, kind: str, name: Name) -> Object:
        found = self._resources.get(kind)
        if not isinstance(found, Dictionary) or name not in found:
            refuse(f"{str(name)[1:]}, which is missing in the file")
        return found[name]

    def _name(self, kind: str, name: Name, convert: Callable[[Object], Object]) -> Name:
        """Return the name of something in ink, having turned it into ink when it was first met."""
        key = (kind, str(name))
        if key not in self._names:
            made = convert(self._resource(kind, name))
            self._made.setdefault(kind, Dictionary())[name] = made
            self._names[key] = name
        return self._names[key]

"""A text tree as a line that an engine may see, and back: what it must not see, and all markup, stands as sentinels.

The sentinels (generator.translation.engines) of what comes back must be those that went out, in the same order, and the ends
of each marked stretch must still enclose something; otherwise the engine's answer is refused.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.posting.markup import Break, Emphasis, Inline, Link, Node, Plain, Strong
from generator.translation.engines import ATOMS, MARKS
from generator.translation.protect import Span, shouted

Find = Callable[[str], Sequence[Span]]
"""Finds what to hide in the characters of a text."""

SENTINEL = re.compile("[\ue000-\uf7ff]")
_RUNS = re.compile("([\ue000-\uf7ff]+)")
_NOTHING_IN_IT = re.compile("([\uf000-\uf7ff])\\s*(?=([\uf000-\uf7ff]))")
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
"""Soft hyphens and the like: places for a line to end, which no word of another language shares."""
_SPACES = dict.fromkeys(map(ord, "\u00a0\u202f\u2007\t"), " ")
_NO_BREAK = "\u00a0\u202f\u2007"


class UnsoundError(ValueError):
    """A translation lost, doubled, moved or invented something that was hidden."""


@dataclass(frozen=True, slots=True)
class Atom:
    """What stands behind an atom's sentinel; ``before`` and ``after`` are no-break spaces that stood beside it."""

    nodes: Inline
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Upper:
    """Words in capitals: translated in small letters, then raised again."""


Mark = Strong | Emphasis | Link | Upper


@dataclass(frozen=True, slots=True)
class Masked:
    """A line for an engine. ``upper`` says that all of it stood in capitals; ``lower`` that it is one word in small letters."""

    text: str
    atoms: tuple[Atom, ...] = ()
    marks: tuple[Mark, ...] = ()
    upper: bool = False
    lower: bool = False

    @property
    def empty(self) -> bool:
        """Say whether there is no letter in it for an engine to translate."""
        return not has_words(self.text)


def has_words(text: str) -> bool:
    """Say whether a text has letters besides sentinels (which are no letters to Unicode)."""
    return any(character.isalpha() for character in text)


def lines(tree: Inline) -> list[Inline]:
    """Return a tree cut at its line breaks; what stands on different lines is translated apart."""
    made: list[list[Node]] = [[]]
    for node in tree:
        if isinstance(node, Break):
            made.append([])
        else:
            made[-1].append(node)
    return [tuple(line) for line in made]


def mask(line: Inline, find: Find) -> Masked:
    """Return a line with everything hidden that an engine must not see.

    Raises:
        UnsoundError: it holds more to hide than there are sentinels (4,096 and 1,024 marks).
    """
    upper = _all_upper(line, find)
    masker = _Masker(find, upper=upper)
    text = masker.line(line)
    lower = False
    if upper:
        text = _sentence_case(text.lower())
    elif _one_word(text) and text.islower():
        text, lower = _sentence_case(text), True
    return Masked(text, tuple(masker.atoms), tuple(masker.marks), upper, lower)


def signs(text: str) -> str:
    """Return the sentinels of a text in their order."""
    return "".join(SENTINEL.findall(text))


def sound(sent: str, got: str) -> bool:
    """Say whether a translation holds the sentinels that were sent, in order, and something between the ends of each mark."""
    if signs(sent) != signs(got):
        return False
    if has_words(sent) and not has_words(got):
        return False
    return not any(ord(match[1]) % 2 == 0 and ord(match[2]) == ord(match[1]) + 1 for match in _NOTHING_IN_IT.finditer(got))


def around(text: str) -> list[str]:
    """Return a line cut at its sentinels: text and runs of sentinels by turns, beginning with text."""
    return _RUNS.split(text)


def unmask(masked: Masked, text: str) -> Inline:
    """Return the tree of a translated line.

    Raises:
        UnsoundError: it is not sound.
    """
    if not sound(masked.text, text):
        raise UnsoundError(text)
    stack: list[tuple[Mark | None, list[Node]]] = [(None, [])]
    for number, piece in enumerate(around(_tidy(masked, text))):
        if number % 2 == 0:
            raised = masked.upper or any(isinstance(mark, Upper) for mark, _ in stack)
            _add(stack[-1][1], Plain(piece.upper() if raised else piece))
            continue
        for sign in piece:
            _put(stack, masked, ord(sign))
    if len(stack) != 1:
        raise UnsoundError(text)
    return tuple(stack[0][1])


def _put(stack: list[tuple[Mark | None, list[Node]]], masked: Masked, code: int) -> None:
    """Take a sentinel of a translation."""
    if code in ATOMS:
        for node in masked.atoms[code - ATOMS.start].nodes:
            _add(stack[-1][1], node)
        return
    index, closing = divmod(code - MARKS.start, 2)
    mark = masked.marks[index]
    if not closing:
        stack.append((mark, []))
        return
    top, children = stack.pop()
    if top is not mark or not stack:
        raise UnsoundError
    for node in children if isinstance(mark, Upper) else (_with(mark, tuple(children)),):
        _add(stack[-1][1], node)


def _with(mark: Strong | Emphasis | Link, children: Inline) -> Node:
    return Link(mark.href, children) if isinstance(mark, Link) else type(mark)(children)


def _add(children: list[Node], node: Node) -> None:
    """Add a node; text joins text before it."""
    if isinstance(node, Plain) and children and isinstance(children[-1], Plain):
        children[-1] = Plain(children[-1].text + node.text)
    elif not isinstance(node, Plain) or node.text:
        children.append(node)


_SPACE_INSIDE = re.compile("([\uf000-\uf7ff])([ ]+)")
_SPACE_AT_END = re.compile("([ ]+)([\uf000-\uf7ff])")


def _tidy(masked: Masked, text: str) -> str:
    """Put letter case and spaces as they were: outside the marks, and no-break beside what they stood beside."""
    text = _apart(masked.text, text)
    text = _SPACE_INSIDE.sub(lambda match: match[0] if ord(match[1]) % 2 else match[2] + match[1], text)
    text = _SPACE_AT_END.sub(lambda match: match[2] + match[1] if ord(match[2]) % 2 else match[0], text)
    for number, atom in enumerate(masked.atoms):
        sign = chr(ATOMS.start + number)
        if atom.before:
            text = text.replace(f" {sign}", atom.before + sign)
        if atom.after:
            text = text.replace(f"{sign} ", sign + atom.after)
    return _cased(masked, text)


_GLUED = re.compile("([^\\W_])(?=([\ue000-\uefff]))|([\ue000-\uefff])(?=([^\\W_]))")


def _apart(sent: str, got: str) -> str:
    """Put a space between a letter and an atom that did not touch one before: models lose it."""
    glued = {(match[2], match[3]) for match in _GLUED.finditer(sent)}
    return _GLUED.sub(lambda match: match[0] + ("" if (match[2], match[3]) in glued else " "), got)


class _Masker:
    """Collects what is hidden, by the number of its sentinel."""

    def __init__(self, find: Find, *, upper: bool) -> None:
        self._find = find
        self._upper = upper
        self.atoms: list[Atom] = []
        self.marks: list[Mark] = []

    def line(self, nodes: Inline) -> str:
        return "".join(map(self._node, nodes))

    def _node(self, node: Node) -> str:
        if isinstance(node, Plain):
            return self._plain(node.text)
        if isinstance(node, Break):
            return self._atom(Atom((node,)))
        known = len(self.atoms), len(self.marks)
        opened = self._mark(node)
        inner = self.line(node.children)
        if has_words(inner):
            return opened + inner + chr(ord(opened) + 1)
        # Nothing in it is for an engine: "**37,5**" is one atom.
        nodes = self._restored(inner)
        del self.atoms[known[0] :], self.marks[known[1] :]
        return self._atom(Atom((_with(node, nodes),)))

    def _restored(self, inner: str) -> Inline:
        return unmask(Masked(inner, tuple(self.atoms), tuple(self.marks)), inner)

    def _plain(self, text: str) -> str:
        parts: list[str] = []
        end = 0
        found = self._find(text)
        for span in found:
            parts.append(_readable(text[end : span.start]))
            if span.kind == "upper" and not self._upper:
                opened = self._mark(Upper())
                parts.append(opened + _readable(text[span.start : span.end]).lower() + chr(ord(opened) + 1))
            elif span.kind == "upper":
                parts.append(_readable(text[span.start : span.end]))
            else:
                before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
                parts.append(
                    self._atom(
                        Atom(
                            (Plain(span.target),) if span.target else (),
                            before if before and before in _NO_BREAK else "",
                            after if after and after in _NO_BREAK else "",
                        )
                    )
                )
            end = span.end
        parts.append(_readable(text[end:]))
        return "".join(parts)

    def _atom(self, atom: Atom) -> str:
        if len(self.atoms) >= len(ATOMS):
            raise UnsoundError
        self.atoms.append(atom)
        return chr(ATOMS.start + len(self.atoms) - 1)

    def _mark(self, mark: Mark) -> str:
        if 2 * len(self.marks) >= len(MARKS):
            raise UnsoundError
        self.marks.append(mark)
        return chr(MARKS.start + 2 * (len(self.marks) - 1))


def _readable(text: str) -> str:
    return text.translate(_INVISIBLE).translate(_SPACES)


def _all_upper(line: Inline, find: Find) -> bool:
    text = _characters(line)
    return bool(text) and text.upper() == text and shouted(text, find(text))


def _characters(line: Inline) -> str:
    return "".join(
        node.text if isinstance(node, Plain) else " " if isinstance(node, Break) else _characters(node.children)
        for node in line
    )


def _one_word(text: str) -> bool:
    return bool(re.fullmatch(r"[^\W\d_]+(?:-[^\W\d_]+)*", text))


def _sentence_case(text: str) -> str:
    """Return text with its first letter raised, if a letter is the first thing in it."""
    return text[:1].upper() + text[1:] if len(text[:1].upper()) == 1 else text


def _cased(masked: Masked, text: str) -> str:
    if masked.lower:
        return text[:1].lower() + text[1:]
    first, got = masked.text[:1], text[:1]
    if first.isupper() and got.islower() and len(got.upper()) == 1:
        return got.upper() + text[1:]
    return text

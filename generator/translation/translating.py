"""Segments along a route: mask, translate step by step, prove that nothing hidden was lost, write Markdown again.

An answer that lost something is asked for again in pieces, around what was hidden. If that fails too, the segment has no
translation and says why; it is never filled with something half right.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.posting import markup, placeholders
from generator.posting.commonmark import to_markdown
from generator.posting.markup import Break, Inline, MarkupError, Node, Plain
from generator.posting.placeholders import PlaceholderError
from generator.translation import masking, protect, residue
from generator.translation.engines import Engine, Pair
from generator.translation.glossary import Glossary
from generator.translation.masking import Masked, UnsoundError
from generator.translation.names import Names
from generator.translation.protect import Span
from generator.translation.routes import Route

IN_PIECES = "translated in pieces around what must not change"


@dataclass(frozen=True)
class Request:
    """A segment to translate, with the names that it may hold."""

    source: str
    names: Names = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Result:
    """What came of it: Markdown, or ``""`` with the ``problem``; source words without a translation; notes to a reviewer."""

    target: str
    unknown: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    problem: str = ""


@dataclass(slots=True)
class _Answer:
    """A line as it comes out of the engines; ``None`` where something was lost for good."""

    text: str | None
    unknown: tuple[str, ...] = ()
    in_pieces: bool = False


def translate(
    route: Route, requests: Sequence[Request], engines: Mapping[str, Engine], glossary: Glossary | None = None
) -> list[Result]:
    """Translate segments.

    Args:
        route: the route.
        requests: the segments: one line of inline Markdown each.
        engines: the engines by name.
        glossary: terms that must be kept to. A sentence whose terms the engine gets right on its own is left to it.

    Returns:
        One result for each request, in order.

    Raises:
        EngineError: an engine can't translate at all.
    """
    results = _attempt(route, requests, engines, glossary)
    if glossary is None:
        return results
    pair = route.steps[0].source, route.steps[-1].target
    failed = [_failed(glossary, pair, request.source, result.target) for request, result in zip(requests, results, strict=True)]
    wrong = [number for number, terms in enumerate(failed) if terms]
    # Only the terms that it got wrong: a word put in place has no grammar to the engine, so each costs the sentence something.
    again = _attempt(route, [requests[number] for number in wrong], engines, glossary, [failed[number] for number in wrong])
    for number, result in zip(wrong, again, strict=True):
        if result.target and len(_failed(glossary, pair, requests[number].source, result.target)) < len(failed[number]):
            results[number] = result
    return results


_Terms = frozenset[tuple[str, ...]]
"""Glossary terms, by the wordings that are right."""


def _failed(glossary: Glossary, pair: Pair, source: str, target: str) -> _Terms:
    """Return the terms that a translation does not keep to."""
    if not target:
        return frozenset()
    before, after = (markup.plain(markup.inline(text)) for text in (source, target))
    return frozenset(violation.hit.accepted for violation in glossary.violations(before, after, *pair))


def _attempt(
    route: Route,
    requests: Sequence[Request],
    engines: Mapping[str, Engine],
    glossary: Glossary | None,
    enforced: Sequence[_Terms] = (),
) -> list[Result]:
    """Translate segments; ``enforced`` are the terms of each that are put in their place instead of left to the engine."""
    source, target = route.steps[0].source, route.steps[-1].target
    cut: list[list[Masked] | UnsoundError] = []
    for number, request in enumerate(requests):
        mine = enforced[number] if enforced else frozenset()

        def find(text: str, names: Names = request.names, terms: _Terms = mine) -> list[Span]:
            hits = glossary.hits(text, source, target) if glossary else ()
            kept = [
                Span(hit.start, hit.end, hit.target, "atom" if hit.never_translate else "term")
                for hit in hits
                if hit.never_translate or hit.accepted in terms
            ]
            return protect.spans(text, names, source, target, kept)

        try:
            cut.append([masking.mask(line, find) for line in masking.lines(markup.inline(request.source))])
        except UnsoundError as problem:
            cut.append(problem)
    texts = [one.text for lines in cut if not isinstance(lines, UnsoundError) for one in lines if not one.empty]
    answers = _through(route, list(dict.fromkeys(texts)), engines)
    return [
        Result("", problem="it holds too much that must not change; shorten it")
        if isinstance(lines, UnsoundError)
        else _result(request.source, lines, answers)
        for request, lines in zip(requests, cut, strict=True)
    ]


def _through(route: Route, texts: list[str], engines: Mapping[str, Engine]) -> dict[str, _Answer]:
    """Send lines along a route; each step must return what was hidden before the next one sees it."""
    answers = {text: _Answer(text) for text in texts}
    for step in route.steps:
        engine = engines[step.engine]
        going = list(dict.fromkeys(answer.text for answer in answers.values() if answer.text is not None))
        made = dict(zip(going, engine.translate(step.pair, going), strict=True))
        unsound = [text for text in going if not masking.sound(text, made[text].text)]
        mended = _in_pieces(engine, step.pair, unsound)
        for answer in answers.values():
            if answer.text is None:
                continue
            sent = answer.text
            if sent in mended:
                answer.text, unknown, answer.in_pieces = *mended[sent], True
            else:
                answer.text, unknown = made[sent].text, made[sent].unknown
            if answer.text is not None:
                answer.text = residue.mended(answer.text, step.target)
            answer.unknown = tuple(dict.fromkeys((*answer.unknown, *unknown)))
    return answers


def _in_pieces(engine: Engine, pair: Pair, texts: list[str]) -> dict[str, tuple[str | None, tuple[str, ...]]]:
    """Translate what stands between sentinels apart, and put the sentinels back where they were."""
    cut = {text: masking.around(text) for text in texts}
    words = list(dict.fromkeys(piece.strip() for pieces in cut.values() for piece in pieces[::2] if masking.has_words(piece)))
    made = dict(zip(words, engine.translate(pair, words) if words else [], strict=True))
    mended: dict[str, tuple[str | None, tuple[str, ...]]] = {}
    for text, pieces in cut.items():
        joined: list[str] = []
        unknown: list[str] = []
        for number, piece in enumerate(pieces):
            if number % 2 or not masking.has_words(piece):
                joined.append(piece)
                continue
            got = made[piece.strip()]
            start = len(piece) - len(piece.lstrip())
            joined.append(piece[:start] + got.text.strip() + piece[len(piece.rstrip()) :])
            unknown += got.unknown
        whole = "".join(joined)
        answered = all(masking.has_words(made[piece.strip()].text) for piece in pieces[::2] if masking.has_words(piece))
        mended[text] = (whole if answered and masking.sound(text, whole) else None), tuple(unknown)
    return mended


def _result(source: str, lines: list[Masked], answers: Mapping[str, _Answer]) -> Result:
    nodes: list[Node] = []
    unknown: list[str] = []
    notes: list[str] = []
    for number, line in enumerate(lines):
        answer = _Answer(line.text) if line.empty else answers[line.text]
        try:
            tree = masking.unmask(line, answer.text) if answer.text is not None else None
        except UnsoundError:
            tree = None
        if tree is None:
            return Result("", problem="a number, name, address or markup in it did not come through")
        nodes += (Break(),) if number else ()
        nodes += tree
        unknown += answer.unknown
        notes += [IN_PIECES] if answer.in_pieces else []
    target = _markdown(source, tuple(nodes))
    if target is None:
        return Result("", problem="its markup did not come through")
    return Result(target, tuple(dict.fromkeys(unknown)), tuple(dict.fromkeys(notes)))


def _markdown(source: str, tree: Inline) -> str | None:
    """Return a tree as Markdown that reads back as itself and has the source's placeholders; ``None`` if it does not."""
    target = to_markdown(tree).strip()
    try:
        back = markup.inline(target)
        same = markup.plain(back).split() == markup.plain(tree).split() and _shape(back) == _shape(tree)
        filled = placeholders.names(source) == placeholders.names(target)
    except (MarkupError, PlaceholderError):
        return None
    return target if same and filled else None


def _shape(tree: Inline) -> tuple[object, ...]:
    """Return the markup of a tree without its words."""
    return tuple(
        (type(node), getattr(node, "href", ""), _shape(getattr(node, "children", ())))
        for node in tree
        if not isinstance(node, Plain)
    )

"""A translation stresses what its source stresses. Links are another rule's; a break belongs to the lines of its own text."""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from generator.checks import Version
from generator.checks.across import across
from generator.checks.rule import Rule
from generator.errors import Finding
from generator.posting import markup

_CALLED: dict[type, str] = {markup.Strong: "bold", markup.Emphasis: "italics"}


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield a finding for each kind of stress that one of two texts has oftener."""
    for pair in across(version).marked:
        if not any(sign in text for text in (pair.source, pair.target) for sign in "*_"):
            continue
        here, there = (_stressed(text, pair.items is not None) for text in (pair.source, pair.target))
        for name in _CALLED.values():
            if here[name] != there[name]:
                told = f"{name} stands {_times(there[name])} here, {_times(here[name])} in the source"
                yield rule.finding(told, pair.where(), field=pair.context, locale=version.locale)


@lru_cache(maxsize=4096)
def _stressed(text: str, blocks: bool) -> Counter[str]:  # noqa: FBT001 - a key of the cache
    leaves = markup.leaves(markup.blocks(text)) if blocks else (text,)
    return Counter(name for leaf in leaves for name in _names(markup.inline(leaf)))


def _names(tree: markup.Inline) -> Iterator[str]:
    for node in tree:
        if type(node) in _CALLED:
            yield _CALLED[type(node)]
        yield from _names(getattr(node, "children", ()))


def _times(number: int) -> str:
    return {0: "nowhere", 1: "once", 2: "twice"}.get(number, f"{number} times")

"""The text tree ready to be shown: placeholders filled, as HTML and as Markdown."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from html import escape

from generator.posting import markup, placeholders
from generator.posting.commonmark import escape_starts, to_markdown
from generator.posting.markup import Break, Inline, Link, Plain, Strong


@dataclass(frozen=True)
class Rich:
    """A text ready to be shown; ``lang`` is its BCP 47 code where that is not the ad's own, else ``""``.

    Each form of it is made once, when it is first asked for.
    """

    nodes: Inline
    lang: str = ""

    @cached_property
    def plain(self) -> str:
        """Return its characters without markup."""
        return markup.plain(self.nodes)

    @cached_property
    def html(self) -> str:
        """Return it as HTML, escaped."""
        return to_html(self.nodes)

    @cached_property
    def markdown(self) -> str:
        """Return it as CommonMark, to stand within a line."""
        return to_markdown(self.nodes).replace("  \n", " ")

    @cached_property
    def markdown_block(self) -> str:
        """Return it as CommonMark, to stand at the start of a line, where "31." would begin a list."""
        return escape_starts(to_markdown(self.nodes))


def rich(source: str, words: Mapping[str, str], locale: str, lang: str = "") -> Rich:
    """Return a text ready to be shown.

    Args:
        source: inline Markdown with placeholders.
        words: what each placeholder says in the text's own locale.
        locale: the text's own locale.
        lang: the same where it differs from the ad's, else ``""``.
    """
    if "{" in source or "}" in source:
        return Rich(_fill(markup.inline(source), words, locale), lang)
    return _unfilled(source, lang)


@lru_cache(maxsize=20_000)
def words(text: str) -> Rich:
    """Return plain words, such as a label, as a text; the same one for every ad that says the same."""
    return Rich((Plain(text),))


@lru_cache(maxsize=20_000)
def _unfilled(source: str, lang: str) -> Rich:
    """Return a text without placeholders; the same one for every ad that says the same."""
    return Rich(markup.inline(source), lang)


def _fill(nodes: Inline, words: Mapping[str, str], locale: str) -> Inline:
    return tuple(
        Plain(placeholders.fill(placeholders.fit_articles(node.text, words, locale), words))
        if isinstance(node, Plain)
        else node
        if isinstance(node, Break)
        else Link(node.href, _fill(node.children, words, locale))
        if isinstance(node, Link)
        else type(node)(_fill(node.children, words, locale))
        for node in nodes
    )


_TOGETHER = re.compile(
    r" (?:"  # first, for it is what a search can leap to
    r"(?<=\d )(?=\d{3}(?!\d))"  # 400 000
    r"|(?<=\d )(?=(?:km|m|cm|mm|kg|g|t|%|°C|kr|mil|tkr|mio|mia|mn|md)\b|%|kr\.)"  # 80 km
    r"|(?<=\bca )(?=\d)|(?<=\bca\. )(?=\d)|(?<=\bkl\. )(?=\d)"  # ca. 80, kl. 9
    r")"
)


_NUMBERED = re.compile(r"[\d-]")
"""What a text holds that has anything to keep together: most have nothing, and this finds out soonest."""


def set_type(text: str) -> str:
    """Return text with no-break spaces where a line must not end: within a number, before its unit, after "ca." and "kl."."""
    return _TOGETHER.sub("\u00a0", text)


_FIGURES = re.compile(r"\d[\d.,:\u00a0]*+(–\d[\d.,:\u00a0]*(?<![.,:\u00a0]))?|\b(?:[eE]|it|IT)(-\w+)")
"""Figures, and what makes a range of them; "e-mail" and the like. It takes all that stand together at once, so that no text
is searched twice."""


def _keep_together(match: re.Match[str]) -> str:
    """Return figures as HTML; a line must not end within a range (09.00–18.00), nor after the "e" of "e-mail"."""
    return f'<span class="nb">{match[0]}</span>' if match[1] or match[2] else match[0]


def to_html(nodes: Inline) -> str:
    """Return a tree as HTML."""
    parts: list[str] = []
    for node in nodes:
        if isinstance(node, Plain):
            text = node.text
            if _NUMBERED.search(text):
                parts.append(_FIGURES.sub(_keep_together, escape(set_type(text), quote=False)))
            else:
                parts.append(escape(text, quote=False))
        elif isinstance(node, Break):
            parts.append("<br>")
        elif isinstance(node, Link):
            parts.append(f'<a href="{escape(node.href)}">{to_html(node.children)}</a>')
        else:
            tag = "strong" if isinstance(node, Strong) else "em"
            parts.append(f"<{tag}>{to_html(node.children)}</{tag}>")
    return "".join(parts)

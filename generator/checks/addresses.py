"""The addresses of a text beside those of its translation: e-mail, telephone, web; and a text without them.

A number may be written as people at home write it: +47 48 07 47 39, 4807 4739 and 480 74 739 are one. A page may be the
same one in the reader's language: firm.example/da/job and firm.example/en/job, or a firm's site for each country.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast
from urllib.parse import parse_qsl, urlsplit

from generator.checks import Version
from generator.checks.across import Pair, across, characters
from generator.checks.sieve import KEPT, Sieve
from generator.posting import markup
from generator.translation import entities

Kind = Literal["mail", "phone", "link"]

_RUN = re.compile(r"\+?\(?\d[\d \u00a0\u202f().\-/]{4,20}\d")
_HOST = re.compile(r"\.[a-z]{2}")
_FIGURES = re.compile(r"[0-9]+")
_NATIONAL = 6
"""Digits that a number has at least, without the codes of country and trunk."""
_ZONES, _LONG_CODES = frozenset({"1", "7"}), frozenset({"35", "37", "38", "42"})
"""Country codes of one figure, and the beginnings of the European ones of three (ITU-T E.164); the others have two."""
_LANDS = (("da", "dk"), ("nb", "no"), ("nn", "no"), ("sv", "se"), ("en", "gb"), ("en", "us"))
_CODES = frozenset(
    {"da", "dk", "nb", "no", "nn", "sv", "se", "en", "gb", "uk", "us", "fi", "ee", "et"}
    | {f"{one}{sign}{land}" for one, land in _LANDS for sign in "-_"}
)
_HOME = {"da": {"dk"}, "nb": {"no"}, "nn": {"no"}, "sv": {"se"}, "en": {"com", "uk", "eu", "org", "net", "ie"}}
"""The top-level domains that firms keep for readers of a locale."""


@dataclass(frozen=True, slots=True)
class Change:
    """An address of the source that the translation has as ``there``; one of the two is empty where nothing answers to it.

    ``page`` says that both are pages of one site.
    """

    kind: Kind
    here: str
    there: str
    page: bool = False


def told(change: Change) -> str:
    """Say how an address of a translation differs from that of its source."""
    if change.here and change.there:
        return f"“{change.there}” is “{change.here}” in the source"
    return f"“{change.there}” is not in the source" if change.there else f"“{change.here}” of the source is missing"


def changes(version: Version, kind: Kind) -> Iterator[tuple[Pair, Change]]:
    """Yield the addresses of one kind that differ between the texts of a version and their translations."""
    kept = version.kept.get(__name__)
    if kept is None:
        found = [(pair, one) for pair in across(version).kept_by(_addressed) for one in differing(pair)]
        kept = version.kept[__name__] = found
    yield from ((pair, one) for pair, one in cast("list[tuple[Pair, Change]]", kept) if one.kind == kind)


def differing(pair: Pair) -> tuple[Change, ...]:
    """Return the addresses that differ between a text and its translation."""
    return _differing(pair.source, pair.target, pair.source_locale, pair.target_locale, pair.items is not None)


def without(pair: Pair) -> tuple[str, str]:
    """Return both texts' characters with their addresses and telephone numbers blanked."""
    before, after = pair.before, pair.after
    if not _any(pair):
        return before, after
    phones = {_digits(one) for text in (before, after) for one in _numbers(text)}
    return _blanked(entities.without_addresses(before), phones), _blanked(entities.without_addresses(after), phones)


@lru_cache(maxsize=4096)
def _differing(source: str, target: str, source_locale: str, target_locale: str, blocks: bool) -> tuple[Change, ...]:  # noqa: FBT001 - a key of the cache
    before, after = _shown(source, blocks=blocks), _shown(target, blocks=blocks)
    found = entities.addresses(before, after)
    lost = [one.text for one in found if one.what == "lost"]
    added = [one.text for one in found if one.what == "added"]
    made: list[Change] = []
    for here in list(lost):
        there = next((one for one in added if _same(here, one, source_locale, target_locale)), None)
        if there is not None:
            added.remove(there)
        if there is not None or (_kind(here) == "phone" and _grouped(here, after, added)):
            lost.remove(here)
    added = [one for one in added if not (_kind(one) == "phone" and _grouped(one, before, lost))]
    for here in lost:
        kind = _kind(here)
        there = next((one for one in added if kind == "link" == _kind(one) and _site(here) == _site(one)), None)
        page = there is not None
        there = there or next((one for one in added if _kind(one) == kind), "")
        if there:
            added.remove(there)
        made.append(Change(kind, here, there, page))
    return (*made, *(Change(_kind(one), "", one) for one in added))


def _any(pair: Pair) -> bool:
    """Say whether there may be an address at all."""
    return _holds_any(pair.source) or _holds_any(pair.target)


@lru_cache(maxsize=KEPT)
def _holds_any(text: str) -> bool:
    return "@" in text or _HOST.search(text) is not None or "](" in text or sum(map(len, _FIGURES.findall(text))) >= _NATIONAL


_addressed: Sieve[str] = Sieve(_holds_any)


def _shown(source: str, *, blocks: bool) -> str:
    """Return the characters of a text with the addresses that its links lead to."""
    text = characters(source, blocks=blocks)
    if "](" not in source and "<" not in source:
        return text
    leaves = markup.leaves(markup.blocks(source)) if blocks else (source,)
    return " ".join([text, *(href for leaf in leaves for href in _targets(markup.inline(leaf)))])


def _targets(tree: markup.Inline) -> Iterator[str]:
    for node in tree:
        if isinstance(node, markup.Link):
            yield (
                node.href.removeprefix("mailto:").partition("?")[0]
                if node.href.startswith("mailto:")
                else (node.href.removeprefix("tel:"))
            )
        yield from _targets(getattr(node, "children", ()))


def _kind(address: str) -> Kind:
    if "@" in address and "://" not in address:
        return "mail"
    return "phone" if address[0] in "+0123456789" and not re.search(r"[^\W\d]", address) else "link"


def _numbers(text: str) -> Iterator[str]:
    return (one.text for one in entities.addresses(text, "") if _kind(one.text) == "phone")


def _grouped(phone: str, text: str, others: list[str]) -> bool:
    """Say whether a number stands in a text in groups that no pattern knows, and not as that of another country."""
    digits = _digits(phone)
    return digits in _figures(text) and not any(_kind(one) == "phone" and _figures(one).endswith(digits) for one in others)


def _figures(text: str) -> str:
    return re.sub(r"[^\d;]", "", re.sub(r"[^\W\d]+", ";", text))


def _digits(phone: str) -> str:
    """Return what is dialled inside the country."""
    digits = re.sub(r"\D", "", phone.replace("(0)", ""))
    if phone.startswith(("+", "00")):
        digits = digits.removeprefix("00")
        digits = digits[1 if digits[:1] in _ZONES else 3 if digits[:2] in _LONG_CODES else 2 :]
    return digits.lstrip("0")


def _blanked(text: str, phones: set[str]) -> str:
    """Blank what has the digits of one of these numbers, however they are grouped."""
    if not phones:
        return text
    return _RUN.sub(lambda match: " " if _digits(match[0]) in phones else match[0], text)


def _same(here: str, there: str, source_locale: str, target_locale: str) -> bool:
    kind = _kind(here)
    if kind != _kind(there) or kind == "mail":
        return False
    if kind == "phone":
        if all(one.startswith(("+", "00")) for one in (here, there)):
            return False
        short, long = sorted((_digits(here), _digits(there)), key=len)
        return len(short) >= _NATIONAL and long.endswith(short)
    return _page(here, there, source_locale, target_locale)


def _page(here: str, there: str, source_locale: str, target_locale: str) -> bool:
    """Say whether two addresses are of one page, each in its own language."""
    one, other = _parts(here), _parts(there)
    if one[1:] != other[1:] or one[0][:-1] != other[0][:-1]:
        return False
    ends = one[0][-1], other[0][-1]
    home = ends[0] in _HOME.get(source_locale, ()) or ends[0] in _HOME["en"]
    return ends[0] == ends[1] or (home and (ends[1] in _HOME.get(target_locale, ()) or ends[1] in _HOME["en"]))


def _site(address: str) -> tuple[str, ...]:
    return _parts(address)[0]


def _parts(address: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[tuple[str, str], ...]]:
    """Return host, path and query of an address, without what says a language."""
    split = urlsplit(address if "://" in address else f"https://{address}")
    labels = [one for one in split.netloc.casefold().removeprefix("www.").split(".") if one]
    while len(labels) > 2 and (labels[0] in _CODES or labels[0] == "www"):  # noqa: PLR2004 - a name and its domain
        labels.pop(0)
    if labels[-2:] == ["co", "uk"]:
        labels[-2:] = ["uk"]
    path = tuple(one for one in split.path.split("/") if one and one.casefold() not in _CODES)
    query = tuple((key, value) for key, value in parse_qsl(split.query) if value.casefold() not in _CODES)
    return tuple(labels), path, query

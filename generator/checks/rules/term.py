"""A translation keeps to the glossary: the workspace's own in all it says, the built-in one in what it forbids.

What the built-in glossary recommends is for drafts: a person who writes "utbildning" another way may have good reasons.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from generator.checks import Version
from generator.checks.across import Across, Pair, across, holding, telling, words
from generator.checks.rule import Rule
from generator.checks.sieve import WordSieve
from generator.errors import Finding, InputError, Severity
from generator.l10n.locales import Locales
from generator.translation import glossary_file
from generator.translation.glossary import Glossary, Hit, Violation


@dataclass(frozen=True, eq=False)
class _Terms:
    """The terms of a workspace: its own and all, or what is wrong with its file."""

    own: Glossary | None
    all: Glossary
    findings: tuple[Finding, ...] = ()


def check(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield a finding for each term that a translation does not keep to."""
    shared = across(version)
    if not shared.pairs:
        return
    terms = _terms(version.root, _stamp(version.root))
    yield from terms.findings
    for pair in _suspects(shared, terms):
        for violation in _violations(terms.all, pair.before, pair.after, pair.source_locale, pair.target_locale):
            mine = terms.own is not None and _named(terms.own, violation, pair)
            if violation.found or mine:
                weighs: Severity = "error" if mine and violation.found else "warning"
                where = pair.where(violation.found)
                yield rule.finding(str(violation), where, field=pair.context, locale=version.locale, severity=weighs)


def _suspects(shared: Across, terms: _Terms) -> Iterator[Pair]:
    """Yield the pairs that hold a term of the workspace's own, or a wording that is forbidden for a term of the source."""
    for code in sorted({pair.source_locale for pair in shared.pairs}):
        mine = shared.sifted_sources(_wanted(terms.own, code, shared.locale)) if terms.own else frozenset()
        wrong = _said(shared, terms.all, code)
        for pair in shared.pairs if mine or wrong else ():
            if pair.source_locale == code and (any(token in pair.source for token in mine) or _misused(pair, wrong)):
                yield pair


def _misused(pair: Pair, wrong: Sequence[tuple[str, frozenset[str]]]) -> bool:
    """Say whether a translation has a forbidden wording, and its source what that is forbidden for."""
    there = pair.target.lower()
    forms = [one for wording, one in wrong if wording in there]
    return bool(forms) and not frozenset().union(*forms).isdisjoint(words(pair.source))


def _said(shared: Across, glossary: Glossary, source: str) -> list[tuple[str, frozenset[str]]]:
    """Return the forbidden wordings that stand anywhere in the translations."""
    odd = shared.sifted(_forbidden(glossary, shared.locale))
    asked = _asked(glossary, source, shared.locale) if odd else {}
    each = {one for token in odd for word in words(token) for one in asked.get(word, ()) if one[0] in shared.lowered}
    return [(wording, forms) for wording, forms in each if any(form in shared.lowered_sources for form in forms)]


@lru_cache(maxsize=64)
def _forbidden(glossary: Glossary, locale: str) -> WordSieve:
    """Return what keeps the words that tell of a forbidden wording."""
    return holding(wording for term in glossary.terms for wording in term.forbidden.get(locale, ()))


@lru_cache(maxsize=64)
def _wanted(glossary: Glossary, source: str, target: str) -> WordSieve:
    """Return what keeps the words that tell of a term."""
    return holding(form for term in glossary.terms for form, _ in term.pairs(source, target))


@lru_cache(maxsize=64)
def _asked(glossary: Glossary, source: str, target: str) -> Mapping[str, Sequence[tuple[str, frozenset[str]]]]:
    """Return the wordings that are forbidden, in small letters, by what tells of them; each with what tells of its terms."""
    made: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for term in glossary.terms:
        forms = frozenset(telling(form) for form, _ in term.pairs(source, target))
        for wording in term.forbidden.get(target, ()):
            made.setdefault(telling(wording), []).append((wording.lower(), forms))
    return made


@lru_cache(maxsize=4096)
def _violations(glossary: Glossary, before: str, after: str, source: str, target: str) -> tuple[Violation, ...]:
    return tuple(glossary.violations(before, after, source, target))


def _named(own: Glossary, violation: Violation, pair: Pair) -> bool:
    """Say whether a term is one of the workspace's own."""
    hits = _hits(own, pair.before, pair.source_locale, pair.target_locale)
    return any(hit.source == violation.hit.source and hit.accepted == violation.hit.accepted for hit in hits)


@lru_cache(maxsize=1024)
def _hits(own: Glossary, text: str, source: str, target: str) -> tuple[Hit, ...]:
    return tuple(own.hits(text, source, target))


def _stamp(root: Path | None) -> int:
    """Return when the workspace's glossary was written, in nanoseconds; 0 where there is none."""
    try:
        return (root / glossary_file.NAME).stat().st_mtime_ns if root else 0
    except OSError:
        return 0


@lru_cache(maxsize=32)
def _terms(root: Path | None, stamp: int) -> _Terms:
    built_in = glossary_file.built_in()
    if not root or not stamp:
        return _Terms(None, built_in)
    try:
        own = glossary_file.read(root / glossary_file.NAME, frozenset(Locales([root / "locales"])))
    except InputError as error:
        return _Terms(None, built_in, error.findings)
    return _Terms(own, Glossary.merged(own, built_in))

"""The words that a posting or a workspace brings along: names, the glossary, and a list of terms."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from generator.checks import Version
from generator.checks.spelling.prose import words
from generator.errors import Finding, InputError, Where
from generator.posting.organization import City, Organization
from generator.posting.parts import Address
from generator.posting.text import Text
from generator.posting.yaml_reader import read_text
from generator.translation import glossary_file

TERMS = "terms.txt"
"""The name of a workspace's list of words that are right though no dictionary has them."""
_MAX_BYTES = 1_000_000


def names(version: Version) -> frozenset[str]:
    """Return the words of the names and addresses of a posting, in small letters."""
    known = version.kept.get("names")
    if not isinstance(known, frozenset):
        known = _words_of(tuple(_names(version)))
        version.kept["names"] = known
    return known


@lru_cache(maxsize=64)
def _words_of(named: tuple[str, ...]) -> frozenset[str]:
    return frozenset([word.text.lower() for name in named for word in words(name)])


def _names(version: Version) -> Iterator[str]:
    posting = version.ad.posting
    for organization in (version.ad.organization, version.ad.agency):
        yield from _of_organization(organization)
    for city in version.ad.cities:
        yield from _of_city(city)
    for place in posting.job_location:
        yield from _of_address(place.address)
    yield from (contact.name for contact in posting.contacts)
    yield posting.origin.name if posting.origin else ""
    yield posting.reference_number or ""


def _of_organization(organization: Organization | None) -> Iterator[str]:
    if organization is not None:
        yield organization.name
        yield organization.legal_name or ""
        yield from _of_address(organization.address)


def _of_city(city: City | None) -> Iterator[str]:
    if city is not None:
        yield from _of_text(city.name)
        yield city.region or ""


def _of_address(address: Address | None) -> Iterator[str]:
    if address is not None:
        yield address.street_address or ""
        yield address.region or ""
        yield from _of_text(address.city)


def _of_text(text: Text | None) -> Iterator[str]:
    if text is not None:
        yield text.source or ""
        yield from text.by_locale.values()


def terms(version: Version) -> frozenset[str]:
    """Return the words of the workspace's ``terms.txt`` and of its glossary that are right in the version's locale.

    Raises:
        InputError: one of the two files is wrong.
    """
    known = version.kept.get("terms")
    if not isinstance(known, frozenset):
        root = version.root
        known = _terms(root, version.locale, _stamp(root / TERMS), _stamp(root / glossary_file.NAME)) if root else frozenset()
        version.kept["terms"] = known
    return known


def _stamp(file: Path) -> int:
    try:
        return file.stat().st_mtime_ns
    except OSError:
        return 0


@lru_cache(maxsize=64)
def _terms(root: Path, locale: str, listed: int, glossary: int) -> frozenset[str]:
    told = read_terms(root / TERMS).get(locale, ()) if listed else ()
    forms = list(told)
    if glossary:
        for term in glossary_file.read(root / glossary_file.NAME, frozenset({"da", "nb", "sv", "en", locale})).terms:
            forms += [form.text for form in term.forms.get(locale, ())]
            forms += term.accepted.get(locale, ())
            forms += [term.name] if term.never_translate else ()
    return frozenset(word.text.lower() for form in forms for word in words(form))


def read_terms(file: Path) -> dict[str, tuple[str, ...]]:
    """Read a list of terms: one a line, for every locale, or for one where ``da:`` stands before it; ``#`` begins a comment.

    Returns:
        The terms by locale.

    Raises:
        InputError: everything that is wrong with it, each with its line and what to do.
    """
    found: dict[str, list[str]] = {code: [] for code in _LOCALES}
    findings: list[Finding] = []
    for number, line in enumerate(read_text(file, _MAX_BYTES).splitlines(), 1):
        term = line.partition("#")[0].strip()
        prefix, colon, rest = term.partition(":")
        code = prefix.strip() if colon else ""
        if not term:
            continue
        if colon and code not in _LOCALES:
            message = f"“{code}” is no locale that words can be listed for"
            hint = f"write one of {', '.join(_LOCALES)} before the colon, or the term alone"
            findings.append(Finding("TERMS", message, hint, where=Where(file, number)))
        elif not words(rest if colon else term):
            message = "no word stands here"
            findings.append(Finding("TERMS", message, "write the term, or delete the line", where=Where(file, number)))
        else:
            for one in (code,) if colon else _LOCALES:
                found[one].append((rest if colon else term).strip())
    if findings:
        raise InputError(findings)
    return {code: tuple(each) for code, each in found.items()}


_LOCALES = ("da", "nb", "sv", "en")

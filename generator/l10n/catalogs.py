"""Label catalogs: gettext PO files under ``locales/``, read with Babel.

A label that a catalog lacks is shown in English, and the build tells of it. Which labels there are stands in
``locales/annons.pot``, extracted from templates and code by generator.l10n.extract.
"""

import io
import re
from functools import cache, lru_cache
from pathlib import Path

from babel.messages import catalog as messages
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from babel.support import Translations

from generator import resources
from generator.errors import Finding, InputError, Where
from generator.l10n.locales import OutputLocale


class Catalog:
    """The labels of one output locale."""

    def __init__(self, locale: OutputLocale) -> None:
        """Read the locale's PO file.

        Raises:
            InputError: the file is not UTF-8 or not a PO file; the finding names the line.
        """
        self.locale = locale
        labels = _read(locale.catalog)
        self._labels = _translated(labels)
        self._of_context: dict[str, frozenset[str]] = {}
        self.missing = _template() - frozenset(self._labels)
        """The labels that this catalog lacks, as (context, label); they stand in English."""
        compiled = io.BytesIO()
        write_mo(compiled, labels)
        compiled.seek(0)
        self._translations = Translations(compiled)

    def gettext(self, message: str) -> str:
        """Return a label."""
        return self._translations.ugettext(message)

    def pgettext(self, context: str, message: str) -> str:
        """Return a label that has a context."""
        return self._labels.get((context, message), message)

    def of_context(self, context: str) -> frozenset[str]:
        """Return the translations of all labels of a context."""
        if context not in self._of_context:
            self._of_context[context] = frozenset(words for (name, _), words in self._labels.items() if name == context)
        return self._of_context[context]

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        """Return a label in the form for ``n``."""
        return self._translations.ungettext(singular, plural, n)

    def npgettext(self, context: str, singular: str, plural: str, n: int) -> str:
        """Return a label that has a context, in the form for ``n``."""
        return str(self._translations.unpgettext(context, singular, plural, n))


def _read(path: Path) -> messages.Catalog:
    try:
        with path.open("rb") as file:
            labels = read_po(file, abort_invalid=True)
    except PoFileError as problem:
        message = f"this line is no part of a label catalog: {problem.line}"
        raise InputError(Finding("CATALOG", message, "mend or delete it", where=Where(path, problem.lineno + 1))) from None
    except UnicodeDecodeError:
        raise InputError(Finding("CATALOG", "is not UTF-8", "save it as “UTF-8”", where=Where(path))) from None
    except OSError as problem:
        raise InputError(Finding("CATALOG", f"can't be read: {problem.strerror}", where=Where(path))) from None
    except (ValueError, LookupError) as problem:
        message = f"its header can't be used: {problem}"
        raise InputError(Finding("CATALOG", message, "compare it with a built-in catalog", where=Where(path))) from None
    findings = [_lost(one, form, path) for one in labels if one.id for form in _forms(one.string) if _loses(one, form)]
    if findings:
        raise InputError(findings)
    return labels


_SLOT = re.compile(r"\{[^{}]*\}|[{}]")


def _slots(text: str) -> list[str]:
    """Return the {places} of a label, sorted, and every brace that stands alone."""
    return sorted(_SLOT.findall(text))


def _forms(text: object) -> tuple[str, ...]:
    """Return the forms of a label: one, or as many as the language has for a number."""
    return (text,) if isinstance(text, str) else tuple(map(str, text)) if isinstance(text, (tuple, list)) else ()


def _loses(label: messages.Message, form: str) -> bool:
    return bool(form) and _slots(form) != _slots(_forms(label.id)[-1])


def _lost(label: messages.Message, form: str, path: Path) -> Finding:
    """Return the finding for a label whose translation would lose a fact, or could not be filled."""
    source = _forms(label.id)[-1]
    wanted = " ".join(_slots(source)) or "no {places}"
    message = f"“{form}” does not have what “{source}” has: {wanted}"
    return Finding("CATALOG", message, "keep the words in braces as they are", where=Where(path, label.lineno or 0))


def _translated(labels: messages.Catalog) -> dict[tuple[str, str], str]:
    """Return the translations that are not fuzzy, by context and label: most labels are looked up for every ad."""
    return {
        (str(one.context or ""), _forms(one.id)[0]): forms[0]
        for one in labels
        if one.id and (forms := _forms(one.string)) and all(forms) and not one.fuzzy
    }


@cache
def _template() -> frozenset[tuple[str, str]]:
    """Return all labels there are."""
    labels = _read(resources.locales() / "annons.pot")
    return frozenset((str(one.context or ""), _forms(one.id)[0]) for one in labels if one.id)


@lru_cache(maxsize=64)
def catalog(locale: OutputLocale) -> Catalog:
    """Return the locale's catalog, read once."""
    return Catalog(locale)

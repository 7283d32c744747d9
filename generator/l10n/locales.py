"""The output locales: one folder each, found on a search path (a workspace's ``locales/`` before the built-in).

A folder named by its BCP 47 code with ``LC_MESSAGES/annons.po`` in it is a locale; nothing else needs editing. An
optional ``locale.toml`` beside it names the CLDR formats and the aliases::

    formats = "en_GB"               # CLDR locale of dates, numbers, lists; default: the likely one for the code
    aliases = ["en-GB", "en_GB"]    # other spellings people write for this output locale
"""

import difflib
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import babel

from generator import resources
from generator.errors import Finding, InputError, Where

CATALOG = Path("LC_MESSAGES", "annons.po")


@dataclass(frozen=True)
class OutputLocale:
    """A language that ads are made in. ``code`` is BCP 47 (``nb``), ``formats`` a CLDR id (``nb_NO``)."""

    code: str
    formats: str
    catalog: Path
    aliases: frozenset[str] = frozenset()

    @cached_property
    def cldr(self) -> babel.Locale:
        """Return Babel's locale for formats and names."""
        return babel.Locale.parse(self.formats)

    @property
    def territory(self) -> str:
        """Return the ISO 3166 code of the country whose formats are used, or ``""``."""
        return self.cldr.territory or ""

    @cached_property
    def autonym(self) -> str:
        """Return the language's name for itself, capitalised as in a language menu: "Norsk bokmål"."""
        name = babel.Locale.parse(self.code, sep="-").get_language_name() or self.code
        return name[:1].upper() + name[1:]

    @property
    def open_graph(self) -> str:
        """Return the locale as Open Graph writes it (``nb_NO``)."""
        return self.formats


class Locales(Mapping[str, OutputLocale]):
    """All output locales of a search path, by code. Folders earlier on the path win."""

    def __init__(self, folders: Sequence[Path] = ()) -> None:
        """Find the locales in ``folders`` and then among the built-in ones.

        Raises:
            InputError: a folder's name is no language that CLDR knows, or its ``locale.toml`` is wrong.
        """
        self._by_code: dict[str, OutputLocale] = {}
        for folder in (*folders, resources.locales()):
            for catalog in sorted(folder.glob(f"*/{CATALOG.as_posix()}")):
                locale = _read(catalog)
                self._by_code.setdefault(locale.code, locale)
        named = [(name, code) for code, found in self._by_code.items() for name in (*found.aliases, found.formats)]
        # A locale's own code is stronger than another's alias for it.
        self._by_alias = {_key(name): code for name, code in [*named, *((code, code) for code in self._by_code)]}

    def __getitem__(self, code: str) -> OutputLocale:
        """Return the locale of exactly this code."""
        return self._by_code[code]

    def __iter__(self) -> Iterator[str]:
        """Iterate over the codes: the four built-in ones in their own order first."""
        first = [code for code in ("da", "nb", "sv", "en") if code in self._by_code]
        return iter([*first, *sorted(set(self._by_code) - set(first))])

    def __len__(self) -> int:
        """Return how many locales there are."""
        return len(self._by_code)

    def code(self, name: str) -> str | None:
        """Return the code that a person's spelling means (``nb-NO``, ``no``, ``da_DK``), or ``None``."""
        return self._by_alias.get(_key(name))

    def resolve(self, name: str, where: Where | None = None, field_name: str = "locale") -> OutputLocale:
        """Return the locale that a person's spelling means.

        Raises:
            InputError: no such locale; the finding lists those there are.
        """
        code = self.code(name)
        if code is None:
            raise InputError(self.unknown(name, where, field_name))
        return self._by_code[code]

    def unknown(self, name: str, where: Where | None = None, field_name: str = "locale") -> Finding:
        """Return the finding for a locale that is not there."""
        near = difflib.get_close_matches(name, list(self), 1)
        guess = f"did you mean {near[0]}? " if near else ""
        return Finding(
            "LOCALE",
            f"“{name}” is not an output locale",
            f"{guess}there are {', '.join(self)}; to add one, add a folder to locales/",
            where=where,
            field=field_name,
        )


def _key(name: str) -> str:
    return name.strip().replace("_", "-").casefold()


def _read(catalog: Path) -> OutputLocale:
    folder = catalog.parent.parent
    code = folder.name
    settings_file = folder / "locale.toml"
    try:
        settings = tomllib.loads(settings_file.read_text("utf-8")) if settings_file.is_file() else {}
        formats = str(settings.get("formats", "")) or _likely(code)
        aliases = frozenset(map(str, settings.get("aliases", [])))
        babel.Locale.parse(formats)
        babel.Locale.parse(code, sep="-")
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, babel.UnknownLocaleError, ValueError, TypeError, OSError) as problem:
        raise InputError(
            Finding(
                "LOCALE",
                f"the locale folder “{code}” can't be used: {problem}",
                'name it by a BCP 47 code such as nn or fi; locale.toml may hold formats = "nn_NO" and aliases = [...]',
                where=Where(settings_file if settings_file.is_file() else folder),
            )
        ) from None
    return OutputLocale(code, formats, catalog, aliases)


def _likely(code: str) -> str:
    """Return the CLDR locale with the likeliest territory: ``nn`` → ``nn_NO`` (CLDR likelySubtags)."""
    language = code.split("-", maxsplit=1)[0]
    likely = babel.core.get_global("likely_subtags").get(language, language)
    parts = babel.core.parse_locale(likely)
    return f"{language}_{parts[1]}" if parts[1] else language

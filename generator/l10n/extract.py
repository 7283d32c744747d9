"""The template of the label catalogs: every label in templates and code, extracted with Babel (``make labels``).

``python -m generator.l10n.extract`` writes ``locales/annons.pot`` and brings each built-in catalog up to date with it,
keeping its translations. It runs in a checkout; the program itself never needs it.
"""

import io
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from generator import resources

KEYWORDS = {
    "pgettext": ((1, "c"), 2), "label": ((1, "c"), 2), "_n": ((1, "c"), 2), "gettext": None,
    "ngettext": (1, 2), "npgettext": ((1, "c"), 2, 3),
}  # fmt: skip
_WHERE = (("generator", "**.py", "python"), ("templates", "**.j2", "jinja2"), ("generator/starter", "**.j2", "jinja2"))
_OPTIONS = {"**.j2": {"newstyle_gettext": "true"}}
_WIDTH = 120


def template(checkout: Path) -> Catalog:
    """Return the catalog of all labels of a checkout, sorted, without places, so that moving code changes nothing."""
    catalog = Catalog()
    for folder, pattern, method in _WHERE:
        found = extract_from_dir(
            checkout / folder, [(pattern, method)], _OPTIONS, KEYWORDS, comment_tags=["L10N:"], strip_comment_tags=True
        )
        for _file, _line, message, comments, context in found:
            catalog.add(message, auto_comments=comments, context=context)
    return catalog


def as_po(catalog: Catalog) -> bytes:
    """Return a catalog as the text of a PO file: sorted, its header without dates and names."""
    out = io.BytesIO()
    write_po(out, catalog, width=_WIDTH, no_location=True, sort_output=True, omit_header=True, ignore_obsolete=True)
    header = ["Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit"]
    if catalog.locale is not None:
        header = [f"Language: {catalog.locale}", f"Plural-Forms: {catalog.plural_forms}", *header]
    lines = "".join(f'"{line}\\n"\n' for line in header)
    return f'msgid ""\nmsgstr ""\n{lines}\n'.encode() + out.getvalue().strip() + b"\n"


def main() -> None:
    """Write the template, and bring the built-in catalogs up to date with it."""
    folder = resources.locales()
    pot = template(folder.parent)
    (folder / "annons.pot").write_bytes(as_po(pot))
    for file in sorted(folder.glob("*/LC_MESSAGES/annons.po")):
        with file.open("rb") as source:
            catalog = read_po(source, locale=file.parent.parent.name)
        catalog.update(pot, no_fuzzy_matching=True)
        file.write_bytes(as_po(catalog))


if __name__ == "__main__":
    main()

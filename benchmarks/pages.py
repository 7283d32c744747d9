"""Prepares the ads that PDFs are made of: ``python -m benchmarks.pages FOLDER POSTINGS SEED`` prints how many there are.

The HTML is what annons itself lays out, in the density that it chooses, with its stylesheet and the faces put into the page:
what a person would write who knows CSS for print and wants the same ad. The Typst source says the same in two columns.
"""

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from benchmarks import postings, timed
from benchmarks.printers import FONTS, page
from generator.l10n.catalogs import Catalog
from generator.printing.fonts import FACES, FAMILY
from generator.printing.sheets import Wish, sheet
from generator.rendering.paper import Laid, Paper, Press, press
from generator.rendering.publication import Job, arranged
from generator.rendering.richtext import Rich
from generator.rendering.themes import Theme
from generator.rendering.view import AdView, BlockView, ParagraphView


def main() -> None:
    folder = Path(sys.argv[1])
    postings.write(folder / "workspace", int(sys.argv[2]), int(sys.argv[3]))
    number = 0
    for number, (view, theme, catalog) in enumerate(timed.in_turn(folder / "workspace"), 1):
        file = page(folder, number - 1)
        file.write_text(html(view, theme, catalog), "utf-8")
        file.with_suffix(".typ").write_text("\n".join(_typst(view, catalog)) + "\n", "utf-8")
    print(number)


def html(view: AdView, theme: Theme, catalog: Catalog) -> str:
    """Return the page that annons lays out, standing alone."""
    seen: list[tuple[Laid, str, str]] = []
    engine = press()

    def lay(html: str, styles: Sequence[str], paper: Paper) -> Laid:
        document = Press.lay(engine, html, styles, paper)
        seen.append((document, html, "\n".join(styles)))
        return document

    engine.lay = lay  # type: ignore[method-assign]
    try:
        chosen = arranged(Job(view, theme, catalog, sheet(Wish()), view.created))
    finally:
        del engine.lay  # type: ignore[method-assign]
    markup, css = next((markup, css) for document, markup, css in seen if document is chosen)
    faces = "".join(
        f"@font-face {{ font-family: {FAMILY}; font-weight: {weight}; font-style: {style};"
        f" src: url({(FONTS / name).as_uri()}) }}\n"
        for name, (weight, style) in FACES.items()
    )
    return markup.replace("</title>", f"</title>\n<style>\n{faces}{css}</style>", 1)


def _typst(view: AdView, catalog: Catalog) -> Iterator[str]:
    brand, advertiser = view.brand, view.advertiser
    name = advertiser.name if advertiser else ""
    yield f"#set document(title: {_string(view.title.plain)}, author: {_string(view.author)})"
    yield f'#set text(font: "Lato", size: 9.2pt, fill: rgb("#14181f"), lang: "{view.locale}")'
    yield '#set page(paper: "a4", margin: (x: 18mm, top: 0mm, bottom: 17mm), footer: text(size: 8pt)['
    yield f"  {_say(view.author)}])"
    yield "#set par(leading: .55em)"
    yield "#show heading: set block(above: 3.7mm, below: 1.6mm)"
    yield f'#show heading.where(level: 2): set text(size: 11.5pt, weight: "black", fill: rgb("{brand.accent}"))'
    yield f'#block(fill: rgb("{brand.color}"), outset: (x: 18mm), inset: (y: 8mm), width: 100%)['
    yield f'#set text(fill: rgb("{brand.on_color}"))'
    yield f'#text(weight: "bold", {_string(name)})\n\n#text(weight: "semibold", {_string(view.kicker)})\n'
    yield f'#heading(level: 1, text(size: 25pt, weight: "black", {_string(view.title.plain)}))\n'
    yield f"{f'#text(size: 11.5pt)[{_rich(view.summary)}]' if view.summary else ''}]"
    yield "#grid(columns: (1fr, 52mm), column-gutter: 7mm, ["
    for section in view.sections:
        yield f"== {_rich(section.heading)}"
        for group in section.groups:
            if group.heading:
                yield f"=== {_rich(group.heading)}"
            yield from _blocks(group.blocks)
    yield f'], [#block(fill: rgb("{brand.tint}"), inset: 5mm, width: 100%)['
    for fact in (*view.facts, *([view.deadline] if view.deadline else [])):
        yield f'#text(size: 8pt, {_string(fact.label)}) \\\n#text(weight: "bold", {_string(fact.value.plain)})\n'
    yield f"]\n== {_say(catalog.pgettext('heading', 'How to apply'))}"
    if view.apply:
        yield from (f"{_say(text)}\n" for text in (view.apply.email, view.apply.url_text) if text)
        yield _rich(view.apply.send) if view.apply.send else ""
    yield f"== {_say(catalog.pgettext('heading', 'Further information'))}"
    for contact in view.contacts:
        yield f'#text(weight: "bold", {_string(contact.name)}) \\\n{_say(contact.telephone)} \\\n{_say(contact.email)}\n'
    yield "])"
    yield f"#text(size: 8pt)[#line(length: 100%) {_say(name)} {' '.join(map(_say, advertiser.address)) if advertiser else ''}]"


def _blocks(blocks: Iterable[BlockView]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, ParagraphView):
            yield f"{_rich(block.text)}\n"
        else:
            yield from (f"- {_rich(item.text)}" for item in block.items)


def _rich(text: Rich) -> str:
    return _say(text.plain)


def _say(text: str) -> str:
    return f"#{_string(text)}"


def _string(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


if __name__ == "__main__":
    main()

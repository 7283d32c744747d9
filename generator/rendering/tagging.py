"""What WeasyPrint leaves out of the tags of a PDF: the language of a part, and where on the page a picture is.

Wraps one function of WeasyPrint's that is not part of its public face: hence weasyprint>=70,<71.
"""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pydyf
from weasyprint.pdf import tags

_PX_TO_PT = 0.75


@cache
def speak_languages() -> None:
    """Let every part that is in another language than the document say so in its tag (ISO 32000-1, 14.9.2.3).

    PDF/UA-1 asks for it in 7.2: a screen reader changes its voice.
    """
    build: Callable[..., Iterator[Any]] = tags._build_box_tree  # noqa: SLF001 - see above

    def with_language(box: Any, *others: Any) -> Iterator[Any]:  # noqa: ANN401 - WeasyPrint has no types
        language = _language(box)
        for element in build(box, *others):
            if language:
                element["Lang"] = pydyf.String(language)
            yield element

    tags._build_box_tree = with_language  # noqa: SLF001 - see above


def _language(box: Any) -> str:  # noqa: ANN401
    element = getattr(getattr(box, "_box", box), "element", None)
    if element is None or element.tag == "html":
        return ""
    return str(element.attrib.get("lang", ""))


def place_pictures(pdf: Any) -> None:  # noqa: ANN401
    """Give each picture's tag its box in points from the page's bottom left (ISO 32000-1, 14.8.5.4.3).

    WeasyPrint counts CSS pixels from the top.
    """
    found: list[Any] = [one for one in pdf.objects if isinstance(one, dict)]
    heights = {one.reference: one["MediaBox"] for one in found if one.get("Type") == "/Page"}
    for one in found:
        if one.get("S") == "/Figure" and "BBox" in one.get("A", {}):
            left, top, right, bottom = (float(value) * _PX_TO_PT for value in one["A"]["BBox"])
            _, below, _, above = (float(value) for value in heights[one["Pg"]])
            height = above + below  # the bleed lies below 0 and above the page
            one["A"]["BBox"] = pydyf.Array(round(value, 2) for value in (left, height - bottom, right, height - top))


def give_items_bodies(pdf: Any) -> None:  # noqa: ANN401
    """Put what stands beside the label of a list item into a body (ISO 14289-1, 7.6: an item holds a label and a body).

    WeasyPrint does so where the label hangs outside of the item; ours stands inside, which is laid out faster.
    """
    by_reference = {one.reference: one for one in pdf.objects if isinstance(one, pydyf.Dictionary)}
    for item in [one for one in by_reference.values() if one.get("S") == "/LI"]:
        loose = [kid for kid in item["K"] if by_reference.get(kid, {}).get("S") not in {"/Lbl", "/LBody"}]
        if not loose:
            continue
        body = pydyf.Dictionary(
            {"Type": "/StructElem", "S": "/LBody", "K": pydyf.Array(loose), "Pg": item["Pg"], "P": item.reference}
        )
        pdf.add_object(body)
        for kid in loose:
            by_reference[kid]["P"] = body.reference
        item["K"] = pydyf.Array([*(kid for kid in item["K"] if kid not in loose), body.reference])

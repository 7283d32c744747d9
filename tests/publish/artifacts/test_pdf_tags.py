from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from generator.publish.artifacts import examine


@pytest.mark.slow
def test_a_pdf_as_annons_makes_it_is_well_and_one_that_lost_its_tags_is_told(site, made):
    version, one = made(site, formats=("html", "pdf"))
    assert list(examine(version, one)) == []
    (name,) = [file for file in one.contents if file.suffix == ".pdf"]
    data, about = one.contents[name]
    with pikepdf.open(BytesIO(data)) as pdf:
        del pdf.Root.StructTreeRoot
        pdf.Root.Lang = pikepdf.String("da")
        pdf.docinfo["/Title"] = ""
        del pdf.Root.ViewerPreferences
        spoilt = BytesIO()
        pdf.save(spoilt)

    (finding,) = examine(version, replace(one, contents={name: (spoilt.getvalue(), about)}))

    assert finding.rule == "PDF-TAGS"
    assert finding.message.endswith("has no tags, a language, a title, its title in the window")


@pytest.mark.slow
def test_what_is_made_for_a_printer_is_left_to_preflight(site, made):
    version, one = made(site, formats=("html", "pdf"))
    blank = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(blank)
    (name,) = [file for file in one.contents if file.suffix == ".pdf"]
    contents = {name: (blank.getvalue(), {"format": "pdf", "medium": "a5-flyer"})}

    assert list(examine(version, replace(one, contents=contents))) == []

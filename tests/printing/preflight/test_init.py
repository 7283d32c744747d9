from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator import plugins
from generator.errors import InputError
from generator.printing.contents import OPERATORS
from generator.printing.preflight import examine, preflight

WORDS = [
    *sorted(OPERATORS.keys() - {"INLINE IMAGE"}), "0", "1", "-0.5", "1e9", "9" * 40, "/F1", "/Good", "/Over", "/DeviceCMYK",
    "/Pattern", "(bees)", "<00030004>", "[(a) 5]", "<< /A 1 >>", "null", "true", "BI /W 1 /H 1 /CS /G /BPC 8 ID a EI",
]  # fmt: skip
"""What content streams are made of."""


@pytest.mark.parametrize("medium", ["a5-flyer", "a3-poster", "newspaper", "black-and-white", "office-a4"])
def test_a_file_that_is_well_is_let_through(draft, medium):
    assert draft(medium).found == []


def test_a_file_that_is_not_there_is_an_error_of_the_call(draft, tmp_path):
    file = tmp_path / "no.pdf"

    with pytest.raises(InputError) as raised:
        preflight(file, draft().sheet, file)

    assert raised.value.findings[0].rule == "FILE"


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "empty"),
        (b"\x89PNG\r\n", "no PDF"),
        (b"<html>" * 1000, "no PDF"),
        (b"%PDF-1.7\n", "damaged"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 50, "damaged"),
        (b"%PDF-1.7\ntrailer\n<< /Root 1 0 R >>\n1 0 obj\n<< /Pages 1 0 R >>\nendobj\n", "damaged"),
    ],
)
def test_what_is_no_pdf_is_told_so(draft, data, word):
    with pytest.raises(InputError, match=word) as raised:
        preflight(data, draft().sheet, Path("ad.pdf"))

    (finding,) = raised.value.findings
    assert (finding.rule, finding.where.file) == ("PRINT-FILE", Path("ad.pdf"))
    assert finding.hint


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8, 0.95, 0.99])
def test_a_file_that_was_cut_off_is_never_let_through(draft, share):
    page = draft()
    data = page.data

    try:
        found = page.look_at(data[: int(len(data) * share)])
    except InputError as error:
        found = list(error.findings)
    assert {"PRINT-DAMAGE", "PRINT-FILE"} & {one.rule for one in found}


@given(st.data())
@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_bytes_that_are_changed_never_make_it_fall_over(draft, data):
    page = draft()
    raw = bytearray(page.data)
    for _ in range(data.draw(st.integers(1, 20))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))

    try:
        found = page.look_at(bytes(raw))
    except InputError as error:
        found = error.findings
    assert all(one.message and one.hint for one in found)


@given(st.binary(max_size=60))
@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_steps_of_any_bytes_never_make_it_fall_over(draft, steps):
    page = draft("newspaper")
    page.steps.append(steps.decode("latin-1"))

    assert all(one.message and one.hint for one in page.found)


@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_steps_in_any_order_never_make_it_fall_over(draft, steps):
    page = draft("newspaper")
    page.steps.append(steps)

    assert all(one.message and one.hint for one in page.found)


def test_errors_come_first_then_page_by_page(draft):
    page = draft()
    page.line("0 0 0 1 K", 0.1, (40, 40), (60, 40))
    page.area("1 0 0 rg", 40, 60, 30, 30)
    page.pdf.Root["/OutputIntents"] = []

    assert [(one.rule, one.field) for one in page.found] == [
        ("PRINT-INTENT", ""),
        ("PRINT-COLORS", "page 1"),
        ("PRINT-HAIRLINES", "page 1"),
    ]


@pytest.mark.parametrize(("count", "field"), [(2, "pages 1, 2"), (4, "pages 1–4")])
def test_what_is_the_same_on_several_pages_is_told_once(draft, count, field):
    page = draft("office-a4")
    page.text("0 g", 3, 40, 100, "Terms apply")
    page.page.Contents = page.pdf.make_stream(b"")
    for _ in range(count - 1):
        page.pdf.pages.append(page.page)
    assert page.data
    for other in page.pdf.pages:
        other.Contents = page.page.Contents

    (finding,) = page.found
    assert (finding.rule, finding.field) == ("PRINT-TYPE-SIZE", field)


def test_the_summary_says_what_is_in_a_file(draft):
    page = draft()

    found = examine(page.data, page.sheet, Path("ad.pdf")).summary

    assert (found.pages, found.width, found.height) == (1, 148, 210)
    assert found.inks == ("Cyan", "Magenta", "Yellow", "Black")
    assert found.fonts == ("Lato-Regular",)
    assert found.ppi == pytest.approx(304.8, abs=0.01)
    assert found.ink == pytest.approx(180)


def test_every_check_is_a_module_that_says_where_its_rule_is_from():
    checks = plugins.modules("generator.printing.preflight")

    assert len(checks) > 20
    for module in checks:
        assert module.__doc__
        assert module.check.__doc__


@pytest.mark.slow
def test_a_page_from_a_word_processor_fails_as_a_flyer(draft):
    weasyprint = pytest.importorskip("weasyprint")
    page = "<html lang=en><title>A</title><style>@page{size:148mm 210mm;margin:0}body{background:#def}</style><h1>Bees</h1>"
    data = weasyprint.HTML(string=page).write_pdf()

    rules = {one.rule for one in preflight(data, draft().sheet, Path("ad.pdf"))}
    assert {"PRINT-COLORS", "PRINT-BLEED", "PRINT-STANDARD", "PRINT-INTENT", "PRINT-VERSION", "PRINT-MARKS"} <= rules


@pytest.mark.slow
def test_an_accessible_page_is_let_through_an_office_printer(draft):
    weasyprint = pytest.importorskip("weasyprint")
    page = "<html lang=en><title>Bees</title><style>@page{size:A4;margin:15mm}</style><h1>Bees</h1><p>Come to us.</p>"
    data = weasyprint.HTML(string=page).write_pdf(pdf_variant="pdf/ua-1")

    assert preflight(data, draft("office-a4").sheet, Path("ad.pdf")) == []

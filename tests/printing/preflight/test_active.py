import pytest
from pikepdf import Array, Dictionary, Name

SCRIPT = {"S": Name.JavaScript, "JS": b"app.alert(1)"}


@pytest.mark.parametrize(
    ("spoil", "what"),
    [
        (lambda page: page.pdf.Root.update({"/OpenAction": Dictionary(**SCRIPT)}), "scripts"),
        (lambda page: page.pdf.Root.update({"/AA": Dictionary(WC=Dictionary(**SCRIPT))}), "scripts"),
        (lambda page: page.pdf.Root.update({"/Names": Dictionary(JavaScript=Dictionary(Names=[]))}), "scripts"),
        (lambda page: page.page.obj.update({"/AA": Dictionary(O=Dictionary(S=Name.Launch))}), "calls of programs"),
        (lambda page: page.pdf.Root.update({"/AcroForm": Dictionary(Fields=Array([Dictionary(T=b"name")]))}), "forms"),
        (
            lambda page: page.pdf.Root.update({"/Names": Dictionary(EmbeddedFiles=Dictionary(Names=[]))}),
            "files inside the file",
        ),
        (
            lambda page: page.page.obj.update({"/Annots": Array([Dictionary(Subtype=Name.Movie, Rect=[0, 0, 5, 5])])}),
            "films or sounds",
        ),
    ],
)
def test_what_acts_is_sent_back(draft, spoil, what):
    page = draft()
    spoil(page)

    assert what in page.only("PRINT-ACTIVE").message


def test_a_chain_of_actions_is_followed_but_not_in_circles(draft):
    page = draft()
    first = page.pdf.make_indirect(Dictionary(S=Name.GoTo))
    first.Next = page.pdf.make_indirect(Dictionary(S=Name.URI, Next=first))
    page.pdf.Root.OpenAction = first

    assert page.found == []


def test_forms_and_attachments_are_for_screens(draft):
    page = draft("office-a4")
    page.pdf.Root.AcroForm = Dictionary(Fields=Array([Dictionary(T=b"name")]))
    page.pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=[]))

    assert page.found == []


def test_scripts_are_not_for_screens_either(draft):
    page = draft("office-a4")
    page.pdf.Root.OpenAction = Dictionary(**SCRIPT)

    page.only("PRINT-ACTIVE")

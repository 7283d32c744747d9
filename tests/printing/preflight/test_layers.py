from pikepdf import Array, Dictionary, Name, String


def layered(page, *, off):
    layer = page.pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Swedish")))
    page.pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer] if off else [])))
    return page


def test_layers_are_told_of(draft):
    assert "Swedish" in layered(draft(), off=False).only("PRINT-LAYERS", "warning").message


def test_a_layer_that_is_switched_off_is_sent_back(draft):
    assert "switched off: Swedish" in layered(draft(), off=True).only("PRINT-LAYERS").message


def test_layers_are_for_screens(draft):
    assert layered(draft("office-a4"), off=False).found == []

import pytest
from pikepdf import Array, Dictionary, Name

TINT = {"FunctionType": 2, "Domain": [0, 1], "N": 1, "C0": [0, 0, 0, 0], "C1": [1, 0.5, 0, 0]}


def test_a_spot_colour_is_told_by_its_name(draft):
    page = draft()
    page.resources.ColorSpace.Own = Array([Name.Separation, Name("/HIVE 300 C"), Name.DeviceCMYK, Dictionary(**TINT)])
    page.area("/Own cs 1 scn", 40, 40, 30, 30)

    assert "HIVE 300 C" in page.only("PRINT-SPOTS", "warning").message


@pytest.mark.parametrize("name", ["Black", "Cyan", "None"])
def test_separations_of_the_four_inks_are_no_spot_colours(draft, name):
    page = draft()
    page.resources.ColorSpace.Own = Array([Name.Separation, Name(f"/{name}"), Name.DeviceCMYK, Dictionary(**TINT)])
    page.area("/Own cs 1 scn", 40, 40, 30, 30)

    assert page.found == []

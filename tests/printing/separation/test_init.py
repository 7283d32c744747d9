import pytest
from pikepdf import Array, Dictionary, Name, Stream

from generator.errors import InputError
from generator.printing.separation import Separation

BRAND = "0.043137 0.360784 0.290196"


def group(space=Name.DeviceRGB):
    return Dictionary(Type=Name.Group, S=Name.Transparency, CS=space, I=True)


def tiling(form, content, resources=None, **more):
    return form(content, resources, Type=Name.Pattern, PatternType=1, PaintType=1, TilingType=1, XStep=10, YStep=10, **more)


def test_forms_within_forms_become_ink(separate, form, walk):
    inner = form(f"{BRAND} rg 0 0 5 5 re f", Group=group())
    outer = form("/In Do", {"/XObject": Dictionary(In=inner)}, Matrix=Array([2, 0, 0, 2, 0, 0]))

    made = separate("/Out Do", {"/XObject": Dictionary(Out=outer)})

    out = made.resources.XObject.Out
    ink = out.Resources.XObject.In
    assert [float(value) for value in out.Matrix] == [2, 0, 0, 2, 0, 0]
    assert ("k", [0.9, 0.3, 0.7, 0.2]) in [(name, [float(one) for one in operands]) for name, operands in walk.operators(ink)]
    assert ink.Group == Dictionary(Type=Name.Group, S=Name.Transparency, CS=Name.DeviceCMYK, I=True)
    assert "/Group" not in out


def test_a_form_that_is_used_twice_is_made_once(separate, form):
    one = form("0 0 5 5 re f")

    made = separate("/A Do /B Do", {"/XObject": Dictionary(A=one, B=one)})

    assert made.resources.XObject.A.objgen == made.resources.XObject.B.objgen


def test_a_form_that_holds_itself_is_refused(separate, form):
    one = form("/Me Do")
    one.Resources.XObject = Dictionary(Me=one)

    with pytest.raises(InputError, match="a form that holds itself"):
        separate("/Me Do", {"/XObject": Dictionary(Me=one)})


def test_a_form_has_no_state_of_its_own_to_begin_with(separate, form, walk):
    made = separate("/A Do", {"/XObject": Dictionary(A=form("0 0 5 5 re f"))})

    assert [name for name, _ in walk.operators(made.resources.XObject.A)] == ["re", "f"]


def test_patterns_become_ink_and_move_with_the_page(separate, form, walk):
    pattern = tiling(form, f"{BRAND} RG 0 0 5 5 re S", Matrix=Array([1, 0, 0, -1, 10, 20]))
    inner = form("/Pattern cs /P scn 0 0 5 5 re f", {"/Pattern": Dictionary(P=pattern)})
    resources = {"/Pattern": Dictionary(P=pattern), "/XObject": Dictionary(F=inner)}

    made = separate("/Pattern cs /P scn 0 0 9 9 re f /F Do", resources, offset=(30, 40))

    on_page, in_form = made.resources.Pattern.P, made.resources.XObject.F.Resources.Pattern.P
    assert [float(value) for value in on_page.Matrix] == [1, 0, 0, -1, 40, 60]
    # A pattern in a form hangs on the form, which the page's matrix moves (ISO 32000-2, 8.7.2).
    assert [float(value) for value in in_form.Matrix] == [1, 0, 0, -1, 10, 20]
    assert [float(one) for name, operands in walk.operators(on_page) if name == "K" for one in operands][-4:] == [
        0.9,
        0.3,
        0.7,
        0.2,
    ]
    assert (int(on_page.PaintType), float(on_page.XStep)) == (1, 10)


def test_a_gradient_as_a_pattern_becomes_ink(separate):
    function = Dictionary(FunctionType=2, Domain=[0, 1], C0=[1, 1, 1], C1=[1, 0, 0], N=1)
    shading = Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=[0, 0, 1, 0], Function=function)
    pattern = Dictionary(Type=Name.Pattern, PatternType=2, Shading=shading)

    made = separate("/Pattern cs /P scn 0 0 9 9 re f", {"/Pattern": Dictionary(P=pattern)}, offset=(3, 4))

    assert made.resources.Pattern.P.Shading.ColorSpace == "/DeviceCMYK"
    assert [float(value) for value in made.resources.Pattern.P.Matrix] == [1, 0, 0, 1, 3, 4]


def test_a_gradient_that_is_painted_becomes_ink(separate):
    function = Dictionary(FunctionType=2, Domain=[0, 1], C0=[1, 1, 1], C1=[1, 0, 0], N=1)
    shading = Dictionary(ShadingType=3, ColorSpace=Name.DeviceRGB, Coords=[0, 0, 0, 1, 0, 9], Function=function)

    made = separate("/S sh", {"/Shading": Dictionary(S=shading)})

    assert made.resources.Shading.S.ColorSpace == "/DeviceCMYK"


def test_what_is_used_is_in_ink_and_what_is_not_used_is_gone(separate, form):
    unused = form("1 0 0 rg")

    made = separate("/A Do", {"/XObject": Dictionary(A=form("0 g"), B=unused), "/ColorSpace": Dictionary(C=Name.DeviceRGB)})

    assert set(made.resources.XObject.keys()) == {"/A"}
    assert "/ColorSpace" not in made.resources


def test_a_soft_mask_is_made_of_grey(separate, form, walk):
    mask = form("1 0 0 rg 0 0 5 5 re f", Group=group())
    state = Dictionary(SMask=Dictionary(Type=Name.Mask, S=Name.Luminosity, G=mask, BC=Array([1, 0, 0])))

    made = separate("/M gs 0 0 9 9 re f", {"/ExtGState": Dictionary(M=state)})

    soft = made.resources.ExtGState.M.SMask
    assert soft.S == "/Luminosity"
    assert soft.G.Group.CS == "/DeviceGray"
    assert [float(value) for value in soft.BC] == [0.3]
    assert [(name, float(operands[0])) for name, operands in walk.operators(soft.G) if name == "g"] == [("g", 0.3)]


def test_a_form_can_be_a_mask_and_be_painted(separate, form):
    both = form("1 0 0 rg 0 0 5 5 re f", Group=group())
    state = Dictionary(SMask=Dictionary(S=Name.Luminosity, G=both))

    made = separate("/M gs /A Do", {"/ExtGState": Dictionary(M=state), "/XObject": Dictionary(A=both)})

    assert made.resources.XObject.A.Group.CS == "/DeviceCMYK"
    assert made.resources.ExtGState.M.SMask.G.Group.CS == "/DeviceGray"


def test_a_graphics_state_loses_overprint_and_what_steers_a_press(separate):
    state = Dictionary(ca=0.5, OP=True, op=True, OPM=1, TR=Name.Identity, HT=Name.Default, LW=2)

    made = separate("/S gs", {"/ExtGState": Dictionary(S=state)})

    assert set(made.resources.ExtGState.S.keys()) == {"/ca", "/LW"}


@pytest.mark.parametrize(
    ("state", "told"),
    [
        (Dictionary(BM=Name.PlusLighter), "the blend mode “PlusLighter”"),
        (Dictionary(SMask=Dictionary(S=Name.Alpha, TR=Dictionary())), "a mask with a transfer function"),
    ],
)
def test_states_that_printers_don_t_know_are_refused(separate, state, told):
    with pytest.raises(InputError, match=told):
        separate("/S gs", {"/ExtGState": Dictionary(S=state)})


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        (Dictionary(ca=1, CA=1, BM=Name.Normal, SMask=Name("/None")), False),
        (Dictionary(ca=0.5), True),
        (Dictionary(CA=0.9), True),
        (Dictionary(BM=Name.Multiply), True),
    ],
)
def test_transparency_is_noticed(separate, states, expected):
    made = separate("/S gs 0 0 1 1 re f", {"/ExtGState": Dictionary(S=states)})

    assert made.separation.transparent is expected


def test_a_picture_with_a_soft_mask_is_transparent(separate, image):
    mask = image(b"\x80", 1, 1, Name.DeviceGray)

    made = separate("/I Do", {"/XObject": Dictionary(I=image(bytes((11, 92, 74)), 1, 1, SMask=mask))})

    assert made.separation.transparent
    assert made.resources.XObject.I.ColorSpace == "/DeviceCMYK"


def test_layers_and_unknown_objects_are_refused(separate, form):
    with pytest.raises(InputError, match="layers"):
        separate("/A Do", {"/XObject": Dictionary(A=form("0 g", OC=Dictionary()))})
    with pytest.raises(InputError, match="an unknown object"):
        separate("/A Do", {"/XObject": Dictionary(A=form("0 g", Subtype=Name.PS))})


@pytest.mark.parametrize(
    ("sign", "taken"), [("500 0 0 0 9 9 d1 0 0 9 9 re f", True), ("500 0 d0 1 0 0 rg 0 0 9 9 re f", False)]
)
def test_fonts_whose_signs_have_colours_are_refused(separate, pdf, sign, taken):
    font = Dictionary(Subtype=Name.Type3, CharProcs=Dictionary(a=pdf.make_indirect(Stream(pdf, sign.encode()))))
    resources = {"/Font": Dictionary(F=font)}

    if taken:
        assert separate("BT /F 9 Tf ET", resources).resources.Font.F.Subtype == "/Type3"
    else:
        with pytest.raises(InputError, match="a font with colours of its own"):
            separate("BT /F 9 Tf ET", resources)


def test_there_is_a_spot_ink_only_where_the_brand_has_one(pdf, inks, brand):
    assert Separation(pdf, inks, brand).spot is None
    assert Separation(pdf, inks).spot is None

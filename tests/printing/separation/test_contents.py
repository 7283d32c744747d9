import pytest
from pikepdf import Array, Dictionary, Name

from generator.errors import InputError
from generator.printing.icc import gray_profile
from generator.printing.inks import BrandInk
from generator.printing.separation.gray_inks import BlackInks
from generator.printing.separation.process_inks import ProcessInks

START = [("gs", ["/Knockout"]), ("k", [0, 0, 0, 1]), ("K", [0, 0, 0, 1])]
BRAND = "0.043137 0.360784 0.290196"
INK = "0.078431 0.094118 0.121569"


def rest(made):
    """Return what follows the start of a page."""
    assert made.operators[:3] == START
    return made.operators[3:]


def overprints(made):
    """Return, for each piece of text that is shown, whether it prints over what lies beneath."""
    states = {name: bool(state.get("/op", False)) for name, state in made.resources.ExtGState.items() if "/op" in state}
    current, stack, found = False, [], []
    for operator, operands in made.operators:
        if operator == "gs":
            current = states.get(str(operands[0]), current)
        elif operator == "q":
            stack.append(current)
        elif operator == "Q":
            current = stack.pop()
        elif operator in {"Tj", "TJ", "'", '"', "f", "S", "B", "sh", "Do"}:
            found.append((operator, current))
    return found


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (f"{BRAND} rg", [("k", [0.9, 0.3, 0.7, 0.2])]),
        (f"{BRAND} RG", [("K", [0.9, 0.3, 0.7, 0.2])]),
        (f"{INK} rg", [("k", [0, 0, 0, 1])]),
        ("1 g 0 G", [("k", [0, 0, 0, 0]), ("K", [0, 0, 0, 1])]),
        ("0.1 0.2 0.3 0.4 k", [("k", [0.1, 0.2, 0.3, 0.4])]),
        (f"/DeviceRGB cs {BRAND} sc", [("k", [0, 0, 0, 1]), ("k", [0.9, 0.3, 0.7, 0.2])]),
        (f"/DeviceRGB CS {BRAND} SCN", [("K", [0, 0, 0, 1]), ("K", [0.9, 0.3, 0.7, 0.2])]),
        ("/DeviceCMYK cs 0 1 0 0 scn", [("k", [0, 0, 0, 1]), ("k", [0, 1, 0, 0])]),
    ],
)
def test_colours_become_ink(separate, content, expected):
    assert rest(separate(content)) == expected


def test_a_space_of_the_resources_is_understood(separate):
    space = Array([Name.Lab, Dictionary(WhitePoint=[0.9642, 1, 0.8249], Range=[-125, 125, -125, 125])])

    made = rest(separate("/lab cs 100 0 0 scn", {"/ColorSpace": Dictionary(lab=space)}))

    assert made == [("k", [0, 0, 0, 1]), ("k", [0, 0, 0, 0])]


def test_the_space_comes_back_with_the_graphics_state(separate):
    made = rest(separate(f"/DeviceRGB cs q /DeviceGray cs 1 sc Q {BRAND} sc"))

    assert [operator for operator, _ in made] == ["k", "q", "k", "k", "Q", "k"]
    assert made[-1] == ("k", [0.9, 0.3, 0.7, 0.2])


def test_all_else_stays_as_it_is(separate):
    content = "q 1 0 0 1 5 6 cm 0.5 w 1 J 1 j 4 M [2 1] 0 d 0 0 m 1 1 l 2 2 3 3 4 4 c h W* n 0 0 9 9 re f* Q"

    made = rest(separate(content))

    assert [operator for operator, _ in made] == ["q", "cm", *"wJjMdmlch", "W*", "n", "re", "f*", "Q"]
    assert made[1] == ("cm", [1, 0, 0, 1, 5, 6])


def test_tags_are_left_out(separate):
    made = rest(separate("/P <</MCID 0>> BDC 0 0 1 1 re f EMC /Artifact BMC EMC /X MP"))

    assert [operator for operator, _ in made] == ["re", "f"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("/OC /Layer BDC EMC", "layers"),
        ("/Mine PS", "the operator “PS”"),
        ("1 2 rg", "a colour of 2 values"),
        ("/Gold cs", "the colour space Gold"),
        ("Q", "never saved"),
        ("/Nothing Do", "Nothing, which is missing"),
        ("/Nothing gs", "Nothing, which is missing"),
        ("/Pattern cs 1 0 0 /P scn", "takes its colour from the page"),
    ],
)
def test_what_can_t_be_put_into_ink_is_refused(separate, content, told):
    with pytest.raises(InputError, match=told):
        separate(content)


def test_a_state_that_is_left_open_is_closed(separate):
    assert [operator for operator, _ in rest(separate("q q Q q"))] == ["q", "q", "Q", "q", "Q", "Q"]


# -- overprint


def text(content, separate, **more):
    return overprints(separate(content, {"/Font": Dictionary(F=Dictionary(Subtype=Name.TrueType))}, **more))


def test_black_text_overprints_and_nothing_else_does(separate):
    made = text(
        f"BT {INK} rg (a) Tj 1 1 1 rg (b) Tj {BRAND} rg (c) Tj 0.5 g (d) Tj 0 g [(e)] TJ ET 0 0 1 1 re f 0 0 1 1 re S", separate
    )

    assert made == [("Tj", True), ("Tj", False), ("Tj", False), ("Tj", False), ("TJ", True), ("f", False), ("S", False)]


def test_overprint_follows_the_graphics_state(separate):
    made = text(
        f"{INK} rg q BT (a) Tj ET 1 g BT (b) Tj ET q 0 g BT (c) Tj ET Q BT (d) Tj ET Q BT (e) Tj ET 1 g BT (f) Tj ET", separate
    )

    assert [over for _, over in made] == [True, False, True, False, True, False]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("0 Tr 0 g 1 G", True),
        ("1 Tr 0 g 1 G", False),
        ("1 Tr 1 g 0 G", True),
        ("2 Tr 0 g 1 G", False),
        ("2 Tr 0 g 0 G", True),
        ("3 Tr 0 g 0 G", False),
        ("4 Tr 0 g 1 G", True),
    ],
)
def test_what_counts_is_the_colour_that_text_is_painted_with(separate, content, expected):
    assert text(f"BT {content} (a) Tj ET", separate) == [("Tj", expected)]


def test_overprint_is_never_set_within_a_path(separate):
    made = separate(f"{INK} rg BT (a) Tj ET 0 0 m 1 1 l 0 0 1 1 re W n 2 2 m 3 3 l S")
    within, wrong = False, []

    for operator, _ in made.operators:
        within = (within or operator in {"m", "re"}) and operator not in {"n", "S", "f"}
        wrong += [operator] * (within and operator == "gs")

    assert wrong == []
    assert [operands for operator, operands in made.operators if operator == "gs"] == [
        ["/Knockout"],
        ["/Overprint"],
        ["/Knockout"],
    ]


def test_overprint_knows_the_difference_between_no_ink_and_none_to_change(separate):
    """Overprint mode 1: inks of 0 leave what lies beneath (ISO 32000-2, 8.6.7)."""
    states = separate(f"BT {INK} rg (a) Tj ET").resources.ExtGState

    assert states.Overprint == Dictionary(OP=True, op=True, OPM=1)
    assert states.Knockout == Dictionary(OP=False, op=False, OPM=0)


def test_text_in_a_pattern_does_not_overprint(separate, form):
    pattern = form("0 0 1 1 re f", PatternType=1, PaintType=1, TilingType=1, XStep=1, YStep=1)
    fonts = Dictionary(F=Dictionary(Subtype=Name.TrueType))

    made = separate("0 g /Pattern cs /P scn BT (a) Tj ET", {"/Pattern": Dictionary(P=pattern), "/Font": fonts})

    assert overprints(made) == [("Tj", False)]


def test_a_page_in_black_alone_has_no_overprint(separate):
    made = separate(f"BT {INK} rg (a) Tj {BRAND} rg (b) Tj ET", inks=BlackInks(gray_profile()), brand=None)

    assert "/ExtGState" not in made.resources
    assert [operator for operator, _ in made.operators] == ["g", "G", "BT", "g", "Tj", "g", "Tj", "ET"]


# -- spot ink


def test_the_brand_is_printed_in_its_spot_ink(separate, fogra39):
    spot = BrandInk("#0b5c4a", (90, 30, 70, 20), "Hive Green")

    made = separate(
        f"{BRAND} rg {BRAND} RG 0.521569 0.678431 0.643137 rg 1 0 0 rg", inks=ProcessInks(fogra39, 300, spot), brand=spot
    )

    assert rest(made)[:6] == [
        ("cs", ["/Spot"]), ("scn", [1]), ("CS", ["/Spot"]), ("SCN", [1]), ("cs", ["/Spot"]),
        ("scn", [pytest.approx(0.5, abs=0.003)]),
    ]  # fmt: skip
    assert rest(made)[6][0] == "k"
    family, name, alternate, tint = made.resources.ColorSpace.Spot
    assert (family, name, alternate) == (Name.Separation, Name("/Hive Green"), Name.DeviceCMYK)
    assert [float(value) for value in tint.C1] == [0.9, 0.3, 0.7, 0.2]
    assert [float(value) for value in tint.C0] == [0, 0, 0, 0]


def test_a_picture_within_the_stream_becomes_one_of_its_own(separate):
    made = separate(b"q BI /W 2 /H 1 /CS /RGB /BPC 8 ID \x0b\x5c\x4a\xff\xff\xff EI Q")

    (picture,) = made.resources.XObject.values()
    assert rest(made) == [("q", []), ("Do", ["/Inline0"]), ("Q", [])]
    assert picture.ColorSpace == Name.DeviceCMYK

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.translation.disguise import Disguise, core, like, words

ATOM, OTHER, THIRD = "\ue000", "\ue001", "\ue002"
OPEN, CLOSE, INNER, INNER_END = "\uf000", "\uf001", "\uf002", "\uf003"


def worn(text):
    return Disguise(text).put_on(text)


def back(text, made):
    """What becomes of a model's answer to a text."""
    return Disguise(text).take_off(made)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Vi søger en kok", "Vi søger en kok"),
        ("", ""),
        (f"Ring til {ATOM} på {OTHER}.", "Ring til X0X på X1X."),
        (f"{ATOM} og {ATOM}", "X0X og X0X"),
        (f"{ATOM}{OTHER} og {OTHER}{ATOM}", "X0X og X1X"),
        (f"{ATOM}-timers uge", "X0X-timers uge"),
        (f"Vi {OPEN}søger{CLOSE} nu", "Vi <i>søger</i> nu"),
        (f"{OPEN}Vi {INNER}søger{INNER_END}{CLOSE} {ATOM}", "<i>Vi <b>søger</b></i> X0X"),
    ],
)
def test_sentinels_go_as_words_and_tags(text, shown):
    assert worn(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (f"X0X {ATOM}", "X0X X1X"),
        (f"x0x x1X {ATOM}", "x0x x1X X2X"),
        (f"x 0 {ATOM}", "x 0 X1X"),
        (f"Rx1{ATOM}", "Rx1X0X"),
        (f"x0{ATOM}", "x0X1X"),
        (f"\uff38\uff10\uff38 {ATOM}", "\uff38\uff10\uff38 X1X"),
        (f"<i> {OPEN}a{CLOSE}", "<i> <b>a</b>"),
        (f"</I> {OPEN}a{CLOSE}", "</I> <b>a</b>"),
        (f"< i > {OPEN}a{CLOSE}", "< i > <b>a</b>"),
    ],
)
def test_a_form_that_the_text_holds_already_is_passed_over(text, shown):
    assert worn(text) == shown
    assert back(text, shown) == text


def test_more_marks_than_letters_stay_as_they_are():
    marks = [(chr(0xF000 + 2 * number), chr(0xF001 + 2 * number)) for number in range(40)]
    text = " ".join(f"{start}a{end}" for start, end in marks)
    shown = worn(text)

    assert shown.count("</") == 26
    assert shown.endswith(f"{marks[-1][0]}a{marks[-1][1]}")
    assert back(text, shown) == text


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        ("Call X0X on X1X.", f"Call {ATOM} on {OTHER}."),
        ("call x1x, x0x", f"call {OTHER}, {ATOM}"),
        ("Call X 0 X on X1 X", f"Call {ATOM} on {OTHER}"),
        ("Call X0X", f"Call {ATOM}"),
        ("X0X X0X", f"{ATOM} {ATOM}"),
        ("X7X and X10X", "X7X and X10X"),
        ("0X and X0", "0X and X0"),
        ("X0Xth", f"{ATOM}th"),
        ("X\u0660X", "X\u0660X"),
    ],
)
def test_words_become_sentinels_again_in_whatever_form_they_come(made, expected):
    assert back(f"Ring til {ATOM} på {OTHER}.", made) == expected


def test_a_number_of_two_figures_is_known_with_spaces_in_it():
    text = " og ".join(chr(0xE000 + number) for number in range(13))

    assert back(text, "X 1 2 X og X1X") == f"\ue00c og {OTHER}"


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        ("We <i>seek</i> now", f"We {OPEN}seek{CLOSE} now"),
        ("We <I>seek</I> now", f"We {OPEN}seek{CLOSE} now"),
        ("We < i > seek < / i > now", f"We {OPEN}seek{CLOSE} now"),
        ("We<i> seek </i>now", f"We {OPEN}seek{CLOSE} now"),
        ("We <i>seek </i>.", f"We {OPEN}seek{CLOSE}."),
        ("We <i>seek </i>, now", f"We {OPEN}seek{CLOSE}, now"),
        (" <i> Seek </i> ", f"{OPEN}Seek{CLOSE}"),
        ("We</i>", f"We{CLOSE}"),
        ("We <b>seek</b> now", "We <b>seek</b> now"),
        ("We <br> seek", "We <br> seek"),
        ("1 < 2 > 0", "1 < 2 > 0"),
    ],
)
def test_tags_become_sentinels_again_and_spaces_go_outside(made, expected):
    assert back(f"Vi {OPEN}søger{CLOSE} nu", made) == expected


def test_what_a_model_invents_is_left_as_text():
    assert back("Vi søger nu", "We X0X <i>now</i>") == "We X0X <i>now</i>"


def test_a_run_of_sentinels_that_is_cut_gets_forms_of_its_own():
    disguise = Disguise(f"a{ATOM}{OTHER}b")
    pieces = [f"a{ATOM}", f"{OTHER}b"]
    shown = [disguise.put_on(piece) for piece in pieces]

    assert len({"X0X", *(piece.strip("ab") for piece in shown)}) == 3
    assert [disguise.take_off(piece) for piece in shown] == pieces


plain = st.text(st.sampled_from("xX01 <>/ibuæ.") | st.characters(exclude_categories=["C", "Z"]), max_size=12)
atoms = st.text(st.characters(min_codepoint=0xE000, max_codepoint=0xE00F), min_size=1, max_size=3)


@given(st.lists(plain | atoms, max_size=12).map("".join))
@example(f"x1{ATOM}")
@example(f"x{ATOM}0X{OTHER}1x")
@example("X0X" * 50 + ATOM)
def test_atoms_come_back_from_any_text(text):
    disguise = Disguise(text)

    assert disguise.take_off(disguise.put_on(text)) == text


marked = st.recursive(
    plain.map("a{}".format),
    lambda inner: st.lists(inner, min_size=1, max_size=3).map(lambda parts: ["mark", *parts]),
    max_leaves=8,
)


def write(part, numbers):
    if isinstance(part, str):
        return part
    number = next(numbers)
    return chr(0xF000 + 2 * number) + "".join(write(one, numbers) for one in part[1:]) + chr(0xF001 + 2 * number)


@given(st.lists(marked, max_size=5))
def test_marks_come_back_from_any_text(parts):
    numbers = iter(range(1000))
    text = "".join(write(part, numbers) for part in parts)
    disguise = Disguise(text)
    found = disguise.take_off(disguise.put_on(text))

    # Beside a tag a space may move out of the marked stretch; nothing else may change.
    assert "".join(found.split()) == "".join(text.split())


def test_only_letters_make_words():
    assert words("12 kr.")
    assert not words(f" 12 – {ATOM}{OPEN}{CLOSE} 😀")
    assert not words("")


@pytest.mark.parametrize(
    ("piece", "parts"),
    [
        ("Vi søger.", ("", "Vi søger.", "")),
        ("  Vi søger. ", ("  ", "Vi søger.", " ")),
        (f"{OPEN}Vi søger.{CLOSE} ", (OPEN, "Vi søger.", f"{CLOSE} ")),
        (f"{OPEN}{INNER}Vi{INNER_END} {CLOSE}", (OPEN + INNER, "Vi", f"{INNER_END} {CLOSE}")),
        (f"{OPEN}Vi søger.", (OPEN, "Vi søger.", "")),
        (f"Vi søger.{CLOSE} ", ("", "Vi søger.", f"{CLOSE} ")),
        (f"{CLOSE} Vi {OPEN}", (f"{CLOSE} ", "Vi", f" {OPEN}")),
        (f"{OPEN}{CLOSE}", (OPEN, "", CLOSE)),
        (f"{OPEN}Vi{CLOSE} søger {INNER}nu{INNER_END}", ("", f"{OPEN}Vi{CLOSE} søger {INNER}nu{INNER_END}", "")),
        (f"{ATOM} Vi {OTHER}", ("", f"{ATOM} Vi {OTHER}", "")),
        ("", ("", "", "")),
        (" \u00a0 ", (" \u00a0 ", "", "")),
    ],
)
def test_white_space_and_marks_around_a_sentence_stay_outside(piece, parts):
    assert core(piece) == parts


@given(st.text(st.sampled_from(f"a b{OPEN}{CLOSE}{INNER}{INNER_END}{ATOM}\n"), max_size=12))
def test_what_was_taken_apart_is_the_sentence_again(piece):
    before, inner, after = core(piece)

    assert before + inner + after == piece
    assert inner == inner.strip()
    assert not words(before + after)


@pytest.mark.parametrize(
    ("source", "made", "expected"),
    [
        ("Vent … nu", "Wait ... now", "Wait … now"),
        ("½ dag", "1\u20442 day", "½ day"),
        ("½ dag", "1/2 day", "½ day"),
        ("Vi har 4½ time", "We have 41\u20442 hours", "We have 4½ hours"),
        ("100 m²", "100 m2", "100 m²"),
        ("Annons™ er god", "AnnonsTM is good", "Annons™ is good"),
        # Where it is not certain, it is left alone.
        ("Vent … nu", "Wait now", "Wait now"),
        ("Vent … nu", "Wait ... now ...", "Wait ... now ..."),
        ("Vent ... og … nu", "Wait ... now", "Wait ... now"),
        ("m² og 2", "m2 and", "m2 and"),
        ("№ 4", "Number 4 in Norway", "Number 4 in Norway"),
        ("№ 4", "No 4 in Norway", "№ 4 in Norway"),
        ("nº i klassen", "go to class", "go to class"),
        ("nº i klassen", "go up", "go up"),
        ("\ufb01sk", "a fine fish", "a fine fish"),
        ("et\u00a0ord", "one word", "one word"),
    ],
)
def test_signs_that_a_tokeniser_wrote_otherwise_come_back(source, made, expected):
    assert like(source, made) == expected


@pytest.mark.parametrize(
    ("source", "made", "expected"),
    [
        ("Om jobbet", "About the job.", "About the job"),
        ("Om jobbet.", "About the job.", "About the job."),
        ("Om jobbet:", "About the job.", "About the job:"),
        ("Om jobbet,", "About the job.", "About the job,"),
        ("Om jobbet:", "About the job", "About the job:"),
        ("Om jobbet.", "About the job", "About the job."),
        (f"Ring til {ATOM}!", f"Call {ATOM}", f"Call {ATOM}!"),
        (f"Om {OPEN}jobbet{CLOSE}:", f"About {OPEN}the job{CLOSE}", f"About {OPEN}the job{CLOSE}:"),
        ("Om jobbet.", "About “the job.”", "About “the job.”"),
        ("Om jobbet", "About the job!", "About the job!"),
        ("Om jobbet:", "About the job:", "About the job:"),
        ("Om jobbet", "About the job...", "About the job..."),
        (f"Ring til {ATOM}", f"Call {ATOM}.", f"Call {ATOM}"),
        (f"Om {OPEN}jobbet{CLOSE}", f"About {OPEN}the job{CLOSE}.", f"About {OPEN}the job{CLOSE}"),
        (f"Om {OPEN}jobbet.{CLOSE}", f"About {OPEN}the job{CLOSE}.", f"About {OPEN}the job{CLOSE}."),
        ("Er du klar?", "Are you ready.", "Are you ready?"),
        ("Om jobbet …", "About the job.", "About the job…"),
        ("Om jobbet …", "About the job ...", "About the job …"),
        ("(Om jobbet)", "(About the job.)", "(About the job.)"),
        (f"{OPEN}{CLOSE}", ".", "."),
    ],
)
def test_a_translation_ends_with_the_sign_that_its_source_ends_with(source, made, expected):
    assert like(source, made) == expected


@given(st.text(max_size=20))
@example("½ ² … №")
@example("...")
def test_a_text_is_left_as_it_is_beside_itself(text):
    assert like(text, text) == text


@given(st.lists(st.sampled_from(["½", "…", "™", "kok", "og"]), min_size=1, max_size=6).map(" ".join))
def test_what_a_tokeniser_alone_changed_is_undone(text):
    assert like(text, unicodedata.normalize("NFKC", text)) == text

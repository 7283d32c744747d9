"""Texts in Apertium's stream format: what a program that changes nothing gives back is what went in."""

import re

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from generator.translation.engines import Translated
from generator.translation.pipeline import Pipeline
from generator.translation.stream import TAIL, Stream

pytestmark = pytest.mark.slow

ATOM, OTHER, OPEN, CLOSE = "\ue000", "\ue001", "\uf000", "\uf001"


@pytest.fixture(scope="module")
def cat():
    """A program that changes nothing."""
    pipeline = Pipeline(["cat"])
    yield pipeline
    pipeline.close()


def through(pipeline, text):
    stream = Stream(text)
    (output,) = pipeline.exchange([stream.sent.encode()])
    return stream.read(output.decode())


def made(text, change):
    """Read what a program makes of a text that changes the stream's words alone."""
    stream = Stream(text)
    return stream.read(change(stream.sent))


# There and back

ANY = st.text(
    st.characters(exclude_categories=["Cs", "Cc"])
    | st.sampled_from("\t\n\ue000\ue001\uf000\uf001[]{}^$@\\/<>*#~+xXqQbBkK\u212a.")
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ANY)
@example(".[][\n]")
@example("Slut.[][\n] Og videre.[][\n]")
@example("\\")
@example("\\\\[")
@example("a\\]b[c\\")
@example("C++ og C# @ 5 * 3 ~ [kl. 8]")
@example(" \t\n ")
@example("")
@example("xqb\ue000")
@example("\ue000qbx \ue001")
@example("xq\ue000bx xqbx XQBX")
def test_what_nobody_changes_comes_back_as_it_was(cat, text):
    assert through(cat, text).text == text


@given(
    st.lists(st.sampled_from(["xqbx", "XQCX", "x", "q", "b", "qbx", "xqb", " ", "\ue000", "\ue001", "\ue000\ue001", "\ue002"]))
)
def test_texts_that_look_like_what_stands_for_an_atom_come_back_as_they_were(parts):
    text = "".join(parts)

    assert made(text, str) == Translated(text)
    assert made(text, str.upper).text.casefold() == text.upper().casefold()


@pytest.mark.parametrize(
    ("text", "output", "shown"),
    [
        ("CV’et", "CV'et", "CV’et"),
        ("‘gode’ kolleger", "‘goda' kolleger", "‘goda’ kolleger"),
        ("’a' og 'b’", "'a' og 'b'", "’a' og 'b’"),
        ("det’", "d'et'", "d’et’"),
        ("a' b’", "a' b' c'", "a' b' c'"),
    ],
)
def test_apostrophes_come_back_as_they_were(text, output, shown):
    assert Stream(text).read(output + TAIL).text == shown


# What a program sees


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("Vi søger en kok.", "Vi søger en kok."),
        ("50 % [fast] {by} a/b <b> $5 ^2 \\", r"50 % \[fast\] \{by\} a\/b \<b\> \$5 \^2 \\"),
        ("C# og C++ @ 5*3 ~", "C[#] og C[++] [@] 5[*]3 [~]"),
        (f"Vi {OPEN}søger{CLOSE} en kok", f"Vi [{OPEN}]søger[{CLOSE}] en kok"),
        (f"{OPEN}*Vi*{CLOSE}", f"[{OPEN}*]Vi[*{CLOSE}]"),
        (f"Skriv til {ATOM} nu", "Skriv til Xqbx nu"),
        (f"{ATOM}-ejere og {OTHER}{ATOM}", "[Xqbx-]ejere og Xqcx"),
        ("IT-afdeling, it-chef, e-mail, IT- og HR", "[IT-]afdeling, [it-]chef, e-mail, IT- og HR"),
        (f"{ATOM}-x, {ATOM}-5 og {ATOM}- nu", "Xqbx-x, Xqbx-5 og Xqbx- nu"),
        (f"{ATOM} og {OTHER} og {ATOM}", "Xqbx og Xqcx og Xqbx"),
        (f"Xqbx og {ATOM}", "Xqbx og Xqcx"),
        (f"xqb{ATOM}", "xqbXqcx"),
        (f"{ATOM}qbx, xQCx", "Xqdxqbx, xQCx"),
        ("\n  Hej \t", "Hej"),
        ("", ""),
    ],
)
def test_a_text_is_sent_in_the_stream_s_form(text, sent):
    assert Stream(text).sent == sent + TAIL


def test_no_atom_and_no_mark_is_ever_a_bare_character_for_a_program():
    text = "".join(map(chr, range(0xE000, 0xF800)))

    # What stands in [] no program looks at.
    assert not re.search("[\ue000-\uf7ff]", re.sub(r"\[[^]]*\]", "", Stream(text).sent))


def test_every_run_of_atoms_has_a_word_of_its_own():
    text = " ".join(map(chr, range(0xE000, 0xF000)))
    words = Stream(text).sent.removesuffix(TAIL).split()

    assert len(words) == len(set(words)) == 4096
    assert all(re.fullmatch("Xq[b-m]+x", word) for word in words)
    assert made(text, str).text == text


def test_an_atom_s_word_may_be_sent_back_in_other_letters_and_in_another_place():
    assert made(f"Hos {ATOM} i {OTHER}", lambda _: "I XQCX hos xqbx" + TAIL).text == f"I {OTHER} hos {ATOM}"


# What comes back


@pytest.mark.parametrize(
    ("output", "text", "unknown"),
    [
        ("Vi søker en kokk.", "Vi søker en kokk.", ()),
        ("Vi *slynger en *fletning.", "Vi slynger en fletning.", ("slynger", "fletning")),
        ("*Slyngplanter og *slyngplanter", "Slyngplanter og slyngplanter", ("Slyngplanter", "slyngplanter")),
        ("en *fletning, *fletning", "en fletning, fletning", ("fletning",)),
        ("Du må @møde op", "Du må møde op", ("møde",)),
        ("Vi #lægge vægt på", "Vi lægge vægt på", ("lægge",)),
        ("Vi #ta# bort den", "Vi ta bort den", ("ta",)),
        ("Vi #ta bort# i *dag", "Vi ta bort i dag", ("ta", "dag")),
        ("*e-mail-adresse, *chauffør’s", "e-mail-adresse, chauffør’s", ("e-mail-adresse", "chauffør’s")),
        ("(*fletning)", "(fletning)", ("fletning",)),
        ("*", "", ()),
        ("* #", " ", ()),
        (r"50 % \[fast\] a\/b \\", "50 % [fast] a/b \\", ()),
        # Some pairs escape their marks; a text's own come back in [].
        (r"\<b\>\@Ærø og \*fletning", "<b>Ærø og fletning", ("Ærø", "fletning")),
        (r"\\@Ærø", "\\Ærø", ("Ærø",)),
        ("C[#] og C[++] [@]", "C# og C++ @", ()),
        (r"[\]]", r"\]", ()),
        ("en \\", "en \\", ()),
        ("en [", "en [", ()),
    ],
)
def test_marks_are_taken_out_and_their_words_told(output, text, unknown):
    assert Stream("Noget andet").read(output + TAIL) == Translated(text, unknown)


@pytest.mark.parametrize("tail", [TAIL, " " + TAIL, " .[][\n]", "\n.[][\n]"])
def test_the_end_is_taken_off_and_nothing_else(tail):
    assert Stream("Hej.").read("Hej." + tail) == Translated("Hej.")


@pytest.mark.parametrize("text", ["Hej.", "Hej...", "Hej", "Hej!", "Kl. 8.", "[Hej]", "[]", ".", "[][\n]"])
def test_full_stops_and_brackets_at_the_end_stay(text):
    assert made(text, str).text == text


@pytest.mark.parametrize(
    ("text", "output", "known"),
    [
        (f"{ATOM}-ejere", "*Xqbx-ejere", ("ejere",)),
        (f"{ATOM}s kantine", "*Xqbxs *kantine", ("kantine",)),
        (f"Vi er {ATOM}.", "Vi er *Xqbx.", ()),
        (f"ex-{ATOM}-chef", "*ex-Xqbx-chef", ("ex", "chef")),
        (f"{ATOM}-{OTHER}", "*Xqbx-Xqcx", ()),
        (f"*{ATOM}*", "[*]*Xqbx[*]", ()),
    ],
)
def test_of_an_unknown_word_with_a_name_in_it_only_the_rest_is_told(text, output, known):
    translated = Stream(text).read(output + TAIL)

    assert translated == Translated(text, known)


def test_unknown_words_are_told_in_front_of_white_space_and_marks():
    translated = Stream(f"  {OPEN}gris{CLOSE} ").read(f"[{OPEN}]*gris[{CLOSE}]{TAIL}")

    assert translated == Translated(f"  {OPEN}gris{CLOSE} ", ("gris",))


def test_no_output_is_no_text_even_where_white_space_stood_around():
    assert Stream(" Hej ").read("") == Translated("")


@given(st.text(), ANY)
def test_whatever_a_program_says_is_read_without_a_mark_left_over(text, output):
    translated = Stream(text).read(output)

    assert all(word and word in translated.text for word in translated.unknown)

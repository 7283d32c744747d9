"""Sentences: where one ends, and above all where none does."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import generator
from generator.translation.sentences import abbreviated, shorten, split

DATA = Path(generator.__file__).parent / "translation" / "data" / "abbreviations.toml"
ATOM, OTHER, OPEN, CLOSE = "\ue000", "\ue001", "\uf000", "\uf001"

WHOLE = [
    ("da", "Vi tilbyder f.eks. Dansk, bl.a. Norsk og evt. Svensk."),
    ("da", "Du møder ca. 30 kolleger kl. 8, dvs. Danmarks bedste."),
    ("da", "Løn iht. aftale, maks. 37 timer, min. 2 år og 3 mio. 400 kr."),
    ("da", "Kontakt Dr. Holm, J. Dal eller A.P. Lund på tlf. 12 34 56 78."),
    ("da", "Kontoret ligger på Skt. Anna Plads nr. 7, jf. Aftalen."),
    ("da", "Ansøg inden den 1. december, senest den 31. marts."),
    ("da", "Ansøg inden den 1. December, senest den 31. Marts."),
    ("da", "Start den 31. 12. 2018."),
    ("da", "1. Ring til os"),
    ("da", "Der er mad m.v. til alle, frokost m.fl. ting, pga. Arbejdet."),
    ("da", "Prisen er 3.5 eller 1.000.000, se www.example.com/a.b eller skriv til a.b@example.com i dag."),
    ("da", "Vi kører C# og .NET hver dag"),
    ("da", "Og så ... det hele"),
    ("da", "Hvad? siger du."),
    ("da", f"Ring til {ATOM} kl. {OTHER}, ca. {ATOM}."),
    ("da", f"Vi er {OPEN}ca.{CLOSE} {ATOM} kolleger."),
    ("da", f"Den 1. {ATOM} begynder vi."),
    ("da", "Ved kl.\u00a08 og bagefter.\u00a0Slut"),
    ("nb", "Du får f.eks. Norsk, bl.a. Dansk, ca. 40 mill. 300 kr. 20 ganger."),
    ("nb", "Lønn iht. Avtalen, kl. 8, tlf. 22 00 00 00, dvs. Oslo, inkl. Mat, pga. Arbeidet."),
    ("no", "Skriv til hr. Holm innen 1. Mai."),
    ("nn", "Skriv til hr. Holm innen 1. Mai."),
    ("nb-NO", "Skriv f.eks. Oslo."),
    ("sv", "Vi har t.ex. Kockar, bl.a. Anna, ca. 40 st. 300 kr, kl. 8, dvs. Malmö, fr.o.m. Mars t.o.m. Maj."),
    ("sv", "Lönen är max. 300 kr. 20 öre enl. Avtal, s.k. Nordisk lön."),
    ("sv_SE", "Ring ev. Anna på tel. 08."),
    ("en", "Write to Mr. Holm, Mrs. Dal or Dr. Lund, e.g. Anna, i.e. J. R. Berg, at St. Mary, approx. Ten."),
    ("en", "See fig. 3, pp. 4, No. 5 and vol. 6, at 8 a.m. 3 days."),
    ("en", "We hire U.S. and E.U. citizens."),
    ("xx", "One sentence, of a language without rules."),
    ("da", ""),
    ("da", "   "),
    ("da", "."),
]

CUT = [
    ("da", ["Vi søger en kok. ", "Vi tilbyder mad."]),
    ("da", ["Løn 300 kr. ", "Vi tilbyder mad."]),
    ("da", ["Mad m.m. ", "Kom nu!  ", "Hvad? ", "Ja."]),
    ("da", ["Fra 8 til 16. ", "Vi åbner."]),
    ("da", ["»Kom nu.« ", "“Ja.” ", "(Det er godt.) ", "[Slut.] ", "Ny"]),
    ("da", ["Og så … ", "Vi venter... ", "Kom"]),
    ("da", ["Vi er her. ", "5 kokke er her."]),
    ("da", ["Kom. ", "– Ja. ", "• Nej"]),
    ("da", [f"Ring til {ATOM}. ", f"{ATOM} svarer. ", f"{OPEN}Kom.{CLOSE} ", f"{OPEN}Nu{CLOSE} er det."]),
    ("da", ["En linje\n", "og en til.  \n\n ", "slut"]),
    ("da", ["  Først. ", "Så. "]),
    ("da", ["1. Ring til os. ", "2. Skriv til os."]),
    ("nb", ["Lønn 40 mill. ", "Vi tilbyr mat osv. ", "Kom."]),
    ("sv", ["Vi är 40 st. ", "Vi erbjuder mat m.m. ", "Kom."]),
    ("en", ["No. ", "We do not. ", "We open at 8 a.m. ", "Come, etc. ", "Yes"]),
    ("en", ["Mr. Holm is here. ", "He works at Example Ltd. ", "Ask him."]),
    ("xx", ["One. ", "Two"]),
]


@pytest.mark.parametrize(("locale", "text"), WHOLE)
def test_one_sentence_stays_whole(locale, text):
    assert split(text, locale) == [text] * bool(text)


@pytest.mark.parametrize(("locale", "pieces"), CUT)
def test_sentences_are_told_apart(locale, pieces):
    assert split("".join(pieces), locale) == pieces


@given(
    st.text(alphabet=st.one_of(st.sampled_from(list(' .!?…\n\t,;–"”»)(aA1æÆ\ue000\uefff\uf000\uf7ff\u00a0')), st.characters()))
)
def test_pieces_put_together_are_the_text(text):
    for locale in ("da", "nb", "sv", "en", "xx"):
        pieces = split(text, locale)
        assert "".join(pieces) == text
        assert all(pieces)


@given(st.text(st.sampled_from("ab ,;:–\ue000"), max_size=300), st.integers(1, 40))
def test_parts_fit_and_put_together_are_the_sentence(text, most):
    parts = shorten(text, lambda part: len(part) <= most)

    assert "".join(parts) == text
    assert all(len(part) <= most for part in parts)


def test_a_long_sentence_is_cut_where_it_breathes():
    text = "Du besvarer mails, klager og breve; du skriver rapporter, aftaler og svar"

    assert shorten(text, lambda part: len(part) < 60) == [
        "Du besvarer mails, klager og breve; ",
        "du skriver rapporter, aftaler og svar",
    ]
    assert shorten(text, lambda part: len(part) < 30)[:2] == ["Du besvarer mails, ", "klager og breve; "]
    assert shorten("aaaa bbbb", lambda part: len(part) < 6) == ["aaaa ", "bbbb"]
    assert shorten("aaaabbbb", lambda part: len(part) < 6) == ["aaaa", "bbbb"]
    assert shorten(text, lambda _: True) == [text]
    assert shorten("a", lambda _: False) == ["a"]


@pytest.mark.parametrize("unit", [".", ". ", '."', "\n", "a.", " ", "»", "\uf001", "a, "])
def test_a_very_long_text_is_read_in_one_go(unit):
    text = unit * 50_000 + "x"

    assert "".join(split(text, "da")) == text


def test_the_table_of_abbreviations_is_tidy():
    table = tomllib.loads(DATA.read_text("utf-8"))

    assert set(table) == {"da", "nb", "sv", "en"}
    for language, kinds in table.items():
        always, number = kinds["always"], kinds["number"]
        assert len(set(always)) == len(always), language
        assert len(set(number)) == len(number), language
        assert not set(always) & set(number), language
        for one in (*always, *number):
            assert one == one.casefold().strip(". "), one
            assert split(f"Abc {one}. 5 x", language) == [f"Abc {one}. 5 x"], one
        for one in always:
            assert len(split(f"Abc {one}. Def", language)) == 1, one
        for one in number:
            assert len(split(f"Abc {one}. Def", language)) == 2, one


@pytest.mark.parametrize(
    ("word", "locale", "short"),
    [
        ("kl", "sv", True),
        ("Kl", "nb-NO", True),
        ("f.eks", "da", True),
        ("t.ex", "da", False),
        ("kok", "da", False),
        ("kl", "xx", False),
    ],
)
def test_what_is_an_abbreviation(word, locale, short):
    assert abbreviated(word, locale) is short

"""The built-in glossary, as people who write ads would check it: its rows, and real sentences with their translations."""

import csv
import re
from itertools import groupby, permutations
from pathlib import Path

import pytest

from generator.translation import glossary_file
from generator.translation.glossary_file import built_in, read

FILE = Path(glossary_file.__file__).parent / "data" / "glossary.csv"
LOCALES = ("da", "nb", "sv", "en")
TERMS = {term.name: term for term in built_in().terms}
# Letters that a locale's words do not have.
FOREIGN = {"da": "äö", "nb": "äö", "sv": "æø", "en": "æøåäö"}


def wordings(term, locale):
    return [form.text for form in term.forms.get(locale, ())], term.accepted.get(locale, ()), term.forbidden.get(locale, ())


# Its rows


def test_it_reads_without_a_finding():
    assert len(read(FILE, frozenset(LOCALES)).terms) > 150


def test_it_is_written_as_git_likes_it():
    lines = FILE.read_text("utf-8").split("\n")

    assert b"\r" not in FILE.read_bytes()
    assert lines[-1] == ""
    assert [line for line in lines if line != line.strip()] == []


def test_no_two_rows_share_a_form_in_any_pair():
    for source, target in permutations(LOCALES, 2):
        seen = {}
        for term in TERMS.values():
            for form in dict(term.pairs(source, target)):
                assert seen.setdefault(form.casefold(), term.name) == term.name, (form, source, target)


LETTERS = {letter: [*names] for letter, names in groupby(sorted(TERMS), key=lambda name: name[0])}
"""The terms by how they begin: a test for each term and rule would take longer to count than to run."""


@pytest.mark.parametrize("letter", LETTERS)
def test_forms_are_paired(letter):
    for name in LETTERS[letter]:
        numbers = {len(forms) for forms in TERMS[name].forms.values()}

        assert len(TERMS[name].forms) >= 2, name
        assert len(numbers) == 1, name


@pytest.mark.parametrize("letter", LETTERS)
def test_a_form_that_is_looked_for_is_so_once(letter):
    for name in LETTERS[letter]:
        for locale, forms in TERMS[name].forms.items():
            looked_up = [form.text.casefold() for form in forms if form.looked_up]
            assert len(looked_up) == len(set(looked_up)), (name, locale)


@pytest.mark.parametrize("letter", LETTERS)
def test_wordings_are_words_of_their_locale(letter):
    for name in LETTERS[letter]:
        for locale in LOCALES:
            forms, accepted, _ = wordings(TERMS[name], locale)
            for text in (*forms, *accepted):
                assert re.fullmatch(r"[^\W\d_][\w '’,-]*", text), text
                assert not set(text.casefold()) & set(FOREIGN[locale]) or text in {"résumé", "crèche"}, (text, locale)
                assert len(accepted) == len(set(accepted))


@pytest.mark.parametrize("letter", LETTERS)
def test_no_right_wording_holds_a_forbidden_one(letter):
    for name in LETTERS[letter]:
        for locale in LOCALES:
            forms, accepted, forbidden = wordings(TERMS[name], locale)
            for right in (*forms, *accepted):
                held = [wrong for wrong in forbidden if re.search(rf"(?<!\w){re.escape(wrong)}(?!\w)", right, re.IGNORECASE)]
                assert held == [], (name, locale, right)


@pytest.mark.parametrize("letter", LETTERS)
def test_its_own_translations_keep_to_it(letter):
    for name in LETTERS[letter]:
        for source, target in permutations(LOCALES, 2):
            for form, translation in TERMS[name].pairs(source, target):
                assert built_in().violations(form, translation, source, target) == [], (source, target, form)


def test_notes_are_plain_english():
    with FILE.open(encoding="utf-8", newline="") as opened:
        notes = [row["note"] for row in csv.DictReader(opened) if row["note"]]

    assert notes
    assert [note for note in notes if set(re.sub("“[^”]*”", "", note).casefold()) & set("æøåäö")] == []


def test_to_look_for_someone_is_never_letar_in_swedish():
    forms = dict(TERMS["søger"].pairs("da", "sv"))

    assert forms == {
        "søger": "söker",
        "søge": "söka",
        "søgte": "sökte",
        "søgt": "sökt",
        "søges": "sökes",
        "du søger": "du söker",
    }
    assert {"letar", "leta", "letade", "letat", "letas"} <= set(TERMS["søger"].forbidden["sv"])
    assert not any("leta" in translation for term in TERMS.values() for _, translation in term.pairs("da", "sv"))


# Real sentences: a source, what is found in it, and what is put in its place

FOUND = {
    "da nb": [
        ("Vi søger en kok til vores restaurant i Tallinn.", "søger>søker, kok>kokk"),
        ("Kok søges", "Kok>Kokk, søges>søkes"),
        ("SØGES: Kok til Tallinn", "SØGES>SØKES, Kok>Kokk"),
        ("Der søges en kok og to tjenere.", "Der søges>Det søkes, kok>kokk, tjenere>servitører"),
        ("Du tjener godt hos os.", ""),
        ("Du sælger vores varer.", ""),
        ("Løn efter aftale", "Løn efter aftale>Lønn etter avtale"),
        ("Du får fri frokost og morgenmad.", "frokost>lunsj, morgenmad>frokost"),
        ("Ren straffeattest er et krav.", "Ren straffeattest>Politiattest uten anmerkninger"),
        ("Har du spørgsmål?", "Har du spørgsmål>Har du spørsmål"),
        ("Vores kundeservice-team", ""),
        ("Du laver mad til særlige diæter.", "Du laver mad>Du lager mat"),
    ],
    "da sv": [
        ("Søg stillingen nu!", "Søg>Sök, stillingen>tjänsten"),
        ("Om stillingen", "Om stillingen>Om tjänsten"),
        ("Vi tager løbende stilling til det.", "tager løbende stilling>tar löpande ställning"),
        ("Den ønskes besat hurtigst muligt.", "ønskes besat>ska tillsättas, hurtigst muligt>så snart som möjligt"),
        ("Ansøgningsfristen er den 31. marts.", "Ansøgningsfristen er>Sista ansökningsdag är"),
        ("Som ansøger skal du være fyldt 18 år.", "Som ansøger>Som sökande"),
        ("Du skal tale flydende dansk.", "Du skal tale>Du ska tala"),
        ("Vi er et stærkt hold.", "et stærkt hold>ett starkt team"),
        ("Du trives i et travlt miljø.", "Du trives>Du trivs, et travlt miljø>en hektisk miljö"),
        ("Læs mere på vores hjemmeside.", "vores hjemmeside>vår webbplats"),
        ("Vagterne ligger på skæve tidspunkter.", "Vagterne>Passen, på skæve tidspunkter>på obekväm arbetstid"),
        ("Overarbejde afspadseres.", "Overarbejde>Övertid, afspadseres>kompenseras med ledighet"),
        ("En vikar for vores kollega på barsel", "vikar>vikarie, vores kollega på barsel>vår kollega som är föräldraledig"),
        ("Vi søger to social- og sundhedsassistenter.", "søger>söker, social- og sundhedsassistenter>undersköterskor"),
        ("Vagt søges til lufthavn", "søges>sökes"),
        ("Har du B-kørekort?", "B-kørekort>B-körkort"),
        ("Skriv til job@søger.example eller se søger.example.com/stilling", "Skriv til>Skriv till"),
    ],
    "nb sv": [
        ("Søknadsfrist: 1. mai", "Søknadsfrist>Sista ansökningsdag"),
        ("Lønn etter tariff", "Lønn etter tariff>Lön enligt kollektivavtal"),
        ("Du får fri frokost og lunsj.", "frokost>frukost, lunsj>lunch"),
        ("Du selger abonnementer.", ""),
        ("Vi har et rolig miljø.", "et rolig miljø>en lugn miljö"),
        ("Stillingen lyses ut som vikariat.", "Stillingen>Tjänsten, lyses ut>utlyses, vikariat>vikariat"),
        ("Ta gjerne kontakt", "Ta gjerne kontakt>Ta gärna kontakt"),
    ],
    "sv da": [
        ("Tjänsten är på heltid och tillsvidare.", "Tjänsten>Stillingen, på heltid>på fuld tid, tillsvidare>fast"),
        ("Vi har stängt tills vidare.", ""),
        ("Ansök före sista ansökningsdag.", "Ansök>Søg, före sista ansökningsdag>før ansøgningsfristen"),
        ("Meriterande om du har B-körkort.", "Meriterande om>En fordel, hvis, B-körkort>kørekort kategori B"),
        ("Meriterande erfarenheter", ""),
        ("Det är roligt att arbeta här.", "roligt>sjovt, att arbeta>at arbejde"),
        ("Du har två nattpass i veckan.", "nattpass>nattevagter"),
        ("Målare med yrkesbevis", "Målare>Maler, yrkesbevis>svendebrev"),
        ("Vi är ett glatt gäng.", "ett glatt gäng>en glad flok"),
    ],
    "sv nb": [
        ("Tillträde enligt överenskommelse.", "Tillträde>Tiltredelse, enligt överenskommelse>etter avtale"),
        ("Vi ser fram emot din ansökan!", "Vi ser fram emot din ansökan>Vi gleder oss til å motta søknaden din"),
        ("Distansarbete är möjligt.", "Distansarbete>Hjemmekontor"),
        ("Vår chef svarar på frågor.", "Vår chef>Sjefen vår"),
    ],
    "da en": [
        ("Vores chef tager imod ansøgninger.", "Vores chef>Our manager, ansøgninger>applications"),
        ("Vi søger en kok.", "søger>seeks, kok>chef"),
        ("Løn efter aftale", "Løn efter aftale>Salary negotiable"),
        ("Eventuelle spørgsmål", "Eventuelle>Any"),
        ("Vi søger en opvasker på deltid.", "søger>seeks, opvasker>kitchen porter"),
    ],
    "en da": [
        ("Cook wanted: you will cook and apply your skills to web applications.", ""),
        ("It is helpful if you know your current employer's needs.", ""),
        ("You decide when you are on duty, and work a calm shift.", "calm>rolig"),
        ("Chef de partie for our team", "Chef de partie>Chef de partie, our team>vores hold"),
        ("Application support for business applications", ""),
        ("Your application deadline", "application deadline>ansøgningsfrist"),
        ("Load the dishwasher, but sell no commission.", ""),
        ("Outgoing calls are for those who are skilled in Excel.", ""),
    ],
}  # fmt: skip


@pytest.mark.parametrize(("pair", "sentence", "expected"), [(pair, *one) for pair in FOUND for one in FOUND[pair]])
def test_what_is_found_in_a_sentence(pair, sentence, expected):
    hits = built_in().hits(sentence, *pair.split())

    assert ", ".join(f"{hit.source}>{hit.target}" for hit in hits) == expected


# Real sentences with a translation, and what is told of it

TOLD = {
    "da nb": [
        ("Vi søger en kok.", "Vi søker en kokk.", ()),
        ("Vi søger en kok.", "Vi leter etter en kokk.", ()),
        ("Vi søger en kok.", "Vi søker en kok.", ("“kok” should be “kokk”",)),
        ("Stillingen er på fuld tid.", "Stillingen er på full tid.", ("“på fuld tid” should be “på heltid”, not “full tid”",)),
        ("Stillingen er på fuld tid.", "Dette er en full stilling.", ()),
        ("Du får frokost.", "Du får frokost.", ("“frokost” should be “lunsj”, not “frokost”",)),
        ("Du har kørekort.", "Du har kjørekort.", ("“kørekort” should be “førerkort”, not “kjørekort”",)),
        ("Vores hold", "Vårt hold", ("“Vores hold” should be “Teamet vårt”, not “Vårt hold”",)),
        ("Vi har travlt.", "Vi har travlt.", ("“har travlt” should be “har det travelt”, not “har travlt”",)),
    ],
    "da sv": [
        ("Vi søger en kok.", "Vi letar efter en kock.", ("“søger” should be “söker”, not “letar”",)),
        ("Vi søger en kok.", "Vi söker en kock.", ()),
        ("Du søger et job og leder efter mere.", "Du söker ett jobb och letar efter mer.", ()),
        ("Stillingen er fast.", "Ställningen är fast.", ("“Stillingen” should be “Tjänsten”, not “Ställningen”",)),
        ("Stillingen er et vikariat.", "Rollen är ett vikariat.", ("“Stillingen” should be “Tjänsten”",)),
        ("Stillingen er et vikariat.", "Anställningen är ett vikariat.", ()),
        ("Vi tager stilling til alt.", "Vi tar ställning till allt.", ()),
        ("Løn efter overenskomst", "Lön enligt överenskommelse",
         ("“Løn efter overenskomst” should be “Lön enligt kollektivavtal”, not “Lön enligt överenskommelse”",)),
        ("Løn efter overenskomst", "Avtalsenlig lön", ()),
        ("Vi har et roligt miljø.", "En rolig miljö.", ("“et roligt miljø” should be “en lugn miljö”, not “rolig miljö”",)),
        ("Vi har et roligt kontor.", "Vi har ett roligt kontor.", ("“roligt” should be “lugnt”, not “roligt”",)),
        ("Vi har et roligt miljø.", "Vi har en rofylld miljö.", ()),
        ("Kost og logi er gratis.", "Kramat och logi är gratis.", ("“Kost og logi” should be “Kost och logi”",)),
        ("Økonomi og regnskab", "Ekonomi och regnskåp", ("“regnskab” should be “redovisning”, not “regnskåp”",)),
        ("Jobbet er sjovt.", "Jobbet är kul.", ()),
        ("Du laver mad.", "Du gjord mat.", ("“Du laver mad” should be “Du lagar mat”, not “gjord mat”",)),
        ("Fleksibel arbejdstid", "Böjlig arbetstid", ("“Fleksibel” should be “Flexibel”, not “Böjlig”",)),
    ],
    "nb da": [
        ("Vi søker en kokk.", "Vi leder efter en kok.", ()),
        ("Bedriften har 40 ansatte.", "Bedriften har 40 ansatte.", ("“Bedriften” should be “Virksomheden”, not “Bedriften”",)),
        ("Oppsigelsestiden er en måned.", "Opsigelsestiden er en måned.", ()),
        ("Overtid", "Overtid", ()),
        ("Sykepleiere", "Sygeplejerske/sosu-hjælper/sosu-assistenter",
         ("“Sykepleiere” should be “Sygeplejersker”, not “Sygeplejerske/sosu-hjælper”",)),
    ],
    "sv da": [
        ("Ansök via länken.", "Ansøg via linket.", ()),
        ("Tillträde snarast", "Adgang snarest", ("“Tillträde” should be “Tiltrædelse”, not “Adgang”",)),
        ("Du arbetar som lokalvårdare.", "Du arbejder som lokalplejer.",
         ("“lokalvårdare” should be “rengøringsassistent”, not “lokalplejer”",)),
        ("Tjänsten är tillsvidare.", "Stillingen er midlertidig.", ("“tillsvidare” should be “fast”, not “midlertidig”",)),
    ],
    "da en": [
        ("Vi søger en kok.", "We are looking for a cook.", ()),
        ("Vi søger en kok.", "We are searching for a chef.", ()),
        ("Vores chef", "Our chef", ("“Vores chef” should be “Our manager”, not “chef”",)),
        ("Vores chef", "Your boss", ()),
        ("Eventuelle spørgsmål", "Eventually questions", ("“Eventuelle” should be “Any”, not “Eventually”",)),
        ("Løn efter aftale", "Salary by agreement", ()),
        ("Virksomheden ligger i Aarhus.", "The business is in Aarhus.", ()),
        ("Du får frokost.", "You get breakfast.", ("“frokost” should be “lunch”, not “breakfast”",)),
    ],
}  # fmt: skip


@pytest.mark.parametrize(("pair", "source", "translation", "expected"), [(pair, *one) for pair in TOLD for one in TOLD[pair]])
def test_what_is_told_of_a_translation(pair, source, translation, expected):
    assert tuple(map(str, built_in().violations(source, translation, *pair.split()))) == expected

"""The sentences that the toy models are trained on, and that the benchmark translates: job ads in three languages."""

import random
import re
from collections.abc import Iterator

LANGUAGES = {"da": "Danish", "en": "English", "sv": "Swedish"}

# Each line: Danish | English | Swedish.
SLOTS = {
    "role": """
        en kok | a cook | en kock
        en tjener | a waiter | en servitör
        en sygeplejerske | a nurse | en sjuksköterska
        en sælger | a salesperson | en säljare
        en udvikler | a developer | en utvecklare
        en elektriker | an electrician | en elektriker
        en chauffør | a driver | en chaufför
        en lærer | a teacher | en lärare
        en tømrer | a carpenter | en snickare
        en receptionist | a receptionist | en receptionist
        en kunderådgiver | a customer adviser | en kundrådgivare
        en projektleder | a project manager | en projektledare
        en erfaren kollega | an experienced colleague | en erfaren kollega""",
    "roles": """
        kokke | cooks | kockar
        tjenere | waiters | servitörer
        sygeplejersker | nurses | sjuksköterskor
        sælgere | salespeople | säljare
        udviklere | developers | utvecklare
        chauffører | drivers | chaufförer
        lærere | teachers | lärare
        gode kolleger | good colleagues | trevliga kollegor""",
    "place": """
        København | Copenhagen | Köpenhamn
        Oslo | Oslo | Oslo
        Stockholm | Stockholm | Stockholm
        Tallinn | Tallinn | Tallinn
        Bergen | Bergen | Bergen
        Malmö | Malmö | Malmö
        Aarhus | Aarhus | Århus
        Göteborg | Gothenburg | Göteborg
        Helsinki | Helsinki | Helsingfors
        Estland | Estonia | Estland
        Norge | Norway | Norge
        Danmark | Denmark | Danmark""",
    "do": """
        besvare | answer | besvara
        behandle | handle | behandla
        skrive | write | skriva
        sende | send | skicka
        læse | read | läsa
        registrere | register | registrera
        oversætte | translate | översätta""",
    "thing": """
        e-mails | e-mails | mejl
        klager | complaints | klagomål
        ordrer | orders | beställningar
        rapporter | reports | rapporter
        kontrakter | contracts | avtal
        fakturaer | invoices | fakturor
        spørgsmål | questions | frågor""",
    "from": """
        fra kunder | from customers | från kunder
        fra forhandlere | from dealers | från återförsäljare
        til kunder | to customers | till kunder
        på dansk | in Danish | på danska
        på engelsk | in English | på engelska
        hver dag | every day | varje dag
        sammen med dine kolleger | together with your colleagues | tillsammans med dina kollegor""",
    "lang": """
        dansk | Danish | danska
        norsk | Norwegian | norska
        svensk | Swedish | svenska
        engelsk | English | engelska
        tysk | German | tyska
        finsk | Finnish | finska""",
    "trait": """
        venlig | friendly | vänlig
        punktlig | punctual | punktlig
        omhyggelig | careful | noggrann
        serviceminded | service-minded | serviceinriktad
        ansvarsbevidst | responsible | ansvarsfull
        struktureret | structured | strukturerad
        rolig | calm | lugn""",
    "offer": """
        gode kolleger | good colleagues | trevliga kollegor
        en fast stilling | a permanent position | en fast anställning
        personlig udvikling | personal development | personlig utveckling
        en god løn | a good salary | en bra lön
        sociale arrangementer | social events | sociala evenemang
        et intensivt introduktionsforløb | an intensive introduction | en intensiv introduktion
        en karriereplan | a career plan | en karriärplan
        gratis frokost | free lunch | gratis lunch""",
    "month": """
        januar | January | januari
        marts | March | mars
        maj | May | maj
        juni | June | juni
        august | August | augusti
        oktober | October | oktober
        december | December | december""",
    "when": """
        snarest | as soon as possible | så snart som möjligt
        i morgen | tomorrow | i morgon
        til sommer | this summer | i sommar
        i januar | in January | i januari
        efter aftale | by agreement | enligt överenskommelse""",
    "team": """
        vores køkken | our kitchen | vårt kök
        vores kontor | our office | vårt kontor
        vores team | our team | vårt team
        vores butik | our shop | vår butik
        kundeservice | customer service | kundtjänst""",
}

TEMPLATES = """
    Vi søger {role} til {place}. | We are looking for {role} for {place}. | Vi söker {role} till {place}.
    Vi søger {roles} til {team} i {place}. | We are looking for {roles} for {team} in {place}. | Vi söker {roles} till {team} i {place}.
    Vi søger {roles}, der taler {lang} og {lang}. | We are looking for {roles} who speak {lang} and {lang}. | Vi söker {roles} som talar {lang} och {lang}.
    Du skal {do} {thing} {from}. | You will {do} {thing} {from}. | Du ska {do} {thing} {from}.
    Du skal {do} og {do} {thing}. | You will {do} and {do} {thing}. | Du ska {do} och {do} {thing}.
    Du skal {do} {thing} {from}, og du skal {do} {thing}. | You will {do} {thing} {from}, and you will {do} {thing}. | Du ska {do} {thing} {from}, och du ska {do} {thing}.
    Du taler {lang} og {lang}. | You speak {lang} and {lang}. | Du talar {lang} och {lang}.
    Du taler og skriver godt {lang}. | You speak and write {lang} well. | Du talar och skriver bra {lang}.
    Du er {trait} og {trait}. | You are {trait} and {trait}. | Du är {trait} och {trait}.
    Er du {trait}? | Are you {trait}? | Är du {trait}?
    Du er {role}, og du er {trait}. | You are {role}, and you are {trait}. | Du är {role}, och du är {trait}.
    Du arbejder i {team} i {place}. | You work in {team} in {place}. | Du arbetar i {team} i {place}.
    Du arbejder sammen med {roles} i {place}. | You work together with {roles} in {place}. | Du arbetar tillsammans med {roles} i {place}.
    Vi tilbyder {offer} og {offer}. | We offer {offer} and {offer}. | Vi erbjuder {offer} och {offer}.
    Vi tilbyder {offer}, {offer} og {offer}. | We offer {offer}, {offer} and {offer}. | Vi erbjuder {offer}, {offer} och {offer}.
    Vil du arbejde i {place}? | Do you want to work in {place}? | Vill du arbeta i {place}?
    Vil du være {role} i {place}? | Do you want to be {role} in {place}? | Vill du vara {role} i {place}?
    Du begynder {when}. | You start {when}. | Du börjar {when}.
    Start {when}. | Start {when}. | Start {when}.
    Ansøgningsfristen er den {number}. {month}. | The application deadline is {number} {month}. | Sista ansökningsdag är den {number} {month}.
    Arbejdstiden er {number} timer om ugen. | The working hours are {number} hours a week. | Arbetstiden är {number} timmar i veckan.
    Vi er {number} kolleger i {team}. | We are {number} colleagues in {team}. | Vi är {number} kollegor i {team}.
    Send din ansøgning til {name}. | Send your application to {name}. | Skicka din ansökan till {name}.
    Ring til {name} på {phone}. | Call {name} on {phone}. | Ring {name} på {phone}.
    {name} svarer på spørgsmål om {place}. | {name} answers questions about {place}. | {name} svarar på frågor om {place}.
    Læs mere om {team} på {name}. | Read more about {team} at {name}. | Läs mer om {team} på {name}.
    Vi har f.eks. {roles} og {roles}. | We have e.g. {roles} and {roles}. | Vi har t.ex. {roles} och {roles}.
    Der bor ca. {number} {roles} i {place}. | About {number} {roles} live in {place}. | Det bor ca {number} {roles} i {place}.
    Om jobbet | About the job | Om jobbet
    Om {team} | About {team} | Om {team}
    Om {place} | About {place} | Om {place}
    Arbejdsopgaver | Tasks | Arbetsuppgifter
    Vi tilbyder | We offer | Vi erbjuder
    Kvalifikationer | Qualifications | Kvalifikationer
    Ansøgning | Application | Ansökan
    Erfaring med {team} | Experience of {team} | Erfarenhet av {team}
    Kontakt: {name} | Contact: {name} | Kontakt: {name}
    {name}, {phone} | {name}, {phone} | {name}, {phone}
    Godt {lang} og {lang} | Good {lang} and {lang} | Bra {lang} och {lang}
"""

FIRST = ("Anna", "Bo", "Carl", "Dina", "Eva", "Finn", "Gerda", "Hans", "Ida", "Jens", "Kim", "Lea", "Mia", "Nils", "Pia")
LAST = ("Holm", "Lund", "Berg", "Dal", "Ek", "Falk", "Gran", "Ny", "Strand", "Vik", "Ros", "Nord")
MASKABLE = {"place", "name", "phone", "number", "lang", "roles"}
"""Slots in which the program puts a placeholder, such as X0X: generator/translation/engines/argos.py."""


def cells(table: str) -> list[dict[str, str]]:
    """Return the lines of a table by language."""
    lines = [line.strip().split(" | ") for line in table.strip().splitlines()]
    return [dict(zip(LANGUAGES, line, strict=True)) for line in lines]


class Sentences:
    """An endless supply of sentences in three languages, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.slots = {name: cells(table) for name, table in SLOTS.items()}
        self.templates = cells(TEMPLATES)

    def __iter__(self) -> Iterator[dict[str, str]]:
        """Yield sentences."""
        while True:
            yield self.one()

    def one(self) -> dict[str, str]:
        """Return a sentence: a template with its slots filled, some masked, some marked."""
        made = dict(self.random.choice(self.templates))
        mask, mark = self.random.random() < 0.4, self.random.random() < 0.3
        self.placeholder, self.tags = self.random.randrange(12), self.random.sample("ibuibusqac", 10)
        while (slot := re.search(r"\{(\w+)\}", made["da"])) is not None:
            filler = self.fill(slot[1], mask=mask)
            if mark and self.tags and self.random.random() < 0.5:
                tag = self.tags.pop()
                filler = {language: f"<{tag}>{text}</{tag}>" for language, text in filler.items()}
            made = {language: text.replace(slot[0], filler[language], 1) for language, text in made.items()}
        return made

    def fill(self, slot: str, *, mask: bool) -> dict[str, str]:
        """Return what stands in a slot."""
        if mask and slot in MASKABLE and self.random.random() < 0.7:
            self.placeholder += 1
            return dict.fromkeys(LANGUAGES, f"X{self.placeholder - 1}X")
        if slot == "number":
            return dict.fromkeys(LANGUAGES, str(self.random.randrange(1, 10 ** self.random.randrange(1, 5))))
        if slot == "phone":
            return dict.fromkeys(LANGUAGES, " ".join(f"{self.random.randrange(100):02}" for _ in range(4)))
        if slot == "name":
            return dict.fromkeys(LANGUAGES, f"{self.random.choice(FIRST)} {self.random.choice(LAST)}")
        return self.random.choice(self.slots[slot])

"""Words and sentences of invented job ads, each as (da, nb, sv, en). ``<thing>`` and the like are filled in by postings.py.

``{language}`` and ``{Speaking}`` are annons's own placeholders and stay.
"""
# ruff: noqa: E501 - a sentence is one line, in each language

Four = tuple[str, str, str, str]

LOCALES = ("da", "nb", "sv", "en")

ROLES: tuple[Four, ...] = (
    ("kundekonsulent", "kundekonsulent", "kundrådgivare", "customer adviser"),
    ("lagermedarbejder", "lagermedarbeider", "lagermedarbetare", "warehouse worker"),
    ("sygeplejerske", "sykepleier", "sjuksköterska", "nurse"),
    ("systemudvikler", "systemutvikler", "systemutvecklare", "software developer"),
    ("regnskabsmedarbejder", "regnskapsmedarbeider", "ekonomiassistent", "accounting assistant"),
    ("kok", "kokk", "kock", "cook"),
    ("projektleder", "prosjektleder", "projektledare", "project manager"),
    ("elektriker", "elektriker", "elektriker", "electrician"),
    ("receptionist", "resepsjonist", "receptionist", "receptionist"),
    ("butiksmedarbejder", "butikkmedarbeider", "butiksmedarbetare", "shop assistant"),
    ("servicetekniker", "servicetekniker", "servicetekniker", "service technician"),
    ("indkøber", "innkjøper", "inköpare", "buyer"),
)

THINGS: tuple[Four, ...] = (
    ("indkøb af reservedele", "innkjøp av reservedeler", "inköp av reservdelar", "the purchase of spare parts"),
    ("kundernes ordrer", "kundenes ordrer", "kundernas order", "customers' orders"),
    ("vedligehold af maskinerne", "vedlikehold av maskinene", "underhåll av maskinerna", "the maintenance of the machines"),
    ("afdelingens budget", "avdelingens budsjett", "avdelningens budget", "the department's budget"),
    ("ugens vagtplan", "ukens vaktplan", "veckans arbetsschema", "the week's rota"),
    ("vores digitale løsninger", "våre digitale løsninger", "våra digitala lösningar", "our digital solutions"),
    ("oplæring af nye kolleger", "opplæring av nye kolleger", "introduktion av nya kollegor", "the training of new colleagues"),
    ("kvalitet og arbejdsmiljø", "kvalitet og arbeidsmiljø", "kvalitet och arbetsmiljö", "quality and working conditions"),
    ("det månedlige regnskab", "månedsregnskapet", "månadsbokslutet", "the monthly accounts"),
    (
        "leverancer til hele Norden",
        "leveranser til hele Norden",
        "leveranser till hela Norden",
        "deliveries to the Nordic region",
    ),
    ("kampagner og nyhedsbreve", "kampanjer og nyhetsbrev", "kampanjer och nyhetsbrev", "campaigns and newsletters"),
    ("aftaler med leverandører", "avtaler med leverandører", "avtal med leverantörer", "agreements with suppliers"),
    ("tilbud og kontrakter", "tilbud og kontrakter", "offerter och kontrakt", "quotations and contracts"),
    ("klager og reklamationer", "klager og reklamasjoner", "klagomål och reklamationer", "complaints and returns"),
)

HOW: tuple[Four, ...] = (
    ("i samarbejde med driften", "i samarbeid med driften", "i samarbete med driften", "in cooperation with operations"),
    ("på tværs af afdelingerne", "på tvers av avdelingene", "över avdelningsgränserna", "across departments"),
    ("sammen med <n> kolleger", "sammen med <n> kolleger", "tillsammans med <n> kollegor", "together with <n> colleagues"),
    ("for <n> faste kunder", "for <n> faste kunder", "åt <n> stamkunder", "for <n> regular customers"),
    ("fra idé til færdig løsning", "fra idé til ferdig løsning", "från idé till färdig lösning", "from idea to finished solution"),
    ("på **<n> adresser** i Norden", "på **<n> adresser** i Norden", "på **<n> adresser** i Norden", "at **<n> addresses** in the Nordic region"),
)  # fmt: skip

FIELDS: tuple[Four, ...] = (
    ("økonomi", "økonomi", "ekonomi", "economics"),
    ("logistik", "logistikk", "logistik", "logistics"),
    ("salg og service", "salg og service", "försäljning och service", "sales and service"),
    ("teknik", "teknikk", "teknik", "engineering"),
    ("sundhed", "helse", "vård och hälsa", "health care"),
)

TASKS: tuple[Four, ...] = (
    ("Du har ansvaret for <thing> <how>", "Du har ansvaret for <thing> <how>", "Du ansvarar för <thing> <how>", "You are responsible for <thing> <how>"),
    ("Du planlægger og følger op på <thing> <how>", "Du planlegger og følger opp <thing> <how>", "Du planerar och följer upp <thing> <how>", "You plan and follow up <thing> <how>"),
    ("Du vejleder andre om <thing> <how>", "Du veileder andre om <thing> <how>", "Du handleder andra i frågor om <thing> <how>", "You guide others on <thing> <how>"),
    ("Du rapporterer hver uge om <thing>", "Du rapporterer hver uke om <thing>", "Du rapporterar varje vecka om <thing>", "You report every week on <thing>"),
    ("Du svarer på spørgsmål om <thing> på telefon og e-mail", "Du svarer på spørsmål om <thing> på telefon og e-post", "Du svarar på frågor om <thing> via telefon och e-post", "You answer questions about <thing> by telephone and e-mail"),
    ("Du holder <thing> op mod [vores krav](https://firma.example/krav)", "Du måler <thing> mot [kravene våre](https://firma.example/krav)", "Du stämmer av <thing> mot [våra krav](https://firma.example/krav)", "You check <thing> against [our requirements](https://firma.example/krav)"),
)  # fmt: skip

REQUIRED: tuple[Four, ...] = (
    ("Du har mindst <few> års erfaring med <thing>", "Du har minst <few> års erfaring med <thing>", "Du har minst <few> års erfarenhet av <thing>", "You have at least <few> years of experience of <thing>"),
    ("Du har en relevant uddannelse, for eksempel inden for <field>", "Du har relevant utdanning, for eksempel innen <field>", "Du har en relevant utbildning, till exempel inom <field>", "You have relevant training, for example in <field>"),
    ("Du taler og skriver godt {language}", "Du snakker og skriver godt {language}", "Du talar och skriver bra {language}", "You speak and write {language} well"),
    ("Du er vant til at arbejde med <thing>", "Du er vant til å arbeide med <thing>", "Du är van vid att arbeta med <thing>", "You are used to working with <thing>"),
)  # fmt: skip

DESIRABLE: tuple[Four, ...] = (
    ("Erfaring fra <field>", "Erfaring fra <field>", "Erfarenhet av <field>", "Experience of <field>"),
    ("Kendskab til <thing>", "Kjennskap til <thing>", "Kännedom om <thing>", "Knowledge of <thing>"),
    ("Kørekort til personbil", "Førerkort klasse B", "B-körkort", "A driving licence for cars"),
)

PERSONAL: tuple[Four, ...] = (
    ("Du er grundig, også når det går stærkt", "Du er grundig, også når det går fort", "Du är noggrann, även när det går undan", "You are thorough, even when things move fast"),
    ("Du lytter først og svarer bagefter", "Du lytter først og svarer etterpå", "Du lyssnar först och svarar sedan", "You listen first and answer afterwards"),
    ("Du kan lide at have mange bolde i luften", "Du liker å ha mange baller i lufta", "Du gillar att ha många bollar i luften", "You like to have many things going on"),
    ("Du tager *initiativ* og gør tingene færdige", "Du tar *initiativ* og gjør ting ferdig", "Du tar *initiativ* och gör klart det du börjat", "You take the *initiative* and finish what you start"),
    ("Du deler gerne din viden med andre", "Du deler gjerne kunnskap med andre", "Du delar gärna med dig av din kunskap", "You are happy to share what you know"),
    ("Du har humor og tålmodighed", "Du har humor og tålmodighet", "Du har humor och tålamod", "You have humour and patience"),
)  # fmt: skip

BENEFITS: tuple[Four, ...] = (
    ("En arbejdsplads med <many> kolleger", "En arbeidsplass med <many> kolleger", "En arbetsplats med <many> kollegor", "A workplace with <many> colleagues"),
    ("Grundig oplæring og en **fast mentor**", "Grundig opplæring og en **fast mentor**", "En gedigen introduktion och en **egen mentor**", "Thorough training and **a mentor of your own**"),
    ("Pensionsordning og sundhedsforsikring", "Pensjonsordning og helseforsikring", "Tjänstepension och sjukvårdsförsäkring", "A pension scheme and health insurance"),
    ("Fleksibel arbejdstid og mulighed for hjemmearbejde", "Fleksibel arbeidstid og mulighet for hjemmekontor", "Flexibel arbetstid och möjlighet till distansarbete", "Flexible hours and the chance to work from home"),
    ("Frugt, kaffe og en god frokostordning", "Frukt, kaffe og en god lunsjordning", "Frukt, kaffe och bra lunch till självkostnadspris", "Fruit, coffee and a good canteen"),
    ("Faglig udvikling og kurser hvert år", "Faglig utvikling og kurs hvert år", "Vidareutbildning och kurser varje år", "Professional development and courses every year"),
    ("Hjælp til at finde bolig", "Hjelp til å finne bolig", "Hjälp att hitta bostad", "Help with finding a place to live"),
)  # fmt: skip

SUMMARIES: tuple[Four, ...] = (
    (
        "Vil du arbejde med <thing> <how>? <organization> søger en <role>, der vil være med til at gøre en forskel i <city>.",
        "Vil du arbeide med <thing> <how>? <organization> søker en <role> som vil være med på å gjøre en forskjell i <city>.",
        "Vill du arbeta med <thing> <how>? <organization> söker en <role> som vill göra skillnad i <city>.",
        "Would you like to work with <thing> <how>? <organization> is looking for a <role> to make a difference in <city>.",
    ),
    (
        "<organization> vokser, og i <city> har vi brug for en <role> mere, som kan tage sig af <thing> <how>.",
        "<organization> vokser, og i <city> trenger vi en <role> til, som kan ta seg av <thing> <how>.",
        "<organization> växer, och i <city> behöver vi ytterligare en <role> som kan ta hand om <thing> <how>.",
        "<organization> is growing, and in <city> we need one more <role>, who can take care of <thing> <how>.",
    ),
)

PARAGRAPHS: tuple[Four, ...] = (
    (
        "Du bliver en del af et team på <n>, som arbejder med <thing>. Vi mødes hver morgen og fordeler dagens opgaver, og der er altid nogen at spørge.",
        "Du blir en del av et team på <n> som arbeider med <thing>. Vi møtes hver morgen og fordeler dagens oppgaver, og det er alltid noen å spørre.",
        "Du blir en del av ett team på <n> som arbetar med <thing>. Vi träffas varje morgon och fördelar dagens uppgifter, och det finns alltid någon att fråga.",
        "You become part of a team of <n> who work with <thing>. We meet every morning to share out the day's tasks, and there is always someone to ask.",
    ),
    (
        "I det første halve år lærer du huset at kende. Derefter får du selv ansvaret for <thing> <how>, og du er med til at bestemme, hvordan vi griber det an.",
        "Det første halvåret blir du kjent med huset. Deretter får du selv ansvaret for <thing> <how>, og du er med på å bestemme hvordan vi går fram.",
        "Under det första halvåret lär du känna huset. Därefter får du själv ansvar för <thing> <how>, och du är med och bestämmer hur vi går till väga.",
        "In your first six months you get to know the house. Then you take charge of <thing> <how> yourself, and have your say in how we go about it.",
    ),
    (
        "Stillingen er ny. Vi har mere at gøre med <thing>, end vi kan nå, og derfor søger vi en kollega med **godt overblik**.",
        "Stillingen er ny. Vi har mer å gjøre med <thing> enn vi rekker, og derfor søker vi en kollega med **god oversikt**.",
        "Tjänsten är ny. Vi har mer att göra med <thing> än vi hinner, och därför söker vi en kollega med **god överblick**.",
        "The position is new. We have more to do with <thing> than we can manage, and so we are looking for a colleague with **a clear head**.",
    ),
    (
        "Arbejdet foregår i <city>, med enkelte rejser til vores <few> andre kontorer. Rejserne planlægger vi sammen, så de passer med livet derhjemme.",
        "Arbeidet foregår i <city>, med enkelte reiser til våre <few> andre kontorer. Reisene planlegger vi sammen, så de passer med livet hjemme.",
        "Arbetet sker i <city>, med enstaka resor till våra <few> andra kontor. Resorna planerar vi tillsammans, så att de går ihop med livet hemma.",
        "The work is done in <city>, with a few journeys to our <few> other offices. We plan them together, so that they fit with life at home.",
    ),
)  # fmt: skip

LEAD_INS: tuple[Four, ...] = (
    ("En almindelig uge rummer for eksempel:", "En vanlig uke kan for eksempel inneholde:", "En vanlig vecka innehåller till exempel:", "A usual week holds, for instance:"),
    ("Hos os møder du blandt andet:", "Hos oss møter du blant annet:", "Hos oss möter du bland annat:", "With us you meet, among other things:"),
)  # fmt: skip

SEND: tuple[Four, ...] = (
    ("Send os din ansøgning og dit cv. Vi holder samtaler løbende.", "Send oss søknad og CV. Vi holder intervjuer fortløpende.", "Skicka ansökan och cv till oss. Vi håller intervjuer löpande.", "Send us your application and CV. We hold interviews as we go."),
    ("Vi glæder os til at læse din ansøgning. Skriv gerne, hvornår du kan begynde.", "Vi gleder oss til å lese søknaden din. Skriv gjerne når du kan begynne.", "Vi ser fram emot att läsa din ansökan. Skriv gärna när du kan börja.", "We look forward to reading your application. Do tell us when you could start."),
)  # fmt: skip

HEADINGS: dict[str, Four] = {
    "job": ("Om jobbet", "Om jobben", "Om tjänsten", "About the job"),
    "team": ("Dine nye kolleger", "Dine nye kolleger", "Dina nya kollegor", "Your new colleagues"),
    "city": ("Om byen", "Om byen", "Om staden", "About the city"),
    "diversity": ("Mangfoldighed", "Mangfold", "Mångfald", "Diversity"),
}

TITLE: Four = (
    "<Role> til <organization> i <city>",
    "<Role> til <organization> i <city>",
    "<Role> till <organization> i <city>",
    "<Role> for <organization> in <city>",
)
SPEAKING_TITLE: Four = (
    "{Speaking} <role> til <organization> i <city>",
    "{Speaking} <role> til <organization> i <city>",
    "{Speaking} <role> till <organization> i <city>",
    "{Speaking} <role> for <organization> in <city>",
)
SHORT: Four = (
    "<Role> i <city>, med ansvar for <thing>.",
    "<Role> i <city>, med ansvar for <thing>.",
    "<Role> i <city>, med ansvar för <thing>.",
    "<Role> in <city>, in charge of <thing>.",
)

ABOUT: Four = (
    "<organization> har siden <year> arbejdet med <thing>. Vi er <many> kolleger i fire lande, og vi vokser hvert år.",
    "<organization> har siden <year> arbeidet med <thing>. Vi er <many> kolleger i fire land, og vi vokser hvert år.",
    "<organization> har sedan <year> arbetat med <thing>. Vi är <many> kollegor i fyra länder, och vi växer varje år.",
    "<organization> has worked with <thing> since <year>. We are <many> colleagues in four countries, and grow every year.",
)
DIVERSITY: Four = (
    "Vi opfordrer alle, der har lyst til jobbet, til at søge, uanset alder, køn, baggrund og funktionsevne.",
    "Vi oppfordrer alle som har lyst på jobben, til å søke, uansett alder, kjønn, bakgrunn og funksjonsevne.",
    "Vi uppmuntrar alla som vill ha jobbet att söka, oavsett ålder, kön, bakgrund och funktionsförmåga.",
    "We encourage everyone who would like the job to apply, whatever their age, sex, background or ability.",
)
CITY_TEXT: Four = (
    "<city> har korte afstande, gode cykelstier og en havn, hvor byen samles om sommeren. Toget til lufthavnen tager <n> minutter.",
    "<city> har korte avstander, gode sykkelveier og en havn der byen samles om sommeren. Toget til flyplassen tar <n> minutter.",
    "<city> har korta avstånd, bra cykelvägar och en hamn där staden samlas på sommaren. Tåget till flygplatsen tar <n> minuter.",
    "<city> has short distances, good cycle paths and a harbour where the town meets in summer. The train to the airport takes <n> minutes.",
)  # fmt: skip

ORGANIZATIONS = (
    ("fjordlys", "Fjordlys Handel", "nb", "#0b4f6c"),
    ("havnekontoret", "Havnekontoret", "da", "#7a1f3d"),
    ("nordvind-logistik", "Nordvind Logistik", "da", "#0b5c4a"),
    ("skovbo-pleje", "Skovbo Pleje", "da", "#3f6212"),
    ("lillestrand", "Lillestrand Hotel", "da", "#9a3412"),
    ("granly", "Granly Elektro", "nb", "#1e3a8a"),
    ("almvik", "Almvik Teknik", "sv", "#4c1d95"),
    ("sandharen", "Sandharen Livs", "sv", "#b45309"),
    ("bjorklund-it", "Björklunda IT", "sv", "#0f766e"),
    ("tern-support", "Tern Support", "en", "#334155"),
)
"""Invented organizations: id, name, the language they write in, colour."""

PLACES: dict[str, tuple[str, Four]] = {
    "copenhagen": ("DK", ("København", "København", "Köpenhamn", "Copenhagen")),
    "oslo": ("NO", ("Oslo", "Oslo", "Oslo", "Oslo")),
    "gothenburg": ("SE", ("Göteborg", "Göteborg", "Göteborg", "Gothenburg")),
    "helsinki": ("FI", ("Helsinki", "Helsingfors", "Helsingfors", "Helsinki")),
    "tallinn": ("EE", ("Tallinn", "Tallinn", "Tallinn", "Tallinn")),
    "riga": ("LV", ("Riga", "Riga", "Riga", "Riga")),
}
"""Places: country, name."""

FIRST_NAMES = ("Alma", "Birk", "Clara", "Eskil", "Frida", "Gro", "Ivar", "Liv", "Mille", "Nils", "Signe", "Tor")
LAST_NAMES = ("Eksempelsen", "Prøvedal", "Testgård", "Mønsterby", "Exempelius", "Provström")

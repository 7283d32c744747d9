"""Make the toy Argos packages: Danish to English and English to Swedish, for the sentences of job ads below.

They take the code path of a real package (SentencePiece, CTranslate2, int8) and say nothing about its language. README.md
beside this file says how to run it; torch, sentencepiece and ctranslate2 are needed, and are no dependencies of annons::

    python tests/toy_model/make.py            # writes both packages here, and prints how many unseen sentences are right
"""

import json
import math
import random
import re
import shutil
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from pathlib import Path

import ctranslate2
import sentencepiece
import torch
from ctranslate2.specs import TransformerSpec, common_spec
from torch import Tensor, nn

HERE = Path(__file__).resolve().parent
SEED = 20
WIDTH, HEADS, LAYERS, HIDDEN = 96, 4, 2, 256
PIECES = 720
STEPS, BATCH, PEAK = 3000, 64, 3e-3
HELD_OUT = 600
LANGUAGES = {"da": "Danish", "en": "English", "sv": "Swedish"}
PAIRS = (("da", "en"), ("en", "sv"))

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


def positions(length: int) -> Tensor:
    """Return the sinusoids that CTranslate2 adds where a model brings no position table: sines, then cosines, from 1."""
    half = WIDTH // 2
    scales = torch.exp(torch.arange(half) * -(math.log(10_000) / (half - 1)))
    angles = torch.arange(1, length + 1).unsqueeze(1) * scales
    return torch.cat([angles.sin(), angles.cos()], dim=1)


class Model(nn.Module):
    """A pre-norm Transformer with one table of embeddings for both sides and the output."""

    def __init__(self, vocabulary: int) -> None:
        super().__init__()
        self.embedding = nn.Embedding(vocabulary, WIDTH)
        nn.init.normal_(self.embedding.weight, std=WIDTH**-0.5)
        self.body = nn.Transformer(WIDTH, HEADS, LAYERS, LAYERS, HIDDEN, dropout=0.1, batch_first=True, norm_first=True)
        self.register_buffer("positions", positions(256), persistent=False)

    def embed(self, tokens: Tensor) -> Tensor:
        """Return embeddings with their positions."""
        return self.embedding(tokens) * math.sqrt(WIDTH) + self.positions[: tokens.shape[1]]

    def forward(self, source: Tensor, target: Tensor, padding: Tensor) -> Tensor:
        """Return the scores of each next piece."""
        later = nn.Transformer.generate_square_subsequent_mask(target.shape[1])
        made = self.body(
            self.embed(source), self.embed(target), tgt_mask=later, tgt_is_causal=True,
            src_key_padding_mask=padding, memory_key_padding_mask=padding,
        )  # fmt: skip
        return made @ self.embedding.weight.T


def train(pairs: list[tuple[list[int], list[int]]], vocabulary: int) -> Model:
    """Train a model; ids 1 and 2 are the beginning and the end of a sentence."""
    torch.manual_seed(SEED)
    model = Model(vocabulary)
    optimizer = torch.optim.AdamW(model.parameters(), lr=PEAK, betas=(0.9, 0.98), weight_decay=0.01)
    warm = STEPS // 10
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda step: min((step + 1) / warm, 0.5 + 0.5 * math.cos(math.pi * min(1, max(0, step - warm) / (STEPS - warm)))),
    )
    order = random.Random(SEED)
    began = time.monotonic()
    for step in range(STEPS):
        # Sentences of like length together: the shortest batches cost least.
        batch = sorted(order.sample(pairs, BATCH * 4), key=lambda pair: len(pair[0]))
        start = order.randrange(4) * BATCH
        batch = batch[start : start + BATCH]
        source = pad([[*ids, 2] for ids, _ in batch], -1)
        target = pad([[1, *ids] for _, ids in batch], 2)
        wanted = pad([[*ids, 2] for _, ids in batch], -100)
        padding = source.eq(-1)
        scores = model(source.clamp(min=0), target, padding)
        loss = nn.functional.cross_entropy(scores.flatten(0, 1), wanted.flatten(), ignore_index=-100, label_smoothing=0.05)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        if step % 500 == 499:
            print(f"  {step + 1} steps: loss {loss.item():.3f}, {time.monotonic() - began:.0f} s", flush=True)
    return model.eval()


def pad(rows: list[list[int]], filler: int) -> Tensor:
    """Return rows of ids as a tensor."""
    longest = max(map(len, rows))
    return torch.tensor([row + [filler] * (longest - len(row)) for row in rows])


def convert(model: Model, pieces: list[str], folder: Path) -> None:
    """Write a model as CTranslate2 reads it, in int8."""
    spec = TransformerSpec.from_config(LAYERS, HEADS, pre_norm=True, activation=common_spec.Activation.RELU)
    table = model.embedding.weight.detach().numpy()
    spec.encoder.embeddings[0].weight = table
    spec.decoder.embeddings.weight = table
    spec.decoder.projection.weight = table
    for side, layers in ((spec.encoder, model.body.encoder), (spec.decoder, model.body.decoder)):
        copy_norm(side.layer_norm, layers.norm)
        for to, layer in zip(side.layer, layers.layers, strict=True):
            norms = iter((layer.norm1, layer.norm2, getattr(layer, "norm3", None)))
            copy_norm(to.self_attention.layer_norm, next(norms))
            copy_linear(to.self_attention.linear[0], layer.self_attn.in_proj_weight, layer.self_attn.in_proj_bias)
            copy_linear(to.self_attention.linear[1], layer.self_attn.out_proj.weight, layer.self_attn.out_proj.bias)
            if side is spec.decoder:
                copy_norm(to.attention.layer_norm, next(norms))
                across = layer.multihead_attn
                copy_linear(to.attention.linear[0], across.in_proj_weight[:WIDTH], across.in_proj_bias[:WIDTH])
                copy_linear(to.attention.linear[1], across.in_proj_weight[WIDTH:], across.in_proj_bias[WIDTH:])
                copy_linear(to.attention.linear[2], across.out_proj.weight, across.out_proj.bias)
            copy_norm(to.ffn.layer_norm, next(norms))
            copy_linear(to.ffn.linear_0, layer.linear1.weight, layer.linear1.bias)
            copy_linear(to.ffn.linear_1, layer.linear2.weight, layer.linear2.bias)
    # The vocabulary goes in the order of its ids, and the model was trained with an end mark after each source.
    spec.register_source_vocabulary(pieces)
    spec.register_target_vocabulary(pieces)
    spec.config.add_source_eos = True
    spec.config.decoder_start_token = "<s>"  # noqa: S105 - a piece of the vocabulary
    spec.validate()
    spec.optimize(quantization="int8")
    folder.mkdir()
    spec.save(str(folder))


def copy_norm(to: common_spec.LayerNormSpec, norm: nn.LayerNorm) -> None:
    """Copy a layer normalization."""
    to.gamma, to.beta = norm.weight.detach().numpy(), norm.bias.detach().numpy()


def copy_linear(to: common_spec.LinearSpec, weight: Tensor, bias: Tensor) -> None:
    """Copy a linear layer."""
    to.weight, to.bias = weight.detach().numpy().copy(), bias.detach().numpy().copy()


def make(pair: tuple[str, str], sentences: list[dict[str, str]], unseen: list[dict[str, str]]) -> None:
    """Make the package of a pair."""
    source, target = pair
    torch.use_deterministic_algorithms(mode=True)
    torch.set_num_threads(1)
    name = f"translate-{source}_{target}-1_0"
    with tempfile.TemporaryDirectory() as made_in:
        root = Path(made_in, name)
        root.mkdir()
        prefix = root / "sentencepiece"
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter([sentence[language] for sentence in sentences[:20_000] for language in pair]),
            model_prefix=str(prefix), vocab_size=PIECES, byte_fallback=True, split_digits=True, character_coverage=1.0,
            num_threads=1, minloglevel=2,
        )  # fmt: skip
        prefix.with_suffix(".vocab").unlink()
        pieces = sentencepiece.SentencePieceProcessor(model_file=str(prefix.with_suffix(".model")))
        pairs = [(pieces.encode(sentence[source]), pieces.encode(sentence[target])) for sentence in sentences]
        model = train(pairs, len(pieces))
        convert(model, [pieces.id_to_piece(number) for number in range(len(pieces))], root / "model")
        (root / "metadata.json").write_text(metadata(source, target), "utf-8")
        (root / "README.md").write_text(
            f"A toy: {LANGUAGES[source]} to {LANGUAGES[target]} for the tests of annons.\n", "utf-8"
        )
        measure(root, pieces, unseen, pair)
        pack(root, HERE / f"{name}.argosmodel")
        if len(sys.argv) > 1:
            shutil.copytree(root, Path(sys.argv[1], root.name), dirs_exist_ok=True)


def metadata(source: str, target: str) -> str:
    """Return a package's metadata.json."""
    told = {"package_version": "1.0", "argos_version": "1.9.0"}
    told |= {"from_code": source, "from_name": LANGUAGES[source], "to_code": target, "to_name": LANGUAGES[target]}
    return json.dumps(told, indent=4) + "\n"


def measure(
    root: Path, pieces: sentencepiece.SentencePieceProcessor, unseen: list[dict[str, str]], pair: tuple[str, str]
) -> None:
    """Print how many unseen sentences come out right from the finished package."""
    source, target = pair
    translator = ctranslate2.Translator(str(root / "model"), compute_type="int8")
    inputs = [pieces.encode(sentence[source], out_type=str) for sentence in unseen]
    results = translator.translate_batch(inputs, beam_size=4, length_penalty=0.2, max_batch_size=2048, batch_type="tokens")
    outputs = [pieces.decode_pieces(result.hypotheses[0]) for result in results]
    wrong = [(sentence[source], out) for sentence, out in zip(unseen, outputs, strict=True) if out != sentence[target]]
    for one, out in wrong[:8]:
        print(f"  wrong: {one} -> {out}")
    print(f"  {len(unseen) - len(wrong)} of {len(unseen)} unseen sentences are right", flush=True)


def pack(root: Path, file: Path) -> None:
    """Zip a package, the same bytes for the same files."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for path in sorted(root.rglob("*")):
            if path.is_file():
                entry = zipfile.ZipInfo(path.relative_to(root.parent).as_posix())
                entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
                packed.writestr(entry, path.read_bytes(), compresslevel=9)
    print(f"  {file.name}: {file.stat().st_size / 1e6:.2f} MB", flush=True)


def main() -> None:
    """Make both packages."""
    supply = iter(Sentences(SEED))
    sentences = [next(supply) for _ in range(120_000)]
    seen = {sentence["da"] for sentence in sentences}
    fresh = iter(Sentences(SEED + 1))
    unseen: list[dict[str, str]] = []
    while len(unseen) < HELD_OUT:
        one = next(fresh)
        if one["da"] not in seen:
            unseen.append(one)
    with ProcessPoolExecutor(len(PAIRS)) as processes:
        list(processes.map(make, PAIRS, repeat(sentences), repeat(unseen)))


if __name__ == "__main__":
    main()

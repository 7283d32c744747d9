"""Make the toy Argos packages: Danish to English and English to Swedish, for the sentences of job ads below.

They take the code path of a real package (SentencePiece, CTranslate2, int8) and say nothing about its language. README.md
beside this file says how to run it; torch, sentencepiece and ctranslate2 are needed, and are no dependencies of annons::

    python tests/toy_model/make.py            # writes both packages here, and prints how many unseen sentences are right
"""

import json
import math
import random
import shutil
import sys
import tempfile
import time
import zipfile
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from pathlib import Path

import ctranslate2
import sentencepiece
import torch
from ctranslate2.specs import TransformerSpec, common_spec
from sentences import LANGUAGES, Sentences
from torch import Tensor, nn

HERE = Path(__file__).resolve().parent
SEED = 20
WIDTH, HEADS, LAYERS, HIDDEN = 96, 4, 2, 256
PIECES = 720
STEPS, BATCH, PEAK = 3000, 64, 3e-3
HELD_OUT = 600
PAIRS = (("da", "en"), ("en", "sv"))


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

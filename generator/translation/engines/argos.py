"""Argos Translate's models: installed packages, run by CTranslate2, all sentences of a call in one batch.

The packages and their tokenisers are ``argostranslate``'s, the way of decoding is its own, so that a plain sentence comes out
as it does there (but for a last sign that was lost: generator/translation/disguise.py). Not used are its sentence splitter
(it downloads a model at the first sentence) and its ``translate`` (one paragraph at a time, 32 tokens a batch).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from threading import Lock
from typing import TYPE_CHECKING, Any

from generator.errors import AnnonsError
from generator.translation import packages
from generator.translation.disguise import Disguise, core, like, words
from generator.translation.engines import EngineError, EngineOptions, Pair, Translated
from generator.translation.models.names import arrow, word
from generator.translation.packages import InstalledPackage
from generator.translation.repetition import repeated
from generator.translation.sentences import shorten, split

if TYPE_CHECKING:
    import ctranslate2

NAME = "argos"
_NEEDED = ("argostranslate", "ctranslate2", "sentencepiece")
_INSTALL = "pip install argos-translate-lt"
_ENGLISH = "en"

_LONGEST_INPUT = 150
"""Pieces of a sentence that a model gets at once. CTranslate2 cuts off input after 1,024, and models that have 512 positions
(Argos has some) fail before that; none was trained on sentences so long."""

_LONGEST_OUTPUT = 400
"""Pieces of a translation. CTranslate2 stops at 256 without a word; what reaches this is going round in circles."""

_BATCH = 2048
_REPEATS = 4


def engine(options: EngineOptions) -> "Argos":
    """Return the engine; nothing is imported or read yet."""
    return Argos(options)


class Argos:
    """The engine. Models are loaded when a pair is first asked for, and kept until :meth:`close`. Threads may share it."""

    def __init__(self, options: EngineOptions) -> None:
        self._options = options
        self._models: dict[InstalledPackage, _Model] = {}
        self._lock = Lock()

    @property
    def name(self) -> str:
        """Return ``argos``."""
        return NAME

    def problem(self) -> str:
        """Return why it can't run: a library is missing, or Argos Translate's settings are wrong."""
        missing = [name for name in _NEEDED if find_spec(name) is None]
        if missing:
            return f"{', '.join(missing)} can't be imported; {_INSTALL}"
        try:
            packages.folders()
        except AnnonsError as error:
            return str(error)
        return ""

    def pairs(self) -> Mapping[Pair, str]:
        """Return the pairs of the installed packages, each with its package and version."""
        return {package.pair: str(package) for package in self._installed()}

    def install_hint(self, pair: Pair) -> str:
        """Return the command for a pair. Argos' index links every language with English, and hardly any two others."""
        source, target = pair
        if (source == _ENGLISH) == (target == _ENGLISH):
            return ""
        return f"annons models install {word(pair)}"

    def translate(self, pair: Pair, texts: Sequence[str]) -> list[Translated]:
        """Translate texts sentence by sentence, all in one batch.

        A sentence for which the model makes nothing, or repeats itself without end, stays as it was: its words are in
        ``unknown``.

        Raises:
            EngineError: the pair is not installed, or its model can't be loaded or run.
        """
        model = self._model(pair)
        try:
            return model.translate(texts)
        except (RuntimeError, ValueError, OSError) as problem:
            raise _unfit(model.package, problem) from problem

    def close(self) -> None:
        """Let go of the models; they are freed when no thread uses them."""
        with self._lock:
            self._models.clear()

    def _installed(self) -> list[InstalledPackage]:
        if self.problem():
            return []
        try:
            return packages.installed()[0]
        except AnnonsError:
            return []

    def _model(self, pair: Pair) -> "_Model":
        found = next((package for package in self._installed() if package.pair == pair), None)
        if found is None:
            message = self.problem() or f"no Argos package for {arrow(pair)} is installed"
            raise EngineError(message, self.install_hint(pair))
        with self._lock:
            if found not in self._models:
                self._models[found] = _load(found, self._options)
            return self._models[found]


def _load(package: InstalledPackage, options: EngineOptions) -> "_Model":
    """Load a package's model and tokeniser."""
    import ctranslate2  # noqa: PLC0415 - 0.1 s
    from argostranslate import settings  # noqa: PLC0415

    _check(settings.device, options.compute_type)
    try:
        translator = ctranslate2.Translator(
            str(package.path / packages.MODEL),
            device=settings.device,
            inter_threads=max(1, options.workers),
            intra_threads=options.threads,
            compute_type=options.compute_type,
        )
        # The tokeniser loads itself at its first use, which two threads must not do at once.
        package.package.tokenizer.encode(".")
    except (RuntimeError, ValueError, OSError, ImportError) as problem:
        raise _unfit(package, problem) from problem
    except SystemExit as problem:
        # Argos' reader of bpe.model ends the program at a line that it does not understand.
        raise _unfit(package, "its bpe.model is damaged") from problem
    return _Model(package, translator, max(1, options.beam))


def _check(device: str, compute_type: str) -> None:
    """Make sure that this machine can do as the settings say, so that no package is blamed for them."""
    import ctranslate2  # noqa: PLC0415

    try:
        types = ctranslate2.get_supported_compute_types(device)
    except (RuntimeError, ValueError) as problem:
        message = f"Argos models can't run on “{device}”: {problem}"
        raise EngineError(message, "set ARGOS_DEVICE_TYPE to cpu") from problem
    if compute_type != "auto" and compute_type not in types:
        message = f"Argos models can't count with {compute_type} on this machine"
        raise EngineError(message, f"set compute_type in annons.toml to auto, or to {', '.join(sorted(types))}")


def _unfit(package: InstalledPackage, problem: Exception | str) -> EngineError:
    message = f"the Argos package for {arrow(package.pair)} ({package.path}) can't be used: {problem}"
    pair = word(package.pair)
    return EngineError(message, f"annons models remove {pair}, then annons models install {pair}")


@dataclass(slots=True)
class _Plan:
    """A text in pieces: what is kept as it is, and by their number the sentences that a model gets."""

    disguise: Disguise
    pieces: list[str | tuple[str, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Model:
    """A loaded package."""

    package: InstalledPackage
    translator: "ctranslate2.Translator"
    beam: int

    def translate(self, texts: Sequence[str]) -> list[Translated]:
        """Translate texts: plan, one batch, put together."""
        sentences: dict[str, int] = {}
        plans = [self._plan(text, sentences) for text in texts]
        made = self._run([self._encode(sentence) for sentence in sentences])
        return [_together(plan, made) for plan in plans]

    def _plan(self, text: str, sentences: dict[str, int]) -> _Plan:
        """Cut a text into pieces, and note its sentences, each once for all texts."""
        disguise = Disguise(text)
        plan = _Plan(disguise)

        def fits(piece: str) -> bool:
            return len(self._encode(disguise.put_on(piece))) <= _LONGEST_INPUT

        parts = (part for sentence in split(text, self.package.pair[0]) for part in shorten(sentence, fits))
        for part in parts:
            before, inner, after = core(part)
            if not words(inner):
                plan.pieces.append(part)
                continue
            number = sentences.setdefault(disguise.put_on(inner), len(sentences))
            plan.pieces += [before, (inner, number), after]
        return plan

    def _run(self, inputs: list[list[str]]) -> list[str]:
        """Return what the model makes of each input, or ``""``. What repeats itself is tried once more, without repeats."""
        outputs = self._batch(inputs)
        again = [number for number, (given, got) in enumerate(zip(inputs, outputs, strict=True)) if _circles(given, got)]
        if again:
            retried = self._batch([inputs[number] for number in again], no_repeat_ngram_size=3, repetition_penalty=1.2)
            for number, got in zip(again, retried, strict=True):
                outputs[number] = [] if _circles(inputs[number], got) else got
        return list(map(self._decode, outputs))

    def _batch(self, inputs: list[list[str]], **unlike_argos: float) -> list[list[str]]:
        """Run the model with the parameters of ``argostranslate.translate.apply_packaged_translation``.

        CTranslate2 sorts what it gets by length, and gives it back in order.
        """
        if not inputs:
            return []
        prefix = self.package.package.target_prefix
        results = self.translator.translate_batch(
            inputs,
            target_prefix=[[prefix]] * len(inputs) if prefix else None,
            replace_unknowns=True,
            max_batch_size=_BATCH,
            batch_type="tokens",
            beam_size=self.beam,
            num_hypotheses=1,
            length_penalty=0.2,
            max_input_length=0,
            max_decoding_length=_LONGEST_OUTPUT,
            **unlike_argos,
        )
        made = [list(result.hypotheses[0]) for result in results]
        # It comes first; one that the model does not know was replaced by a piece of the source.
        return [tokens[1:] for tokens in made] if prefix else made

    def _encode(self, text: str) -> list[str]:
        return list(self.package.package.tokenizer.encode(text))

    def _decode(self, tokens: list[str]) -> str:
        """Return the text of pieces. Argos' own way makes spaces of ``▁``, which is right, and of underscores."""
        tokenizer: Any = self.package.package.tokenizer
        processor: Callable[[], Any] | None = getattr(tokenizer, "lazy_processor", None)
        if processor is None:
            return str(tokenizer.decode(tokens)).strip()
        return str(processor().decode_pieces(tokens)).replace("\u2581", " ").strip()


def _together(plan: _Plan, made: list[str]) -> Translated:
    """Put a text together from what was kept and what was made."""
    parts: list[str] = []
    unknown: list[str] = []
    for piece in plan.pieces:
        if isinstance(piece, str):
            parts.append(piece)
            continue
        inner, number = piece
        text = plan.disguise.take_off(made[number])
        if words(text):
            parts.append(like(inner, text))
        else:
            parts.append(inner)
            unknown += (one for one in inner.split() if words(one))
    return Translated("".join(parts), tuple(unknown))


def _circles(given: list[str], got: list[str]) -> bool:
    """Say whether a translation came to no end, or says something over and over that its source does not."""
    return len(got) >= _LONGEST_OUTPUT or repeated(got)[1] >= max(_REPEATS, repeated(given)[1] + 2)

"""Times the engines: Apertium against a process for each text, Argos against its own library, text by text.

The texts for Apertium are Danish and Norwegian segments of the invented postings; those for Argos the sentences that its toy
model (tests/toy_model) was trained for, since a real model is not to be had everywhere. The speed of a toy says how the
batch does against the single calls on the same model, and nothing about how fast a real one is.
"""

import importlib.util
import itertools
import os
import shutil
import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from benchmarks import postings
from generator.posting import markup
from generator.posting.workspace import Workspace
from generator.translation.engines import Engine, EngineOptions, engines
from generator.translation.pipeline import Pipeline
from generator.translation.segments import segments
from generator.translation.stream import Stream

TOYS = Path(__file__).resolve().parent.parent / "tests" / "toy_model"
TEXTS = 1000
SAMPLE = 60
"""Texts that get a process each; a thousand would take three minutes."""
DIRECTIONS = {("da", "nb"): "dan-nob", ("nb", "sv"): "nob-swe"}
_SEED = 2018


def measure(folder: Path, progress: Callable[[str], None], texts: int = TEXTS, sample: int = SAMPLE) -> dict[str, Any]:
    """Measure both engines.

    Args:
        folder: an empty folder to work in.
        progress: called with what is being timed.
        texts: how many texts the engines get.
        sample: how many get a process of Apertium each.
    """
    result: dict[str, Any] = {"texts": texts}
    if shutil.which("apertium"):
        said = _danish_and_norwegian(folder / "workspace", texts)
        result["apertium"] = {
            f"{source}>{target}": _apertium((source, target), mode, said[source], sample, progress)
            for (source, target), mode in DIRECTIONS.items()
        }
    progress("argos")
    result["argos"] = _argos(folder / "argos", texts)
    return result


def _apertium(pair: tuple[str, str], mode: str, texts: Sequence[str], sample: int, progress: Callable[[str], None]) -> Any:  # noqa: ANN401 - JSON
    progress(f"apertium {pair[0]}>{pair[1]}, a process for each text")
    alone = _seconds(lambda: [_process(mode, text) for text in texts[:sample]]) / sample
    progress(f"apertium {pair[0]}>{pair[1]}, its programs kept alive")
    bare = _bare(mode, texts)
    engine = engines(EngineOptions())["apertium"]
    try:
        ours = _engine(engine, pair, texts)
    finally:
        engine.close()
    return {"process_per_text": 1 / alone, "programs_alone": len(texts) / bare, "engine": len(texts) / ours, "limit": 40}


def _process(mode: str, text: str) -> str:
    return subprocess.run(["apertium", "-u", mode], input=text, capture_output=True, text=True, check=True).stdout


def _bare(mode: str, texts: Sequence[str]) -> float:
    """Time Apertium's own pipeline, everything fed at once; what it makes of a text may depend on those before it."""
    file = f"/usr/share/apertium/modes/{mode}.mode"
    command = subprocess.run(["apertium-wblank-mode", "-z", file], capture_output=True, text=True, check=True).stdout
    pipeline = Pipeline(["/bin/sh", "-c", command, "sh", "-g"])
    try:
        inputs = [Stream(text).sent.encode() for text in texts]
        list(pipeline.exchange(inputs[:1]))
        return _seconds(lambda: list(pipeline.exchange(inputs)))
    finally:
        pipeline.close()


def _engine(engine: Engine, pair: tuple[str, str], texts: Sequence[str]) -> float:
    engine.translate(pair, [f"{text} " for text in texts[:200]])
    return _seconds(lambda: engine.translate(pair, texts))


def _argos(folder: Path, texts: int) -> dict[str, Any]:
    """Time the engine's one call against one call of ``argostranslate.translate.translate`` for each text."""
    for kind in ("DATA", "CONFIG", "CACHE"):
        os.environ[f"XDG_{kind}_HOME"] = str(folder / kind.lower())
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    # Its own sentence splitter would download a model first; each text here is one sentence.
    import argostranslate.translate as library  # noqa: PLC0415
    from argostranslate import settings  # noqa: PLC0415

    settings.package_data_dir.mkdir(parents=True, exist_ok=True)
    shutil.unpack_archive(TOYS / "translate-da_en-1_0.argosmodel", settings.package_data_dir, "zip")
    library.MiniSBDSentencizer = _Whole
    said = _toy_sentences(texts)
    engine = engines(EngineOptions())["argos"]
    engine.translate(("da", "en"), said[:1])
    library.translate(said[0], "da", "en")
    batches: list[float] = []
    singles: list[float] = []
    for _ in range(3):
        batches.append(_seconds(lambda: engine.translate(("da", "en"), said)))
        singles.append(_seconds(lambda: [library.translate(text, "da", "en") for text in said]))
    same = sum(
        one.text == library.translate(text, "da", "en")
        for text, one in zip(said, engine.translate(("da", "en"), said), strict=True)
    )
    return {
        "one_by_one": texts / statistics.median(singles), "batch": texts / statistics.median(batches), "same": same, "limit": 5,
    }  # fmt: skip


class _Whole:
    """A sentence splitter that leaves a text whole."""

    def __init__(self, _package: object) -> None:
        pass

    def split_sentences(self, text: str) -> list[str]:
        return [text]


def _toy_sentences(number: int) -> list[str]:
    spec = importlib.util.spec_from_file_location("sentences", TOYS / "sentences.py")
    assert spec is not None  # noqa: S101 - it lies there
    assert spec.loader is not None  # noqa: S101
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    plain = (one["da"] for one in module.Sentences(_SEED) if not set(one["da"]) & set("<>X"))
    return list(itertools.islice(_distinct(plain), number))


def _distinct(texts: Any) -> Any:  # noqa: ANN401 - an iterator of texts
    seen: set[str] = set()
    for text in texts:
        if text not in seen:
            seen.add(text)
            yield text


def _danish_and_norwegian(folder: Path, number: int) -> dict[str, list[str]]:
    """Return that many different texts without markup in each of the two languages."""
    said: dict[str, dict[str, None]] = {"da": {}, "nb": {}}
    folder.mkdir(parents=True)
    postings.write(folder, max(20, number // 2), _SEED)
    workspace = Workspace.open(folder)
    for file in workspace.posting_files():
        posting = workspace.posting(file)
        for entity in posting.entities:
            mine = said.get(entity.source_locale, {})
            mine.update(dict.fromkeys(markup.plain(markup.inline(one.source)) for one in segments(entity)))
        if all(len(texts) >= number for texts in said.values()):
            break
    return {locale: list(texts)[:number] for locale, texts in said.items()}


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start

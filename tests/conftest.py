"""What all tests share."""

import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "nordic-jobs"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-goldens", action="store_true", help="write the golden files anew instead of comparing")


@pytest.fixture
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture
def example() -> Path:
    """The example workspace, to be read only."""
    return EXAMPLE


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A copy of the example workspace that a test may change."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "nordic-jobs", ignore=shutil.ignore_patterns("output")))


@pytest.fixture(autouse=True)
def _calm(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away what a developer's shell might bring along."""
    for name in ("SOURCE_DATE_EPOCH", "ANNONS_TRACEBACK", "FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)

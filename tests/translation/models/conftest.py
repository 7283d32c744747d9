"""Small packages, made to order, and the server of tests/servers.py."""

import hashlib
import io
import json
import zipfile
from pathlib import Path

import pytest

from generator.translation.models.folders import Folders

DATE = (2020, 1, 1, 0, 0, 0)


@pytest.fixture(autouse=True)
def _nothing_from_outside(no_proxies):
    pass


@pytest.fixture
def folders(tmp_path):
    """Where packages are installed in a test."""
    return Folders(tmp_path / "share" / "packages", tmp_path / "cache")


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def metadata(source="da", target="en", version="1.9", **more):
    """What a package says of itself."""
    return {"package_version": version, "argos_version": "1.10", "from_code": source, "to_code": target, **more}


def files(source="da", target="en", version="1.9", **more):
    """The files of a package, by their path in its folder."""
    return {
        "metadata.json": json.dumps(metadata(source, target, version, **more)).encode(),
        "model/model.bin": hashlib.shake_256(f"{source}→{target} {version}".encode()).digest(50_000),
        "model/config.json": b"{}",
        "sentencepiece.model": b"pieces " * 300,
        "README.md": b"made up\n",
    }


def zipped(members, compression=zipfile.ZIP_DEFLATED):
    """A zip of (name or ZipInfo, bytes), in this order, whatever the names are."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", compression) as archive:
        for member, data in members:
            name = member if isinstance(member, zipfile.ZipInfo) else zipfile.ZipInfo(member, DATE)
            if not isinstance(member, zipfile.ZipInfo):
                name.compress_type = compression
            archive.writestr(name, data)
    return made.getvalue()


def package(source="da", target="en", version="1.9", *, root="translate-da_en", without=(), extra=(), **more):  # noqa: PLR0913 - what can be odd about one
    """The bytes of an ``.argosmodel`` file."""
    inside = {name: data for name, data in files(source, target, version, **more).items() if name not in without}
    return zipped([*((f"{root}/{name}", data) for name, data in inside.items()), *extra])


class Make:
    """The functions above, for tests."""

    files = staticmethod(files)
    metadata = staticmethod(metadata)
    package = staticmethod(package)
    zipped = staticmethod(zipped)
    sha256 = staticmethod(sha256)


@pytest.fixture
def make():
    """Makers of packages."""
    return Make


@pytest.fixture
def site(server):
    """A server on this machine."""
    return server


@pytest.fixture
def other_site(other_server):
    """Another server on this machine."""
    return other_server


@pytest.fixture
def put_package(tmp_path):
    """Write a package file."""

    def put(*arguments, name="x.argosmodel", **options) -> Path:
        file = tmp_path / "files" / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(package(*arguments, **options))
        return file

    return put

"""What the tests of this folder share."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def from_debian(pytestconfig: pytest.Config) -> Callable[[str], Path]:
    """Unpack a Debian package without installing it, once for a checkout; returns where its files are."""

    def unpacked(package: str) -> Path:
        folder = Path(pytestconfig.cache.mkdir(f"debian-{package}"))
        root = folder / "root"
        if root.is_dir():
            return root
        if not shutil.which("apt-get") or not shutil.which("dpkg-deb"):
            pytest.skip(f"what is tested against is in Debian's package {package}, and this system has no apt-get")
        download = ["apt-get", "download", "-qq", package]
        if subprocess.run(download, cwd=folder, check=False, capture_output=True).returncode:
            as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
            subprocess.run([*as_root, "apt-get", "update", "-qq"], check=False, capture_output=True)
            subprocess.run(download, cwd=folder, check=True)
        (archive,) = folder.glob(f"{package}_*.deb")
        subprocess.run(["dpkg-deb", "-x", archive, folder / "part"], check=True)
        archive.unlink()
        return (folder / "part").rename(root)

    return unpacked

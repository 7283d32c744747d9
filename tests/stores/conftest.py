"""A real S3 server on this machine, and a store in memory."""

import os
import socket
import subprocess
import sys
import time
import uuid

import fsspec
import pytest


@pytest.fixture(scope="session")
def s3_server():
    """The address of moto's server, a process of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-W", "ignore", "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            for _ in range(600):
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.05)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.kill()


@pytest.fixture
def s3(s3_server, monkeypatch):
    """The URL of a new bucket; the environment says how to get there, as a user's would."""
    keys = {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_DEFAULT_REGION": "us-east-1"}
    for name, value in {**keys, "AWS_ENDPOINT_URL": s3_server}.items():
        monkeypatch.setenv(name, value)
    bucket = f"bucket-{uuid.uuid4().hex[:12]}"
    script = f"import s3fs; s3fs.S3FileSystem().mkdir({bucket!r}, create_parents=False)"
    subprocess.run([sys.executable, "-W", "ignore", "-c", script], env=os.environ, check=True)
    return f"s3://{bucket}"


@pytest.fixture
def memory():
    """The URL of a place in this process's memory."""
    yield f"memory://{uuid.uuid4().hex}"
    fsspec.filesystem("memory").store.clear()

"""A workspace in a bucket, ads into a bucket: the same bytes as on a disk."""

import os
import shutil
import subprocess
import sys

import fsspec
import pytest

pytestmark = pytest.mark.slow


def run(*words):
    command = [sys.executable, "-m", "generator", "build", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ)


def held(url):
    """Return what a bucket's folder holds, as another program sees it."""
    script = f"import fsspec, pickle, sys; f, p = fsspec.url_to_fs({url!r}); sys.stdout.buffer.write(pickle.dumps({{n[len(p) + 1 :]: f.cat_file(n) for n in f.find(p)}}))"  # noqa: E501
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", script], capture_output=True, check=True, env=os.environ)
    import pickle  # noqa: PLC0415

    return pickle.loads(done.stdout)  # noqa: S301 - our own process


@pytest.fixture
def there(s3, example, monkeypatch, tmp_path):
    """The example workspace in a bucket."""
    monkeypatch.setenv("ANNONS_CACHE", str(tmp_path / "cache"))
    script = f"import fsspec; f = fsspec.filesystem('s3'); f.put({str(example)!r} + '/', {s3!r} + '/ws/', recursive=True)"
    subprocess.run([sys.executable, "-W", "ignore", "-c", script], check=True, env=os.environ)
    return s3


@pytest.mark.parametrize("workers", [1, 2])
def test_from_a_bucket_into_a_bucket(there, example, tmp_path, workers):
    done = run(f"{there}/ws", "--output", f"{there}/ads", "--format", "html,md", "--workers", workers)
    assert (done.returncode, done.stderr) == (0, "")
    run(example, "--output", tmp_path / "ads", "--format", "html,md")

    here = {file.relative_to(tmp_path / "ads").as_posix(): file.read_bytes() for file in (tmp_path / "ads").rglob("*.*")}
    assert held(f"{there}/ads") == here


def test_what_has_not_changed_is_not_made_again_and_prune_works_there_too(there):
    words = [f"{there}/ws", "--output", f"{there}/ads"]
    first = run(*words, "--format", "md", "--why")
    assert "10 files: it has not been made before" in first.stderr
    assert "Nothing was made" in run(*words, "--format", "md", "--why").stderr
    script = (
        f"import fsspec; f = fsspec.filesystem('s3'); f.rm_file({there!r}[5:] + '/ws/postings/back-office-agent-tallinn.yaml')"
    )
    subprocess.run([sys.executable, "-W", "ignore", "-c", script], check=True, env=os.environ)
    run(*words, "--prune", "--verbose")

    assert not [name for name in held(f"{there}/ads") if name.startswith("back-office")]


def test_what_is_wrong_is_told_by_its_url(there, example, tmp_path):
    broken = tmp_path / "broken.yaml"
    text = (example / "postings/back-office-agent-tallinn.yaml").read_text("utf-8")
    broken.write_text(text + "\nno_such_field: 1\n", "utf-8")
    script = f"import fsspec; fsspec.filesystem('s3').put({str(broken)!r}, {there!r} + '/ws/postings/broken.yaml')"
    subprocess.run([sys.executable, "-W", "ignore", "-c", script], check=True, env=os.environ)
    done = run(f"{there}/ws", "--output", tmp_path / "ads", "--format", "md")

    assert done.returncode == 2
    assert f"{there}/ws/postings/broken.yaml:" in done.stderr


def test_a_workspace_there_needs_an_output(there):
    done = run(f"{there}/ws")

    assert done.returncode == 2
    assert "--output" in done.stderr


def test_the_cache_of_a_place_lies_in_the_workspace(there, example, tmp_path):
    root = shutil.copytree(example, tmp_path / "ws")
    run(root, "--output", f"{there}/ads", "--format", "md")

    assert [file.suffix for file in (root / ".annons-cache").glob("*.sqlite")] == [".sqlite"]
    assert fsspec.filesystem("file").exists(str(root / ".annons-cache/.gitignore"))

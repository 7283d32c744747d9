"""``annons watch``, as a process: the first build, the address, a save, ctrl-C."""

import re
import signal
import subprocess
import sys
import urllib.request

import pytest


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--format", "docx"], "“docx” is no format"),
        (["--output", "s3://bucket/ads"], "served from this machine"),
    ],
)
def test_a_call_that_is_wrong_is_refused(annons, site, monkeypatch, arguments, message):
    site.posting()
    monkeypatch.chdir(site.root)
    done = annons("watch", *arguments)

    assert done.code == 2
    assert message in done.err


def test_postings_of_two_workspaces_can_t_be_watched_together(annons, site, tmp_path):
    first = site.posting()
    (tmp_path / "other/postings").mkdir(parents=True)
    (tmp_path / "other/annons.toml").write_text("")
    second = tmp_path / "other/postings/hive.yaml"
    second.write_text(first.read_text())

    assert "several workspaces" in annons("watch", first, second).err


@pytest.mark.slow
def test_a_save_is_seen_and_ctrl_c_ends_it(site):
    posting = site.posting()
    command = [sys.executable, "-m", "generator", "watch", str(site.root), "--port", "0", "--format", "html,md"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        try:
            address = next(found[0] for line in process.stderr if (found := re.search(r"http://\S+/", line)))
            with urllib.request.urlopen(address) as answer:  # noqa: S310 - our own server
                assert "Beekeeper" in answer.read().decode()
            posting.write_text(posting.read_text("utf-8").replace("Beekeeper", "Senior keeper"), "utf-8")
            assert re.fullmatch(r"hive.yaml: 1 file in \d+ ms\n", next(process.stderr))
            with urllib.request.urlopen(f"{address}hive/hive.en.html") as answer:  # noqa: S310 - our own server
                assert "Senior" in answer.read().decode()
            process.send_signal(signal.SIGINT)
            assert process.wait(30) == 0
        finally:
            process.kill()

    assert "Senior" in site.text("hive.en.md")
    assert "Senior" in (site.out / "manifest.json").read_text("utf-8")

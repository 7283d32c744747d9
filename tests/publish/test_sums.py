import hashlib
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.publish import sums

DIGEST = st.text("0123456789abcdef", min_size=64, max_size=64)
NAME = st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\0"), min_size=1)


def test_names_are_sorted_and_coreutils_reads_them(tmp_path):
    files = {"b/æ.html": b"one", "a.txt": b"two"}
    for name, data in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    made = sums.text({name: hashlib.sha256(data).hexdigest() for name, data in files.items()})
    (tmp_path / "SHA256SUMS").write_bytes(made)

    done = subprocess.run(["sha256sum", "--strict", "-c", "SHA256SUMS"], cwd=tmp_path, capture_output=True, check=False)

    assert done.returncode == 0, done.stderr
    assert [line.split("  ")[1] for line in made.decode().splitlines()] == ["a.txt", "b/æ.html"]


@given(st.dictionaries(NAME, DIGEST))
def test_what_is_written_is_read_again(told):
    assert sums.parse(sums.text(told)) == told


def test_a_line_that_is_none_is_named():
    with pytest.raises(ValueError, match="2"):
        sums.parse(b"0" * 64 + b"  a\nnonsense\n")

import os
import subprocess
import sys
from contextlib import contextmanager

import pytest

from generator import output
from generator.errors import ExitCode
from generator.output import WriteError, write_pieces


@contextmanager
def as_nobody():
    """Give up the rights of root, who may write anywhere; for anyone else, nothing changes."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


def names(folder):
    """Return what lies in a folder, hidden files too."""
    return sorted(file.name for file in folder.iterdir())


def test_a_new_file_is_written_with_its_folders(tmp_path):
    file = tmp_path / "some" / "where" / "ad.html"

    assert output.write(file, b"one")

    assert file.read_bytes() == b"one"
    assert file.stat().st_mode & 0o777 == 0o644
    assert names(file.parent) == ["ad.html"]


def test_a_file_that_holds_the_same_is_left_alone(tmp_path):
    file = tmp_path / "ad.html"
    file.write_bytes(b"one")
    os.utime(file, (1, 1))

    assert not output.write(file, b"one")

    assert file.stat().st_mtime == 1


@pytest.mark.parametrize("data", [b"two", b"", b"longer than before"])
def test_a_file_that_differs_is_replaced(tmp_path, data):
    file = tmp_path / "ad.html"
    file.write_bytes(b"one")

    assert output.write(file, data)

    assert file.read_bytes() == data


def test_a_reader_who_holds_the_old_file_keeps_it(tmp_path):
    file = tmp_path / "ad.html"
    file.write_bytes(b"one, whole")

    with file.open("rb") as reader:
        output.write(file, b"two")

        assert reader.read() == b"one, whole"


def test_a_folder_without_rights_is_told(tmp_path):
    file = tmp_path / "ad.html"
    file.write_bytes(b"one")
    tmp_path.chmod(0o555)

    with as_nobody(), pytest.raises(WriteError) as caught:
        output.write(file, b"two")

    tmp_path.chmod(0o755)
    (finding,) = caught.value.findings
    assert (finding.rule, finding.where.file) == ("WRITE", file)
    assert "Permission denied" in finding.message
    assert caught.value.exit_code is ExitCode.INPUT
    assert file.read_bytes() == b"one"
    assert names(tmp_path) == ["ad.html"]


def test_a_file_where_a_folder_should_be_is_told(tmp_path):
    (tmp_path / "output").write_text("not a folder")

    with pytest.raises(WriteError, match="can't be written"):
        output.write(tmp_path / "output" / "ad.html", b"one")

    assert (tmp_path / "output").read_text() == "not a folder"


def test_a_folder_where_the_file_should_be_is_told(tmp_path):
    (tmp_path / "ad.html").mkdir()

    with pytest.raises(WriteError, match="can't be written"):
        output.write(tmp_path / "ad.html", b"one")

    assert names(tmp_path) == ["ad.html"]


FULL = """
import resource, sys
from pathlib import Path
from generator import output

resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    output.write(Path(sys.argv[1]), b"x" * 5000)
except output.WriteError as error:
    sys.exit(str(error))
"""


def test_a_file_that_outgrows_the_disk_leaves_the_old_one_and_nothing_else(tmp_path):
    """A limit on the size of files stands in for a full disk: writing stops half-way with an error of the system's."""
    file = tmp_path / "ad.html"
    file.write_bytes(b"one")

    done = subprocess.run([sys.executable, "-c", FULL, str(file)], capture_output=True, text=True, check=False)

    assert done.returncode == 1
    assert f"{file}: can't be written: File too large" in done.stderr
    assert file.read_bytes() == b"one"
    assert names(tmp_path) == ["ad.html"]


def test_what_is_in_the_way_is_found_before_anything_is_written(tmp_path):
    (tmp_path / "b.html").mkdir()

    output.check([tmp_path / "a.html", tmp_path / "new" / "c.html"])
    with pytest.raises(WriteError, match="is a folder"):
        output.check([tmp_path / "a.html", tmp_path / "b.html"])

    assert names(tmp_path) == ["b.html"]


def test_a_file_of_an_earlier_build_is_deleted(tmp_path):
    (tmp_path / "ad.html").write_bytes(b"one")

    output.remove(tmp_path / "ad.html", tmp_path)
    output.remove(tmp_path / "ad.html", tmp_path)

    assert names(tmp_path) == []


def test_nothing_outside_the_folder_is_deleted(tmp_path):
    (tmp_path / "outside.txt").write_bytes(b"one")
    folder = tmp_path / "output"
    folder.mkdir()
    (folder / "link.txt").symlink_to(tmp_path / "outside.txt")

    output.remove(folder / ".." / "outside.txt", folder)
    output.remove(folder / "link.txt", folder)

    assert names(tmp_path) == ["output", "outside.txt"]


def test_what_can_t_be_deleted_is_told(tmp_path):
    (tmp_path / "ad.html").mkdir()

    with pytest.raises(WriteError, match="can't be deleted"):
        output.remove(tmp_path / "ad.html", tmp_path)


class TestFromPieces:
    def test_a_file_is_what_its_pieces_are(self, tmp_path):
        assert write_pieces(tmp_path / "a/x.json", (b"%d," % number for number in range(5)))
        assert (tmp_path / "a/x.json").read_bytes() == b"0,1,2,3,4,"

    def test_one_that_holds_them_already_is_left_alone(self, tmp_path):
        file = tmp_path / "x.json"
        write_pieces(file, [b"one", b"two"])
        os.utime(file, (1, 1))

        assert not write_pieces(file, [b"onet", b"wo"])
        assert file.stat().st_mtime == 1
        assert write_pieces(file, [b"onet", b"w0"])
        assert [one.name for one in tmp_path.iterdir()] == ["x.json"]

    def test_pieces_that_end_in_an_error_leave_what_was_there(self, tmp_path):
        file = tmp_path / "x.json"
        file.write_bytes(b"before")

        def pieces():
            yield b"half"
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            write_pieces(file, pieces())
        assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("x.json", b"before")]

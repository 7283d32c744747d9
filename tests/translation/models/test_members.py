import io
import stat
import struct
import zipfile
from pathlib import Path

import pytest

from generator.errors import InputError
from generator.translation.models import members
from generator.translation.models.members import Limits

FILE = Path("x.argosmodel")


def look(data, limits=None):
    """Open a zip and look at its list."""
    with members.open_zip(io.BytesIO(data), FILE) as found:
        members.check(found.infolist(), FILE, limits or Limits())


def refused(data, limits=None):
    with pytest.raises(InputError) as caught:
        look(data, limits)
    (finding,) = caught.value.findings
    assert (finding.rule, finding.where.file) == ("MODEL", FILE)
    return finding.message


def info(name, **attributes):
    """A member with attributes of our choice."""
    made = zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0))
    for key, value in attributes.items():
        setattr(made, key, value)
    return made


def test_a_package_may_be_unpacked(make):
    look(make.package())
    look(make.zipped([("a/", b""), ("a/b/", b""), ("a/b/c", b"x"), ("a/ø", b"x")]))


@pytest.mark.parametrize(
    "name",
    [
        "../evil",
        "a/../../evil",
        "a/..",
        "/etc/evil",
        "//evil",
        "\\evil",
        "..\\evil",
        "a/..\\..\\evil",
        "C:/evil",
        "C:evil",
        "c:\\evil",
        "\\\\host\\share\\evil",
    ],
)
def test_a_name_that_leads_out_of_the_folder_is_refused(make, name):
    message = refused(make.zipped([(name, b"x")]))

    assert "leads out of its folder" in message or "can't be the name of a file" in message


@pytest.mark.parametrize(
    "name",
    [
        "a\\b",
        "./a",
        "a/./b",
        "a//b",
        "a/b:stream",
        "a/con",
        "a/NUL.txt",
        "a/LPT1",
        "a/b.",
        "a/b ",
        "a/b/ ",
        "a/*",
        'a/"',
        "a/?",
        "..",
    ],
)
def test_a_name_that_some_system_takes_for_another_is_refused(make, name):
    assert refused(make.zipped([(name, b"x")]))


@pytest.mark.parametrize("name", ["a/b\nc", "a/\x1b[31m", "a/\u202etxt", "a/" + "b" * 300, "a/\u200b"])
def test_a_name_that_can_not_be_told_is_refused(make, name):
    message = refused(make.zipped([(name, b"x")]))

    assert message == "is refused: a file in it has a name that can't be a file's"


def test_a_name_with_a_zero_byte_is_refused(make):
    data = make.zipped([("a/evilXtxt", b"x")]).replace(b"evilX", b"evil\0")

    assert "can't be a file's" in refused(data)


def test_a_name_that_lies_too_deep_is_refused(make):
    assert "lies too deep" in refused(make.zipped([("a/" * 20 + "b", b"x")]))


@pytest.mark.parametrize(
    ("kind", "said"),
    [(stat.S_IFLNK, "is a link"), (stat.S_IFCHR, "is no plain file"), (stat.S_IFBLK, "is no plain file"),
     (stat.S_IFIFO, "is no plain file"), (stat.S_IFSOCK, "is no plain file"), (stat.S_IFDIR, "is no plain file")],
)  # fmt: skip
@pytest.mark.parametrize("system", [0, 3])
def test_links_and_devices_are_refused(make, kind, said, system):
    member = info("a/b", external_attr=(kind | 0o777) << 16, create_system=system)

    assert said in refused(make.zipped([(member, b"/etc/passwd")]))


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(
    "names",
    [
        ("a/b", "a/b"),
        ("a/b", "a/b/"),
        ("a/b", "a/b/c"),
        ("a/b/c", "a/b"),
        ("a/", "a/"),
        ("a/b", "a/B"),
        ("a/b", "A/c"),
        ("a/ø", "a/Ø"),
        ("a/\u00e5", "a/a\u030a"),
        ("a/ß", "a/ss"),
        ("model/x/y", "Model/z/y"),
    ],
)
def test_a_file_that_is_there_twice_is_refused(make, names):
    assert "twice" in refused(make.zipped([(name, b"" if name.endswith("/") else b"x") for name in names]))


def test_a_folder_that_holds_bytes_is_refused(make):
    assert "holds bytes" in refused(make.zipped([("a/b/", b"x")]))


def test_an_encrypted_file_is_refused(make):
    data = bytearray(make.zipped([("a/b", b"x")]))
    data[data.index(b"PK\x01\x02") + 8] |= 1

    assert "is encrypted" in refused(bytes(data))


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_an_unusual_packing_is_refused(make, method):
    assert "is packed in a way that packages are not" in refused(make.zipped([("a/b", b"x" * 100)], method))


def test_a_zip_bomb_is_refused(make):
    data = make.zipped([("a/zeros", bytes(5_000_000))])

    assert len(data) < 20_000
    assert "zip bomb" in refused(data)
    look(data, Limits(ratio=2000))


def test_a_bomb_of_many_small_files_is_refused(make):
    data = make.zipped([(f"a/{number}", bytes(900_000)) for number in range(12)])

    look(data)
    assert "would unpack to 10,800,000 bytes" in refused(data, Limits(total=10_000_000))


def test_too_many_files_are_refused(make):
    data = make.zipped([(f"a/{number}", b"") for number in range(11)])

    look(data, Limits(files=11))
    assert "it holds 11 files; a package has at most 10" in refused(data, Limits(files=10))


def test_a_file_that_is_too_large_is_refused(make):
    assert "would have 1,001 bytes" in refused(make.zipped([("a/b", b"x" * 1001)]), Limits(one=1000))


@pytest.mark.parametrize("data", [b"", b"PK", b"no zip at all" * 100, b"PK\x03\x04" + bytes(100), b"PK\x05\x06"])
def test_what_is_no_zip_is_refused(data):
    assert "is no whole zip file" in refused(data)


@pytest.mark.parametrize("keep", [0.1, 0.5, 0.9, 0.999])
def test_a_zip_that_was_cut_off_is_refused(make, keep):
    data = make.package()

    assert "is no whole zip file" in refused(data[: int(len(data) * keep)])


def test_a_list_that_is_too_long_is_not_even_read(make):
    data = make.zipped([("a/b", b"x")])
    end = data.index(b"PK\x05\x06")
    lying = data[: end + 12] + struct.pack("<L", 0xFFFFFFF0) + data[end + 16 :]

    assert "its list of files is too long" in refused(lying)


def test_a_second_list_for_large_zips_is_not_even_read(make):
    """A reader that knows ZIP64 would take the lengths in it, whatever the plain end says."""
    data = make.zipped([("a/b", b"x")])
    end = data.index(b"PK\x05\x06")
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, end, 1)

    assert "its list of files is too long" in refused(data[:end] + locator + data[end:])


def test_bytes_are_read_and_counted(make):
    data = make.zipped([("a/b", b"x" * 3_000_000)])
    with members.open_zip(io.BytesIO(data), FILE) as found:
        (member,) = found.infolist()

        assert b"".join(members.read(found, member, FILE)) == b"x" * 3_000_000


@pytest.mark.parametrize("size", [0, 1, 99, 101, 200_000])
def test_a_header_that_lies_about_the_size_is_found_out(make, size):
    data = bytearray(make.zipped([("a/b", bytes(range(100)))]))
    struct.pack_into("<L", data, data.index(b"PK\x01\x02") + 24, size)
    with members.open_zip(io.BytesIO(bytes(data)), FILE) as found:
        (member,) = found.infolist()

        with pytest.raises(InputError, match=r"“a/b” in it (is damaged|ends too early)"):
            list(members.read(found, member, FILE))


def test_a_damaged_file_is_found_out(make):
    data = bytearray(make.package())
    middle = data.index(b"model.bin") + 1000
    data[middle] ^= 0xFF
    with members.open_zip(io.BytesIO(bytes(data)), FILE) as found:
        member = next(one for one in found.infolist() if one.filename.endswith("model.bin"))

        with pytest.raises(InputError, match="is damaged"):
            list(members.read(found, member, FILE))


def test_a_file_with_another_name_in_its_own_header_is_found_out(make):
    data = make.zipped([("a/b", b"x")]).replace(b"a/b", b"../", 1)
    with members.open_zip(io.BytesIO(data), FILE) as found:
        (member,) = found.infolist()

        with pytest.raises(InputError, match="is damaged"):
            list(members.read(found, member, FILE))

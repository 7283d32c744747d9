import json
import subprocess
import sys

import pytest

from generator.errors import ExitCode, InputError, MissingPartError
from generator.translation.models import bundle, pins
from generator.translation.models import folders as places
from generator.translation.models.install import Call, Listener, install
from generator.translation.models.pins import Pin

pytestmark = pytest.mark.slow

DA_EN, EN_SV, NB_EN = ("da", "en"), ("en", "sv"), ("nb", "en")


@pytest.fixture
def pinned(tmp_path):
    """The pinned list of a test."""
    return tmp_path / "models.toml"


@pytest.fixture
def call(folders, pinned, closed_port):
    """Install, by default with an index that can't be reached."""

    def do(*words, source=closed_port, **more):
        return install([str(word) for word in words], Call(folders, source, pinned, **more))

    return do


@pytest.fixture
def here(folders):
    """What is installed, and nothing else is there."""

    def look():
        found, findings = places.installed(folders.packages)
        assert findings == []
        if folders.work.is_dir():
            assert [one.name for one in folders.work.iterdir()] == ["lock"]
        return list(map(str, found))

    return look


@pytest.fixture
def mirror(site, make):
    """A mirror on the web: its index has these packages."""

    def serve(*packages, **how):
        entries = []
        for source, target, version in packages:
            name = f"translate-{source}_{target}-{version.replace('.', '_')}.argosmodel"
            site.put(f"/{name}", make.package(source, target, version), etag=f'"{version}"', **how)
            entries.append(make.metadata(source, target, version, links=["ipfs://hash", name]))
        return site.index(*entries)

    return serve


def failing(call, *words, kind=InputError, **more):
    with pytest.raises(kind) as caught:
        call(*words, **more)
    assert type(caught.value) is kind
    return caught.value.findings


def parts(folders):
    """What lies in the cache but copies of indexes."""
    return sorted(one.name for one in folders.cache.iterdir() if not one.name.startswith("index-"))


# By pair.


def test_the_newest_package_of_a_pair_is_installed(call, here, mirror, folders):
    source = mirror(("da", "en", "1.9"), ("da", "en", "1.10"), ("en", "sv", "1.0"))
    told = []

    (done,) = call("da_en", source=source, listener=Listener(installed=told.append))

    assert here() == ["da→en 1.10"]
    assert (str(done.package), done.replaced, done.checked, done.fresh) == ("da→en 1.10", (), False, True)
    assert told == [done]
    assert parts(folders) == []


def test_several_pairs_at_once_ask_the_index_once(call, here, mirror, site):
    source = mirror(("da", "en", "1.9"), ("nb", "en", "1.0"), ("en", "sv", "1.0"))

    call("da-en", "no-en", "translate-en_sv", source=source)

    assert here() == ["da→en 1.9", "en→sv 1.0", "nb→en 1.0"]
    assert len(site.asked["/index.json"]) == 1


def test_progress_is_told(call, mirror, site):
    told = []

    call("da-en", source=mirror(("da", "en", "1.9")), listener=Listener(progress=lambda *seen: told.append(seen)))

    url = f"{site.url}/translate-da_en-1_9.argosmodel"
    size = len(site.files["/translate-da_en-1_9.argosmodel"].data)
    assert told[0] == (url, 0, size)
    assert told[-1] == (url, size, size)


def test_what_is_installed_already_is_not_fetched(call, here, mirror, site):
    source = mirror(("da", "en", "1.9"))
    call("da-en", source=source)

    (done,) = call("da-en", source=source)

    assert not done.fresh
    assert len(site.asked["/translate-da_en-1_9.argosmodel"]) == 1
    assert here() == ["da→en 1.9"]


def test_an_older_version_is_replaced(call, here, mirror):
    call("da-en", source=mirror(("da", "en", "1.2")))

    (done,) = call("da-en", source=mirror(("da", "en", "1.9")))

    assert done.replaced == ("1.2",)
    assert here() == ["da→en 1.9"]


def test_links_are_tried_in_their_order(call, here, site, make, closed_port):
    good = site.put("/good", make.package())
    links = ["ipfs://hash", f"{closed_port}/x", f"{site.url}/none", site.put("/page", b"<html>"), good, f"{site.url}/never"]
    source = site.index(make.metadata(links=links))

    call("da-en", source=source)

    assert here() == ["da→en 1.9"]
    assert list(site.asked) == ["/index.json", "/none", "/page", "/good"]


def test_why_no_link_worked_is_told(call, here, site, make, closed_port):
    source = site.index(make.metadata(links=[f"{closed_port}/x", f"{site.url}/none"]))

    findings = failing(call, "da-en", source=source, kind=MissingPartError)

    assert [one.rule for one in findings] == ["DOWNLOAD", "DOWNLOAD"]
    assert "refuses the connection" in findings[0].message
    assert "(HTTP 404)" in findings[1].message
    assert here() == []


def test_a_package_without_links_is_told(call, site, make):
    source = site.index(make.metadata(links=["ipfs://hash"]))

    (finding,) = failing(call, "da-en", source=source, kind=MissingPartError)

    assert "the index has no http link for da→en 1.9" in finding.message


def test_an_index_on_disk_needs_no_network(call, here, put_package):
    file = put_package("da", "en", "1.9", name="a.argosmodel")
    put_package("da", "en", "1.2", name="b.argosmodel")

    call("da-en", source=str(file.parent))

    assert here() == ["da→en 1.9"]
    assert file.exists()


def test_a_pair_that_there_is_not_is_told_with_the_way_round(call, mirror):
    source = mirror(("da", "en", "1.9"), ("en", "sv", "1.0"), ("nb", "en", "1.0"))

    (way,) = failing(call, "da-sv", source=source)
    (near,) = failing(call, "sv-da", source=source)
    (none,) = failing(call, "de-fr", source=source)

    assert way.message.startswith("the index has no package da→sv")
    assert way.hint.endswith("annons models install da-en en-sv")
    assert near.hint == "for these languages it has da→en, en→sv"
    assert "--available" in none.hint


def test_without_network_it_says_so_once(call, here):
    (finding,) = failing(call, "da-en", "en-sv", kind=MissingPartError)

    assert finding.rule == "INDEX"
    assert "refuses the connection" in finding.message
    assert here() == []


def test_a_size_that_the_index_tells_binds(call, here, site, make):
    data = make.package()
    site.put("/x", data)
    source = site.index(make.metadata(links=["x"], size=len(data) - 1))

    (finding,) = failing(call, "da-en", source=source, kind=MissingPartError)

    assert "is larger than" in finding.message
    assert here() == []


def test_another_package_than_the_index_says_is_refused(call, here, site, make, folders):
    site.put("/x", make.package("en", "sv"), etag='"1"')
    source = site.index(make.metadata(links=["x"]))

    (finding,) = failing(call, "da-en", source=source)

    assert "is the package en→sv, where da→en was looked for" in finding.message
    assert here() == []
    assert parts(folders) == []


def test_a_download_that_was_cut_off_is_gone_on_with(call, here, mirror, site, faults):
    source = mirror(("da", "en", "1.9"))
    path = "/translate-da_en-1_9.argosmodel"
    site.files[path].faults = [faults.cut(1000), faults.status(404)]
    failing(call, "da-en", source=source, kind=MissingPartError)

    call("da-en", source=source)

    assert here() == ["da→en 1.9"]
    assert site.asked[path][-1]["Range"] == "bytes=1000-"


def test_a_broken_package_is_fetched_anew_the_next_time(call, here, mirror, site, folders):
    source = mirror(("da", "en", "1.9"))
    served = site.files["/translate-da_en-1_9.argosmodel"]
    good, served.data = served.data, served.data[:-1000] + bytes(1000)

    failing(call, "da-en", source=source)
    assert (here(), parts(folders)) == ([], [])
    served.data = good
    call("da-en", source=source)

    assert here() == ["da→en 1.9"]


# By file, folder and address.


def test_a_file_is_installed(call, here, put_package, make):
    file = put_package()

    (done,) = call(file)

    assert here() == ["da→en 1.9"]
    assert done.sha256 == make.sha256(file.read_bytes())
    assert file.exists()


def test_a_file_of_the_same_version_is_installed_again(call, here, put_package):
    call(put_package())

    (done,) = call(put_package())

    assert (done.fresh, done.replaced) == (True, ("1.9",))
    assert here() == ["da→en 1.9"]


def test_the_newest_packages_of_a_folder_are_installed(call, here, put_package):
    for number, which in enumerate((("da", "en", "1.9"), ("da", "en", "1.10"), ("en", "sv", "1.0"))):
        file = put_package(*which, name=f"{number}.argosmodel")

    call(file.parent)

    assert here() == ["da→en 1.10", "en→sv 1.0"]


def test_a_folder_with_a_broken_package_gives_the_others(call, here, put_package):
    folder = put_package(name="a.argosmodel").parent
    (folder / "b.argosmodel").write_bytes(b"broken")

    (finding,) = failing(call, folder)

    assert (finding.severity, finding.where.file.name) == ("error", "b.argosmodel")
    assert here() == ["da→en 1.9"]


def test_a_folder_without_packages_is_told(call, tmp_path):
    (tmp_path / "empty").mkdir()

    (finding,) = failing(call, tmp_path / "empty")

    assert "holds no packages" in finding.message


def test_an_address_is_installed(call, here, site, make, folders):
    call(site.put("/v1/x.argosmodel", make.package()))

    assert here() == ["da→en 1.9"]
    assert parts(folders) == []


def test_what_is_wrong_with_a_downloaded_file_is_told_by_its_name(call, site, make):
    (finding,) = failing(call, site.put("/v1/x.argosmodel", make.package(without=["metadata.json"])))

    assert str(finding.where) == "x.argosmodel"


def test_a_bundle_is_installed(call, here, folders, put_package, site):
    call(put_package("da", "en"), put_package("en", "sv", name="y"))
    file = folders.cache / "models.zip"
    bundle.write(file, places.installed(folders.packages)[0])
    for found in places.installed(folders.packages)[0]:
        found.path.rename(folders.cache / found.path.name)
    assert here() == []

    call(file)
    assert here() == ["da→en 1.9", "en→sv 1.9"]

    done = call(site.put("/models.zip", file.read_bytes()))
    assert [one.replaced for one in done] == [("1.9",), ("1.9",)]
    assert here() == ["da→en 1.9", "en→sv 1.9"]


@pytest.mark.parametrize("word", ["danish", "", "none.argosmodel", "./da-en", "da-en-sv", "da-da"])
def test_words_that_mean_nothing_are_refused_before_anything_is_done(call, here, put_package, word):
    (finding,) = failing(call, put_package(), word)

    assert finding.rule == "CALL"
    assert "is neither a language pair nor a file or folder" in finding.message
    assert here() == []


@pytest.mark.parametrize("word", ["ftp://example.com/x.argosmodel", "file:///x", "https://me:pa/ss@example.com/x"])
def test_addresses_that_can_not_be_asked_are_refused(call, word):
    (finding,) = failing(call, word)

    assert finding.rule == "CALL"
    assert "pa/ss" not in str(finding)


def test_what_can_be_installed_is(call, here, put_package, tmp_path, closed_port):
    (tmp_path / "bad").write_bytes(b"bad")

    findings = failing(
        call, tmp_path / "bad", put_package(), f"{closed_port}/x", put_package("en", "sv", name="y"), kind=MissingPartError
    )

    assert [one.rule for one in findings] == ["MODEL", "DOWNLOAD"]
    assert here() == ["da→en 1.9", "en→sv 1.9"]


def test_a_stray_folder_among_the_packages_stops_nothing(call, folders, put_package):
    (folders.packages / "stray").mkdir(parents=True)

    call(put_package())

    assert [str(one) for one in places.installed(folders.packages)[0]] == ["da→en 1.9"]
    assert (folders.packages / "stray").is_dir()


def test_a_disk_without_room_is_told(call, here, put_package, monkeypatch):
    file = put_package()
    monkeypatch.setattr("generator.translation.models.install.ROOM", 10**18)

    (finding,) = failing(call, file)

    assert "needs " in finding.message
    assert " are free" in finding.message
    assert here() == []


# Pinned.


def test_a_pinned_hash_is_compared(call, here, put_package, pinned, make):
    file = put_package()
    pins.write(pinned, DA_EN, Pin("1.9", make.sha256(file.read_bytes())))

    (done,) = call(file)

    assert done.checked
    assert here() == ["da→en 1.9"]


def test_another_hash_is_refused_and_both_are_told(call, here, put_package, pinned, make):
    call(put_package("da", "en", "1.2"))
    file = put_package()
    pins.write(pinned, DA_EN, Pin("1.9", "1" * 64))

    (finding,) = failing(call, file)

    assert finding.rule == "PIN"
    assert f"its SHA-256 is {make.sha256(file.read_bytes())}, pinned is {'1' * 64}" in finding.message
    assert finding.where.file == file
    assert f"{pinned}:1" in finding.hint
    assert here() == ["da→en 1.2"]


def test_a_download_with_another_hash_is_refused_and_not_kept(call, here, mirror, pinned, folders):
    pins.write(pinned, DA_EN, Pin("1.9", "1" * 64))

    (finding,) = failing(call, "da-en", source=mirror(("da", "en", "1.9")))

    assert finding.rule == "PIN"
    assert (here(), parts(folders)) == ([], [])


@pytest.fixture
def pin_served(site, make, pinned):
    """Pin a package that the site has."""

    def write(pair, version):
        name = f"/translate-{'_'.join(pair)}-{version.replace('.', '_')}.argosmodel"
        pins.write(pinned, pair, Pin(version, make.sha256(site.files[name].data)))

    return write


def test_the_pinned_version_is_taken_not_the_newest(call, here, mirror, pin_served):
    source = mirror(("da", "en", "1.2"), ("da", "en", "1.9"))
    pin_served(DA_EN, "1.2")

    call("da-en", source=source)

    assert here() == ["da→en 1.2"]


def test_a_pinned_version_that_is_gone_is_told(call, mirror, pinned):
    pins.write(pinned, DA_EN, Pin("1.2", "1" * 64))

    (finding,) = failing(call, "da-en", source=mirror(("da", "en", "1.9")), kind=MissingPartError)

    assert finding.message == "the index has da→en 1.9, and 1.2 is pinned"
    assert (finding.where.file, finding.where.line) == (pinned, 1)
    assert "da-en --pin" in finding.hint


def test_without_words_all_that_is_pinned_is_installed(call, here, mirror, pin_served):
    source = mirror(("da", "en", "1.9"), ("en", "sv", "1.0"), ("nb", "en", "1.0"))
    pin_served(DA_EN, "1.9")
    pin_served(EN_SV, "1.0")

    done = call(source=source)

    assert here() == ["da→en 1.9", "en→sv 1.0"]
    assert all(one.checked for one in done)


def test_without_words_and_pins_there_is_nothing_to_do(call, here):
    (finding,) = failing(call)

    assert "models.toml pins no packages" in finding.message
    assert here() == []


def test_a_broken_pinned_list_stops_everything(call, here, pinned, put_package):
    pinned.write_text("[da-en")

    (finding,) = failing(call, put_package())

    assert finding.rule == "PIN"
    assert here() == []


def test_what_is_installed_can_be_pinned(call, mirror, site, pinned, make):
    pinned.write_text("# ours\n")
    source = mirror(("da", "en", "1.9"))

    call("da-en", source=source, pin=True)

    pin = pins.read(pinned).by_pair[DA_EN]
    assert (pin.version, pin.sha256) == ("1.9", make.sha256(site.files["/translate-da_en-1_9.argosmodel"].data))
    assert pinned.read_text().startswith("# ours\n")
    assert call("da-en", source=source)[0].checked
    assert len(site.asked["/translate-da_en-1_9.argosmodel"]) == 1


def test_what_is_pinned_and_installed_asks_no_index(call, mirror, site):
    source = mirror(("da", "en", "1.9"), ("en", "sv", "1.0"))
    call("da-en", "en-sv", source=source, pin=True)
    site.files.clear()
    asked = len(site.asked["/index.json"])

    done = call(source=source)

    assert [(str(one.package), one.checked, one.fresh) for one in done] == [
        ("da→en 1.9", True, False),
        ("en→sv 1.0", True, False),
    ]
    assert len(site.asked["/index.json"]) == asked


def test_pinning_takes_the_newest_and_brings_the_entry_up_to_date(call, here, mirror, pinned):
    call("da-en", source=mirror(("da", "en", "1.2")), pin=True)

    call("da-en", source=mirror(("da", "en", "1.2"), ("da", "en", "1.9")), pin=True)

    assert pins.read(pinned).by_pair[DA_EN].version == "1.9"
    assert here() == ["da→en 1.9"]


def test_pinning_does_not_take_another_file_for_the_same_version(call, here, put_package, pinned):
    """Whoever swaps the file of a version that was pinned before has something to explain."""
    pins.write(pinned, DA_EN, Pin("1.9", "1" * 64))

    (finding,) = failing(call, put_package(), pin=True)

    assert "is not the pinned da→en 1.9" in finding.message
    assert here() == []


def test_pinning_completes_an_entry(call, put_package, pinned, make):
    file = put_package()
    sha256 = make.sha256(file.read_bytes())
    pins.write(pinned, DA_EN, Pin("1.9", sha256))

    call(file, pin=True)

    pin = pins.read(pinned).by_pair[DA_EN]
    assert pin.sha256 == sha256
    assert pin.unpacked


def test_what_a_bundle_holds_matches_what_was_pinned_before(call, here, folders, put_package, pinned):
    call(put_package(), pin=True)
    before = pinned.read_bytes()
    file = pinned.with_name("models.zip")
    bundle.write(file, places.installed(folders.packages)[0])

    (done,) = call(file)
    assert done.checked
    assert done.sha256 != pins.read(pinned).by_pair[DA_EN].sha256

    call(file, pin=True)
    assert pinned.read_bytes() == before
    assert here() == ["da→en 1.9"]


def test_a_bundle_with_other_files_than_the_pinned_is_refused(call, put_package, folders, tmp_path):
    call(put_package(), pin=True)
    (found,), _ = places.installed(folders.packages)
    (found.path / "model" / "model.bin").write_bytes(b"swapped")
    bundle.write(tmp_path / "models.zip", [found])

    (finding,) = failing(call, tmp_path / "models.zip")

    assert finding.rule == "PIN"
    assert "that of its files is" in finding.message


def test_an_installed_package_that_is_not_the_pinned_one_is_replaced(call, here, mirror, folders, make):
    source = mirror(("da", "en", "1.9"))
    call("da-en", source=source, pin=True)
    (found,), _ = places.installed(folders.packages)
    (found.path / "model" / "model.bin").write_bytes(b"swapped")

    (done,) = call("da-en", source=source)

    assert (done.fresh, done.checked) == (True, True)
    assert (done.package.path / "model" / "model.bin").read_bytes() == make.files()["model/model.bin"]
    assert here() == ["da→en 1.9"]


# Two at once.

INSTALL = """
import sys
from pathlib import Path
from generator.translation.models.folders import Folders
from generator.translation.models.install import Call, Listener, install

folders = Folders(Path(sys.argv[1]) / "packages", Path(sys.argv[1]) / "cache")
listener = Listener(waiting=lambda: print("waiting", flush=True))
install([sys.argv[2]], Call(folders, "", Path("none"), listener=listener))
"""


def test_two_installs_at_once_both_succeed(put_package, tmp_path):
    files = [put_package("da", "en", f"1.{number}", name=f"{number}.argosmodel") for number in range(4)]
    command = [sys.executable, "-c", INSTALL, tmp_path]
    running = [subprocess.Popen([*command, file], stdout=subprocess.PIPE, stderr=subprocess.PIPE) for file in files]

    said = [one.communicate() for one in running]

    assert [one.returncode for one in running] == [ExitCode.DONE] * 4, said
    found, findings = places.installed(tmp_path / "packages")
    assert (len(found), findings) == (1, [])
    assert [one.name for one in (tmp_path / ".packages.annons").iterdir()] == ["lock"]
    assert json.loads((found[0].path / "metadata.json").read_text())["package_version"] == found[0].version

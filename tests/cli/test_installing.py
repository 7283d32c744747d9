import contextlib
import json
import os
import pty
import shutil
import subprocess
import sys
import zipfile
from importlib import import_module
from pathlib import Path

import pytest

from generator.errors import ExitCode

pytestmark = pytest.mark.slow

DA_EN, EN_SV = "translate-da_en-1_0", "translate-en_sv-1_0"


@pytest.fixture(autouse=True)
def _in_the_workspace(site, packages, monkeypatch):  # noqa: ARG001
    monkeypatch.chdir(site.root)


def there(packages):
    """What is installed, and that nothing is left beside it."""
    work = packages.parent / f".{packages.name}.annons"
    assert not work.is_dir() or [one.name for one in work.iterdir()] == ["lock"]
    return sorted(one.name for one in packages.iterdir())


# list


def test_an_empty_list_says_how_to_fill_it(annons):
    done = annons("models", "list")

    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [
        "No packages are installed; “annons models install da-en” installs one.",
        "“annons models list --available” asks the index, over the network, what there is.",
    ]


def test_installed_packages_are_listed_in_columns(annons, toys, packages):
    annons("models", "install", *toys.values())

    done = annons("models", "list")

    assert done.out.splitlines()[:3] == [
        f"Installed in {packages}:",
        f"  da→en  1.0  0.8 MB  {DA_EN}",
        f"  en→sv  1.0  0.8 MB  {EN_SV}",
    ]


def test_the_index_is_asked_when_that_is_wanted_and_remembered(annons, toys, mirror):
    annons("models", "install", toys["da_en"])

    asked = annons("models", "list", "--available", "--index", mirror.url)
    after = annons("models", "list", "--index", mirror.url)

    assert asked.out.splitlines()[-4:] == [
        f"Available from {mirror.url}/index.json:",
        "  da→en  1.0  (installed)",
        "  en→sv  1.0",
        "  and 1 pair of other languages",
    ]
    assert f"Available from {mirror.url}/index.json when it was last read:" in after.out
    assert len(mirror.asked["/index.json"]) == 1


def test_an_index_says_what_it_lacks_too(annons, server, site):
    other = {"from_code": "en", "to_code": "de", "package_version": "1.9", "links": []}
    server.index(other, {**other, "to_code": "fr"})
    (site.root / "nothing").mkdir()

    assert annons("models", "list", "--available", "--index", server.url).out.endswith(
        "  2 pairs, none between our languages\n"
    )
    assert annons("models", "list", "--index", "nothing").out.endswith("Available from nothing:\n  nothing\n")


def test_an_older_installed_version_is_told_beside_the_one_there_is(annons, toys, site):
    annons("models", "install", toys["da_en"])
    entry = {"from_code": "da", "to_code": "en", "package_version": "1.9", "links": []}
    site.write("mirror/index.json", json.dumps([entry]))

    assert "  da→en  1.9  (1.0 is installed)" in annons("models", "list", "--index", "mirror").out


def test_the_list_as_json(annons, toys, packages, mirror):
    annons("models", "install", toys["da_en"])
    (packages / "stray").mkdir()

    done = annons("models", "list", "--available", "--index", mirror.url, "--report", "json")

    assert (done.code, done.err) == (0, "")
    data = done.data
    assert data["exit_code"] == 0
    assert data["folder"] == packages.as_posix()
    (installed,) = data["installed"]
    assert (installed["pair"], installed["version"]) == ("da-en", "1.0")
    assert installed["path"] == (packages / DA_EN).as_posix()
    assert installed["bytes"] == sum(file.stat().st_size for file in (packages / DA_EN).rglob("*") if file.is_file())
    assert data["index"] == {"name": f"{mirror.url}/index.json", "copy": False}
    assert [one["pair"] for one in data["available"]] == ["da-en", "en-de", "en-sv"]
    assert [(one["rule"], one["severity"]) for one in data["findings"]] == [("MODEL", "warning")]


def test_a_stray_folder_among_the_packages_is_told_and_the_rest_works(annons, toys, packages):
    (packages / "stray").mkdir()

    assert annons("models", "install", toys["da_en"]).code == 0
    done = annons("models", "list")
    assert done.code == 0
    assert f"{packages}/stray: warning: is no package: it holds no metadata.json" in done.err
    assert "  → move it out of this folder" in done.err
    assert "  da→en  1.0" in done.out


def test_an_index_that_can_not_be_had_is_told_with_what_is_installed(annons, toys, closed_port):
    annons("models", "install", toys["da_en"])

    done = annons("models", "list", "--available", "--index", closed_port)
    data = annons("models", "list", "--index", "nowhere", "--report", "json")

    assert done.code == ExitCode.MISSING
    assert "error: the index of packages can't be had: 127.0.0.1:" in done.err
    assert "  da→en  1.0" in done.out
    assert "--available" not in done.out
    assert (data.code, data.data["exit_code"]) == (ExitCode.MISSING, ExitCode.MISSING)
    assert data.data["index"] is None
    assert data.data["findings"][0]["message"] == "there is no such index"


def test_the_copy_is_shown_when_the_index_no_longer_answers(annons, mirror):
    annons("models", "list", "--available", "--index", mirror.url)
    del mirror.files["/index.json"]

    done = annons("models", "list", "--available", "--index", mirror.url)

    assert done.code == ExitCode.MISSING
    assert "(HTTP 404)" in done.err
    assert "when it was last read:\n  da→en  1.0\n" in done.out


# Which index.


def test_the_workspace_may_name_the_index_and_the_call_another(annons, mirror, site, packages, closed_port):
    site.write("annons.toml", f'[draft]\nmodels_index = "{mirror.url}"\n')

    assert annons("models", "install", "da-en", "--index", closed_port).code == ExitCode.MISSING
    assert there(packages) == []
    assert annons("models", "install", "da-en").code == 0
    assert there(packages) == [DA_EN]


def test_a_folder_that_the_workspace_names_lies_beside_its_settings(annons, site, toys, packages, monkeypatch):
    site.write("annons.toml", '[draft]\nmodels_index = "models"\n')
    (site.root / "models").mkdir()
    shutil.copy(toys["da_en"], site.root / "models")
    (site.root / "postings").mkdir()
    monkeypatch.chdir(site.root / "postings")

    assert annons("models", "install", "da-en").code == 0
    assert there(packages) == [DA_EN]


def test_the_environment_may_name_the_index(annons, mirror, packages, monkeypatch):
    monkeypatch.setenv("ARGOS_PACKAGE_INDEX", mirror.url)

    assert annons("models", "install", "da-en").code == 0
    assert there(packages) == [DA_EN]


# install


def test_pairs_are_installed_from_an_index(annons, mirror, packages):
    done = annons("models", "install", "da-en", "EN→sv", "--index", mirror.url)

    assert (done.code, done.out) == (0, "")
    assert done.err.splitlines() == [
        f"Fetching {mirror.url}/{DA_EN}.argosmodel (0.6 MB)",
        "da→en 1.0 is installed",
        f"Fetching {mirror.url}/{EN_SV}.argosmodel (0.6 MB)",
        "en→sv 1.0 is installed",
        "info: models.toml has no hash to check da→en 1.0, en→sv 1.0 against",
        "  → --pin writes it, so that every machine gets the same package",
    ]
    assert there(packages) == [DA_EN, EN_SV]


def test_what_is_installed_already_is_not_fetched_again(annons, mirror):
    annons("models", "install", "da-en", "--index", mirror.url)

    done = annons("models", "install", "da-en", "--index", mirror.url)

    assert (done.code, done.err) == (0, "da→en 1.0 is installed already\n")
    assert len(mirror.asked[f"/{DA_EN}.argosmodel"]) == 1


@pytest.mark.parametrize(
    "words",
    [["models/x.argosmodel"], ["models"], ["{mirror}/translate-da_en-1_0.argosmodel"], ["da-en", "--index", "models"]],
    ids=["file", "folder", "address", "pair in a folder"],
)
def test_a_package_can_be_named_in_many_ways(annons, toys, mirror, packages, words):
    Path("models").mkdir()
    shutil.copy(toys["da_en"], "models/x.argosmodel")

    done = annons("models", "install", *(word.format(mirror=mirror.url) for word in words))

    assert done.code == 0
    assert there(packages) == [DA_EN]
    assert "da→en 1.0 is installed\n" in done.err


def test_installed_packages_are_what_argos_translate_finds(annons, toys):
    annons("models", "install", toys["da_en"])

    (package,) = import_module("argostranslate.package").get_installed_packages()

    assert (package.from_code, package.to_code) == ("da", "en")
    assert package.tokenizer.encode("Vi søger en kok") != []


def test_pins_are_written_and_installed_elsewhere(annons, mirror, packages, site):
    done = annons("models", "install", "da-en", "en-sv", "--pin", "--index", mirror.url)
    pinned = (site.root / "models.toml").read_text("utf-8")
    shutil.rmtree(packages)

    again = annons("models", "install", "--index", mirror.url)

    assert done.err.endswith(
        "models.toml pins da→en 1.0, en→sv 1.0\nKeep that file: “annons models install” gets the same packages elsewhere\n"
    )
    assert [line for line in pinned.splitlines() if line.startswith("[")] == ["[da-en]", "[en-sv]"]
    assert again.code == 0
    assert again.err.count("is installed; it has the pinned hash") == 2
    assert there(packages) == [DA_EN, EN_SV]


def test_the_pinned_list_is_the_workspaces_wherever_it_is_called(annons, toys, site, monkeypatch):
    (site.root / "postings").mkdir()
    monkeypatch.chdir(site.root / "postings")

    annons("models", "install", toys["da_en"], "--pin")

    assert (site.root / "models.toml").is_file()
    assert not (site.root / "postings" / "models.toml").exists()


def test_installing_anew_says_so(annons, toys):
    annons("models", "install", toys["da_en"])

    assert "da→en 1.0 is installed again\n" in annons("models", "install", toys["da_en"]).err


def test_another_hash_than_the_pinned_one_is_refused(annons, mirror, packages, site):
    site.write("models.toml", f'[da-en]\nversion = "1.0"\nsha256 = "{"0" * 64}"\n')

    done = annons("models", "install", "--index", mirror.url)

    assert done.code == ExitCode.INPUT
    assert f"{DA_EN}.argosmodel: error: is not the pinned da→en 1.0: its SHA-256 is " in done.err
    assert f"pinned is {'0' * 64}" in done.err
    assert "nothing was installed; if this package is the right one, mend models.toml:1" in done.err
    assert there(packages) == []


def test_a_zip_that_leads_out_of_its_folder_is_refused(annons, toys, packages, site, tmp_path):
    bad = site.root / "bad.argosmodel"
    shutil.copy(toys["da_en"], bad)
    with zipfile.ZipFile(bad, "a") as opened:
        opened.writestr(f"{DA_EN}/../../../escaped", "out")

    done = annons("models", "install", "bad.argosmodel")

    assert done.code == ExitCode.INPUT
    assert "bad.argosmodel: error: is refused: " in done.err
    assert "leads out of its folder" in done.err
    assert there(packages) == []
    assert list(tmp_path.rglob("escaped")) == []


def test_what_can_be_installed_is_whatever_becomes_of_the_rest(annons, mirror, packages):
    done = annons("models", "install", "en-de", "da-en", "nb-sv", "--index", mirror.url)

    assert done.code == ExitCode.MISSING
    assert "does not have" in done.err
    assert "error: the index has no package nb→sv" in done.err
    assert there(packages) == [DA_EN]


@pytest.mark.parametrize(
    ("words", "said", "hint"),
    [
        (["danish"], "“danish” is neither a language pair nor a file or folder", "write da-en, a file, a folder"),
        (["ftp://models.example/x"], "nothing is fetched from ftp: addresses", "use http or https"),
        (["empty"], "this folder holds no packages", "end in .argosmodel"),
        ([], "there is nothing to install: models.toml pins no packages", "annons models install da-en"),
        (["no.argosmodel"], "is no whole zip file", "fetch the package anew"),
    ],
)
def test_a_call_that_means_nothing_is_refused(annons, site, words, said, hint):
    site.write("no.argosmodel", "I am a text")
    (site.root / "empty").mkdir()

    done = annons("models", "install", *words)

    assert done.code == ExitCode.INPUT
    assert said in done.err
    assert hint in done.err


def test_a_broken_list_of_pins_is_told_with_its_line(annons, toys, site):
    site.write("models.toml", "[da-en]\nversion = 1\n")

    done = annons("models", "install", toys["da_en"])

    assert done.code == ExitCode.INPUT
    assert "models.toml:1: error: the entry has no sha256" in done.err


def test_a_download_that_was_cut_off_goes_on(annons, mirror, packages, faults):
    served = mirror.files[f"/{DA_EN}.argosmodel"]
    served.faults.append(faults.cut(300_000))

    done = annons("models", "install", "da-en", "--index", mirror.url)

    assert done.code == 0
    first, second = mirror.asked[f"/{DA_EN}.argosmodel"]
    assert "Range" not in first
    assert second["Range"] == "bytes=300000-"
    assert there(packages) == [DA_EN]


def test_what_had_come_in_is_there_for_the_next_call(annons, mirror, packages, faults):
    served = mirror.files[f"/{DA_EN}.argosmodel"]
    served.faults += [faults.cut(200_000), faults.cut(100_000), faults.cut(50_000)]

    failed = annons("models", "install", "da-en", "--index", mirror.url)
    done = annons("models", "install", "da-en", "--index", mirror.url)

    assert failed.code == ExitCode.MISSING
    assert "ended the connection before all was sent" in failed.err
    assert "try again: what has come in is kept" in failed.err
    assert done.code == 0
    assert f"Fetching {mirror.url}/{DA_EN}.argosmodel (0.6 MB, 0.3 MB of it are here)" in done.err
    assert there(packages) == [DA_EN]


@pytest.mark.usefixtures("mirror")
def test_a_proxy_is_honoured(annons, proxy, packages, monkeypatch):
    monkeypatch.setenv("http_proxy", proxy.url)

    done = annons("models", "install", "da-en", "--index", "http://models.example")

    assert done.code == 0
    assert sorted(proxy.asked) == ["http://models.example/index.json", f"http://models.example/{DA_EN}.argosmodel"]
    assert there(packages) == [DA_EN]


def test_a_log_in_is_never_told(annons, mirror, packages):
    index = mirror.url.replace("http://", "http://reader:open-sesame@")

    done = annons("models", "install", "da-en", "en-de", "--index", index)
    listed = annons("models", "list", "--index", index)

    assert done.code == ExitCode.MISSING
    assert there(packages) == [DA_EN]
    assert "open-sesame" not in done.err + listed.out + listed.err


def test_an_address_that_refuses_is_told(annons, packages, closed_port):
    done = annons("models", "install", "da-en", "--index", closed_port)

    assert (done.code, done.out) == (ExitCode.MISSING, "")
    assert "refuses the connection" in done.err
    assert "is this machine offline?" in done.err
    assert "“annons models install FILE” needs no network" in done.err
    assert there(packages) == []


def program(*arguments, before=(), **environment):
    """Run the command as a program, with a home of the test's own."""
    command = [*before, sys.executable, "-m", "generator", *map(str, arguments)]
    return subprocess.run(command, check=False, capture_output=True, text=True, env=os.environ | environment, timeout=30)


def home(tmp_path):
    return {f"XDG_{kind}_HOME": str(tmp_path / "home" / kind.lower()) for kind in ("DATA", "CONFIG", "CACHE")}


def test_without_a_network_it_says_so(tmp_path):
    """In a namespace that has no network at all, not even a resolver."""
    alone = ["unshare", "--map-root-user", "--net"]
    if not shutil.which("unshare") or subprocess.run([*alone, "true"], check=False, capture_output=True).returncode:
        pytest.skip("this system lets nobody make a network namespace")

    done = program("models", "install", "da-en", "--index", "https://models.example", before=alone, **home(tmp_path))

    assert done.returncode == ExitCode.MISSING
    assert done.stderr.startswith("error: the index of packages can't be had: the address of models.example can't be found\n")
    assert "Traceback" not in done.stderr


def test_without_argos_translate_it_says_how_to_get_it(annons, monkeypatch):
    monkeypatch.setitem(sys.modules, "argostranslate.settings", None)

    for words in (["list"], ["install", "da-en"], ["remove", "da-en"], ["bundle", "x.zip"]):
        done = annons("models", *words)

        assert done.code == ExitCode.MISSING
        assert "Argos Translate is not installed" in done.err
        assert "pip install argos-translate-lt" in done.err


# remove


def test_packages_are_removed(annons, toys, packages):
    annons("models", "install", *toys.values())

    done = annons("models", "remove", "da-en")

    assert (done.code, done.out, done.err) == (0, "", "da→en 1.0 is removed\n")
    assert there(packages) == [EN_SV]


def test_what_is_not_installed_is_not_removed_nor_anything_else(annons, toys, packages):
    annons("models", "install", *toys.values())

    done = annons("models", "remove", "da-en", "nb-en")

    assert done.code == ExitCode.INPUT
    assert "error: nb→en is not installed\n  → installed are da→en, en→sv" in done.err
    assert there(packages) == [DA_EN, EN_SV]


def test_nothing_can_be_removed_from_nothing(annons):
    done = annons("models", "remove", "da-en", "danish")

    assert done.code == ExitCode.INPUT
    assert "“danish” is no language pair" in done.err
    assert "da→en is not installed\n  → no packages are" in annons("models", "remove", "da-en").err


# bundle


def test_a_bundle_is_installed_on_another_machine(annons, toys, packages):
    annons("models", "install", *toys.values())

    packed = annons("models", "bundle", "models.zip")
    shutil.rmtree(packages)
    done = annons("models", "install", "models.zip")

    assert packed.code == 0
    assert packed.err.splitlines() == [
        "models.zip (1.6 MB) holds da→en 1.0, en→sv 1.0",
        "“annons models install models.zip” installs them on a machine without network",
    ]
    assert done.code == 0
    assert done.err.startswith("da→en 1.0 is installed\nen→sv 1.0 is installed\n")
    assert there(packages) == [DA_EN, EN_SV]


def test_a_bundle_fits_the_pins_of_what_it_was_made_from(annons, mirror):
    annons("models", "install", "da-en", "--pin", "--index", mirror.url)
    annons("models", "bundle", "models.zip")
    annons("models", "remove", "da-en")

    assert "da→en 1.0 is installed; it has the pinned hash" in annons("models", "install", "models.zip").err


def test_a_bundle_may_hold_some_of_the_packages(annons, toys, site):
    annons("models", "install", *toys.values())

    done = annons("models", "bundle", "models.zip", "en-sv")

    assert done.err.startswith("models.zip (0.8 MB) holds en→sv 1.0\n")
    assert sorted(zipfile.ZipFile(site.root / "models.zip").namelist()) == [
        "README.txt",
        "SHA256SUMS",
        f"{EN_SV}.argosmodel",
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["models.zip"], "no packages are installed"),
        (["models.zip", "da-en"], "da→en is not installed"),
        (["da-en"], "“da-en” is a language pair"),
    ],
)
def test_a_bundle_of_nothing_is_refused(annons, site, words, said):
    done = annons("models", "bundle", *words)

    assert done.code == ExitCode.INPUT
    assert said in done.err
    assert not (site.root / words[0]).exists()


def test_a_bundle_that_can_not_be_written_is_told(annons, toys, site):
    annons("models", "install", toys["da_en"])
    (site.root / "models.zip").mkdir()

    done = annons("models", "bundle", "models.zip")

    assert done.code == ExitCode.INPUT
    assert "models.zip: error: is a folder" in done.err


# On a terminal.


def on_a_terminal(*arguments, **environment):
    """Run the command in a real terminal; return its exit code and what was written there."""
    near, far = pty.openpty()
    command = [sys.executable, "-m", "generator", *map(str, arguments)]
    environment = os.environ | {"TERM": "xterm", "COLUMNS": "80"} | environment
    done = subprocess.run(command, check=False, stdout=far, stderr=far, env=environment)
    os.close(far)
    said = b""
    # Reading what a terminal holds ends with an error once nobody writes to it any more.
    with contextlib.suppress(OSError):
        while chunk := os.read(near, 4096):
            said += chunk
    os.close(near)
    return done.returncode, said.decode()


def test_a_terminal_sees_a_bar_and_every_package_below_it(mirror, tmp_path):
    code, said = on_a_terminal("models", "install", "da-en", "en-sv", "--index", mirror.url, **home(tmp_path))

    assert code == 0
    assert "translate-da_en-1_0.argosmodel" in said
    assert "/645.0 kB" in said
    assert "Fetching" not in said
    for line in ("da→en 1.0 is installed", "en→sv 1.0 is installed"):
        # A line of its own, that the bar neither stands before nor is drawn over.
        assert f"\x1b[2K{line}\r\n" in said


def test_a_terminal_sees_no_bar_where_nothing_is_fetched(toys, tmp_path):
    _, said = on_a_terminal("models", "install", toys["da_en"], **home(tmp_path))

    assert said.startswith("da→en 1.0 is installed\r\n")
    assert "\r\n\r\n" not in said

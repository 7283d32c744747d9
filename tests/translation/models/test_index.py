import json
from pathlib import Path

import pytest

from generator.errors import ExitCode, InputError, MissingPartError
from generator.translation.models import index
from generator.translation.models.index import Available

DA_EN, EN_SV = ("da", "en"), ("en", "sv")


def entry(make, source="da", target="en", version="1.9", links=("x.argosmodel",), **more):
    return make.metadata(source, target, version, links=list(links), **more)


def write(folder, *entries):
    """Write an index.json."""
    file = folder / "index.json"
    file.write_text(json.dumps(entries))
    return file


@pytest.fixture
def read(tmp_path):
    """Read an index, with a cache of the test's own."""
    return lambda source: index.read(str(source), tmp_path / "cache")


# On disk.


def test_a_file_and_its_folder_are_the_same_index(make, tmp_path, read):
    file = write(tmp_path, entry(make), entry(make, "en", "sv"))

    assert read(file).packages == read(tmp_path).packages
    assert [one.pair for one in read(file).packages] == [DA_EN, EN_SV]


def test_the_newest_version_is_found_or_the_one_wanted(make, tmp_path, read):
    found = read(write(tmp_path, *(entry(make, version=version) for version in ("1.9", "1.10", "1.10rc1", "1.2"))))

    assert found.find(DA_EN).version == "1.10"
    assert found.find(DA_EN, "1.2").version == "1.2"
    assert found.find(DA_EN, "1.10.0").version == "1.10"
    assert found.find(DA_EN, "3") is None
    assert found.find(EN_SV) is None
    assert {pair: one.version for pair, one in found.newest().items()} == {DA_EN: "1.10"}


def test_a_package_beside_the_index_comes_before_any_link(make, tmp_path, read):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.argosmodel").write_bytes(b"")
    (tmp_path / "b b.argosmodel").write_bytes(b"")
    links = (["sub/a.argosmodel"], ["https://models.example.com/v1/b%20b.argosmodel"], ["https://example.com/none", "none"])
    found = read(write(tmp_path, *(entry(make, version=str(n), links=one) for n, one in enumerate(links))))

    assert [one.file for one in found.packages] == [tmp_path / "sub" / "a.argosmodel", tmp_path / "b b.argosmodel", None]
    assert found.packages[2].links == ("https://example.com/none",)


@pytest.mark.parametrize(
    "link", ["../secret", "/etc/passwd", "sub/../../secret", "file:///etc/passwd", "", ".", "%2e%2e/secret"]
)
def test_a_link_does_not_lead_out_of_the_folder(make, tmp_path, read, link):
    folder = tmp_path / "index"
    folder.mkdir()
    (tmp_path / "secret").write_text("")
    (package,) = read(write(folder, entry(make, links=[link]))).packages

    assert (package.file, package.links) == (None, ())


def test_a_folder_without_an_index_is_one_of_its_packages(put_package, read):
    file = put_package("da", "en", "1.9", name="a.argosmodel")
    put_package("en", "sv", "1.0", name="b.argosmodel")
    file.with_name("c.argosmodel").write_bytes(b"broken")

    found = read(file.parent)

    assert found.packages[0] == Available(DA_EN, "1.9", file=file, size=file.stat().st_size)
    assert [one.pair for one in found.packages] == [DA_EN, EN_SV]
    (finding,) = found.findings
    assert (finding.severity, finding.where.file.name) == ("warning", "c.argosmodel")


def test_an_index_that_is_not_there_is_told(tmp_path, read):
    with pytest.raises(MissingPartError, match="there is no such index") as caught:
        read(tmp_path / "none")
    assert caught.value.findings[0].rule == "INDEX"


@pytest.mark.parametrize("text", ["", "{", "{}", "[1]", '"x"', "[[]]", "[" * 100_000, "<html>"])
def test_what_is_no_index_is_told(tmp_path, read, text):
    file = tmp_path / "index.json"
    file.write_text(text)

    with pytest.raises(InputError, match=r"(an|no) index of packages") as caught:
        read(file)
    assert caught.value.exit_code == ExitCode.INPUT


@pytest.mark.parametrize(
    "odd",
    [
        {},
        {"type": "sbd"},
        {"from_code": "da"},
        {"from_code": 1, "to_code": 2},
        {"from_code": "da", "to_code": "en", "links": "x"},
    ],
)
def test_entries_that_are_no_translation_are_passed_over(make, tmp_path, read, odd):
    assert [one.pair for one in read(write(tmp_path, odd, entry(make))).packages] == [DA_EN]


@pytest.mark.parametrize("links", [[1], [None], [["x"]], ["http://["], ["ipfs://hash"], []])
def test_links_that_make_no_sense_are_passed_over(make, tmp_path, read, links):
    (package,) = read(write(tmp_path, entry(make, links=[*links, "https://example.com/y"]))).packages

    assert package.links == ("https://example.com/y",)


@pytest.mark.parametrize(("size", "read_as"), [(1000, 1000), (-1, 0), ("1000", 0), (1.5, 0), (None, 0)])
def test_an_index_may_tell_sizes(make, tmp_path, read, size, read_as):
    (package,) = read(write(tmp_path, entry(make, size=size))).packages

    assert package.size == read_as


# On the web.


def test_an_index_on_the_web_is_read_and_kept(make, site, tmp_path, read):
    folder = site.index(entry(make, links=["x.argosmodel", "https://example.com/y", "ipfs://hash", "/z"]))
    cache = tmp_path / "cache"
    assert index.cached(folder, cache) is None

    for source in (folder, f"{folder}/", f"{folder}/index.json"):
        found = read(source)
        assert found.packages[0].links == (f"{folder}/x.argosmodel", "https://example.com/y", f"{folder}/z")
        assert (found.name, found.copy) == (f"{folder}/index.json", False)
        assert index.cached(source, cache).packages == found.packages
        assert index.cached(source, cache).copy
    assert len(list(cache.iterdir())) == 1


def test_the_copy_is_read_without_the_network(make, site, tmp_path, read):
    folder = site.index(entry(make))
    read(folder)
    site.close()

    assert index.cached(folder, tmp_path / "cache").packages[0].pair == DA_EN


def test_a_copy_that_is_broken_is_none(make, site, tmp_path, read):
    folder = site.index(entry(make))
    read(folder)
    (copy,) = (tmp_path / "cache").iterdir()
    copy.write_text("{")

    assert index.cached(folder, tmp_path / "cache") is None


def test_an_index_on_disk_needs_no_copy(make, tmp_path):
    file = write(tmp_path, entry(make))

    assert not index.is_remote(str(file))
    assert index.cached(str(file), tmp_path / "cache").packages[0].pair == DA_EN


def test_a_server_that_is_not_there_is_told(closed_port, read):
    with pytest.raises(MissingPartError) as caught:
        read(closed_port)

    (finding,) = caught.value.findings
    assert finding.rule == "INDEX"
    assert "the index of packages can't be had: " in finding.message
    assert "refuses the connection" in finding.message
    assert "--index names another" in finding.hint


def test_a_web_page_instead_of_an_index_is_told(site, read, tmp_path):
    site.put("/index.json", b"<!doctype html><title>Log in</title>", kind="text/html")

    with pytest.raises(MissingPartError, match="is a web page, not an index of packages"):
        read(site.url)
    assert not (tmp_path / "cache").exists()


def test_a_log_in_and_a_query_of_a_mirror_are_kept(make, site, read):
    site.index(entry(make))

    found = read(f"http://reader:open-sesame@127.0.0.1:{site.port}/?key=hidden#x")

    assert found.name == f"{site.url}/index.json"
    assert site.asked["/index.json"][0]["path"] == "/index.json?key=hidden"
    assert site.asked["/index.json"][0]["Authorization"]


def test_which_index_is_asked(monkeypatch):
    assert index.chosen(None, None, "default") == "default"
    assert index.chosen(None, "setting", "default") == "setting"
    monkeypatch.setenv("ARGOS_PACKAGE_INDEX", "environment")
    assert index.chosen(None, "setting", "default") == "environment"
    assert index.chosen("option", "setting", "default") == "option"


def test_nothing_is_asked_for_an_address_of_another_scheme(tmp_path, read):
    with pytest.raises(InputError, match="nothing is fetched from"):
        read(f"file://{Path(tmp_path).as_posix()}")

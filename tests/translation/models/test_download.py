import pytest

from generator.errors import InputError
from generator.translation.models import download
from generator.translation.models.failures import DownloadError


@pytest.fixture
def data(make):
    """A package of some size."""
    return make.package(extra=[("translate-da_en/more", bytes(range(256)) * 2000)])


@pytest.fixture
def fetch(tmp_path):
    """Download into a folder of this test, without long waits."""

    def call(url, **more):
        return download.download(url, tmp_path / "cache", **{"pause": 0, "timeout": 5, **more})

    return call


def failing(fetch, url, **more):
    with pytest.raises(DownloadError) as caught:
        fetch(url, **more)
    return str(caught.value)


def left(tmp_path):
    """Return the bytes of what has come in so far."""
    found = [file.read_bytes() for file in (tmp_path / "cache").glob("*.part")]
    return found[0] if found else None


def ranges(site, path="/x"):
    """Return the ranges that were asked for."""
    return [asked.get("Range") for asked in site.asked[path]]


def test_a_file_is_fetched_and_its_progress_told(site, data, fetch):
    told = []

    file = fetch(site.put("/x", data), progress=lambda done, total: told.append((done, total)))

    assert file.read_bytes() == data
    assert told[0] == (0, len(data))
    assert told[-1] == (len(data), len(data))
    assert told == sorted(told)


@pytest.mark.parametrize("how", [{"chunked": True}, {"length": False}])
def test_a_file_of_unknown_length_is_fetched(site, data, fetch, how):
    told = []

    file = fetch(site.put("/x", data, **how), progress=lambda done, total: told.append((done, total)))

    assert file.read_bytes() == data
    assert told[-1] == (len(data), None)


@pytest.mark.parametrize("how", [{"etag": '"1"'}, {"modified": "Sat, 01 Aug 2026 10:00:00 GMT"}])
def test_what_was_cut_off_goes_on_where_it_ended(site, data, fetch, faults, how):
    url = site.put("/x", data, faults=[faults.cut(1000)], **how)

    assert fetch(url).read_bytes() == data
    assert ranges(site) == [None, "bytes=1000-"]


def test_a_later_call_goes_on_too(site, data, fetch, faults, tmp_path):
    url = site.put("/x", data, etag='"1"', faults=[faults.cut(1000), faults.status(500), faults.status(500)])
    assert "HTTP 500" in failing(fetch, url)
    assert left(tmp_path) == data[:1000]
    told = []

    assert fetch(url, progress=lambda done, total: told.append((done, total))).read_bytes() == data
    assert told[0] == (1000, len(data))
    assert ranges(site) == [None, "bytes=1000-", "bytes=1000-", "bytes=1000-"]
    assert site.asked["/x"][-1]["If-Range"] == '"1"'


def test_what_came_in_stays_while_the_machine_is_offline(site, data, fetch, faults, tmp_path):
    url = site.put("/x", data, etag='"1"', faults=[faults.cut(1000), faults.cut(0), faults.cut(0)])
    assert "ended the connection" in failing(fetch, url)
    site.close()

    assert "refuses the connection" in failing(fetch, url)
    assert left(tmp_path) == data[:1000]


def test_a_new_log_in_goes_on_with_the_same_file(site, data, fetch, faults):
    site.put("/x", data, etag='"1"', faults=[faults.cut(1000), faults.status(401)])
    failing(fetch, f"http://old:one@127.0.0.1:{site.port}/x")

    assert fetch(f"http://new:one@127.0.0.1:{site.port}/x").read_bytes() == data
    assert ranges(site)[-1] == "bytes=1000-"


def test_a_file_that_changed_is_fetched_anew(site, data, make, fetch, faults):
    url = site.put("/x", make.package("en", "sv"), etag='"1"', faults=[faults.cut(1000), faults.status(404)])
    failing(fetch, url)
    site.put("/x", data, etag='"2"')

    assert fetch(url).read_bytes() == data
    assert ranges(site) == [None, "bytes=1000-", "bytes=1000-"]


def test_a_server_without_ranges_begins_anew(site, data, fetch, faults):
    url = site.put("/x", data, etag='"1"', ranges=False, faults=[faults.cut(1000)])

    assert fetch(url).read_bytes() == data
    assert ranges(site) == [None, "bytes=1000-"]


@pytest.mark.parametrize("how", [{}, {"etag": 'W/"1"'}, {"etag": '"1"', "chunked": True}])
def test_without_anything_to_compare_it_begins_anew(site, data, fetch, faults, how):
    fault = faults.cut_chunks(1000) if how.get("chunked") else faults.cut(1000)
    url = site.put("/x", data, faults=[fault], **how)

    assert fetch(url).read_bytes() == data
    assert ranges(site) == [None, None]


@pytest.mark.parametrize("sent", [(0, None), (999, None), (1001, None), (1000, 5000)])
def test_another_range_than_the_one_asked_for_is_not_taken(site, data, fetch, faults, sent):
    url = site.put("/x", data, etag='"1"', faults=[faults.cut(1000), faults.wrong_range(*sent)])

    assert fetch(url).read_bytes() == data
    assert ranges(site) == [None, "bytes=1000-", None]


def test_a_range_of_another_version_is_not_taken(site, data, fetch, faults):
    other = bytes(len(data))

    def changed(handler, _):
        part = other[1000:]
        handler.answer(206, part, Content_Range=f"bytes 1000-{len(other) - 1}/{len(other)}", ETag='"2"')

    url = site.put("/x", data, etag='"1"', faults=[faults.cut(1000), changed])

    assert fetch(url).read_bytes() == data


def test_a_range_that_nobody_asked_for_is_refused(site, data, fetch, faults):
    url = site.put("/x", data, faults=[faults.wrong_range(1000)])

    assert "is not answered with a file (HTTP 206)" in failing(fetch, url)


def test_a_file_that_is_there_already_is_not_sent_again(site, data, fetch):
    url = site.put("/x", data, etag='"1"')
    fetch(url)

    assert fetch(url).read_bytes() == data
    assert ranges(site) == [None, f"bytes={len(data)}-"]


def test_a_part_that_is_longer_than_the_file_is_thrown_away(site, data, fetch):
    url = site.put("/x", data, etag='"1"')
    file = fetch(url)
    file.write_bytes(data + b"more")

    assert fetch(url).read_bytes() == data
    assert ranges(site) == [None, None]


@pytest.mark.parametrize("note", [b"", b"[]", b"{}", b'{"validator": 1, "total": 9}', b'{"validator": "", "total": 99999999}'])
def test_a_note_that_makes_no_sense_is_not_believed(site, data, fetch, note):
    url = site.put("/x", data, etag='"1"')
    file = fetch(url)
    file.write_bytes(data[:1000])
    file.with_suffix(".json").write_bytes(note)

    assert fetch(url).read_bytes() == data
    assert ranges(site) == [None, None]


def test_a_file_can_be_forgotten(site, data, fetch, tmp_path):
    download.forget(fetch(site.put("/x", data, etag='"1"')))

    assert list((tmp_path / "cache").iterdir()) == []


@pytest.mark.parametrize("how", [{}, {"chunked": True}])
def test_a_file_that_is_too_large_is_refused_and_not_kept(site, data, fetch, tmp_path, how):
    message = failing(fetch, site.put("/x", data, etag='"1"', **how), limit=1000)

    assert "is larger than the 1,000 bytes that it may have" in message
    assert not left(tmp_path)


@pytest.mark.parametrize(
    ("page", "kind", "said"),
    [
        (b"<!doctype html><title>Log in</title>", "text/html; charset=utf-8", "is a web page, not a package"),
        (b"  <html>", "application/octet-stream", "is a web page, not a package"),
        (b"plain words", "text/plain", "is no package: it does not begin as a zip does"),
        (b"", "application/zip", "is empty"),
    ],
)
def test_what_is_no_zip_is_refused_at_its_first_bytes(site, fetch, page, kind, said):
    url = site.put("/x", page, kind=kind, etag='"1"')

    assert said in failing(fetch, url)


def test_nothing_is_kept_of_what_is_no_zip(site, fetch, tmp_path):
    failing(fetch, site.put("/x", b"plain words", etag='"1"'))

    assert not left(tmp_path)


def test_a_file_that_ends_before_it_can_be_told_from_a_zip_is_left_to_who_opens_it(site, fetch):
    assert fetch(site.put("/x", b"P", etag='"1"')).read_bytes() == b"P"


def test_a_folder_that_can_not_be_written_to_is_told(site, data, tmp_path, fetch):
    (tmp_path / "cache").write_text("a file")

    with pytest.raises(InputError, match="can't be used"):
        fetch(site.put("/x", data))

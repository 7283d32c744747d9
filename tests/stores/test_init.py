"""Which places are remote, and which store a place has."""

import subprocess
import sys
from pathlib import Path

import pytest

from generator.errors import ExitCode, InputError, MissingPartError
from generator.stores import is_remote, local_path, open_store
from generator.stores.local import Local


@pytest.mark.parametrize("place", ["s3://bucket/ads", "memory://x", "GS://bucket", "sftp://host.example/ads"])
def test_urls_are_remote(place):
    assert is_remote(place)


@pytest.mark.parametrize("place", ["output", "/srv/ads", "C:\\ads", "c:/ads", "file:///srv/ads", Path("s3:/bucket"), "a:b", ""])
def test_paths_are_not(place):
    assert not is_remote(place)


def test_a_file_url_is_a_path_in_disguise():
    store = open_store("file:///srv/my%20ads")

    assert isinstance(store, Local)
    assert store.folder == Path("/srv/my ads")


@pytest.mark.parametrize(
    ("url", "path"), [("file:///srv/a#1?b", "/srv/a#1?b"), ("file://localhost/srv", "/srv"), ("file:///C:/ads", "C:/ads")]
)
def test_a_file_url_says_which_path(url, path):
    assert local_path(url) == Path(path)


def test_a_file_url_of_another_machine_is_refused():
    with pytest.raises(InputError, match="names another machine"):
        open_store("file://ads")


def test_a_kind_of_place_that_there_is_not_is_told():
    with pytest.raises(InputError, match="“nothing://” is no kind of place"):
        open_store("nothing://bucket/ads")


def test_what_is_not_installed_is_told_with_what_to_install():
    with pytest.raises(MissingPartError, match="what reaches gs:// is not installed") as caught:
        open_store("gs://bucket/ads")

    assert "gcsfs" in caught.value.findings[0].hint
    assert caught.value.exit_code is ExitCode.MISSING


def test_a_folder_costs_no_library():
    code = "import sys; from generator.stores import open_store; open_store('x'); print('fsspec' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "False"

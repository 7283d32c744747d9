import base64
from pathlib import Path

import pytest

from generator.rendering import assets
from generator.rendering.assets import Asset


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("a.svg", "image/svg+xml"),
        ("a.png", "image/png"),
        ("a.JPG", "image/jpeg"),
        ("a.jpeg", "image/jpeg"),
        ("a.webp", "image/webp"),
    ],
)
def test_a_picture_is_read_with_its_type(tmp_path, name, media_type):
    (tmp_path / name).write_bytes(b"\x00picture\xff")

    assert assets.load(tmp_path / name) == Asset(media_type, b"\x00picture\xff")


def test_a_picture_stands_alone_as_a_data_uri():
    uri = Asset("image/png", b"\x00\xff<>").data_uri

    head, _, data = uri.partition(",")
    assert head == "data:image/png;base64"
    assert base64.b64decode(data) == b"\x00\xff<>"


def test_a_picture_that_is_gone_is_an_error():
    with pytest.raises(FileNotFoundError):
        assets.load(Path("no-such-picture.png"))

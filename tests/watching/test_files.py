import pytest

from generator.watching.files import inject, kind, locate


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "output"
    (made / "x" / ".hidden").mkdir(parents=True)
    for name in ("x/x.da.html", "x/.x.da.html.k3v.part", "x/.hidden/y.html", "x/å b.html"):
        (made / name).touch()
    (tmp_path / "secret.html").touch()
    (made / "out.html").symlink_to(tmp_path / "secret.html")
    (made / "in.html").symlink_to(made / "x" / "x.da.html")
    return made


@pytest.mark.parametrize("address", ["/x/x.da.html", "x/x.da.html", "/x/å b.html", "/in.html"])
def test_files_of_the_folder_are_there(folder, address):
    assert locate(folder, address).is_file()


@pytest.mark.parametrize(
    "address",
    [
        "", "/", "/x", "/x/", "//x/x.da.html", "/nothing.html", "/x/x.da.html/", "/x/x.da.html/more", "/x/\0.html",
        "/../secret.html", "/x/../../secret.html", "/x/..\\..\\secret.html", "/./x/x.da.html", "/out.html",
        "/x/.x.da.html.k3v.part", "/x/.hidden/y.html", "/" + "x" * 5000,
    ],
)  # fmt: skip
def test_everything_else_is_not(folder, address):
    assert locate(folder, address) is None


def test_a_folder_that_is_not_there_has_no_files(tmp_path):
    assert locate(tmp_path / "output", "/x.html") is None


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("x.da.html", "text/html; charset=utf-8"),
        ("x.da.md", "text/markdown; charset=utf-8"),
        ("x.da.a5.PDF", "application/pdf"),
        ("x.da.social.png", "image/png"),
        ("x.unheard", "application/octet-stream"),
    ],
)
def test_kinds(tmp_path, name, media_type):
    assert kind(tmp_path / name) == media_type


@pytest.mark.parametrize(
    ("page", "whole"),
    [
        (b"<p>a</p></body></html>\n", b"<p>a</p><x></body></html>\n"),
        (b"<p>a</p></BODY>", b"<p>a</p><x></BODY>"),
        (b"<script>'</body>'</script><p>a</body>", b"<script>'</body>'</script><p>a<x></body>"),
        (b"<p>a", b"<p>a<x>"),
    ],
)
def test_a_tag_goes_to_the_end(page, whole):
    assert inject(page, b"<x>") == whole

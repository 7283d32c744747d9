import pikepdf
import pytest
from pikepdf import Dictionary, Name


@pytest.fixture
def file(tmp_path):
    """Return a function that writes a page of A4 in RGB as Word would."""

    def write(steps=b"0 0 0 rg 100 100 200 200 re f", **more):
        pdf = pikepdf.new()
        page = pdf.add_blank_page(page_size=(595.276, 841.89))
        page.Contents = pdf.make_stream(steps)
        page.Resources = Dictionary(Font=Dictionary(F=Dictionary(Subtype=Name.Type1, BaseFont=Name.Helvetica)))
        pdf.save(tmp_path / "ad.pdf", force_version="1.6", **more)
        return tmp_path / "ad.pdf"

    return write


@pytest.fixture
def board(site, monkeypatch):
    """A medium of the workspace's own that asks for very little; commands are run there."""
    site.write("media/board.toml", 'description = "Board"\nsize = "a4"\ncolors = "rgb"\nprofile = "plain"\n')
    site.write("profiles/plain.toml", 'description = "Plain"\nvariant = "pdf/a-3a"\n')
    monkeypatch.chdir(site.root)


def test_a_file_that_would_be_sent_back_is_told_with_what_to_do(annons, file):
    done = annons("preflight", file(), "--medium", "a5-flyer")

    assert done.code == 1
    assert "error: page 1: RGB colours in 1 area" in done.err
    assert "→ turn all colours into CMYK" in done.err
    assert "ad.pdf would be sent back:" in done.out


def test_the_report_can_be_had_as_json(annons, file):
    done = annons("preflight", file(), "--medium", "newspaper", "--columns", "2", "--height", "90", "--report", "json")

    assert (done.code, done.data["exit_code"]) == (1, 1)
    assert {"PRINT-SIZE", "PRINT-COLORS", "PRINT-INTENT"} <= {one["rule"] for one in done.data["findings"]}
    assert {one["severity"] for one in done.data["findings"]} <= {"error", "warning"}
    assert done.data["summary"] == {
        "pages": 1, "width": 210.0, "height": 297.0, "inks": ["RGB"], "fonts": [], "ppi": None, "ink": None,
    }  # fmt: skip


def test_a_size_without_a_medium_will_do(annons, file):
    done = annons("preflight", file(), "--size", "a5", "--report", "json")

    assert {one["rule"] for one in done.data["findings"]} == {"PRINT-SIZE", "PRINT-ACCESS"}


@pytest.mark.usefixtures("board")
def test_warnings_alone_let_a_file_through(annons, file):
    name = file(b"0 0 0 RG 0.1 w 100 100 m 300 100 l S")

    done = annons("preflight", name, "--medium", "board", "--report", "json")

    assert done.code == 0
    assert [one["rule"] for one in done.data["findings"]] == ["PRINT-HAIRLINES"]
    assert "look at 1 warning first" in annons("preflight", name, "--medium", "board").out


@pytest.mark.usefixtures("board")
def test_a_file_that_is_well_is_told_so_with_its_facts(annons, file):

    done = annons("preflight", file(), "--medium", "board")

    assert (done.code, done.err) == (0, "")
    assert done.out.endswith("ad.pdf is ready: 1 page of 210 x 297 mm; in RGB.\n")


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        ((), "it isn't said what the file is for"),
        (("--medium", "nothing"), "there is no medium “nothing”"),
        (("--size", "a9"), "there is no size “a9”"),
        (("--size", "a4", "--report", "xml"), "no kind of report"),
        (("--size", "a4", "--columns", "2"), "belongs to a medium"),
    ],
)
def test_a_call_that_is_wrong_is_told_so(annons, file, arguments, word):
    done = annons("preflight", file(), *arguments)

    assert done.code == 2
    assert word in done.err


@pytest.mark.parametrize(("data", "word"), [(b"", "empty"), (b"hello", "no PDF"), (b"%PDF-1.4 and no more", "damaged")])
def test_a_file_that_can_t_be_read_is_told_so(annons, tmp_path, data, word):
    (tmp_path / "ad.pdf").write_bytes(data)

    done = annons("preflight", tmp_path / "ad.pdf", "--medium", "a5-flyer")

    assert done.code == 2
    assert word in done.err


def test_a_file_that_is_not_there_is_told_so(annons, tmp_path):
    assert annons("preflight", tmp_path / "no.pdf", "--size", "a4").code == 2


def test_a_file_with_a_password_is_told_so(annons, file):
    done = annons("preflight", file(encryption=pikepdf.Encryption(owner="a", user="b", R=4)), "--size", "a4")

    assert (done.code, "password" in done.err) == (2, True)


@pytest.mark.usefixtures("board")
def test_outside_any_workspace_a_medium_is_looked_for_where_the_file_lies(annons, file, site, monkeypatch, tmp_path):
    (site.root / "output").mkdir()
    there = file().rename(site.root / "output" / "ad.pdf")
    monkeypatch.chdir(tmp_path)

    done = annons("preflight", there, "--medium", "board")

    assert done.code != 2, done.err

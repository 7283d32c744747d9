"""The programs that test our files: that each finds what it is there to find."""

import subprocess
import sys

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("pdf")]

HTML = "<html lang=en><title>Bees</title><h1 style='color: device-cmyk(0 0 0 1)'>Beekeeper æøå</h1>"


@pytest.fixture
def pdf(tmp_path):
    """Write a page as PDF, in a variant or in none."""

    def write(variant=None):
        from weasyprint import HTML as PAGE  # noqa: PLC0415 - half a second that collecting the tests shouldn't take

        file = tmp_path / f"{variant or 'plain'} æ.pdf".replace("/", "-")
        PAGE(string=HTML).write_pdf(file, pdf_variant=variant)
        return file

    return write


def test_verapdf_passes_a_tagged_file_and_fails_one_without_tags(verapdf, pdf):
    tagged, plain = pdf("pdf/ua-1"), pdf()

    found = verapdf([tagged, plain], ["ua1"])

    assert found[tagged] == {"ua1": []}
    rules = {one.rule: one for one in found[plain]["ua1"]}
    assert {"6.2-1", "7.1-3", "7.1-11"} <= rules.keys()
    assert "StructTreeRoot" in rules["7.1-11"].message
    assert rules["7.1-3"].where.startswith("root/document[0]/pages[0]")


@pytest.mark.filterwarnings("ignore:Exception ignored in. <_io.FileIO.*sRGB2014")  # WeasyPrint 70 leaves its ICC file open
def test_verapdf_tells_one_standard_from_another(verapdf, pdf):
    archive, tagged = pdf("pdf/a-3a"), pdf("pdf/ua-1")

    found = verapdf([archive, tagged], ["3a", "ua1"])

    assert [one.rule for one in found[archive]["ua1"]] == ["5-1"]
    assert "6.6.4-1" in {one.rule for one in found[tagged]["3a"]}
    assert "6.6.4-1" not in {one.rule for one in found[archive]["3a"]}


def test_verapdf_says_so_when_it_can_t_check(verapdf, tmp_path, pdf):
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"no PDF")

    with pytest.raises(AssertionError, match=r"can't check .*broken\.pdf as ua1"):
        verapdf([broken], ["ua1"])
    with pytest.raises(AssertionError, match="no flavour"):
        verapdf([pdf()], ["ua11"])


def test_verapdf_is_left_out_with_a_word_where_it_can_t_run(tmp_path, root):
    test = "def test_it(verapdf):\n    raise AssertionError\n"
    (tmp_path / "test_it.py").write_text(test, "utf-8")
    command = [sys.executable, "-m", "pytest", "-rs", "-p", "no:cacheprovider", "-p", "tools", "-c", "/dev/null", str(tmp_path)]
    alone = {"PYTHONPATH": str(root / "tests"), "PATH": str(tmp_path)}

    done = subprocess.run(command, env=alone, capture_output=True, text=True, check=False)

    assert "no veraPDF: there is no Java (Debian: default-jre-headless)" in done.stdout
    assert "1 skipped" in done.stdout


def test_ghostscript_tells_how_much_ink_there_is(tools, pdf):
    ((cyan, magenta, yellow, black),) = tools.ink(pdf())

    assert cyan == magenta == yellow == 0
    assert 0 < black < 10


def test_ghostscript_draws_pages(tools, pdf, tmp_path):
    tools.ghostscript(pdf(), "png16m", "-r20", output=tmp_path / "%d.png")

    assert (tmp_path / "1.png").read_bytes().startswith(b"\x89PNG")


def test_what_is_wrong_with_a_file_fails_the_test(tools, tmp_path, pdf):
    file = tmp_path / "cut.pdf"
    file.write_bytes(pdf().read_bytes()[:-200])

    with pytest.raises(AssertionError, match="gs"):
        tools.ghostscript(file, "nullpage")
    with pytest.raises(AssertionError, match="qpdf"):
        tools.qpdf(file)


def test_qpdf_passes_a_sound_file(tools, pdf):
    tools.qpdf(pdf())


def test_poppler_reads_fonts_and_text(tools, pdf):
    file = pdf()

    assert tools.text(file).split() == ["Beekeeper", "æøå"]
    ((name, font),) = tools.fonts(file).items()
    assert name[6] == "+"
    assert (font["emb"], font["sub"], font["uni"]) == ("yes", "yes", "yes")

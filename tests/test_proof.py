"""Contact sheets of whole postings."""

import pypdfium2
import pytest

from generator.build import BuildOptions
from generator.errors import InputError
from generator.posting.workspace import Workspace
from generator.printing.orders import Wanted
from generator.proof import proof

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("pdf")]


def run(site, name, **options):
    workspace = Workspace.open(site.root)
    return proof(workspace, [site.root / "postings" / f"{name}.yaml"], BuildOptions(output=site.out, **options))


def words(file):
    document = pypdfium2.PdfDocument(file)
    text = "".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return text


def test_every_size_of_every_locale_stands_on_one_sheet(nordic_jobs):
    report = run(nordic_jobs, "back-office-agent-tallinn")
    text = words(nordic_jobs.out / report.files[0])

    assert [file.as_posix() for file in report.files] == ["back-office-agent-tallinn/back-office-agent-tallinn.proof.pdf"]
    assert report.findings == []
    for name in ("a4", "a5", "a3-poster", "social", "square", "story", "Dansk", "Norsk bokmål", "Svenska", "English"):
        assert name in text
    assert not list(nordic_jobs.out.rglob("manifest.json"))


def test_each_audience_has_a_sheet_with_its_own_locales(nordic_jobs):
    report = run(nordic_jobs, "customer-adviser-tallinn", sheets=Wanted(sizes=("81x120mm",)))

    assert [file.stem for file in report.files] == [f"customer-adviser-tallinn-for-{one}.proof" for one in ("da", "no", "sv")]
    text = words(nordic_jobs.out / report.files[1])
    assert "Norsk bokmål" in text
    assert "Svenska" not in text


def test_what_does_not_fit_says_so_in_its_place_and_the_rest_is_shown(site):
    site.posting("short_text: " + "Feed the bees and the queen. " * 60 + "\n")
    report = run(site, "hive", sheets=Wanted(sizes=("a4", "81x60mm")))

    assert report.exit_code == 1
    assert [one.rule for one in report.findings] == ["FIT"]
    text = " ".join(words(site.out / report.files[0]).split())
    assert "words too long for 81x60mm" in text
    assert text.count("Beekeeper") == 1


def test_the_workspace_s_own_media_are_shown_without_being_asked_for(site):
    site.write("media/copier.toml", 'inherits = "black-and-white"\n')
    site.posting()

    assert "copier" in words(site.out / run(site, "hive").files[0])


def test_a_posting_that_is_wrong_has_no_sheet(site):
    site.posting("no_such_field: 1\n")

    with pytest.raises(InputError, match="no_such_field"):
        run(site, "hive")
    assert not site.out.exists()

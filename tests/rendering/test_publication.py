"""PDFs of every profile and sheet: what they say of themselves, that they are the same every time, what is refused."""

import json
import os
import subprocess
import sys
from io import BytesIO

import pikepdf
import pytest

from generator.errors import ContentError, InputError
from generator.l10n.formats import formats
from generator.printing.sheets import Wish, sheet
from generator.rendering import themes
from generator.rendering.writers import writer

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("pdf")]

LOCALES = ("da", "nb", "sv", "en")
THEMES = ("nordic", "classic")
SIZES = ("a4", "a5", "a3-poster", "81x120mm")
EXAMPLE = "back-office-agent-tallinn"


@pytest.fixture
def made(nordic_jobs):
    """Return a PDF of the example."""

    def make(wish, locale="da", theme="nordic"):
        view = nordic_jobs.view(locale, name=EXAMPLE)
        catalog = formats(nordic_jobs.pen(locale, name=EXAMPLE).locale).labels
        return writer("pdf")(view, themes.load(theme), catalog, sheet(wish, "pdf", nordic_jobs.root))

    return make


@pytest.mark.parametrize("profile", ["web", "archive"])
def test_verapdf_finds_nothing_in_any_size_theme_and_locale(made, verapdf, tmp_path, profile):
    files = []
    for theme in THEMES:
        for locale in LOCALES:
            for size in SIZES:
                file = tmp_path / f"{theme}.{locale}.{size}.pdf"
                file.write_bytes(made(Wish(size=size, profile=profile), locale, theme))
                files.append(file)
    flavours = ["ua1"] if profile == "web" else ["3a", "ua1"]

    assert verapdf(files, flavours) == {file: {flavour: [] for flavour in flavours} for file in files}


def test_the_archive_carries_the_posting_as_data(made):
    with pikepdf.open(BytesIO(made(Wish(profile="archive"), "sv"))) as pdf:
        carried = pdf.attachments["posting.jsonld"]
        data = json.loads(carried.get_file().read_bytes())
        relation = str(carried.obj.AFRelationship)

    assert (data["@type"], data["inLanguage"]) == ("JobPosting", "sv")
    assert relation == "/Data"


def test_the_web_pdf_carries_nothing(made):
    with pikepdf.open(BytesIO(made(Wish()))) as pdf:
        assert list(pdf.attachments) == []


def elements(node):
    """Yield the structure elements below one."""
    children = node.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield child
            yield from elements(child)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("locale", LOCALES)
def test_a_screen_reader_is_told_language_title_headings_and_pictures(made, locale, size):
    with pikepdf.open(BytesIO(made(Wish(size=size), locale))) as pdf:
        found = list(elements(pdf.Root.StructTreeRoot))
        kinds = [str(one.S) for one in found]

        assert str(pdf.Root.Lang) == locale
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert str(pdf.docinfo.Title)
        assert "/H1" in kinds
        assert all(str(one.get("/Alt", "")) for one in found if str(one.S) == "/Figure")
        with pdf.open_outline() as outline:
            assert outline.root[0].title


def test_a_text_in_another_language_says_which(site):
    site.posting("summary: Feed the bees\nresponsibilities: [Feed the queen]\n", locales="[da, en]")
    site.write("postings/hive.da.po", 'msgid ""\nmsgstr ""\n\nmsgctxt "title"\nmsgid "Beekeeper"\nmsgstr "Biavler"\n')
    view = site.view("da")
    data = writer("pdf")(view, themes.load("nordic"), site.pen("da").labels, sheet(Wish()))

    with pikepdf.open(BytesIO(data)) as pdf:
        languages = [str(one.Lang) for one in elements(pdf.Root.StructTreeRoot) if "/Lang" in one]

    assert "en" in languages


WISHES = (
    Wish(),
    Wish(profile="archive"),
    Wish(size="a5"),
    Wish(size="a3-poster", profile="archive"),
    Wish(medium="office-a4"),
    Wish(medium="black-and-white"),
    Wish(medium="printed"),
    Wish(medium="gazette"),
)
"""One of every kind; the last two are of a workspace's own, with the profile that is installed for the tests."""
AGAIN = """\
import sys
from pathlib import Path
from generator.build import BuildOptions, build
from generator.posting.workspace import Workspace
from generator.printing.orders import Wanted
root, out, size, profile, medium = sys.argv[1:]
workspace = Workspace.open(Path(root))
wanted = Wanted((size,) if size else None, (medium,) if medium else None, profile)
options = BuildOptions(locales=("da",), formats=("pdf",), output=Path(out), sheets=wanted)
report = build(workspace, [Path(root) / "postings" / "back-office-agent-tallinn.yaml"], options)
assert not [one for one in report.findings if one.severity == "error"], report.findings
"""


@pytest.fixture
def own_media(nordic_jobs, press_profile):
    """Media of the workspace's own, with a profile that is there."""
    condition = f'\n[[conditions]]\nfile = "{press_profile.name}"\nname = "FOGRA39"\n'
    nordic_jobs.write("media/printed.toml", f'inherits = "a5-flyer"\n{condition}')
    nordic_jobs.write("media/gazette.toml", f'inherits = "newspaper"\n{condition}')
    (nordic_jobs.root / "media" / press_profile.name).write_bytes(press_profile.read_bytes())


@pytest.mark.usefixtures("own_media")
@pytest.mark.parametrize("wish", WISHES, ids=lambda wish: wish.medium or f"{wish.size} {wish.profile}".strip() or "usual")
def test_a_second_run_and_another_process_give_the_same_bytes(made, nordic_jobs, tmp_path, wish):
    first, second = made(wish), made(wish)
    arguments = [str(nordic_jobs.root), str(tmp_path), wish.size or ("" if wish.medium else "a4"), wish.profile, wish.medium]
    environment = os.environ | {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    done = subprocess.run(
        [sys.executable, "-c", AGAIN, *arguments], env=environment, check=False, capture_output=True, text=True
    )
    (other,) = tmp_path.rglob("*.pdf") if not done.returncode else (None,)

    assert done.stderr == ""
    assert first == second == other.read_bytes()


def test_a_sign_that_the_typeface_lacks_is_told(site):
    site.posting("summary: Feed the bees 🐝 汉\n")

    with pytest.raises(ContentError) as caught:
        writer("pdf")(site.view(), themes.load("nordic"), site.pen().labels, sheet(Wish()))

    (finding,) = caught.value.findings
    assert finding.rule == "GLYPH"
    assert "“🐝” (honeybee)" in finding.message
    assert finding.locale == "en"


def test_a_theme_without_a_layout_says_so(site):
    site.write("templates/plain/theme.toml", 'layouts = ["ad"]\n')
    site.posting()

    with pytest.raises(InputError, match="has no layout “poster”"):
        writer("pdf")(site.view(), themes.load("plain", site.root), site.pen().labels, sheet(Wish(size="a3-poster")))


def test_a_text_that_does_not_fit_says_by_how_many_words(site):
    site.posting("short_text: " + "Feed the bees and the queen. " * 60 + "\n")

    with pytest.raises(ContentError) as caught:
        writer("pdf")(site.view(), themes.load("nordic"), site.pen().labels, sheet(Wish(size="81x60mm")))

    (finding,) = caught.value.findings
    assert finding.rule == "FIT"
    assert "words too long for 81x60mm" in finding.message

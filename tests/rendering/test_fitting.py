"""Copyfitting with the real engine: how large, how close, and what is said where nothing helps."""

import re
from dataclasses import replace
from importlib import import_module

import pytest

from generator.errors import ContentError
from generator.l10n.formats import formats
from generator.posting.workspace import Workspace
from generator.printing import fonts
from generator.printing.sheets import Wish, sheet
from generator.rendering import measuring, themes
from generator.rendering.fitting import STEP, Setting
from generator.rendering.richtext import rich

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("pdf")]

POSTING = """\
reference_number: H-17
job_start: immediate
valid_through: 2027-03-01
short_text: Keep sixty hives on the roofs of Roskilde, and sell the honey at the market.
responsibilities: [You look after the bees, You sell the honey]
contacts: [{name: Ada Lind, telephone: "+45 32 12 34 56"}]
apply: {email: bees@hive.example}
"""
SENTENCE = "Keep sixty hives on the roofs of the old town, and sell their honey at the market on Saturdays when it is dry. "


@pytest.fixture
def fitted(site):
    """Lay the ad out on a sheet, perhaps with other words; return WeasyPrint's document."""
    site.posting(POSTING)

    def lay(wish, theme="nordic", **texts):
        with fonts.only_ours():
            publication = import_module("generator.rendering.publication")
        view = replace(site.view(), **{name: rich(text, {}, "en") for name, text in texts.items()})
        catalog = formats(Workspace.open(site.root).locales["en"]).labels
        made = sheet(wish, "png" if wish.size == "story" else "pdf", site.root)
        return publication.arranged(publication.Job(view, themes.load(theme, site.root), catalog, made, ""))

    return lay


def base(document):
    """Return the body type of a document in pt."""
    return document.pages[0]._page_box.children[0].style["font_size"] * 0.75


def is_snug(document):
    return "snug" in document.pages[0]._page_box.children[0].children[0].element.get("class").split()


def test_type_grows_with_the_sheet_in_quarters_of_a_point(fitted):
    sizes = [base(fitted(Wish(size=size))) for size in ("60x80mm", "60x95mm", "81x120mm")]

    assert sizes == sorted(sizes)
    assert sizes[0] < sizes[-1]
    assert all(7 <= size <= 11 and (size / STEP) % 1 == pytest.approx(0, abs=1e-6) for size in sizes)


def test_type_of_a_narrow_column_stays_small_enough_for_its_lines(fitted):
    assert base(fitted(Wish(medium="newspaper", columns=1, height=365))) <= 9
    assert base(fitted(Wish(medium="newspaper", columns=2, height=365))) > 10


def test_an_ad_is_set_closer_only_where_type_would_be_uncomfortable(fitted):
    small, large = fitted(Wish(size="60x56mm")), fitted(Wish(size="81x120mm"))

    assert is_snug(small)
    assert not is_snug(large)
    assert base(large) >= 8


@pytest.mark.parametrize("theme", themes.available())
@pytest.mark.parametrize("wish", [Wish(size="81x160mm"), Wish(size="a5"), Wish(size="a3-poster"), Wish(size="story")], ids=str)
def test_the_foot_stands_at_the_foot_of_each_page(fitted, wish, theme):
    areas = measuring.areas(fitted(wish, theme))

    assert all(0 <= area.slack < 0.2 for area in areas)


@pytest.mark.parametrize(
    ("limits", "smallest", "light"), [("smallest_type = 9", 9, 0), ("smallest_reversed = 12", 0, 12)], ids=["all", "reversed"]
)
def test_no_type_is_smaller_than_the_medium_takes(fitted, site, limits, smallest, light):
    site.write("media/weekly.toml", f'description = "A weekly"\nsize = "a5"\ncolors = "black"\n{limits}\n')

    document = fitted(Wish(medium="weekly"))

    assert measuring.smallest(document) >= smallest - 0.001
    assert measuring.smallest(document, reversed_only=True) >= light - 0.001 > 0 or not light


TOO_LONG = [
    ("81x90mm", {"size": "81x90mm"}, "short_text", 14),
    ("three columns", {"medium": "newspaper", "columns": 3, "height": 70}, "short_text", 9),
    ("a banner", {"medium": "newspaper", "columns": 4, "height": 80}, "short_text", 9),
    ("a poster", {"size": "a3-poster"}, "summary", 20),
]


@pytest.mark.parametrize("theme", themes.available())
@pytest.mark.parametrize(("wish", "field", "times"), [one[1:] for one in TOO_LONG], ids=[one[0] for one in TOO_LONG])
def test_a_text_fits_once_it_is_shorter_by_the_words_it_is_told_to_be_too_long(fitted, theme, wish, field, times):
    words = (SENTENCE * times).split()

    with pytest.raises(ContentError) as error:
        fitted(Wish(**wish), theme, **{field: " ".join(words)})

    (finding,) = error.value.findings
    said = int(re.search(r"about (\d+) words too long", finding.message)[1])
    assert finding.hint.startswith("shorten ")
    assert 0 < said < len(words)
    fitted(Wish(**wish), theme, **{field: " ".join(words[:-said])})
    with pytest.raises(ContentError):
        fitted(Wish(**wish), theme, **{field: " ".join(words[: -max(1, said // 2)])})


def test_where_shorter_words_do_not_help_nobody_is_told_to_shorten(fitted, site):
    people = ", ".join(f'{{name: Ada Lind the {number}th, telephone: "+45 32 12 34 {number}"}}' for number in range(10, 30))
    site.posting(POSTING.replace("contacts: [", f"contacts: [{people}, "))

    with pytest.raises(ContentError) as error:
        fitted(Wish(medium="newspaper", columns=2, height=60))

    (finding,) = error.value.findings
    assert "shorten" not in finding.hint.split(";")[0]
    assert "--height" in finding.hint


def test_a_word_wider_than_the_sheet_is_named(fitted):
    with pytest.raises(ContentError) as error:
        fitted(Wish(size="20x300mm"))

    assert re.search(r"^“[^”]+” is too wide for 20x300mm in 7 pt", error.value.findings[0].message)


def test_a_page_without_room_left_has_none_to_give():
    assert Setting(9).push(0) == 0
    assert Setting(9, (3.0,)).push(0) == 3
    assert Setting(9, (3.0,)).push(1) == 0

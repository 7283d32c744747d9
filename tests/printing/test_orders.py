import pytest

from generator.errors import InputError
from generator.posting.settings import Settings
from generator.printing.orders import Wanted, orders


def names(formats, wanted=None, root=None, **settings):
    made = orders(formats, wanted or Wanted(), Settings(**settings), root)
    return [one.sheet.file_name("ad", "da", one.extension) if one.sheet else one.extension for one in made]


EVERY = ("html", "md", "pdf", "png", "zip")


def test_without_a_wish_each_format_is_made_once(tmp_path):
    assert names(EVERY, root=tmp_path) == ["html", "md", "ad.da.pdf", "ad.da.social.png", "zip"]


def test_sizes_go_to_the_format_they_are_one_of(tmp_path):
    wanted = Wanted(sizes=("a4", "story", "a5", "square"))

    assert names(("pdf", "png"), wanted, tmp_path) == ["ad.da.pdf", "ad.da.a5.pdf", "ad.da.story.png", "ad.da.square.png"]


def test_a_medium_that_is_asked_for_is_made_alone(tmp_path):
    assert names(("pdf",), Wanted(media=("newspaper",)), tmp_path) == ["ad.da.newspaper.pdf"]
    assert names(("pdf", "zip"), Wanted(media=("newspaper",), columns=3, height=90), tmp_path) == [
        "ad.da.newspaper-3x90.pdf",
        "ad.da.newspaper-3x90.zip",
    ]


def test_a_workspace_s_media_come_on_top_of_its_sizes(tmp_path):
    assert names(("pdf",), root=tmp_path, media=("office-a4",)) == ["ad.da.pdf", "ad.da.office-a4.pdf"]
    assert names(("pdf",), root=tmp_path, sizes=("a5",), media=("office-a4",)) == ["ad.da.a5.pdf", "ad.da.office-a4.pdf"]


def test_what_is_asked_for_takes_the_place_of_the_workspace_s_own(tmp_path):
    assert names(("pdf",), Wanted(sizes=("a4",)), tmp_path, sizes=("a5",), media=("office-a4",)) == ["ad.da.pdf"]


def test_a_profile_holds_for_every_size(tmp_path):
    wanted = Wanted(sizes=("a4", "a5"), profile="archive")

    assert names(("pdf",), wanted, tmp_path) == ["ad.da.archive.pdf", "ad.da.a5.archive.pdf"]


def test_the_same_twice_is_made_once(tmp_path):
    assert names(("pdf", "pdf"), Wanted(sizes=("a5", "a5")), tmp_path) == ["ad.da.a5.pdf"]


@pytest.mark.parametrize(
    ("formats", "wanted", "field"),
    [
        (("html",), Wanted(sizes=("a5",)), "--size"),
        (("pdf",), Wanted(sizes=("story",)), "--size"),
        (("png",), Wanted(sizes=("a5",)), "--size"),
        (("html", "md"), Wanted(media=("newspaper",)), "--medium"),
        (("pdf",), Wanted(columns=2), "--columns"),
        (("pdf",), Wanted(sizes=("a5",), height=20.0), "--height"),
        (("pdf",), Wanted(media=("newspaper",), profile="archive"), "--profile"),
    ],
)
def test_what_would_not_be_made_is_refused(formats, wanted, field, tmp_path):
    with pytest.raises(InputError) as caught:
        orders(formats, wanted, Settings(), tmp_path)

    assert caught.value.findings[0].field == field

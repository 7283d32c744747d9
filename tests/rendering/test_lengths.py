from dataclasses import replace

import pytest

from generator.printing import fonts
from generator.rendering.lengths import breakable, label_width, scale
from generator.rendering.measuring import PT
from generator.rendering.view import ApplyView

LONG = "christoffer.skovgaard-petersen@sundhedsforvaltning.example"


def lines(html):
    return str(html).split("<br>")


@pytest.mark.parametrize(
    ("address", "room", "expected"),
    [
        ("job@hive.example", 60, ["job@hive.example"]),
        ("christine.lund@hive.example", 30, ["christine.lund", "@hive.example"]),
        ("www.hive.example/jobs/beekeeper-in-roskilde", 50, ["www.hive.example/jobs/", "beekeeper-in-roskilde"]),
        (LONG, 34, ["christoffer.skovgaard-", "petersen", "@sundhedsforvaltning", ".example"]),
    ],
)
def test_an_address_breaks_where_one_sees_that_it_goes_on(address, room, expected):
    made = lines(breakable(address, room, 8))

    assert made == expected


@pytest.mark.parametrize("room", [18, 25, 34, 50, 120])
@pytest.mark.parametrize(
    "address", [LONG, "www.sundhedsforvaltning.example/ledige-stillinger/faellestillidsrepraesentant-2026"]
)
def test_no_line_of_an_address_is_longer_than_its_room(address, room):
    made = lines(breakable(address, room, 8))

    assert "".join(made) == address
    assert all(fonts.width(line, "Lato-Bold.ttf") * 8 * PT <= room for line in made)


def test_an_address_is_escaped():
    assert breakable("hive.example/?a=1&b=2", 200, 8) == "hive.example/?a=1&amp;b=2"


def test_answers_are_set_smaller_where_that_saves_lines_and_only_then(site):
    site.posting("apply: {email: christine.lund@hive.example}\n")
    ad = site.view()
    width = fonts.width("christine.lund@hive.example", "Lato-Bold.ttf") * 10 * PT

    assert scale(ad, width * 1.1, 10, 6) == 1
    assert 0.82 <= scale(ad, width * 0.9, 10, 6) < 0.9
    assert scale(ad, width * 0.9, 10, 9.5) == 1
    assert scale(replace(ad, apply=None), 5, 10, 6) == 1
    assert scale(replace(ad, apply=ApplyView(url_text="hive.example")), 100, 10, 6) == 1


def test_the_widest_label_counts(site):
    site.posting("valid_through: 2027-01-01\n")
    ad = site.view()

    assert label_width(ad) == pytest.approx(fonts.width("Closing date", "Lato-Regular.ttf"), abs=0.01)
    assert label_width(replace(ad, deadline=None, facts=())) == 0

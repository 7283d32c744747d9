from dataclasses import dataclass

import pytest

from generator.rendering import density, measuring


@dataclass(frozen=True)
class Document:
    """Pages of which only the last is not full: how far it is filled, 0 to 1."""

    name: str
    pages: tuple[int, ...]
    filled: float


@pytest.fixture
def laid(monkeypatch):
    """Lay a text out that fills some pages when set loosely, and four fifths of them when set closely; note each time."""
    monkeypatch.setattr(
        measuring, "areas", lambda document: [measuring.Area(0, 100, 0, 100, 100 * document.filled) for _ in document.pages]
    )

    def lay(loose, snug, characters=1000, page=(1500, 3000)):
        tried = []
        rooms = {density.LOOSE: loose, density.SNUG: snug}

        def one(name):
            tried.append(name)
            count = int(rooms[name] - 1e-9) + 1
            return Document(name, tuple(range(count)), rooms[name] - count + 1)

        return density.dense_enough(one, page, characters).name, tried

    return lay


def test_a_short_ad_is_set_loosely_and_once(laid):
    assert laid(0.7, 0.6) == ("", [""])


def test_an_ad_that_runs_over_is_set_closely_where_that_saves_a_page(laid):
    assert laid(1.1, 0.9) == ("snug", ["", "snug"])


def test_an_ad_stays_loose_where_setting_it_closely_saves_nothing(laid):
    assert laid(1.9, 1.6) == ("", [""])
    assert laid(1.2, 1.05) == ("", ["", "snug"])


def test_what_is_likely_to_be_set_closely_is_tried_so_first_and_once(laid):
    assert laid(1.2, 0.95, characters=2000) == ("snug", ["snug"])


def test_a_closely_set_page_with_much_room_left_is_not_taken_unseen(laid):
    assert laid(0.9, 0.7, characters=2000) == ("", ["snug", ""])


def test_a_closely_set_ad_of_pages_is_not_taken_unseen(laid):
    assert laid(1.9, 1.6, characters=2000) == ("", ["snug", ""])
    assert laid(2.1, 1.6, characters=2000) == ("snug", ["snug", ""])


@pytest.mark.parametrize("characters", [10, 2000, 100_000])
@pytest.mark.parametrize("loose", [0.3, 0.95, 1.02, 1.2, 1.6, 1.99, 2.1, 2.5, 3.05, 4.4])
def test_whatever_is_tried_first_the_fewest_pages_come_out(laid, loose, characters):
    name, _ = laid(loose, loose * 0.85, characters)

    pages = {"": int(loose - 1e-9) + 1, "snug": int(loose * 0.85 - 1e-9) + 1}
    assert pages[name] == min(pages.values())

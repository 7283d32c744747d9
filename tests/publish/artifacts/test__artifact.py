from pathlib import Path

from generator.publish.artifacts._artifact import Page, flat


def test_a_page_s_words_are_what_a_person_reads():
    page = Page(
        Path("a.html"),
        b"<!DOCTYPE html><html lang=en><head><title>No</title></head><body><p>Bee&shy;keeper<style>p{}</style> "
        b"<b>wanted</b></p><script>no()</script></body></html>",
    )

    assert page.words == "Beekeeper wanted"
    assert page.json_ld is None


def test_texts_are_compared_without_what_only_breaks_lines():
    assert flat("Bee\u00adkeeper\u00a0 wanted\n") == "Beekeeper wanted"

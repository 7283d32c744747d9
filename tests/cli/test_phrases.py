"""``annons phrases``: its verbs, as a person calls them."""

import pytest

from generator.errors import ExitCode


@pytest.mark.parametrize("verb", ["search", "suggest"])
def test_each_verb_explains_itself(annons, verb):
    done = annons("phrases", verb, "--help")

    assert done.code == ExitCode.DONE
    assert f"annons phrases {verb}" in done.out


def test_without_a_verb_it_tells_them(annons):
    done = annons("phrases")

    assert "search" in done.out + done.err
    assert "suggest" in done.out + done.err

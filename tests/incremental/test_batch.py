"""Rows for the cache, from what came of postings."""

import json

import pytest

from generator import jobs
from generator.errors import ExitCode
from generator.incremental.batch import Batch
from generator.incremental.cache import Cache, PostingRow
from generator.incremental.freshness import Freshness
from generator.incremental.stamps import Since
from generator.jobs import BuildOptions, Piece
from generator.posting.workspace import Workspace


@pytest.fixture
def built(site):
    """A posting that was made, with the cache that is to hear of it."""
    site.write("annons.toml", 'formats = ["html", "md"]\n')
    file = site.posting(locales="[en, da]")
    plan = jobs.plan(Workspace.open(site.root), BuildOptions())
    (outcome,) = jobs.build_pieces(plan, [Piece(str(file))], {}, Since())
    cache = Cache(None)
    yield outcome, cache, Batch(Freshness(cache, plan, site.root))
    cache.close()


def row(outcome):
    return PostingRow("postings/hive.yaml", outcome.id, outcome.names, outcome.keys, {}, "shared", "basis", '{"a": "b"}')


def test_a_posting_s_ads_files_and_inputs_are_put_down(built):
    outcome, cache, batch = built
    batch.add(outcome, row(outcome))
    with cache.change():
        batch.write(cache)

    assert sorted(batch.keys) == cache.all_keys() == ["hive.da", "hive.en"]
    files = cache.files()
    assert sorted(files) == ["hive/hive.da.html", "hive/hive.da.md", "hive/hive.en.html", "hive/hive.en.md"]
    bases = cache.bases()
    assert sorted(bases[files["hive/hive.da.md"].basis]) == ["postings/hive.da.po", "postings/hive.yaml"]
    assert list(bases[files["hive/hive.en.md"].basis]) == ["postings/hive.yaml"]
    assert bases["basis"] == {"a": "b"}
    assert {"postings/hive.yaml", "postings/hive.da.po"} <= set(cache.sources())
    assert cache.postings()["postings/hive.yaml"].keys == outcome.keys
    assert json.loads(files["hive/hive.en.md"].told)["format"] == "md"


@pytest.mark.parametrize("code", [ExitCode.CONTENT, ExitCode.INPUT])
def test_a_posting_that_is_wrong_is_read_again_though_some_of_its_ads_were_made(built, code):
    outcome, cache, batch = built
    cache.add_postings([row(outcome)])
    batch.add(outcome._replace(exit_code=code), row(outcome))
    with cache.change():
        batch.write(cache)

    assert cache.postings() == {}
    assert len(cache.files()) == 4


def test_without_a_row_it_is_read_again(built):
    outcome, cache, batch = built
    cache.add_postings([row(outcome)])
    batch.add(outcome, None)
    with cache.change():
        batch.write(cache)

    assert cache.postings() == {}

"""What is made after a save: the page at once, the rest later, and what it takes in between."""

import json
import threading

import pytest

from generator.build import BuildOptions, Ways
from generator.incremental.cache import place
from generator.watching.loop import Round
from generator.watching.rebuilding import Rebuilder


@pytest.fixture
def watched(site):
    """Two postings, built, as someone watches them; what was told later is kept."""
    site.write("organizations/hive.yaml", "source_locale: en\nname: Hive Example\n")
    for name in ("a", "b"):
        text = "source_locale: en\ntitle: Beekeeper\nlocales: [en, da]\nhiring_organization: hive\n"
        site.write(f"postings/{name}.yaml", f"{text}job_location: {{address: {{country: DK, city: Lund}}}}\n")
    site.later = []
    options = BuildOptions(formats=("html", "md"))
    site.rebuild = Rebuilder(site.root, (), options, Ways(place(site.out, site.root)), site.later.append, quiet=60)
    site.first = site.rebuild.first()
    yield site
    site.rebuild.close()


def save(site, name, old, new):
    file = site.root / name
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    return frozenset({file})


def test_at_first_all_that_is_missing_is_made(watched):
    assert sorted(watched.first.files)[:2] == ["a/a.da.html", "a/a.da.md"]
    assert (len(watched.first.files), watched.first.failed) == (8, False)
    assert watched.rebuild.first().files == ()


def test_a_saved_posting_is_a_page_at_once_and_the_rest_follows(watched):
    done = watched.rebuild(save(watched, "postings/a.yaml", "Beekeeper", "Senior beekeeper"))

    assert (done.files, done.failed) == (("a/a.da.html", "a/a.en.html"), False)
    assert "Senior" in watched.text("a.en.html")
    assert "Senior" not in watched.text("a.en.md")
    watched.rebuild.settle()
    assert sorted(watched.later[0].files) == ["a/a.da.md", "a/a.en.md"]
    told = json.loads((watched.out / "manifest.json").read_text("utf-8"))["ads"]
    assert told["a.en"]["title"] == "Senior beekeeper"
    assert watched.rebuild.first().files == ()


def test_translations_count_as_the_posting_s_own(watched):
    text = 'msgid ""\nmsgstr ""\n\nmsgctxt "title"\nmsgid "Beekeeper"\nmsgstr "Biavler"\n'
    done = watched.rebuild(frozenset({watched.write("postings/a.da.po", text)}))

    assert done.files == ("a/a.da.html",)


@pytest.mark.parametrize("name", ["organizations/hive.yaml", "templates/nordic/parts/imprint.html.j2"])
def test_what_several_postings_share_is_a_build_of_all_that_depends_on_it(watched, name):
    texts = {".yaml": "source_locale: en\nname: Comb Example\n", ".j2": "<p>Comb Example</p>\n"}
    file = watched.write(name, texts[(watched.root / name).suffix])
    done = watched.rebuild(frozenset({file}))

    assert len([one for one in done.files if one.endswith(".html")]) == 4
    assert "Comb Example" in watched.text("b.en.html")


def test_a_mistake_is_told_and_the_page_stays(watched):
    before = watched.text("a.en.html")
    done = watched.rebuild(save(watched, "postings/a.yaml", "title:", "titel:"))

    assert (done.failed, done.files) == (True, ())
    assert done.findings[0].where.file.name == "a.yaml"
    assert watched.text("a.en.html") == before
    watched.rebuild.settle()
    assert watched.later[0].failed


def test_a_new_posting_is_made_and_one_that_went_is_noticed(watched):
    new = watched.posting(name="c")
    assert watched.rebuild(frozenset({new})).files == ("c/c.en.html",)
    new.unlink()
    assert not watched.rebuild(frozenset({new})).failed


def test_only_what_was_named_is_watched(watched):
    rebuild = Rebuilder(watched.root, (watched.root / "postings/b.yaml",), watched.rebuild.options, watched.rebuild.ways)
    done = rebuild(save(watched, "postings/a.yaml", "Beekeeper", "Keeper"))
    rebuild.close()

    assert done.files == ()
    assert "Keeper of" not in watched.text("a.en.html")


def test_warming_up_writes_nothing(watched):
    before = {file: file.stat().st_mtime_ns for file in watched.out.rglob("*")}
    watched.rebuild.warm()

    assert {file: file.stat().st_mtime_ns for file in watched.out.rglob("*")} == before


def test_when_it_is_quiet_the_rest_is_made_by_itself(watched):
    came = threading.Event()

    def told(done: Round) -> None:
        watched.later.append(done)
        came.set()

    watched.rebuild.told, watched.rebuild.quiet = told, 0.05
    watched.rebuild(save(watched, "postings/b.yaml", "Beekeeper", "Keeper"))

    assert came.wait(20)
    assert sorted(watched.later[0].files) == ["b/b.da.md", "b/b.en.md"]


def test_the_end_waits_for_the_rest(watched):
    watched.rebuild(save(watched, "postings/b.yaml", "Beekeeper", "Keeper"))
    watched.rebuild.close()

    assert "Keeper" in watched.text("b.en.md")

"""The ads of one posting, made and written, by whoever is told of the job."""

import pickle
import shutil
from pathlib import Path

import pytest

from generator import jobs, making
from generator.errors import ExitCode, Finding, InputError, MissingPartError
from generator.incremental.own import EVERY
from generator.incremental.stamps import Since
from generator.jobs import BuildOptions, Job, Piece
from generator.posting.workspace import Workspace


@pytest.fixture
def bees(site):
    site.write("annons.toml", 'formats = ["html", "md"]\n')
    site.posting(name="a", locales="[en, da]")
    site.posting(name="b", locales="[en, da]")
    return site


def files(outcome):
    return sorted(name for ad in outcome.ads for name, *_ in ad.files)


def made(site, *pieces, **options):
    plan = jobs.plan(Workspace.open(site.root), BuildOptions(**options))
    taken = {}
    return list(jobs.build_pieces(plan, pieces, taken, Since())), taken


def test_a_plan_holds_for_a_whole_build(bees):
    plan = jobs.plan(Workspace.open(bees.root), BuildOptions(locales=("da_DK",), theme="classic", strict=True))

    assert (plan.wanted, plan.theme.name, plan.strict) == ({"da"}, "classic", True)
    assert [order.extension for order in plan.orders] == ["html", "md"]
    assert plan.store.folder == bees.out
    with pytest.raises(InputError):
        jobs.plan(Workspace.open(bees.root), BuildOptions(theme="nothing"))


def test_what_comes_of_a_posting_can_be_sent(bees):
    (outcome,), taken = made(bees, Piece(str(bees.root / "postings/a.yaml")))

    assert pickle.loads(pickle.dumps(outcome)) == outcome  # noqa: S301 - our own
    assert (outcome.id, outcome.names, outcome.keys, outcome.exit_code) == ("a", ("a",), ("a.en", "a.da"), ExitCode.DONE)
    assert files(outcome) == ["a/a.da.html", "a/a.da.md", "a/a.en.html", "a/a.en.md"]
    assert set(outcome.inputs) >= {EVERY, "da", "en"}
    assert taken == {"a": str(bees.root / "postings/a.yaml")}
    assert {name for ad in outcome.ads for name in ad.changed} == set(files(outcome))


def test_some_files_of_it_may_be_all_that_is_wanted(bees):
    piece = Piece(str(bees.root / "postings/a.yaml"), frozenset({"a/a.da.md", "a/a.en.html"}))
    (outcome,), _ = made(bees, piece)

    assert files(outcome) == ["a/a.da.md", "a/a.en.html"]
    assert sorted(file.name for file in (bees.out / "a").iterdir()) == ["a.da.md", "a.en.html"]


def test_one_that_is_wrong_or_gone_does_not_stop_the_others(bees):
    bees.posting("no_such_field: 1\n", name="a")
    pieces = [Piece(str(bees.root / f"postings/{name}.yaml")) for name in ("a", "gone", "b")]
    outcomes, _ = made(bees, *pieces)

    assert [one.exit_code for one in outcomes] == [ExitCode.INPUT, ExitCode.INPUT, ExitCode.DONE]
    assert [bool(one.findings) for one in outcomes[:2]] == [True, True]


def test_a_library_that_is_missing_does(bees, monkeypatch):
    def missing(*_, **__):
        raise MissingPartError(Finding("PDF", "is not installed"))

    monkeypatch.setattr(making, "make", missing)
    outcomes, _ = made(bees, *(Piece(str(bees.root / f"postings/{name}.yaml")) for name in ("a", "b")))

    assert [one.exit_code for one in outcomes] == [ExitCode.MISSING]


def test_a_name_that_is_taken_is_refused(bees):
    plan = jobs.plan(Workspace.open(bees.root), BuildOptions())
    (outcome,) = jobs.build_pieces(plan, [Piece(str(bees.root / "postings/a.yaml"))], {"a": "other.yaml"}, Since())

    assert (outcome.exit_code, [one.rule for one in outcome.findings]) == (ExitCode.INPUT, ["ID"])


class TestAWorker:
    """Called here: what it does is the same in any process."""

    @pytest.mark.parametrize("name", [".", "whole", "above"])
    def test_it_answers_by_the_names_it_was_given(self, bees, monkeypatch, name):
        monkeypatch.chdir(bees.root.parent if name == "above" else bees.root)
        root = {".": ".", "whole": str(bees.root), "above": bees.root.name}[name]
        file = str(Path(root) / "postings/a.yaml")
        (outcome,) = jobs.work(Job(root, BuildOptions(), str(Path.cwd())), {}, [Piece(file)])

        assert (outcome.file, outcome.exit_code) == (file, ExitCode.DONE)

    def test_another_job_sees_what_has_changed_since(self, bees):
        file = str(bees.root / "postings/a.yaml")
        bees.write("organizations/hive.yaml", "source_locale: en\nname: Hive Example\n")
        text = "source_locale: en\ntitle: Beekeeper\nhiring_organization: hive\njob_location: {address: {country: DK}}\n"
        bees.write("postings/a.yaml", text + "locales: [en]\n")
        jobs.work(Job(str(bees.root), BuildOptions()), {}, [Piece(file)])
        assert "Hive Example" in bees.text("a.en.md")
        bees.write("organizations/hive.yaml", "source_locale: en\nname: Nest Example\n")
        bees.write("templates/nordic/ad.md.j2", "{{ ad.employer.name }}, ours\n")
        jobs.work(Job(str(bees.root), BuildOptions()), {}, [Piece(file)])

        assert bees.text("a.en.md") == "Nest Example, ours\n"

    def test_one_elsewhere_takes_the_workspace_from_where_it_is_to_be_had(self, bees, tmp_path):
        pytest.importorskip("fsspec")
        theirs = tmp_path / "theirs"
        shutil.copytree(bees.root, theirs)
        nowhere = tmp_path / "not-on-this-machine"
        job = Job(str(nowhere), BuildOptions(output=tmp_path / "ads"), far=True, url=f"file://{theirs}")
        (outcome,) = jobs.work(job, {}, [Piece(str(nowhere / "postings/a.yaml"))])

        assert (outcome.file, outcome.exit_code) == (str(nowhere / "postings/a.yaml"), ExitCode.DONE)
        assert (tmp_path / "ads/a/a.en.md").is_file()


def test_jobs_alike_are_two_jobs(bees):
    one, other = Job(str(bees.root), BuildOptions()), Job(str(bees.root), BuildOptions())

    assert one != other
    assert hash(one) == hash(pickle.loads(pickle.dumps(one)))  # noqa: S301 - our own

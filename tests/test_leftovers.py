"""What earlier builds left behind; tests/incremental/test_building_again.py tells and prunes it from outside."""

import os
import subprocess
import sys

import pytest

from generator.build import BuildOptions, Ways
from generator.errors import ExitCode, InputError
from generator.leftovers import check
from generator.printing.orders import Wanted


def dead():
    """Return the number of a process that has ended."""
    done = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], check=True, capture_output=True)
    return int(done.stdout)


@pytest.mark.parametrize("options", [{}, {"theme": "classic"}, {"strict": True}])
def test_the_whole_may_be_pruned(options):
    check(BuildOptions(**options), Ways(prune=True))


@pytest.mark.parametrize("options", [{"locales": ("da",)}, {"formats": ("md",)}, {"sheets": Wanted(media=("a5-flyer",))}])
def test_a_part_may_not_but_may_be_built(options):
    check(BuildOptions(**options), Ways())
    with pytest.raises(InputError, match="can't be told from a part"):
        check(BuildOptions(**options), Ways(prune=True))


def test_a_locale_alone_tells_nothing_of_what_is_left(site):
    site.write("annons.toml", 'formats = ["md"]\n')
    site.posting(locales="[en, da]")
    site.again()
    site.posting(locales="[en]")

    assert [one.rule for one in site.again(locales=("en",)).findings] == []
    assert [one.rule for one in site.again().findings] == ["STALE"]


def test_what_is_left_of_a_posting_under_its_old_id_goes(site):
    site.write("annons.toml", 'formats = ["md"]\n')
    site.posting("id: old")
    site.again()
    site.posting("id: new")
    report = site.again(prune=True)

    assert [name.as_posix() for name in report.removed] == ["old/old.en.md"]
    assert sorted(folder.name for folder in site.out.iterdir()) == ["manifest.json", "new"]


def test_a_file_that_is_gone_already_is_forgotten(site):
    site.posting(name="a")
    site.posting(name="b")
    site.again(formats=("md",))
    site.write("annons.toml", 'formats = ["md"]\n')
    (site.root / "postings/b.yaml").unlink()
    site.file("b.en.md").unlink()
    report = site.again(prune=True)

    assert report.removed == []
    assert "b.en" not in (site.out / "manifest.json").read_text("utf-8")


def test_one_that_can_t_be_deleted_is_told_and_the_others_go(site):
    site.write("annons.toml", 'formats = ["html", "md"]\n')
    site.posting(name="a")
    site.posting(name="b")
    site.again()
    (site.root / "postings/b.yaml").unlink()
    site.file("b.en.html").unlink()
    (site.out / "b/b.en.html").mkdir()
    report = site.again(prune=True)

    assert [name.as_posix() for name in report.removed] == ["b/b.en.md"]
    assert [(one.rule, one.severity) for one in report.findings] == [("FILE", "error")]
    assert report.exit_code is ExitCode.INPUT
    assert "b/b.en.md" not in (site.out / "manifest.json").read_text("utf-8")


class TestHalfWrittenFiles:
    """A process that is killed while it writes leaves a hidden file."""

    @pytest.fixture
    def half(self, site):
        site.write("annons.toml", 'formats = ["md"]\n')
        site.posting()
        file = site.write(f"output/hive/.hive.en.md.{dead():x}-3.part", "ha")
        os.utime(file, (1, 1))
        return file

    def test_the_next_build_there_removes_them(self, site, half):
        site.again()

        assert not half.exists()
        assert [file.name for file in half.parent.iterdir()] == ["hive.en.md"]

    def test_those_of_a_process_that_lives_stay(self, site, half):
        mine = half.with_name(f".hive.en.md.{os.getpid():x}-3.part")
        half.rename(mine)
        site.again()

        assert mine.exists()

    def test_those_that_are_new_stay(self, site, half):
        """They may be another machine's."""
        os.utime(half, (2**32, 2**32))
        site.again()

        assert half.exists()

    @pytest.mark.parametrize("name", ["notes.part", ".notes.part", ".hive.en.md.zz-1.part", "hive.en.md.1-1.part"])
    def test_what_is_not_ours_stays(self, site, half, name):
        other = half.with_name(name)
        half.rename(other)
        site.again()

        assert other.exists()

"""Every ad of the example, word for word and in every theme, as tests/goldens/ keeps it. ``make goldens`` writes them anew."""

import shutil
from collections.abc import Mapping
from difflib import unified_diff
from pathlib import Path

import pytest

from generator.build import BuildOptions, build
from generator.posting.workspace import Workspace
from generator.rendering import themes

GOLDENS = Path(__file__).parent / "goldens"
HINT = "look at each difference; “make goldens” accepts them all"


def texts(folder: Path) -> dict[str, str]:
    """Return every ad below a folder by its name."""
    return {
        file.relative_to(folder).as_posix(): file.read_text("utf-8") for file in folder.rglob("*.*") if file.stem != "manifest"
    }


def differences(kept: Mapping[str, str], made: Mapping[str, str]) -> str:
    """Return what was not made, what is not kept, and unified diffs of the rest, sorted by name; ``""`` if all is equal."""
    told: list[str] = []
    for name in sorted({*kept, *made}):
        if name not in made:
            told.append(f"{name}: kept, but no longer made")
        elif name not in kept:
            told.append(f"{name}: made, but not kept")
        else:
            before, after = kept[name].splitlines(), made[name].splitlines()
            told += unified_diff(before, after, f"goldens/{name}", f"made/{name}", lineterm="", n=1)
    return "\n".join(told)


@pytest.mark.parametrize("theme", themes.available())
def test_the_ads_of_the_example_are_the_kept_ones(theme, example, tmp_path, request):
    workspace = Workspace.open(example)
    options = BuildOptions(theme=theme, formats=("html", "md"), output=tmp_path)
    report = build(workspace, workspace.posting_files(), options)
    made = texts(tmp_path)
    if request.config.getoption("--update-goldens"):
        shutil.rmtree(GOLDENS / theme, ignore_errors=True)
        for name, text in made.items():
            file = GOLDENS / theme / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")

    difference = differences(texts(GOLDENS / theme), made)

    assert report.findings == []
    assert len(made) == len(report.files) == 20
    assert not difference, f"{HINT}\n{difference}"


def test_there_are_goldens_of_every_theme_and_of_no_other():
    assert sorted(folder.name for folder in GOLDENS.iterdir()) == list(themes.available())


def test_equal_files_have_no_differences():
    assert differences({"a.md": "one\n"}, {"a.md": "one\n"}) == ""


def test_differences_are_told_by_name():
    kept = {"a.md": "one\ntwo\n", "c.md": "gone\n"}
    made = {"a.md": "one\n2\n", "b.md": "new\n"}

    assert differences(kept, made).splitlines() == [
        "--- goldens/a.md",
        "+++ made/a.md",
        "@@ -1,2 +1,2 @@",
        " one",
        "-two",
        "+2",
        "b.md: made, but not kept",
        "c.md: kept, but no longer made",
    ]

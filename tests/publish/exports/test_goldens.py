"""Every file that goes to a channel, word for word, as goldens/ keeps it; ``--update-goldens`` writes them anew."""

import shutil
from pathlib import Path

from generator.channels import available, load
from generator.publish.exports import exports

GOLDENS = Path(__file__).parents[1] / "data" / "exports" / "goldens"


def test_what_goes_to_the_channels_is_what_is_kept(edition, request):
    ads = edition()
    made = {f"{name}/{file}": data.decode() for name in available() for file, data in exports(ads, load(name)).items()}
    if request.config.getoption("--update-goldens"):
        shutil.rmtree(GOLDENS, ignore_errors=True)
        for name, text in made.items():
            (GOLDENS / name).parent.mkdir(parents=True, exist_ok=True)
            (GOLDENS / name).write_text(text, "utf-8")

    kept = {file.relative_to(GOLDENS).as_posix(): file.read_text("utf-8") for file in GOLDENS.rglob("*.*")}

    assert made == kept

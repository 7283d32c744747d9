import io

import pytest
from PIL import Image

from generator.printing.sheets import Wish, sheet
from generator.rendering import themes
from generator.rendering.writers.png import write

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("pdf")]


@pytest.mark.parametrize(("size", "pixels"), [("social", (1200, 630)), ("square", (1080, 1080)), ("story", (1080, 1920))])
@pytest.mark.parametrize("theme", ["nordic", "classic"])
def test_a_picture_has_its_pixels_and_something_on_it(nordic_jobs, theme, size, pixels):
    view = nordic_jobs.view("sv", name="back-office-agent-tallinn")
    labels = nordic_jobs.pen("sv", name="back-office-agent-tallinn").labels
    data = write(view, themes.load(theme), labels, sheet(Wish(size=size), "png"))
    image = Image.open(io.BytesIO(data))

    assert (image.format, image.size) == ("PNG", pixels)
    assert len(image.convert("RGB").getcolors(1 << 24)) > 100
    assert data == write(view, themes.load(theme), labels, sheet(Wish(size=size), "png"))

import subprocess
import sys
from typing import get_args

import pytest

from generator.posting.settings import Format
from generator.rendering.writers import FORMATS, writer


def test_every_format_that_can_be_asked_for_has_a_writer():
    assert tuple(FORMATS) == get_args(Format)
    assert [writer(name).__module__.rpartition(".")[2] for name in FORMATS] == list(FORMATS.values())


def test_there_is_no_writer_of_other_formats():
    with pytest.raises(KeyError):
        writer("docx")


def test_writing_html_and_markdown_loads_nothing_of_pdf():
    script = "import sys; from generator.rendering.writers import writer; writer('html'), writer('md'); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)

    loaded = set(done.stdout.split())
    assert "generator.rendering.writers.html" in loaded
    assert loaded.isdisjoint({"weasyprint", "fontpkg_lato", "generator.rendering.paper"})

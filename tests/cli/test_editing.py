import contextlib
import os
import pty
import select
import subprocess
import sys

import pytest

from generator.cli.editing import edited
from generator.errors import ExitCode, InputError

BLOCKS = "Første afsnit.\n\n- ét punkt"


@pytest.fixture
def editor(tmp_path, monkeypatch):
    """Make a small script the person's editor; it is given the file as ``$1``."""
    monkeypatch.delenv("VISUAL", raising=False)

    def set_(script, variable="EDITOR"):
        file = tmp_path / f"{variable} of mine.sh"
        file.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
        file.chmod(0o755)
        monkeypatch.setenv(variable, f"'{file}'")
        return file

    return set_


# Several lines: the person's editor.


def test_a_text_of_several_lines_opens_the_editor_and_comes_back_changed(editor):
    editor("""sed -i 's/afsnit/stykke – æøå/' "$1" """)

    assert edited(BLOCKS, "nb") == "Første stykke – æøå.\n\n- ét punkt"


def test_the_editor_sees_the_text_in_a_markdown_file(editor, tmp_path):
    editor(f"""cp "$1" '{tmp_path}/seen'; basename "$1" > '{tmp_path}/name'""")

    assert edited(BLOCKS, "nb") == BLOCKS
    assert (tmp_path / "seen").read_text("utf-8") == f"{BLOCKS}\n"
    assert (tmp_path / "name").read_text("utf-8") == "draft.md\n"


def test_nothing_is_left_of_the_file(editor, tmp_path):
    editor(f"""echo "$1" > '{tmp_path}/where'""")

    edited(BLOCKS, "nb")

    assert not os.path.exists((tmp_path / "where").read_text("utf-8").strip())  # noqa: PTH110 - it may be of any folder


def test_an_editor_that_fails_gives_up(editor):
    editor("""echo changed > "$1"; exit 1""")

    assert edited(BLOCKS, "nb") is None


def test_blank_lines_around_the_text_are_no_part_of_it_and_those_within_are(editor):
    editor(r"""printf '\n\nen\n\nto  \n\n\n' > "$1" """)

    assert edited(BLOCKS, "nb") == "en\n\nto  "


def test_an_editor_may_write_windows_line_ends(editor):
    editor(r"""printf 'en\r\n\r\nto\r\n' > "$1" """)

    assert edited(BLOCKS, "nb") == "en\n\nto"


def test_visual_goes_before_editor(editor):
    editor("""echo editor > "$1" """)
    editor("""echo visual > "$1" """, "VISUAL")

    assert edited(BLOCKS, "nb") == "visual"


def test_an_editor_may_have_options(editor, monkeypatch):
    file = editor("""[ "$1" = --wait ] && echo waited > "$2" """)
    monkeypatch.setenv("EDITOR", f"'{file}' --wait")

    assert edited(BLOCKS, "nb") == "waited"


@pytest.mark.parametrize("command", ["no-such-editor-here", "'unclosed", "'' -w", "   "])
def test_an_editor_that_can_not_be_started_is_told(monkeypatch, command):
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", command)

    with pytest.raises(InputError) as caught:
        edited(BLOCKS, "nb")

    (finding,) = caught.value.findings
    assert finding.message.startswith(f"“{command}” can't be started")
    assert finding.hint == "set EDITOR to the editor that you use"


def test_a_file_that_is_no_longer_text_is_told(editor):
    editor(r"""printf '\370' > "$1" """)

    with pytest.raises(InputError, match="did not write UTF-8"):
        edited(BLOCKS, "nb")


def test_an_editor_that_takes_the_file_away_gives_up(editor):
    editor("""rm "$1" """)

    assert edited(BLOCKS, "nb") is None


# One line: on a terminal, as a person types.


ASK = "from generator.cli.editing import edited; print(repr(edited({!r}, 'nb')))"


def typed(text, keys):
    """Edit a line in a real terminal by typing keys; return what the terminal showed."""
    near, far = pty.openpty()
    running = subprocess.Popen(
        [sys.executable, "-c", ASK.format(text)],
        stdin=far,
        stdout=far,
        stderr=far,
        env=os.environ | {"TERM": "xterm", "LC_ALL": "C.UTF-8", "INPUTRC": os.devnull},
        start_new_session=True,
    )
    os.close(far)
    said = b""
    # The line is there to be edited once the text stands on it.
    while text.encode() not in said:
        assert select.select([near], [], [], 20)[0], said
        said += os.read(near, 4096)
    os.write(near, keys.encode())
    with contextlib.suppress(OSError):
        while chunk := os.read(near, 4096):
            said += chunk
    os.close(near)
    assert running.wait() == 0
    return said.decode()


def test_one_line_is_edited_where_it_stands():
    said = typed("en kok", "ker\r")

    assert "  nb › en kok" in said
    assert "'en kokker'" in said


def test_a_line_can_be_corrected_from_its_beginning_in_any_letters():
    assert "'å, en kok'" in typed("en kok", "\x01å, \r")


def test_the_end_of_input_gives_up():
    # Once the line is empty, Ctrl-D ends it.
    assert "None" in typed("en kok", "\x15\x04")


def test_blanks_around_a_line_are_no_part_of_it():
    assert "'en kok'" in typed("en kok", "  \r")


def test_a_line_from_a_pipe_is_taken_as_it_is():
    done = subprocess.run(
        [sys.executable, "-c", ASK.format("en kok")], input="en tjener\n", check=True, capture_output=True, text=True
    )

    assert done.stdout.endswith("'en tjener'\n")


def test_the_exit_code_of_an_editor_that_is_missing_is_that_of_a_wrong_call(monkeypatch):
    monkeypatch.setenv("VISUAL", "no-such-editor-here")

    with pytest.raises(InputError) as caught:
        edited(BLOCKS, "nb")

    assert caught.value.exit_code == ExitCode.INPUT

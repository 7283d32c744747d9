import re
import shutil
import subprocess

from generator.publish.site.gone import gone


def test_gone_pages_stand_one_a_line_as_the_server_knows_them(edition):
    text = gone(edition(gone=("hive/hive.da.html", "hive/æ.sv.html")))["gone.txt"].decode()

    assert [line for line in text.splitlines() if not line.startswith("#")] == [
        "/ledige/hive/hive.da.html",
        "/ledige/hive/%C3%A6.sv.html",
    ]
    assert "error_page 410 /ledige/gone.html" in text


def test_the_file_is_there_when_nothing_is_gone(edition):
    (text,) = gone(edition("")).values()

    assert all(line.startswith(b"#") for line in text.splitlines())


def test_the_commands_it_names_make_what_servers_read(edition, tmp_path):
    (tmp_path / "gone.txt").write_bytes(gone(edition(gone=("hive/hive.da.html",)))["gone.txt"])
    scripts = re.findall(r"sed -n '([^']+)' gone\.txt", (tmp_path / "gone.txt").read_text("utf-8"))
    command = [shutil.which("sed") or "sed", "-n"]
    made = [
        subprocess.run([*command, one, "gone.txt"], cwd=tmp_path, check=True, capture_output=True, text=True).stdout
        for one in scripts
    ]

    assert made == [
        "location = /ledige/hive/hive.da.html { return 410; }\n",
        "Redirect gone /ledige/hive/hive.da.html\n",
    ]

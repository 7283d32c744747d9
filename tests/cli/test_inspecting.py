import json
import os
import subprocess
import sys
import tomllib

import jsonschema
import pytest

from generator.cli import inspecting
from generator.errors import ExitCode
from generator.posting.schema import KINDS


def test_the_schema_of_postings_is_shown_if_none_is_named(annons):
    done = annons("schema")

    assert (done.code, done.err) == (0, "")
    assert done.data == annons("schema", "posting").data
    assert done.out.endswith("}\n")


@pytest.mark.parametrize("kind", [*KINDS, "channel", "manifest"])
def test_each_schema_is_one(annons, kind):
    schema = annons("schema", kind).data

    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["title"] == f"annons {kind}"


def test_a_schema_can_be_written_to_a_file(annons, tmp_path):
    file = tmp_path / "some" / "posting.json"

    done = annons("schema", "posting", "--output", file)

    assert (done.code, done.out) == (0, "")
    assert json.loads(file.read_text("utf-8")) == annons("schema").data


def test_a_schema_that_there_is_not_is_refused(annons):
    done = annons("schema", "city")

    assert done.code == ExitCode.INPUT
    assert "there is no schema of “city”" in done.err
    assert "posting, organization, place, phrases, workspace, channel, manifest" in done.err


def test_the_channels_that_come_along_are_what_their_schema_asks_for(annons, root):
    schema = jsonschema.Draft202012Validator(annons("schema", "channel").data)

    for file in sorted((root / "generator" / "channels" / "data").glob("*.toml")):
        data = tomllib.loads(file.read_text("utf-8"))
        assert list(schema.iter_errors({**data, "checked": str(data["checked"])})) == [], file.name


def test_a_channel_that_inherits_need_not_say_all_again(annons):
    schema = jsonschema.Draft202012Validator(annons("schema", "channel").data)

    assert list(schema.iter_errors({"inherits": "web", "limits": {"title": {"most": 60}}})) == []
    assert list(schema.iter_errors({"limits": {"title": {"most": 60}}}))
    assert list(schema.iter_errors({"inherits": "web", "colour": "red"}))


@pytest.mark.slow
def test_the_doctor_looks_at_everything_and_finds_it_well(annons):
    done = annons("doctor")

    assert done.code == 0
    assert "All is well." in done.out
    for name in ("python", "weasyprint", "pdf", "locale da", "locale nb", "locale sv", "locale en", "themes"):
        assert f"ok  {name} " in done.out
    assert "classic, nordic" in done.out


def test_the_doctor_tells_programs_too(annons):
    data = annons("doctor", "--report", "json").data

    assert data["exit_code"] == 0
    assert [one["name"] for one in data["diagnoses"] if not one["well"]] == []
    assert set(data["diagnoses"][0]) == {"name", "well", "seen", "hint"}
    assert [one["name"] for one in data["diagnoses"]] == [one.name for one in inspecting.diagnoses()]


def test_the_doctor_knows_two_ways_of_telling(annons):
    assert annons("doctor", "--report", "xml").code == ExitCode.INPUT


@pytest.mark.parametrize(
    ("module", "fault"),
    [("weasyprint", "OSError(\"cannot load library 'libpango-1.0-0'\")"), ("fontpkg_lato", "ModuleNotFoundError('no fonts')")],
)
def test_the_doctor_names_what_is_missing_and_the_cure(tmp_path, module, fault):
    """On a machine where a library can't be loaded, which a module of its name stands in for."""
    (tmp_path / f"{module}.py").write_text(f"raise {fault}")
    environment = os.environ | {"PYTHONPATH": str(tmp_path)}
    command = [sys.executable, "-m", "generator", "doctor"]

    done = subprocess.run(command, check=False, capture_output=True, text=True, env=environment)

    assert done.returncode == ExitCode.MISSING
    assert "--  pdf" in done.stdout
    assert "apt install libpango-1.0-0" in done.stdout
    assert "Something is missing" in done.stdout


def test_engines_are_told_with_what_they_translate_here(annons):
    seen = {one["name"]: one for one in annons("doctor", "--report", "json").data["diagnoses"]}

    assert {"engine apertium", "engine argos"} <= set(seen)
    assert all(seen[name]["well"] for name in ("engine apertium", "engine argos"))


def test_an_engine_that_is_not_installed_stops_nothing(annons, monkeypatch):
    monkeypatch.setenv("PATH", "")

    done = annons("doctor")

    assert "Apertium 3.7 or later is not installed" in done.out + done.err

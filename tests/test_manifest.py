import dataclasses
import datetime as dt
import hashlib
import json

import jsonschema
import pytest

from generator import manifest
from generator.build import build
from generator.errors import InputError
from generator.posting.workspace import Workspace
from generator.publish.publishing import PublishOptions, publish

ENTRY = manifest.AdEntry(
    ad="hive-for-da",
    posting="hive",
    locale="sv",
    title="Biodlare",
    status="open",
    language="da",
    employer="Hive Example",
    agency="",
    valid_through="2018-03-31",
    theme="nordic",
    segments={"source": 2, "draft": 1},
    texts=[{"field": "title", "fingerprint": "0a1b2c3d", "state": "draft", "engine": "apertium da→nb→sv 1.5.0"}],
    exceptions={"LANGUAGE-LEVEL": "The test at the interview decides"},
    files={"hive/hive-for-da.sv.html": {"format": "html", **manifest.describe(b"ad")}},
)


def test_a_file_is_described_by_its_hash_and_size():
    assert manifest.describe(b"ad") == {"sha256": hashlib.sha256(b"ad").hexdigest(), "bytes": 2}


def test_what_is_written_is_read_again(tmp_path):
    manifest.update(tmp_path, [ENTRY])

    assert manifest.read(tmp_path) == {"hive-for-da.sv": dataclasses.asdict(ENTRY)}


def test_its_form_is_stable(tmp_path):
    manifest.update(tmp_path, [ENTRY])

    text = (tmp_path / "manifest.json").read_text("utf-8")
    document = json.loads(text)
    assert (document["schema_version"], document["generator"]) == (1, "annons")
    assert sorted(document["ads"]["hive-for-da.sv"]) == list(document["ads"]["hive-for-da.sv"])
    ad = dict(document["ads"]["hive-for-da.sv"])
    name, file = next(iter(ad["files"].items()))
    whole = json.dumps({**ad, "files": None}, ensure_ascii=False)
    before, after = whole.split('"files": null')
    assert text.splitlines()[2:5] == [
        f'  "hive-for-da.sv": {before}"files": {{',
        f'   "{name}": {json.dumps(file)}',
        f"  }}{after}",
    ]
    assert text.endswith('}\n },\n "generator": "annons",\n "schema_version": 1\n}\n')


def test_no_word_of_an_ad_is_taken_for_its_files(tmp_path):
    entry = dataclasses.replace(ENTRY, title='says "files": null', agency='"files": null', exceptions={"PAY": '"files": null'})
    manifest.update(tmp_path, [entry])

    assert manifest.read(tmp_path) == {"hive-for-da.sv": dataclasses.asdict(entry)}


def test_the_order_of_entries_does_not_matter(tmp_path):
    other = dataclasses.replace(ENTRY, locale="da", files={})
    manifest.update(tmp_path / "one", [ENTRY, other])
    manifest.update(tmp_path / "two", [other])
    manifest.update(tmp_path / "two", [ENTRY])

    assert (tmp_path / "one" / "manifest.json").read_bytes() == (tmp_path / "two" / "manifest.json").read_bytes()


def test_an_entry_keeps_the_files_of_formats_that_were_not_made_again(tmp_path):
    pdf = {"hive/hive-for-da.sv.pdf": {"format": "pdf", **manifest.describe(b"paper")}}
    manifest.update(tmp_path, [ENTRY])
    manifest.update(tmp_path, [dataclasses.replace(ENTRY, title="Biodlare!", files=pdf)])

    (ad,) = manifest.read(tmp_path).values()
    assert ad["title"] == "Biodlare!"
    assert ad["files"] == {**ENTRY.files, **pdf}


def test_ads_can_be_forgotten(tmp_path):
    other = dataclasses.replace(ENTRY, locale="da", files={"hive/hive-for-da.da.md": {"format": "md"}})
    pdf = {"hive/hive-for-da.sv.pdf": {"format": "pdf"}}
    manifest.update(tmp_path, [ENTRY, other])
    manifest.update(tmp_path, [dataclasses.replace(ENTRY, files=pdf)], ["hive-for-da.sv", "hive-for-da.da", "unknown.en"])

    assert {key: ad["files"] for key, ad in manifest.read(tmp_path).items()} == {"hive-for-da.sv": pdf}


def test_without_a_manifest_there_are_no_ads(tmp_path):
    assert manifest.read(tmp_path) == {}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "3",
        '"ads"',
        "{}",
        '{"schema_version": 1}',
        '{"schema_version": 1, "ads": "some"}',
        '{"schema_version": 1, "ads": ["a"]}',
        '{"schema_version": 1, "ads": {"a.en": 3}}',
        '{"schema_version": 1, "ads": {"a.en": {}}}',
        '{"schema_version": 1, "ads": {"a.en": {"files": 3}}}',
        "\ud800",
    ],
)
def test_a_file_that_is_no_manifest_is_refused(tmp_path, text):
    file = tmp_path / "manifest.json"
    file.write_text(text, "utf-8", "surrogatepass")

    with pytest.raises(InputError, match="is not a manifest that annons wrote") as caught:
        manifest.update(tmp_path, [ENTRY])

    assert caught.value.findings[0].where.file == file
    assert file.read_text("utf-8", "surrogatepass") == text


@pytest.mark.parametrize("ads", [{}, "of another form"])
def test_a_manifest_of_another_form_is_refused(tmp_path, ads):
    (tmp_path / "manifest.json").write_text(json.dumps({"schema_version": 2, "ads": ads}))

    with pytest.raises(InputError, match=r"another version of annons \(form 2, this is 1\)"):
        manifest.read(tmp_path)


def wrong(data):
    """Return the places where the schema finds something."""
    found = jsonschema.Draft202012Validator(manifest.schema()).iter_errors(data)
    return ["/".join(map(str, one.absolute_path)) for one in found]


def written(folder):
    """Return the manifest of a folder."""
    return json.loads((folder / manifest.FILE).read_bytes())


def test_what_a_build_writes_is_what_the_schema_says(site):
    site.write("annons.toml", 'formats = ["html"]\n')
    site.posting("justify: {PAY-RANGE: The collective agreement sets it}", locales="[sv, en]")
    site.write("postings/hive.sv.po", 'msgid ""\nmsgstr ""\n\nmsgctxt "title"\nmsgid "Beekeeper"\nmsgstr "Biodlare"\n')
    workspace = Workspace.open(site.root)

    build(workspace, workspace.posting_files())

    data = written(workspace.output)
    assert data["ads"]["hive.sv"]["texts"]
    assert data["ads"]["hive.sv"]["exceptions"]
    assert wrong(data) == []


def test_what_a_publication_writes_is_what_the_schema_says(site):
    site.write("annons.toml", 'formats = ["html"]\n')
    site.posting("date_posted: 2026-11-01\napply: {email: job@hive.example}", locales="[da, en]")
    workspace = Workspace.open(site.root)
    folder = site.root / "site"

    publish(workspace, workspace.posting_files(), PublishOptions(dt.date(2026, 11, 25), folder, channels=("web", "indeed")))

    data = written(folder)
    assert {one.get("channel") for one in data["held"]} == {None, "indeed"}
    assert data["files"]
    assert data["ads"]["hive.en"]["state"] == "open"
    assert wrong(data) == []


def test_the_schema_allows_no_key_that_it_does_not_know():
    entry = manifest.as_data(ENTRY)
    document = json.loads(manifest.encode({"ads": {ENTRY.key: entry}}))

    assert wrong(document) == []
    assert wrong({**document, "more": 1}) == [""]
    assert wrong({**document, "ads": {ENTRY.key: {**entry, "more": 1}}}) == [f"ads/{ENTRY.key}"]
    assert wrong({**document, "ads": {ENTRY.key: {**entry, "texts": [{**entry["texts"][0], "more": 1}]}}}) != []


def test_the_schema_tells_a_site_from_a_build():
    document = json.loads(manifest.encode({"ads": {}}))

    assert wrong({**document, "held": []}) == [""]
    assert wrong({**document, "site": {"as_of": "2026-11-25", "base_url": "", "channels": []}}) == [""] * 3


def test_the_schema_says_of_each_key_what_it_is():
    whole = manifest.schema()

    for part in (whole, *whole["$defs"].values()):
        assert part["additionalProperties"] is False
        assert all(about["description"].endswith(".") for about in part["properties"].values())

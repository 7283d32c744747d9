"""Work that leaves the house and comes back: out, changed as a translator's tool would, and in again."""

import re
import shutil
from pathlib import Path

import pytest
from lxml import etree

import generator
from generator.errors import ExitCode, InputError
from generator.posting.workspace import Workspace
from generator.translation import exchange, inventory, po, provenance, reviewing, tmx, xliff
from generator.translation.memory import Memory

HERE = Path(__file__).parent
NOW = "2026-11-22T11:53:07Z"
XLF = {"x": xliff.NAMESPACE}
FINAL = {"Køkkenchef"}
"""What is approved already, and translated anew all the same; "Du laver mad" stands there twice."""
NAMES = frozenset({"nb", "nb-no", "no"})


@pytest.fixture(autouse=True)
def _cache(tmp_path, monkeypatch):
    monkeypatch.setenv("ANNONS_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def data(tmp_path):
    return Path(shutil.copytree(HERE / "data", tmp_path / "data"))


def opened(root):
    workspace = Workspace.open(root)
    return workspace, [workspace.posting(root / "postings" / "kok.yaml")]


def sheets(root, locale="nb"):
    workspace, postings = opened(root)
    found = reviewing.sheets(workspace, postings, (locale,))
    return workspace, [sheet for sheet in found if sheet.entity.source_locale == "da"]


def sent(root, locale="nb"):
    """Export what is Danish in a locale; returns the file."""
    workspace, found = sheets(root, locale)
    file = root / f"out.{locale}.xlf"
    exchange.export_xliff(found, workspace, file)
    return file


def returned(root, file, by="Kari"):
    workspace, postings = opened(root)
    return exchange.import_xliff(workspace, file, postings, by, NOW)


def translated(file, targets, state="translated"):
    """Give segments a translation, as a translator's tool would; ``targets`` by source."""
    tree = etree.parse(str(file))
    for segment in tree.iterfind(".//x:segment", XLF):
        source = segment.find("x:source", XLF)
        words = "".join(source.itertext())
        if words in targets and (segment.get("state") != "final" or words in FINAL):
            for old in segment.iterfind("x:target", XLF):
                segment.remove(old)
            target = etree.SubElement(segment, f"{{{xliff.NAMESPACE}}}target")
            target.text = targets[words]
            segment.set("state", state)
    tree.write(str(file), encoding="utf-8", xml_declaration=True)
    return file


def entries(root, name="postings/kok.nb.po"):
    return po.read(root / name, NAMES | {"sv"}).entries


def told(made):
    return [(one.severity, one.message) for one in made.findings]


def snapshot(root):
    return {file: file.read_bytes() for file in root.rglob("*.po")}


def test_out_and_in_again_changes_nothing(data):
    before = snapshot(data)
    made = returned(data, sent(data))

    assert (made.approved, made.drafts, made.left, told(made), made.exit_code) == (0, 0, 0, [], ExitCode.DONE)
    assert made.same == 9
    assert snapshot(data) == before


def test_what_goes_out(data):
    workspace, found = sheets(data)
    file = data / "out.xlf"
    number = exchange.export_xliff(found, workspace, file)
    back = xliff.read(file, workspace.locales.code)

    assert number == len(back.units) == 14
    assert [(one.source, one.state) for one in back.units] == [
        ("{Speaking} kok til Tallinn", "final"), ("Vil du bo i Tallinn?", "translated"), ("Du laver mad", "final"),
        ("Du køber ind", "initial"), ("Du vasker op", "initial"), ("Du siger {{hej}}", "final"), ("Du laver mad", "initial"),
        ("Køkkenchef", "final"), ("Om byen", "final"), ("Tallinn ligger ved havet.", "final"), ("Her er:", "translated"),
        ("billigt", "initial"), ("også i *centrum*", "final"), ("smukt", "initial"),
    ]  # fmt: skip
    assert (back.source_locale, back.target_locale) == ("da", "nb")
    assert list(dict.fromkeys(unit.origin for unit in back.units)) == ["postings/kok.yaml", "places/tallinn.yaml"]
    assert f'version="{generator.__version__}"' in file.read_text("utf-8")


def test_a_sentence_that_is_a_phrase_goes_out_with_what_it_says_and_comes_back_without_an_entry(data):
    (data / "phrases").mkdir()
    (data / "phrases" / "own.yaml").write_text("tasks: {buy: {da: Du køber ind, nb: Du handler inn}}\n", "utf-8")
    before = snapshot(data)
    file = sent(data)
    (unit,) = [one for one in xliff.read(file, opened(data)[0].locales.code).units if one.source == "Du køber ind"]

    assert (unit.target, unit.state) == ("Du handler inn", "final")
    made = returned(data, file)
    assert (made.approved, made.drafts, made.left, told(made)) == (0, 0, 0, [])
    assert snapshot(data) == before


def test_a_stale_translation_does_not_go_out_as_this_text_s(data):
    workspace, found = sheets(data)
    exchange.export_xliff(found, workspace, data / "out.xlf")
    back = xliff.read(data / "out.xlf", workspace.locales.code)

    assert [(one.target, one.state) for one in back.units if one.source == "Du køber ind"] == [("", "initial")]


@pytest.mark.parametrize(
    ("state", "by", "fuzzy", "name"),
    [
        ("translated", "Kari", True, ""),
        ("initial", "Kari", True, ""),
        ("reviewed", "Kari", False, "Kari"),
        ("final", "Kari", False, "Kari"),
        ("final", "", False, ""),
        ("nonsense", "Kari", True, ""),
    ],
)
def test_what_comes_back_is_a_draft_or_approved(data, state, by, fuzzy, name):
    file = translated(sent(data), {"Du vasker op": "Du vasker opp", "smukt": "vakkert"}, state)
    made = returned(data, file, by)
    entry = entries(data)["responsibilities", "Du vasker op"]
    record = provenance.read(entry.comment, "Du vasker op", "Du vasker opp")

    assert (made.approved, made.drafts, made.left, told(made)) == (0 if fuzzy else 2, 2 if fuzzy else 0, 0, [])
    assert (entry.target, entry.fuzzy, entry.previous) == ("Du vasker opp", fuzzy, "")
    assert (record.origin, record.version, record.drafted) == ("xliff", "out.nb.xlf", NOW)
    assert (record.by, record.edited) == (name, False)
    assert entries(data, "places/tallinn.nb.po")["sections.city.body", "smukt"].target == "vakkert"


def test_nothing_else_changes(data):
    before = entries(data)
    returned(data, translated(sent(data), {"Du vasker op": "Du vasker opp"}, "final"))
    after = entries(data)

    assert list(after) == list(before)
    for key in before.keys() - {("responsibilities", "Du vasker op")}:
        assert (after[key].target, after[key].fuzzy, after[key].comment) == (
            before[key].target,
            before[key].fuzzy,
            before[key].comment,
        )


def test_coming_back_twice_is_the_same_as_once(data):
    file = translated(sent(data), {"Du vasker op": "Du vasker opp", "billigt": "billig"}, "final")
    returned(data, file)
    before = snapshot(data)
    made = returned(data, file)

    assert (made.approved, made.drafts, made.same, made.left) == (0, 0, 11, 0)
    assert snapshot(data) == before


def test_a_draft_that_comes_back_better_takes_its_place(data):
    made = returned(data, translated(sent(data), {"Vil du bo i Tallinn?": "Vil du bo i Tallinn?"}))

    assert (made.drafts, entries(data)["summary", "Vil du bo i Tallinn?"].target) == (1, "Vil du bo i Tallinn?")


def test_a_draft_that_comes_back_as_it_was_but_final_is_approved_and_keeps_its_origin(data):
    file = data / "postings" / "kok.nb.po"
    engine = provenance.Provenance("apertium", "da→nb", "apertium-dan-nor 1.5.0", "2026-01-02T03:04:05Z", notes=("a",))
    source, target = "Vil du bo i Tallinn?", "Vil du bo i Tallinn da?"
    comments = "".join(f"# {line}\n" for line in provenance.write(engine, source, target, approved=False))
    file.write_text(file.read_text("utf-8").replace("#, fuzzy\n", f"# A person's own words.\n{comments}#, fuzzy\n"), "utf-8")
    made = returned(data, translated(sent(data), {source: target}, "final"))
    entry = entries(data)["summary", source]
    record = provenance.read(entry.comment, source, target)

    assert (made.approved, entry.fuzzy) == (1, False)
    assert (record.origin, record.route, record.by, record.when, record.notes) == ("apertium", "da→nb", "Kari", NOW, ())
    assert "A person's own words." in entry.comment


def test_a_text_that_has_changed_since_is_left(data):
    file = translated(sent(data), {"Du vasker op": "Du vasker opp", "billigt": "billig"}, "final")
    posting = data / "postings" / "kok.yaml"
    posting.write_text(posting.read_text("utf-8").replace("Du vasker op", "Du vasker op om aftenen"), "utf-8")
    made = returned(data, file)

    assert (made.approved, made.left, made.exit_code) == (1, 1, ExitCode.CONTENT)
    assert told(made) == [("warning", "translates a text that is not there any more")]
    (finding,) = made.findings
    assert (finding.where.file, finding.where.line > 1, finding.field, finding.locale) == (file, True, "responsibilities", "nb")
    assert not entries(data)["responsibilities", "Du vasker op"].target


def test_a_text_that_was_not_translated_is_left_without_a_word(data):
    file = sent(data)
    posting = data / "postings" / "kok.yaml"
    posting.write_text(posting.read_text("utf-8").replace("Du vasker op", "Du vasker op om aftenen"), "utf-8")

    assert told(returned(data, file)) == []


@pytest.mark.parametrize("state", ["translated", "final"])
def test_what_differs_from_an_approved_translation_is_left(data, state):
    made = returned(data, translated(sent(data), {"Køkkenchef": "Sjefskokk"}, state))

    assert (made.approved, made.drafts, made.left, made.exit_code) == (0, 0, 1, ExitCode.CONTENT)
    line = entries(data)["contacts.role", "Køkkenchef"].line
    assert told(made) == [("warning", f"differs from the approved translation in {data}/postings/kok.nb.po:{line}")]
    assert entries(data)["contacts.role", "Køkkenchef"].target == "Kjøkkensjef"


@pytest.mark.parametrize(
    ("target", "why"),
    [
        ("Kokk til Tallinn", "its {placeholders} are not those of the source"),
        ("{Speaking} {speaking} kokk", "its {placeholders} are not those of the source"),
        ("{speeking} kokk", "can't stand"),
        ("{Speaking} kokk {", "can't stand"),
    ],
)
def test_what_can_t_stand_is_left(data, target, why):
    (data / "postings" / "kok.nb.po").unlink()
    made = returned(data, translated(sent(data), {" kok til Tallinn": target}, "final"))
    assert (made.approved, made.left, made.exit_code) == (0, 1, ExitCode.CONTENT)
    assert why in made.findings[0].message
    assert not (data / "postings" / "kok.nb.po").exists()


def test_a_new_po_file_is_made(data):
    file = translated(sent(data, "sv"), {"Du vasker op": "Du diskar", "Om byen": "Om staden"}, "final")
    made = returned(data, file)

    assert made.approved == 2
    assert (data / "postings" / "kok.sv.po").read_text("utf-8").startswith('msgid ""\nmsgstr ""\n"Language: sv\\n"\n')
    assert entries(data, "places/tallinn.sv.po")["sections.city.heading", "Om byen"].approved


def test_a_stale_entry_is_replaced_by_what_comes_back(data):
    made = returned(data, translated(sent(data), {"Du køber ind": "Du kjøper inn"}, "final"))
    found = entries(data)

    assert made.approved == 1
    assert found["responsibilities", "Du køber ind"].approved
    assert ("responsibilities", "Du handler ind") not in found
    text = (data / "postings" / "kok.nb.po").read_text("utf-8")
    assert "#. The source has changed since" in text


def test_an_approved_translation_of_the_text_as_it_was_outlives_a_draft_of_the_new_one(data):
    made = returned(data, translated(sent(data), {"Du køber ind": "Du kjøper inn"}, "translated"))
    found = entries(data)

    assert made.drafts == 1
    assert found["responsibilities", "Du køber ind"].fuzzy
    assert found["responsibilities", "Du handler ind"].approved


@pytest.mark.parametrize("state", ["translated", "final"])
def test_a_blank_entry_beside_the_text_as_it_was_is_filled(data, state):
    # So a draft that somebody rejected stands there.
    file = data / "postings" / "kok.nb.po"
    file.write_text(file.read_text("utf-8") + '\nmsgctxt "responsibilities"\nmsgid "Du køber ind"\nmsgstr ""\n', "utf-8")
    made = returned(data, translated(sent(data), {"Du køber ind": "Du kjøper inn"}, state))
    found = entries(data)

    assert (made.approved + made.drafts, made.left) == (1, 0)
    assert found["responsibilities", "Du køber ind"].target == "Du kjøper inn"
    assert found["responsibilities", "Du handler ind"].approved


def test_another_workspace_s_file_is_left_whole(data):
    file = translated(sent(data), {"Du vasker op": "Du vasker opp", "billigt": "billig"}, "final")
    file.write_text(file.read_text("utf-8").replace("postings/kok.yaml", "postings/gartner.yaml"), "utf-8")
    made = returned(data, file)

    assert (made.approved, made.exit_code) == (1, ExitCode.CONTENT)
    assert made.left == 8
    assert told(made) == [("warning", "is about postings/gartner.yaml, which no posting here uses in nb")]


def test_a_file_in_another_source_language_is_left_whole(data):
    file = translated(sent(data), {"Du vasker op": "Du vasker opp"}, "final")
    file.write_text(file.read_text("utf-8").replace('srcLang="da"', 'srcLang="sv"'), "utf-8")
    made = returned(data, file)

    assert (made.approved, made.left, made.exit_code) == (0, 14, ExitCode.CONTENT)
    assert len(made.findings) == 2
    assert not entries(data)["responsibilities", "Du vasker op"].target


def test_a_file_that_names_none_is_left_whole(data):
    file = sent(data)
    file.write_text(re.sub(r' original="[^"]*"', "", file.read_text("utf-8")), "utf-8")

    assert told(returned(data, file)) == [("warning", "is about no file, which no posting here uses in nb")]


def test_an_origin_that_leads_out_of_the_workspace_finds_nothing(data):
    file = sent(data)
    file.write_text(file.read_text("utf-8").replace("postings/kok.yaml", "../../etc/passwd"), "utf-8")

    assert told(returned(data, file)) == [("warning", "is about ../../etc/passwd, which no posting here uses in nb")]


def test_what_was_changed_in_the_meantime_is_not_written_over(data, monkeypatch):
    """Between reading the PO file and writing it, somebody gives the text another translation."""
    file = translated(sent(data), {"Du vasker op": "Du vasker opp", "smukt": "vakkert"}, "final")
    real = exchange.po_edit.update

    def late(target, *more):
        if target.name == "kok.nb.po":
            text = target.read_text("utf-8").replace('msgid "Du vasker op"\nmsgstr ""', 'msgid "Du vasker op"\nmsgstr "Vask"')
            target.write_text(text, "utf-8")
        return real(target, *more)

    monkeypatch.setattr(exchange.po_edit, "update", late)
    made = returned(data, file)

    assert entries(data)["responsibilities", "Du vasker op"].target == "Vask"
    assert (made.approved, made.left, made.exit_code) == (1, 1, ExitCode.CONTENT)
    assert [one.message for one in made.findings] == ["has been given another translation meanwhile; not taken"]


def test_a_text_that_two_postings_share_of_a_place_comes_back_once(data):
    second = data / "postings" / "anden.yaml"
    second.write_text((data / "postings" / "kok.yaml").read_text("utf-8"), "utf-8")
    workspace = Workspace.open(data)
    postings = [workspace.posting(file) for file in (data / "postings" / "kok.yaml", second)]
    found = list(reviewing.sheets(workspace, postings, ("nb",)))
    found = [sheet for sheet in found if sheet.entity.source_locale == "da"]

    assert [sheet.entity.file.name for sheet in found] == ["kok.yaml", "tallinn.yaml", "anden.yaml"]
    exchange.export_xliff(found, workspace, data / "out.xlf")
    translated(data / "out.xlf", {"smukt": "vakkert", "Du vasker op": "Du vasker opp"}, "final")
    made = exchange.import_xliff(workspace, data / "out.xlf", postings, "Kari", NOW)

    assert (made.approved, made.left) == (3, 0)


def test_there_is_nothing_to_send(data):
    workspace, found = sheets(data, "da")

    with pytest.raises(InputError, match="there is nothing to translate"):
        exchange.export_xliff(found, workspace, data / "out.xlf")
    assert not (data / "out.xlf").exists()


def test_one_file_holds_one_source_language(data):
    workspace, postings = opened(data)
    found = list(reviewing.sheets(workspace, postings, ("sv",)))

    with pytest.raises(InputError, match="the texts are in da and nb"):
        exchange.export_xliff(found, workspace, data / "out.xlf")


def test_the_workspace_may_be_named_from_elsewhere(data, monkeypatch):
    monkeypatch.chdir(data / "postings")
    file = translated(sent(Path("..")), {"Du vasker op": "Du vasker opp"}, "final")

    assert returned(data, data / "postings" / file).approved == 1


def approved(root):
    workspace = Workspace.open(root)
    memory = Memory.open(workspace)
    try:
        return sorted((one.source_locale, one.target_locale, one.context, one.source, one.target) for one in memory.units())
    finally:
        memory.close()


def test_what_is_approved_leaves_as_tmx_and_comes_into_another_workspace(data, tmp_path):
    shutil.rmtree(data / "postings")
    shutil.copytree(HERE / "data" / "postings", data / "postings", ignore=shutil.ignore_patterns("wrong*", "twice*"))
    number, findings = exchange.export_tmx(Workspace.open(data), tmp_path / "out" / "all.tmx")
    other = tmp_path / "other"
    other.mkdir()
    (other / "annons.toml").write_text("", "utf-8")

    assert findings == []
    assert exchange.import_tmx(Workspace.open(other), tmp_path / "out" / "all.tmx") == number == 9
    assert (other / "memory" / "all.tmx").read_bytes() == (tmp_path / "out" / "all.tmx").read_bytes()
    assert approved(other) == approved(data)
    assert ("da", "nb", "title", "{Speaking} kok til Tallinn", "{Speaking} kokk til Tallinn") in approved(other)
    assert not [one for one in approved(other) if one[3] == "Vil du bo i Tallinn?"]


def test_the_memories_a_workspace_holds_leave_with_it(tmp_path):
    workspace = Workspace.open(HERE / "workspace")
    number, _ = exchange.export_tmx(workspace, tmp_path / "all.tmx")

    units = tmx.read(tmp_path / "all.tmx", workspace.locales.code)
    assert number == len(units) == 15
    assert {unit.origin for unit in units} >= {"memory/omegat.tmx", "postings/kok.yaml"}


def test_what_could_not_be_read_is_told_and_the_rest_leaves(data):
    (data / "places" / "tallinn.nb.po").write_text('msgid "a\n', "utf-8")
    number, findings = exchange.export_tmx(Workspace.open(data), data / "all.tmx")

    assert number > 0
    assert data / "places" / "tallinn.nb.po" in {one.where.file for one in findings}


def test_nothing_is_approved_yet(tmp_path):
    (tmp_path / "annons.toml").write_text("", "utf-8")

    with pytest.raises(InputError, match="nothing approved to export"):
        exchange.export_tmx(Workspace.open(tmp_path), tmp_path / "all.tmx")
    assert not (tmp_path / "all.tmx").exists()


def test_a_memory_of_the_same_name_is_not_written_over(data, tmp_path):
    workspace = Workspace.open(data)
    exchange.export_tmx(workspace, tmp_path / "all.tmx")
    exchange.import_tmx(workspace, tmp_path / "all.tmx")
    # The same file again is nothing new, nor is one that lies there already.
    exchange.import_tmx(workspace, tmp_path / "all.tmx")
    exchange.import_tmx(workspace, data / "memory" / "all.tmx")
    before = (data / "memory" / "all.tmx").read_bytes()
    (tmp_path / "all.tmx").write_bytes((HERE / "exchange" / "written.tmx").read_bytes())

    with pytest.raises(InputError, match="another file lies in"):
        exchange.import_tmx(workspace, tmp_path / "all.tmx")
    assert (data / "memory" / "all.tmx").read_bytes() == before


def test_a_memory_of_a_name_in_capitals(data, tmp_path):
    exchange.export_tmx(Workspace.open(data), tmp_path / "all.tmx")
    (tmp_path / "all.tmx").rename(tmp_path / "ALL.TMX")
    exchange.import_tmx(Workspace.open(data), tmp_path / "ALL.TMX")

    assert [file.name for file in (data / "memory").iterdir()] == ["ALL.tmx"]


@pytest.mark.parametrize("name", ["empty.tmx", "no-xml.tmx", "cut-off.tmx", "other-locales.tmx", "bomb.tmx"])
def test_a_bad_memory_stays_out(data, name):
    with pytest.raises(InputError):
        exchange.import_tmx(Workspace.open(data), HERE / "exchange" / "bad" / name)
    assert not (data / "memory").exists()


@pytest.mark.parametrize("name", ["version-1.2.xlf", "tmx-instead.xlf", "other-locale.xlf", "entity.xlf"])
def test_a_bad_xliff_changes_nothing(data, name):
    before = snapshot(data)

    with pytest.raises(InputError):
        returned(data, HERE / "exchange" / "bad" / name)
    assert snapshot(data) == before


def test_states_of_the_inventory_after_all_came_back(data):
    file = sent(data)
    workspace, found = sheets(data)
    missing = [item.segment.source for sheet in found for item in sheet.items if item.state != "approved"]
    plain = {source: f"«{source}»" for source in missing}
    made = returned(data, translated(file, plain, "final"))

    assert (made.left, made.findings) == (0, [])
    assert {item.state for sheet in sheets(data)[1] for item in sheet.items} == {"approved"}
    assert inventory.po_file(found[0].entity, workspace.locales["nb"]).exists()

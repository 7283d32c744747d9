from generator.translation import provenance
from generator.translation.records import TextRecord, records

HEADER = 'msgid ""\nmsgstr ""\n\n'


def po(site, comment, *, fuzzy=False, target="Biavler"):
    lines = "".join(f"# {line}\n" for line in comment)
    mark = "#, fuzzy\n" if fuzzy else ""
    entry = f'{lines}{mark}msgctxt "title"\nmsgid "Beekeeper"\nmsgstr "{target}"\n'
    site.write("postings/hive.da.po", HEADER + entry)


def told(site):
    site.posting(locales="[da, en]")
    return list(records(site.version("da").pieces))


def test_an_approved_draft_says_who_approved_it_when_and_what_drafted_it(site):
    mark = provenance.fingerprint("Beekeeper", "Biavler")
    drafted = f"draft: apertium en→nb→da; apertium-eng-nob 1.0; 2026-11-22T11:53:07Z; {mark}"
    po(site, [drafted, f"approved: Kari Example; 2026-11-22T12:02:11Z; {mark}"])

    assert told(site) == [
        TextRecord(
            "title",
            mark,
            "approved",
            "Kari Example",
            "2026-11-22T12:02:11Z",
            "apertium en→nb→da apertium-eng-nob 1.0",
            "2026-11-22T11:53:07Z",
        )
    ]


def test_an_approval_from_another_editor_has_no_name(site):
    po(site, [])

    assert [(one.state, one.by, one.engine) for one in told(site)] == [("approved", "unrecorded", "")]


def test_an_approval_of_another_text_counts_for_nobody(site):
    po(site, ["approved: Kari Example; 2026-11-22T12:02:11Z; 00000000"])

    assert [one.by for one in told(site)] == ["unrecorded"]


def test_a_draft_is_approved_by_nobody(site):
    po(site, ["draft: memory 86 %; memory/old.tmx; 2026-11-22T11:53:07Z; edited"], fuzzy=True)

    assert [(one.state, one.by, one.edited) for one in told(site)] == [("draft", "", True)]


def test_what_stands_in_a_map_of_the_file_has_no_name_and_the_source_no_record(site):
    site.posting("summary: {en: Bees., da: Bier.}", locales="[da, en]")

    assert [(one.field, one.state, one.by) for one in records(site.version("da").pieces)] == [("summary", "approved", "")]
    assert list(records(site.version("en").pieces)) == []


def test_the_manifest_says_what_is_known_and_leaves_out_the_rest():
    assert TextRecord("title", "0a1b2c3d", "draft").told() == {
        "field": "title",
        "fingerprint": "0a1b2c3d",
        "state": "draft",
    }

from generator.publish.approvers import unsigned
from generator.translation import provenance

ENTRY = 'msgid ""\nmsgstr ""\n\n{comment}msgctxt "title"\nmsgid "Beekeeper"\nmsgstr "Biavler"\n'


def test_an_approval_without_a_name_is_told(site):
    site.posting(locales="[da, en]")
    file = site.write("postings/hive.da.po", ENTRY.format(comment=""))

    (finding,) = unsigned(site.version("da"))

    assert (finding.rule, finding.severity, finding.field, finding.locale) == ("APPROVER", "error", "title", "da")
    assert finding.where.file == file


def test_a_signed_text_the_source_and_a_map_are_fine(site):
    site.posting("summary: {en: Bees., da: Bier.}", locales="[da, en]")
    mark = provenance.fingerprint("Beekeeper", "Biavler")
    comment = f"# approved: Kari Example; 2026-11-22T12:02:11Z; {mark}\n"
    site.write("postings/hive.da.po", ENTRY.format(comment=comment))

    assert list(unsigned(site.version("da"))) == []
    assert list(unsigned(site.version("en"))) == []

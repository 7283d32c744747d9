import datetime as dt
import json

import pytest

from generator.errors import ExitCode
from generator.posting.workspace import Workspace
from generator.publish.publishing import PublishOptions, publish
from generator.publish.verifying import verify
from generator.translation import provenance

DAY = dt.date(2026, 11, 25)
WHOLE = """\
date_posted: 2026-11-01
valid_through: 2026-12-31
contract: permanent
work_hours: {hours_per_week: 37}
apply: {url: "https://hive.example/apply"}
responsibilities: ["You feed 30 000 bees"]
"""
DA = [("title", "Beekeeper", "Biavler"), ("responsibilities", "You feed 30 000 bees", "Du fodrer 30.000 bier")]
SV = [("title", "Beekeeper", "Biodlare"), ("responsibilities", "You feed 30 000 bees", "Du matar 30 000 bin")]


def po(entries, *, fuzzy=(), by=""):
    made = 'msgid ""\nmsgstr ""\n'
    for context, source, target in entries:
        mark = f"# approved: {by}; 2026-11-22T12:02:11Z; {provenance.fingerprint(source, target)}\n" if by else ""
        flag = "#, fuzzy\n" if context in fuzzy else ""
        made += f'\n{mark}{flag}msgctxt "{context}"\nmsgid "{source}"\nmsgstr "{target}"\n'
    return made


@pytest.fixture
def hive(site):
    """An approved ad in three languages, as pages."""
    site.write("annons.toml", 'formats = ["html"]\nbase_url = "https://jobs.example/"\n')
    site.posting(WHOLE, locales="[da, sv, en]")
    site.write("postings/hive.da.po", po(DA))
    site.write("postings/hive.sv.po", po(SV))
    return site


def put(site, **options):
    workspace = Workspace.open(site.root)
    options = PublishOptions(**{"as_of": DAY, "output": site.root / "site", **options})
    return publish(workspace, workspace.posting_files(), options)


def pages(site):
    folder = site.root / "site"
    return sorted(one.relative_to(folder).as_posix() for one in folder.glob("*/*.*.html"))


def document(site):
    return json.loads((site.root / "site" / "manifest.json").read_text("utf-8"))


def test_what_passes_goes_out_in_every_language(hive):
    report = put(hive)

    assert report.held == []
    assert (report.exit_code, report.published) == (ExitCode.DONE, 3)
    assert pages(hive) == ["hive/hive.da.html", "hive/hive.en.html", "hive/hive.sv.html"]
    assert verify(hive.root / "site").findings == ()


def test_one_unapproved_text_keeps_that_locale_out_and_its_sisters_don_t_link_to_it(hive):
    hive.write("postings/hive.sv.po", po(SV, fuzzy=("responsibilities",)))

    report = put(hive)

    assert [(one.ad, one.locale, one.finding.rule, one.more) for one in report.held] == [("hive", "sv", "DRAFT", 0)]
    assert report.held[0].finding.where.file.name == "hive.sv.po"
    assert report.exit_code is ExitCode.CONTENT
    assert pages(hive) == ["hive/hive.da.html", "hive/hive.en.html"]
    assert all("hive.sv.html" not in (hive.root / "site" / page).read_text("utf-8") for page in pages(hive))
    assert [(one["ad"], one["locale"], one["rule"]) for one in document(hive)["held"]] == [("hive", "sv", "DRAFT")]


def test_one_changed_number_in_one_language_keeps_that_locale_out(hive):
    hive.write("postings/hive.da.po", po(DA).replace("30.000", "3.000"))

    report = put(hive)

    assert [(one.locale, one.finding.rule) for one in report.held] == [("da", "NUMBERS-DIFFER")]
    assert pages(hive) == ["hive/hive.en.html", "hive/hive.sv.html"]


def test_a_posting_that_can_t_be_read_does_not_stop_the_others(hive):
    hive.write("postings/broken.yaml", "title: [\n")

    report = put(hive)

    assert report.exit_code is ExitCode.INPUT
    assert len(pages(hive)) == 3


def test_the_same_bytes_twice_and_nothing_is_touched_the_second_time(hive):
    put(hive)
    folder = hive.root / "site"
    before = {one: (one.read_bytes(), one.stat().st_mtime_ns) for one in folder.rglob("*") if one.is_file()}

    again = put(hive)

    assert (again.changed, again.removed) == ([], [])
    assert {one: (one.read_bytes(), one.stat().st_mtime_ns) for one in folder.rglob("*") if one.is_file()} == before


def test_another_folder_gets_the_same_bytes(hive):
    put(hive)
    put(hive, output=hive.root / "other")

    one, other = (
        {file.relative_to(hive.root / name).as_posix(): file.read_bytes() for file in (hive.root / name).rglob("*.*")}
        for name in ("site", "other")
    )
    assert one == other


def test_an_expired_ad_stays_with_a_notice_for_a_while_and_then_is_gone(hive):
    put(hive)
    report = put(hive, as_of=dt.date(2027, 1, 15))
    text = (hive.root / "site" / "hive" / "hive.en.html").read_text("utf-8")
    late = put(hive, as_of=dt.date(2027, 6, 1))

    assert (report.exit_code, report.published, report.over) == (ExitCode.DONE, 0, 3)
    assert "noindex" in text
    assert "application/ld+json" not in text
    assert (late.exit_code, late.published, late.over) == (ExitCode.DONE, 0, 0)
    assert pages(hive) == []
    assert document(hive)["gone"] == ["hive/hive.da.html", "hive/hive.en.html", "hive/hive.sv.html"]


def test_a_draft_is_not_published_and_keeps_nothing_from_being(hive):
    hive.posting(WHOLE + "status: draft\n", locales="[da, sv, en]")

    report = put(hive)

    assert (report.exit_code, report.drafts, pages(hive)) == (ExitCode.DONE, 3, [])


def test_an_ad_that_is_withdrawn_from_the_workspace_is_gone_and_comes_back(hive):
    put(hive)
    hidden = hive.root / "hive.yaml"
    (hive.root / "postings" / "hive.yaml").rename(hidden)
    put(hive)
    gone = document(hive)["gone"]
    hidden.rename(hive.root / "postings" / "hive.yaml")
    put(hive)

    assert gone == ["hive/hive.da.html", "hive/hive.en.html", "hive/hive.sv.html"]
    assert document(hive)["gone"] == []


def test_the_manifest_says_who_approved_which_text_and_what_drafted_it(hive):
    hive.write("postings/hive.da.po", po(DA, by="Kari Example"))

    put(hive)

    texts = document(hive)["ads"]["hive.da"]["texts"]
    assert [(one["field"], one["state"], one["by"]) for one in texts] == [
        ("title", "approved", "Kari Example"),
        ("responsibilities", "approved", "Kari Example"),
    ]


def test_an_approver_can_be_asked_for(hive):
    hive.write("postings/hive.da.po", po(DA, by="Kari Example"))

    report = put(hive, require_approver=True)

    assert [(one.locale, one.finding.rule) for one in report.held] == [("sv", "APPROVER")]


def test_a_justified_exception_is_kept_in_the_manifest(hive):
    reason = "The board wants no pay in its ads"
    hive.posting(WHOLE + f"justify: {{PAY-RANGE: '{reason}'}}\n", locales="[da, sv, en]")

    put(hive)

    assert document(hive)["ads"]["hive.en"]["exceptions"] == {"PAY-RANGE": reason}


def test_a_channel_s_files_lie_in_a_folder_of_its_own(hive):
    put(hive, channels=("web", "indeed"))

    assert list((hive.root / "site" / "channels" / "indeed").iterdir())
    assert document(hive)["site"]["channels"] == ["web", "indeed"]


def test_what_one_channel_can_t_take_goes_out_everywhere_else(hive):
    hive.write(
        "channels/tiny.toml",
        'name = "Tiny"\nkind = "paste"\nexport = "text"\nsource = "us"\nchecked = 2026-11-25\nlimits.title.most = 7\n',
    )

    report = put(hive, channels=("web", "tiny"))

    assert sorted((one.locale, one.channel) for one in report.held) == [("en", "tiny"), ("sv", "tiny")]
    assert len(pages(hive)) == 3
    assert report.exit_code is ExitCode.CONTENT


def test_a_language_that_a_channel_does_not_take_is_not_told_of(hive):
    told = 'name = "Tiny"\nkind = "paste"\nexport = "text"\nsource = "us"\nchecked = 2026-11-25\nrequired = ["agency"]\n'
    hive.write("channels/tiny.toml", told + 'locales = ["da"]\n')

    report = put(hive, channels=("web", "tiny"))

    assert [(one.locale, one.channel) for one in report.held] == [("da", "tiny")]


@pytest.mark.slow
def test_an_ad_that_can_t_be_set_is_kept_back_and_its_sisters_are_made_anew(hive):
    hive.write("annons.toml", 'formats = ["html", "png"]\nsizes = ["social"]\n')
    hive.write("postings/hive.sv.po", po([("title", "Beekeeper", "Biodlare 養蜂"), SV[1]]))

    report = put(hive)

    assert [(one.locale, one.finding.rule) for one in report.held] == [("sv", "GLYPH")]
    assert all("hive.sv.html" not in (hive.root / "site" / page).read_text("utf-8") for page in pages(hive))

from generator.channels import Channel, load
from generator.publish.lengths import findings, measure


def channel(**limits):
    told = {"id": "tiny", "name": "Tiny", "kind": "paste", "source": "us", "checked": "2026-11-25", "limits": limits}
    return Channel.model_validate(told)


def test_title_ingress_and_text_are_measured(edition):
    made = edition()

    title, summary, text = measure(made.ads[2], channel(title={"most": 9}), made)

    assert (title.characters, title.most, title.fits) == (9, 9, True)
    assert (summary.part, summary.characters) == ("summary", 15)
    assert text.characters > 200


def test_what_is_too_long_or_too_short_is_told_for_each_ad(edition):
    found = findings(edition(), channel(title={"most": 8}, text={"least": 100_000}))

    assert {(one.rule, one.severity, one.channel, one.field) for one in found} == {("CHANNEL-LENGTH", "error", "tiny", "hive")}
    assert [(one.locale, one.message.split(" has ")[0]) for one in found] == [
        ("nb", "the title"),
        ("nb", "the text"),
        ("sv", "the text"),
        ("en", "the title"),
        ("en", "the text"),
    ]


def test_what_fits_and_what_is_over_has_nothing_to_tell(edition):
    assert findings(edition(), load("linkedin")) == []
    assert findings(edition(state="expired"), channel(title={"most": 1})) == []

from generator.publish.artifacts import every_rule


def test_an_ad_as_annons_makes_it_is_well(told):
    assert told(channels=("web", "google")) == []


def test_every_check_has_a_rule_that_says_what_and_why():
    for rule, _ in every_rule():
        assert rule.id == rule.name.upper().replace("_", "-")
        assert all((rule.title, rule.what, rule.why, rule.instead, rule.source))
    assert len(every_rule()) >= 10

from generator.checks.spelling.forms import every, forms, pairs


def test_endings_follow_the_stem():
    assert list(forms("opgave/n/r/rne")) == ["opgave", "opgaven", "opgaver", "opgaverne"]
    assert list(forms("opgave")) == ["opgave"]


def test_a_hyphen_says_that_the_stem_is_no_word():
    assert list(forms("reciev-/e/ing")) == ["recieve", "recieving"]
    assert list(forms("e-mail/s")) == ["e-mail", "e-mails"]


def test_entries_may_be_one_string():
    assert every("bi/er hus") == {"bi", "bier", "hus"}
    assert every(["bi/er"]) == {"bi", "bier"}


def test_wrong_and_right_share_their_endings():
    table = {"overgave/r": "opgave", "reciev-/e": "receiv-", "idag": "i dag"}

    assert list(pairs(table)) == [
        ("overgave", "opgave"),
        ("overgaver", "opgaver"),
        ("recieve", "receive"),
        ("idag", "i dag"),
    ]

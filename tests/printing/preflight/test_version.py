from pikepdf import Name


def test_a_version_that_is_too_new_is_sent_back(draft):
    page = draft()
    page.version = "1.7"

    assert page.only("PRINT-VERSION").message == "the file is PDF 1.7; at most 1.6 is taken"


def test_the_catalog_may_say_a_newer_one(draft):
    page = draft()
    page.pdf.Root.Version = Name("/2.0")

    assert "2.0" in page.only("PRINT-VERSION").message


def test_an_older_version_is_let_through(draft):
    page = draft()
    page.version = "1.4"

    assert page.found == []

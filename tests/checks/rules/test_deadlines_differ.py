def test_without_a_field_two_days_in_the_texts_are_told_at_the_second(site):
    site.posting("summary: Apply by 31 March 2027\nresponsibilities: [Apply by 31 March 2027, Apply by 15 April 2027]\n")

    (found,) = site.found("DEADLINES-DIFFER")

    assert found.message == "one text says 2027-03-31, and this one 2027-04-15"
    assert found.field == "responsibilities"


def test_the_deadline_is_that_of_the_ad_s_own_audience(site):
    site.posting(
        "valid_through: 2027-03-31\naudiences: [{language: da}, {language: sv, valid_through: 2027-04-15}]\n"
        "summary: Apply by 31 March 2027\n"
    )

    assert site.found("DEADLINES-DIFFER", audience=0) == []
    (found,) = site.found("DEADLINES-DIFFER", audience=1)
    assert found.message == "the text says 2027-03-31, and the deadline is 2027-04-15"

def test_a_title_without_the_job_s_is_told(told):
    (one,) = told(("<title>Beekeeper", "<title>Job"))

    assert one[0] == "PAGE-TITLE"
    assert "without the job’s" in one[1]


def test_a_page_without_a_description_is_told(told):
    (one,) = told(('<meta name="description"', '<meta name="descriptio"'))

    assert one == ("PAGE-TITLE", "hive.en.html has no description")

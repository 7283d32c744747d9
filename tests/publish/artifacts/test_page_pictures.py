def test_a_picture_without_words_is_told_and_decoration_is_fine(told):
    (one,) = told(("<main", '<img src="hive.png"><img src="line.png" alt=""><main'))

    assert one[0] == "PAGE-PICTURES"
    assert "hive.png" in one[1]

from generator.checks import every_rule
from generator.checks.spelling.reading import passed_over, pieces, reading

RULE = next(rule for rule in every_rule() if rule.id == "SPELLING")


def test_only_texts_in_the_ad_s_own_language_are_read(site):
    site.posting("title: {en: Beekeeper, da: Biavler}\nsummary: Many bees.\n", locales="[en, da]")
    text = (site.root / "postings/hive.yaml").read_text("utf-8").replace("title: Beekeeper\n", "")
    site.write("postings/hive.yaml", text)

    assert [piece.markdown for piece in pieces(site.version("da"), RULE)] == ["Biavler", "Roskilde"]
    assert {"Beekeeper", "Many bees."} <= {piece.markdown for piece in pieces(site.version("en"), RULE)}


def test_its_words_are_worked_out_once(site):
    site.posting("summary: Wrods in the back-office.\n")
    version = site.version()
    seen = reading(version)

    assert reading(version) is seen
    assert seen.unknown == {"Wrods"}


def test_compounds_and_english_words_are_made(site):
    site.posting("title: {en: Beekeeper, da: Biavler til onboardingforløbet}\n", locales="[en, da]")
    text = (site.root / "postings/hive.yaml").read_text("utf-8").replace("title: Beekeeper\n", "")
    site.write("postings/hive.yaml", text)

    assert reading(site.version("da")).made == {"onboardingforløbet"}


def test_names_and_terms_are_passed_over_also_in_compounds_and_genitives(site):
    site.posting("agency: {name: Fyrvind Energi}\n")
    site.write("terms.txt", "slynghus\n")
    version = site.version()

    assert [passed_over(version, word) for word in ("Fyrvind", "Fyrvinds", "Hive's", "Fyrvindkunder", "Slynghus")] == [True] * 5
    assert not passed_over(version, "Wrods")

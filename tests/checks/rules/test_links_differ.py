import pytest


@pytest.mark.parametrize(
    ("target", "severity", "message"),
    [
        ("Se https://hive.example/bi", "warning", "“https://hive.example/bi” is “https://hive.example/bees” in the source"),
        ("Se https://wax.example/bees", "error", "“https://wax.example/bees” is “https://hive.example/bees” in the source"),
        ("Se bierne", "error", "“https://hive.example/bees” of the source is missing"),
    ],
)
def test_another_page_of_the_same_site_may_be_right(site, target, severity, message):
    source = "See https://hive.example/bees"
    site.posting(f'summary: "{source}"', locales="[da, en]")
    site.write("postings/hive.da.po", f'msgid ""\nmsgstr ""\n\nmsgctxt "summary"\nmsgid "{source}"\nmsgstr "{target}"\n')

    (finding,) = site.found("LINKS-DIFFER", "da")

    assert (finding.severity, finding.message) == (severity, message)

"""Tests for generator.checks.mailboxes."""

from generator.checks.mailboxes import in_fields, in_texts

FIELDS = """\
contacts: [{name: Carina, email: carina@example.com}]
apply: {email: job@example.com}
by_channel: {finn: {email: finn@example.com}}
summary: Write to bees@example.com or [wax](mailto:wax@example.com)
"""


def test_every_address_of_the_files_is_found_with_its_place(site):
    site.posting(FIELDS)

    found = [(one.address, one.field, one.where.line) for one in in_fields(site.version())]

    assert sorted(found) == [
        ("carina@example.com", "contacts.email", 6),
        ("finn@example.com", "by_channel.finn.email", 8),
        ("job@example.com", "apply.email", 7),
    ]


def test_every_address_of_the_texts_is_found(site):
    site.posting(FIELDS)

    found = [(piece.markdown[start:].startswith(address), address) for piece, start, address in in_texts(site.version())]

    assert found == [(True, "bees@example.com"), (True, "wax@example.com")]


def test_a_confidential_employers_address_is_not_told_of(site):
    site.write("organizations/secret.yaml", "name: Secret\nemail: x@secret.example\n")
    site.write("organizations/agency.yaml", "name: Agency\nemail: y@agency.example\n")
    file = site.posting("confidential: true\nagency: agency\n")
    file.write_text(file.read_text("utf-8").replace("{name: Hive Example}", "secret"), "utf-8")

    assert [one.address for one in in_fields(site.version())] == ["y@agency.example"]

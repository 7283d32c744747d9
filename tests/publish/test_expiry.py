import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.posting import yaml_reader
from generator.posting.workspace import Workspace
from generator.publish import expiry

DAY = dt.date(2026, 11, 25)
OVER, LATER = "2026-11-24", "2026-11-25"
LIST = """\
# The people.
contacts:
  # first
  - name: Ada Example
    email: ada@hive.example
    keep_until: 2026-11-24

  # second
  - name: Bo Example
    telephone: "+45 32 12 34 56"  # mobile
    keep_until: 2026-11-25

# The rest.
summary: Bees.
"""


def read(site, more):
    site.posting(more)
    return Workspace.open(site.root).posting(site.root / "postings" / "hive.yaml")


def test_people_past_their_date_are_listed_with_their_place(site):
    (one,) = expiry.overdue_contacts(read(site, LIST), DAY)

    assert (one.name, one.path, one.keep_until) == ("Ada Example", ("contacts", 0), dt.date(2026, 11, 24))
    assert one.where.line


def test_an_audience_s_people_are_listed_too(site):
    posting = read(site, f"audiences: [{{language: da, contacts: [{{name: Ada, keep_until: {OVER}}}]}}]\n")

    assert [one.path for one in expiry.overdue_contacts(posting, DAY)] == [("audiences", 0, "contacts", 0)]


@pytest.mark.parametrize(
    ("more", "names"),
    [
        (f"valid_through: {OVER}", ["hive"]),
        (f"valid_through: {LATER}", []),
        ("valid_through: rolling", []),
        (f"valid_through: {OVER}\nstatus: filled", []),
        (
            f"valid_through: {OVER}\naudiences: [{{language: da}}, {{language: sv, valid_through: {LATER}}}]",
            ["hive-for-da"],
        ),
    ],
)
def test_ads_past_their_deadline_are_listed_each_audience_by_its_own(site, more, names):
    assert [one.ad for one in expiry.overdue_ads(read(site, f"{more}\n"), DAY)] == names


def test_a_person_is_taken_out_and_all_else_stays_as_it_was(site):
    posting = read(site, LIST)

    left = expiry.remove_contacts(posting.file, [("contacts", 0)])

    assert left == []
    assert posting.file.read_text("utf-8").endswith(
        "# The people.\ncontacts:\n  # first\n\n  # second\n  - name: Bo Example\n"
        '    telephone: "+45 32 12 34 56"  # mobile\n    keep_until: 2026-11-25\n\n# The rest.\nsummary: Bees.\n'
    )


def test_with_the_last_person_the_list_goes(site):
    posting = read(site, LIST)

    assert expiry.remove_contacts(posting.file, [("contacts", 0), ("contacts", 1)]) == []

    document = yaml_reader.read(posting.file)
    assert "contacts" not in document.data
    assert document.data["summary"] == "Bees."


@pytest.mark.parametrize(
    "more",
    [
        "contacts: [{name: Ada, keep_until: 2026-11-24}, {name: Bo}]\n",
        "contacts:\n  - &ada {name: Ada, keep_until: 2026-11-24}\naudiences:\n  - {language: da, contacts: [*ada]}\n",
    ],
)
def test_a_list_that_can_t_be_shortened_safely_is_told_and_left(site, more):
    posting = read(site, more)
    before = posting.file.read_bytes()

    (finding,) = expiry.remove_contacts(posting.file, [("contacts", 0)])

    assert (finding.rule, finding.field) == ("EXPIRE", "contacts")
    assert posting.file.read_bytes() == before


@given(
    st.lists(st.sampled_from(["Ada", "Bo", "Carl", "Dea"]), min_size=1, max_size=4),
    st.integers(0, 3),
    st.sampled_from(["", "  ", "    "]),
    st.sampled_from(["", "\n", "# a remark\n"]),
)
def test_whoever_is_taken_out_the_others_stay(tmp_path_factory, names, number, indent, between):
    number %= len(names)
    file = tmp_path_factory.mktemp("hive") / "hive.yaml"
    items = between.join(f"{indent}- name: {name}\n{indent}  email: {name.lower()}@hive.example\n" for name in names)
    file.write_text(f"title: Hive\ncontacts:\n{items}{between}summary: Bees.\n", "utf-8")

    assert expiry.remove_contacts(file, [("contacts", number)]) == []

    data = yaml_reader.read(file).data
    rest = names[:number] + names[number + 1 :]
    assert [one["name"] for one in data.get("contacts", [])] == rest
    assert (data["title"], data["summary"]) == ("Hive", "Bees.")

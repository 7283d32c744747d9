def test_what_is_missing_is_told_with_what_to_type_and_at_what_is_there(site):
    site.posting("apply: {email: a@hive.example}\ncontacts: [{name: Ada}]\n")
    site.write("channels/own.toml", "inherits = 'linkedin'\nname = 'Own'\nrequired = ['apply.url']\n")

    (found,) = site.found("CHANNEL-FIELD", channels=["own"])

    assert found.message == "Own can’t do without apply.url"
    assert found.hint.startswith("add apply: {url: …} to the posting")
    assert (found.severity, found.channel, found.where.line) == ("error", "own", 6)


def test_a_place_file_can_t_hold_a_postal_code(site):
    site.write("places/oslo.yaml", "name: Oslo\ncountry: NO\n")
    site.write(
        "postings/hive.yaml",
        "source_locale: en\nlocales: [en]\ntitle: Keeper\nhiring_organization: {name: Hive}\njob_location: {place: oslo}\n"
        "apply: {email: a@hive.example}\nreference_number: 1\n",
    )

    errors = [one for one in site.found("CHANNEL-FIELD", channels=["nav"]) if one.severity == "error"]

    assert [one.hint for one in errors] == [
        "a place file has no postal code: write the whole address out, job_location: {address: {postal_code: …}}"
    ]

from generator.publish.site.xmlwriter import Writer, clean


def test_a_document_in_its_namespaces():
    file = Writer("list", {None: "https://a.example/list", "b": "https://b.example/"}, {"kind": "new"})
    file.add(file.root, "item", "Æbler & <pærer>\x07")
    file.add(file.root, "{https://b.example/}link", attributes={"href": 'https://c.example/?a=1&b="2"\x07'})

    assert file.data().decode() == (
        "<?xml version='1.0' encoding='UTF-8'?>\n"
        '<list xmlns="https://a.example/list" xmlns:b="https://b.example/" kind="new">\n'
        "  <item>Æbler &amp; &lt;pærer&gt;</item>\n"
        '  <b:link href="https://c.example/?a=1&amp;b=&quot;2&quot;"/>\n'
        "</list>\n"
    )


def test_what_xml_can_not_hold_is_left_out():
    assert clean("a\x00b\x07c\x1bd\ufffee\ud800f\tg\nh😀") == "abcdef\tg\nh😀"

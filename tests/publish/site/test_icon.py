from urllib.parse import unquote

from generator.publish.site.icon import icon
from generator.rendering.colors import brand


def test_the_icon_is_a_picture_in_the_brand_s_colours_that_stands_alone(xml):
    address = icon(brand("#f2b705"))
    head, _, picture = address.partition(",")
    colors = [one.get("fill") for one in xml(unquote(picture).encode())]

    assert head == "data:image/svg+xml"
    assert not set(address) & set("\"'<># ")
    assert colors == ["#f2b705", *[brand("#f2b705").on_color] * 3]

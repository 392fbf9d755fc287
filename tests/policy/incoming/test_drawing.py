"""The tree of dispositions as a picture."""

from itertools import pairwise
from setneg.policy.browser.incoming.drawing import Box
from setneg.policy.browser.incoming.drawing import picture
from xml.etree import ElementTree


SVG = "{http://www.w3.org/2000/svg}"


def boxes(svg):
    return list(ElementTree.fromstring(svg).iter(f"{SVG}rect"))  # noqa: S314 own text


def test_every_position_has_a_box_and_nobody_overlaps():
    # nobody acts: a tree of five positions is drawn
    deep = Box("Staf", "dibaca", "Dibaca")
    tree = Box(
        "Menteri",
        below=[
            Box("Sekretaris", "belum_dibaca", "Belum dibaca", [deep, Box("Analis")]),
            Box("Deputi", "selesai", "Selesai"),
        ],
    )
    found = boxes(picture([tree], "Pohon"))
    places = {(box.get("x"), box.get("y")) for box in found}
    assert len(places) == len(found) == 5
    columns = {}
    for box in found:
        columns.setdefault(box.get("x"), []).append(float(box.get("y")))
    for rows in columns.values():
        rows.sort()
        assert all(b - a >= 66 for a, b in pairwise(rows))


def test_titles_are_text_and_never_markup():
    # nobody acts: somebody typed markup as a title
    svg = picture([Box('<script>alert("x")</script> & Co')], "<b>")
    assert "<script" not in svg
    assert len(boxes(svg)) == 1


def test_nothing_is_drawn_of_nothing():
    # nobody acts
    assert picture([], "Pohon") == ""

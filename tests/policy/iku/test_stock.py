"""The inventory as the catalog keeps it: nobody is woken for a list."""

from Acquisition import aq_base
from plone import api
import pytest
from setneg.policy.iku import cycles
from setneg.policy.iku import inventory
import transaction


OTHER = "Jumlah rancangan peraturan yang selesai diharmonisasi"


@pytest.fixture
def two(grouped, propose):
    """An indicator of the Bagian AK I's unit, and one of the Bagian AK II's."""
    return [
        propose("staf.setpres", "setpres"),
        propose("staf.sesmen", "setmen", indikator=OTHER),
    ]


def asleep(indicators):
    return [aq_base(each)._p_changed is None for each in indicators]


@pytest.mark.rule("IKU-7.a")
def test_the_inventory_of_a_round_wakes_no_indicator(cycle, two, site):
    # The head of Bagian AK I looks at a round that nobody has opened today.
    site._p_jar.cacheMinimize()
    assert asleep(two) == [True, True]
    with api.env.adopt_user("kabag.ak1"):
        found = inventory.take_stock(cycle)
    assert [row.indicator for row in found.rows] == [OTHER, two[0].indikator]
    assert asleep(two) == [False, True]  # the one that this test has just read
    first = next(row for row in found.rows if row.unit == "setpres")
    assert [str(each) for each in first.targets.values()] == ["80", "85", "90", "95.5"]
    assert (first.stage, first.late, first.missing) == ("diajukan", False, ())
    assert first.came == two[0].tanggal


def test_what_is_done_with_an_indicator_stands_in_the_inventory_at_once(
    cycle, two, step
):
    # The Bagian AK I takes one to the end and corrects it, the head of the unit agrees;
    # the Bagian AK II refuses the other.
    for who, verb in (
        ("kabag.ak1", "terima"),
        ("kabag.ak1", "lanjut"),
        ("pimpinan.setpres", "setujui"),
        ("kabag.ak1", "terima"),
    ):
        step(two[0], who, verb)
    step(two[1], "kabag.ak2", "tolak", alasan="Bukan ukuran kinerja.")
    [row] = inventory.take_stock(cycle).rows
    assert row.stage == cycles.standing(two[0]) == "diinventarisasi"
    assert row.code == two[0].kode != ""


def test_an_indicator_that_the_catalog_knows_little_of_is_read_itself(cycle, two, site):
    # Nobody acts: a site whose catalog keeps nothing yet for the inventory.
    before = inventory.take_stock(cycle).rows
    site.portal_catalog.delColumn("inventaris_iku")
    assert inventory.take_stock(cycle).rows == before


def test_only_what_one_may_open_is_linked(cycle, two, desk):
    # Both heads of a Bagian read all words; each opens what goes to his own.
    pages = {}
    for who in ("kabag.ak1", "kabag.ak2"):
        window = desk(who)
        window.open(f"{cycle.absolute_url()}/@@iku-inventaris")
        pages[who] = window.contents
        assert all(each.indikator in window.contents for each in two)
    linked = {
        who: [f'href="{each.absolute_url()}"' in page for each in two]
        for who, page in pages.items()
    }
    assert linked == {"kabag.ak1": [True, False], "kabag.ak2": [False, True]}


@pytest.mark.rule("IKU-7.b")
def test_a_refused_parent_is_named_to_the_bagian_and_the_unit_below_is_told(
    cycle, two, step, desk
):
    # The Bagian AK II refuses the parent; the Bagian AK I reads why the child hangs
    # loose, the head of the child's unit learns it without the words of another unit.
    child, parent = two
    child.induk = parent.UID()
    child.metode_turunan = "komponen_pembentuk"
    child.tingkat = "eselon_1"
    child.reindexObject()
    step(parent, "kabag.ak2", "tolak", alasan="Bukan ukuran kinerja.")
    [broken] = inventory.take_stock(cycle).breaks
    assert broken.kind == "induk_gugur"
    transaction.commit()
    window = desk("kabag.ak1")
    window.open(f"{cycle.absolute_url()}/@@iku-inventaris")
    assert "ditolak; tentukan induk lain" in window.contents
    assert "periode lain" not in window.contents
    below = desk("pimpinan.setpres")
    below.open(child.absolute_url())
    assert "telah ditolak atau ditarik" in below.contents
    assert OTHER not in below.contents

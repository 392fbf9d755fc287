"""The end of a meeting: what is done for each of its indicators is done once."""

from collections import Counter
from datetime import datetime
from datetime import UTC
from plone import api
from Products.CMFPlone.CatalogTool import CatalogTool
import pytest
from setneg.policy.iku import cycles
from setneg.policy.iku import groups
import transaction


@pytest.fixture
def indexed(monkeypatch):
    """How often the catalog has entered an object, by its id."""
    entered, enter = Counter(), CatalogTool.catalog_object

    def counted(catalog, content, *given, **options):
        entered[content.getId()] += 1
        return enter(catalog, content, *given, **options)

    monkeypatch.setattr(CatalogTool, "catalog_object", counted)
    return entered


@pytest.mark.rule("R-IKU-06")
def test_the_end_of_a_meeting_enters_each_indicator_once(
    grouped, propose, step, indexed
):
    # The head of Bagian AK I ends the meeting on three indicators of one unit.
    made = [
        propose("staf.setpres", "setpres", indikator=f"Jumlah kegiatan jenis {name}")
        for name in ("pertama", "kedua", "ketiga")
    ]
    for each in made:
        step(each, "kabag.ak1", "terima")
    indexed.clear()
    with api.env.adopt_user("kabag.ak1"):
        stayed = groups.finish(
            grouped, "Kelompok 1", datetime.now(UTC), "", "kabag.ak1"
        )
    transaction.commit()
    assert stayed == []
    assert {cycles.standing(each) for each in made} == {"persetujuan"}
    assert [indexed[each.getId()] for each in made] == [1, 1, 1]
    assert indexed[grouped.getId()] <= 1

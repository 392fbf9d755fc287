"""What a drafter must have written before his draft leaves the desk."""

import pytest
from setneg.workflows import steps
from setneg.workflows.steps import StepRefused
from tests.policy.subscribers import office
from tests.workflows.steps import people


PARTS = [
    ("Memorandum", "isi", None, "Isi"),
    ("Memorandum", "isi", "<p> </p>", "Isi"),
    ("Memorandum", "kepada", [], "Yth."),
    ("Memorandum", "klasifikasi", None, "klasifikasi"),
    ("SuratUndangan", "isi", None, "Isi"),
    ("SuratPerintah", "klasifikasi", "", "klasifikasi"),
    ("SuratPerintah", "kepada", [], "Yth."),
    ("RencanaKegiatan", "isi", "", "Isi"),
    ("Keputusan", "menimbang", [], "Menimbang"),
    ("Keputusan", "mengingat", [" "], "Mengingat"),
    ("Keputusan", "menetapkan", [], "Menetapkan"),
    ("Peraturan", "menimbang", [], "Menimbang"),
    ("Peraturan", "mengingat", [], "Mengingat"),
    ("Peraturan", "isi", None, "Isi"),
]


@pytest.mark.parametrize(("kind", "field", "value", "named"), PARTS)
def test_an_unfinished_draft_stays_with_its_drafter(portal, kind, field, value, named):
    # Staf Subbagian Sisdur belum menulis satu bagian
    document = people.begin(portal, kind, **{field: value})
    shown = office.reasons(portal, document, "staf.sisdur", "susun")
    assert any(f"“{named}”" in reason for reason in shown)
    with pytest.raises(StepRefused, match=named):
        people.step(portal, document, "staf.sisdur", "susun")
    assert people.stage(document) == "konsep"


@pytest.mark.parametrize("kind", ["Memorandum", "SuratUndangan", "SuratPerintah"])
def test_a_finished_draft_goes_up(portal, kind):
    # Staf Subbagian Sisdur sudah menulis semuanya
    document = people.begin(portal, kind)
    people.step(portal, document, "staf.sisdur", "susun")
    assert people.stage(document) == "periksa_eselon_4"


def test_an_order_may_name_whom_it_orders_instead_of_addressees(portal):
    # Staf Subbagian Sisdur menulis surat perintah
    order = people.begin(
        portal, "SuratPerintah", kepada=[], diperintahkan=["biro-umum__kepala"]
    )
    people.step(portal, order, "staf.sisdur", "susun")
    assert people.stage(order) == "periksa_eselon_4"


def test_an_unfinished_draft_may_still_be_cancelled(portal):
    # Staf Subbagian Sisdur membatalkan konsep kosong
    document = people.begin(portal, "Memorandum", isi=None, kepada=[], klasifikasi=None)
    with people.acting_as(portal, "staf.sisdur"):
        steps.take(document, "batalkan", {"alasan": "Tidak jadi."})
    assert people.stage(document) == "batal"


def test_an_empty_memorandum_keeps_the_draft_that_it_carries(portal):
    # Staf Subbagian Sisdur mengajukan rancangan dengan pengantar kosong
    decision = office.draft(portal, "Keputusan")
    office.memorandum(portal, decision, isi=None)
    with pytest.raises(StepRefused, match="Isi"):
        people.step(portal, decision, "staf.sisdur", "susun")
    assert people.stage(decision) == "konsep"

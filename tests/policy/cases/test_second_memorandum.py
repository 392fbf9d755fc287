"""A draft that comes back after its memorandum was signed goes up with a new one."""

import pytest
from setneg.workflows import steps
from setneg.workflows.chains import stage_of
from setneg.workflows.procedures import cases
from setneg.workflows.procedures.refusal import CaseRefused


KARO = "karo.ortala"
KASUBBAG = "kasubbag.sisdur"
KEY = "memo_pengantar_tim"


@pytest.fixture
def package(case, opened, carried, at_desk):
    """The Keputusan before the minister, its memorandum signed by the deputy."""
    while stage_of(case).id != "langkah_5":
        now = int(stage_of(case).id.partition("_")[2])
        with at_desk(KARO):
            steps.carry(case, f"lanjut-langkah_{now + 1}", "Uji")
    draft = opened(KASUBBAG, "keputusan_tim")
    memo = opened(KASUBBAG, KEY)
    carried(draft, "tanda_tangan_menteri")
    return draft, memo


def returned(draft, at_desk):
    with at_desk("menteri"):
        steps.take(draft, "kembalikan-konsep", {"alasan": "Lengkapi dasarnya."})


@pytest.mark.rule("R-X-04", "I-13")
def test_a_returned_draft_goes_up_again_with_a_new_memorandum(
    case, package, opened, carried, at_desk
):
    # Menteri mengembalikan; Kasubbag membuka memorandum kedua; naskah naik lagi
    draft, memo = package
    assert stage_of(memo).verb not in ("susun", "periksa", "tanda_tangan")
    returned(draft, at_desk)
    again = opened(KASUBBAG, KEY)
    assert again.menyertai == draft.UID()
    carried(draft, "tanda_tangan_menteri")
    assert any(entry.verb == "tanda_tangan" for entry in steps.history(again))
    returned(draft, at_desk)
    assert opened(KASUBBAG, KEY).menyertai == draft.UID()


@pytest.mark.rule("R-X-04")
def test_one_memorandum_at_a_time_accompanies_a_draft(case, package, opened, at_desk):
    # Kasubbag: selama naskah di atas, atau memorandum baru sudah dibuka, ditolak
    draft, _memo = package
    with at_desk(KASUBBAG), pytest.raises(CaseRefused, match="sudah dibuat"):
        cases.start_product(case, KEY, (), None)
    returned(draft, at_desk)
    opened(KASUBBAG, KEY)
    with at_desk(KASUBBAG), pytest.raises(CaseRefused, match="sudah dibuat"):
        cases.start_product(case, KEY, (), None)

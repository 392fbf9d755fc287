"""A case of the SPK standard that ends with a guideline instead of a regulation."""

from plone import api
import pytest
from setneg.workflows.chains import stage_of
from setneg.workflows.procedures import cases
from setneg.workflows.procedures.progress import Progress
from setneg.workflows.procedures.refusal import CaseRefused


KARO = "karo.ortala"
KABAG = "kabag.tatalaksana"
KASUBBAG = "kasubbag.sisdur"
STAF = "staf.sisdur"
DIRECTION = {"oleh": "biro-ortala__kepala", "pada": "2026-11-02", "saluran": "lisan"}
WHY = "Pedoman dibagikan dalam bentuk elektronik."


def escorted(case, opened, carried, draft, key, until):
    """The draft goes up with the memorandum of this key, which is then delivered."""
    memo = opened(STAF, key, direction=DIRECTION)
    carried(draft, until)
    carried(memo, "arsipkan")


@pytest.mark.rule("SPK-11.f", "SPK-12", "SPK-13", "R-SPK-08", "R-X-06", "I-09")
def test_a_guideline_is_harmonised_signed_by_the_minister_and_numbered(
    at_step, opened, carried, at_desk
):
    # Karo picks the form; staf writes; everybody above checks; Menteri signs; Biro TU
    # numbers; Karo does without a book and publishes.
    case = at_step(5)
    with at_desk(KARO):
        cases.choose(case, "jenis_naskah", "pedoman")
    draft = opened(STAF, "rancangan")
    assert draft.portal_type == "Pedoman"
    at_step(9)
    escorted(case, opened, carried, draft, "memo_pengantar_hukum", "harmonisasi")
    assert stage_of(case).id == "langkah_10"
    carried(draft, "konsep_akhir")
    before_menteri = "tanda_tangan_menteri"
    escorted(case, opened, carried, draft, "memo_pengantar_menteri", before_menteri)
    assert stage_of(case).id == "langkah_12"
    carried(draft, "terbitkan", nomori="staf.tu")
    assert stage_of(case).id == "langkah_14"
    with at_desk(KARO):
        cases.choose(case, "penggandaan", "tidak", reason=WHY)
    assert stage_of(case).id == "langkah_18"
    carried(draft, "terbit")
    assert stage_of(case).id == "selesai"
    lines = {line.row.id: line for line in Progress(case).timeline()}
    assert lines["SPK-12"].acts[-1].actor == "menteri"
    assert lines["SPK-13"].acts[-1].position == "biro-tu__staf"
    assert lines["SPK-14.5"].state == lines["SPK-16"].state == "tidak_berlaku"
    (found,) = api.content.find(portal_type="Pedoman")
    assert found.getURL().endswith(f"/peraturan/pedoman-1-{draft.tanggal.year}")


@pytest.mark.rule("R-SPK-08")
@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("peraturan", "Peraturan"),
        ("petunjuk_pelaksanaan", "PetunjukPelaksanaan"),
        ("prosedur_tetap", "ProsedurTetap"),
    ],
)
def test_the_draft_has_the_form_that_was_chosen(at_step, opened, at_desk, value, kind):
    # Kabag picks the form before the first draft; afterwards it stays.
    case = at_step(5)
    with at_desk(KABAG):
        cases.choose(case, "jenis_naskah", value)
    draft = opened(KASUBBAG, "rancangan")
    assert draft.portal_type == kind
    assert draft.penandatangan == "menteri"
    with at_desk(KABAG), pytest.raises(CaseRefused, match="sudah dibuat"):
        cases.choose(case, "jenis_naskah", "pedoman")


@pytest.mark.rule("R-SPK-08")
def test_a_regulation_always_has_its_salinan_and_book(at_step, at_desk):
    # Karo asks for a regulation without a book, in either order; refused.
    case = at_step(5)
    with at_desk(KARO):
        with pytest.raises(CaseRefused, match="Peraturan Menteri"):
            cases.choose(case, "penggandaan", "tidak", reason=WHY)
        cases.choose(case, "jenis_naskah", "pedoman")
        cases.choose(case, "penggandaan", "tidak", reason=WHY)
        with pytest.raises(CaseRefused, match="Tanpa salinan"):
            cases.choose(case, "jenis_naskah", "peraturan")
    assert case.pilihan["jenis_naskah"][-1]["nilai"] == "pedoman"

"""A whole case of the SPK standard, from the direction to the published regulation."""

from plone import api
import pytest
from setneg.policy.distribution import receipts
from setneg.workflows.chains import stage_of
from setneg.workflows.procedures import cases
from setneg.workflows.procedures.progress import Progress


KARO = "karo.ortala"
KABAG = "kabag.tatalaksana"
KASUBBAG = "kasubbag.sisdur"
STAF = "staf.sisdur"
DIRECTION = {"oleh": "biro-ortala__kepala", "pada": "2026-11-02", "saluran": "lisan"}
UNITS = ("biro-sdm__kepala", "biro-perencanaan__kepala")


def number_by_mail_desk(carried, document, until):
    return carried(document, until, nomori="staf.tu")


@pytest.fixture
def walk(case, opened, carried, at_desk):
    """Main steps 2 to 18 as functions, in the order of the standard."""
    made = {}

    def note(key, *args, **kwargs):
        made[key] = opened(*args, **kwargs)
        return made[key]

    def plan_and_data():
        note("penugasan_awal", KABAG, "penugasan_awal")
        carried(note("rencana", KASUBBAG, "rencana_kegiatan"), "selesai")
        carried(note("data", KASUBBAG, "pengumpulan_data"), "selesai")

    def team():
        memo = note("memo", KASUBBAG, "memo_usulan_tim", UNITS)
        carried(memo, "arsipkan")
        for userid, unit in (("pimpinan.sdm", "sdm"), ("pimpinan.perencanaan", "ren")):
            with at_desk(userid):
                receipts.confirm(memo, userid)
                member = {
                    "nama": f"Anggota {unit}",
                    "jabatan": receipts.own(memo, userid)[0],
                }
                cases.answer(case, memo, [member])
        note("keputusan", KASUBBAG, "keputusan_tim")
        note("pengantar", KASUBBAG, "memo_pengantar_tim")
        number_by_mail_desk(carried, made["keputusan"], "selesai")
        copy = note("salinan", KASUBBAG, "salinan_keputusan_tim")
        letter = note("edaran", KASUBBAG, "memo_distribusi_tim")
        carried(copy, "selesai")
        carried(letter, "arsipkan")

    def first_draft():
        carried(note("kajian", KABAG, "kajian_rujukan"), "selesai")
        carried(note("kerangka", KASUBBAG, "kerangka_draf"), "selesai")
        note("rancangan", STAF, "rancangan")
        carried(note("internal", STAF, "pembahasan_internal"), "terlaksana")
        carried(note("rampung", KASUBBAG, "penyelesaian_draf"), "selesai")

    def meetings():
        with at_desk(KARO):
            cases.choose(case, "tempat", "dalam_kota")
        for key in ("undangan_dalam_kota", "memo_konsumsi"):
            letter = note(key, STAF, key, direction=DIRECTION)
            carried(letter, "selesai" if key.startswith("und") else "arsipkan")
        for number in range(1, 4):
            assert stage_of(case).id == "langkah_7"
            carried(note(f"rapat{number}", STAF, "pembahasan_dalam_kota"), "terlaksana")
        carried(note("final", KARO, "finalisasi"), "selesai")
        carried(note("bahas", STAF, "pembahasan_menyeluruh"), "terlaksana")
        carried(note("redaksi", KABAG, "pemeriksaan_redaksi"), "selesai")

    def law():
        memo = note("hukum", STAF, "memo_pengantar_hukum", direction=DIRECTION)
        carried(made["rancangan"], "harmonisasi")
        carried(memo, "arsipkan")
        carried(made["rancangan"], "konsep_akhir")

    def minister():
        memo = note("menteri", STAF, "memo_pengantar_menteri", direction=DIRECTION)
        carried(made["rancangan"], "tanda_tangan_menteri")
        carried(memo, "arsipkan")
        number_by_mail_desk(carried, made["rancangan"], "terbitkan")

    def publication():
        copy = note("salinan2", KASUBBAG, "salinan_peraturan", UNITS)
        carried(copy, "distribusikan")
        carried(note("cetak", STAF, "memo_cetak"), "arsipkan")
        carried(
            note("pencetakan", "karo.umum", "pencetakan"),
            "selesai",
            dikerjakan="staf.umum",
        )
        carried(copy, "selesai")
        carried(note("bagi", KASUBBAG, "distribusi_buku"), "selesai")
        carried(made["rancangan"], "terbit")

    return {
        2: plan_and_data,
        5: team,
        "5.b": first_draft,
        6: meetings,
        9: law,
        11: minister,
        14: publication,
    }


@pytest.mark.rule("R-SPK-05", "R-SPK-06", "R-SPK-11", "R-X-12", "R-X-13")
def test_a_case_runs_from_the_direction_to_the_published_regulation(
    case, walk, at_desk
):
    # Everybody acts in his own position; the case goes on by itself.
    expected = {2: 5, 5: 5, "5.b": 6, 6: 9, 9: 11, 11: 14, 14: None}
    for part, step in walk.items():
        step()
        after = expected[part]
        stage = "selesai" if after is None else f"langkah_{after}"
        assert stage_of(case).id == stage, (part, cases.missing(case))
    lines = {line.row.id: line for line in Progress(case).timeline()}
    states = {line.state for line in lines.values()}
    assert states == {"selesai", "tidak_berlaku"}
    assert lines["SPK-7.b"].state == "tidak_berlaku"
    assert lines["SPK-12"].acts[-1].actor == "menteri"
    assert lines["SPK-13"].acts[-1].position == "biro-tu__staf"
    assert cases.missing(case) == []
    assert len(api.portal.get()["peraturan"]) == 1

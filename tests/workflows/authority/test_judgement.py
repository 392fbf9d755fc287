"""Who usually signs, who may sign instead, and to whom: the ministry's own table.

Nobody acts here: the declared authority is asked about the declared organisation.
"""

from datetime import date
from pathlib import Path
import pytest
from setneg.workflows.authority import declaration
from setneg.workflows.authority.judgement import Judge
from setneg.workflows.authority.judgement import Matter
from setneg.workflows.organisation import declaration as organisation


PROFILE = Path(__file__).parents[3] / "profiles" / "kemensetneg"
DAY = date(2026, 11, 23)
SIGNERS = {
    "Memorandum": ("eselon_2", "eselon_1"),
    "SuratDinas": ("eselon_2", "eselon_1", "menteri"),
    "Keputusan": ("menteri", "eselon_1"),
    "SuratPerintah": ("eselon_2", "eselon_1"),
    "Peraturan": ("menteri",),
}
UNIT_HEAD, ORGANISATION_HEAD = "biro-umum__kepala", "setpres__kepala"


@pytest.fixture(scope="module")
def organogram():
    return organisation.organogram(organisation.load(PROFILE / "organisasi.yaml"))


@pytest.fixture(scope="module")
def authority():
    return declaration.loads((PROFILE / "kewenangan.yaml").read_text("utf-8"))


@pytest.fixture
def judge(authority, organogram):
    def ask(kind, level, *kepada, unit="subbag-sisdur", first="", recorded=()):
        matter = Matter(
            kind, unit, SIGNERS[kind], level, kepada, DAY, first, tuple(recorded)
        )
        return Judge(authority, organogram, matter)

    return ask


def codes(judge):
    return [problem.code for problem in judge.problems]


def test_the_declared_authority_fits_the_declared_organisation(authority, organogram):
    declaration.check(authority, organogram)
    assert declaration.loads(declaration.dumps(authority)) == authority


@pytest.mark.rule("R-SPS-01")
@pytest.mark.parametrize(
    ("level", "to", "wrong"),
    [
        ("eselon_2", UNIT_HEAD, []),
        ("eselon_1", ORGANISATION_HEAD, []),
        ("eselon_2", ORGANISATION_HEAD, ["tujuan_keliru"]),
        ("eselon_1", UNIT_HEAD, ["tujuan_keliru"]),
    ],
)
def test_the_deputy_writes_to_organisations_and_the_karo_to_units(
    judge, level, to, wrong
):
    assert codes(judge("Memorandum", level, to)) == wrong


@pytest.mark.rule("R-SPS-01")
def test_the_addressees_decide_who_usually_signs(judge):
    assert judge("Memorandum", "eselon_2", UNIT_HEAD).usual == "eselon_2"
    assert judge("Memorandum", "eselon_2", ORGANISATION_HEAD).usual == "eselon_1"


@pytest.mark.rule("R-X-09")
def test_the_deputy_instead_of_the_karo_needs_a_reason_and_other_addressees(judge):
    asked = judge("Memorandum", "eselon_2", UNIT_HEAD, "biro-sdm__kepala")
    (choice,) = asked.choices
    assert (choice.level, choice.asks, choice.way) == ("eselon_1", "alasan", "naik")
    assert choice.addressees == ("setmen__kepala",)
    after = {"first": "eselon_2"}
    moved = judge("Memorandum", "eselon_1", "setmen__kepala", **after)
    assert codes(moved) == ["tanpa_dasar"]
    done = judge(
        "Memorandum", "eselon_1", "setmen__kepala", recorded=["eselon_1"], **after
    )
    assert codes(done) == []


@pytest.mark.rule("R-SOS-06")
def test_the_karo_instead_of_the_deputy_needs_a_reason_too(judge):
    asked = judge("Memorandum", "eselon_1", "setmen__kepala")
    (choice,) = asked.choices
    assert (choice.level, choice.asks, choice.way) == ("eselon_2", "alasan", "turun")
    assert "biro-umum__kepala" in choice.addressees
    assert "setmen__kepala" not in choice.addressees
    letter = judge("SuratDinas", "eselon_2", "Universitas Contoh", first="eselon_1")
    assert codes(letter) == ["tanpa_dasar"]


@pytest.mark.rule("R-SOS-06")
def test_an_order_is_not_handed_down(judge):
    # Yang diperintah pejabat eselon I: tidak ada peralihan ke Kepala Biro.
    asked = judge("SuratPerintah", "eselon_2", ORGANISATION_HEAD, first="eselon_1")
    assert codes(asked) == ["tujuan_keliru"]
    assert not judge("SuratPerintah", "eselon_1").switch("eselon_2", "eselon_1")


@pytest.mark.rule("R-X-10")
def test_an_echelon_i_official_is_ordered_by_the_deputy(judge):
    mixed = judge("SuratPerintah", "eselon_1", "biro-umum__kepala", ORGANISATION_HEAD)
    assert (mixed.usual, codes(mixed)) == ("eselon_1", [])
    assert judge("SuratPerintah", "eselon_2", "biro-umum__kepala").usual == "eselon_2"


@pytest.mark.rule("R-X-08")
def test_a_decision_of_the_deputy_rests_on_a_recorded_direction(judge):
    assert judge("Keputusan", "menteri").usual == "menteri"
    (problem,) = judge("Keputusan", "eselon_1").problems
    assert (problem.code, problem.asks) == ("tanpa_dasar", "arahan")
    assert codes(judge("Keputusan", "eselon_1", recorded=["eselon_1"])) == []


@pytest.mark.rule("R-IKU-03")
@pytest.mark.parametrize("level", ["menteri", "eselon_1"])
def test_for_indicators_minister_or_deputy_is_chosen_at_the_start(judge, level):
    chosen = judge("Keputusan", level, unit="subbag-ppk1", first=level)
    assert (chosen.usual, codes(chosen)) == ("menteri", [])


@pytest.mark.rule("R-IKU-02")
def test_for_indicators_the_memorandum_is_the_deputys(judge):
    asked = judge("Memorandum", "eselon_1", unit="bagian-ak1")
    assert (asked.usual, codes(asked)) == ("eselon_1", [])
    assert asked.basis == "Standar IKU angka 2.a"


@pytest.mark.rule("R-SOS-05")
@pytest.mark.parametrize(
    ("speakers", "kind"),
    [
        ([UNIT_HEAD], "Memorandum"),
        (["Kepala Biro Umum, Sekretariat Kementerian"], "Memorandum"),
        (["Prof. Rina, Universitas Contoh"], "SuratDinas"),
        ([UNIT_HEAD, "Prof. Rina, Universitas Contoh"], "SuratDinas"),
    ],
)
def test_a_speaker_from_outside_gets_a_letter_one_from_inside_a_memorandum(
    judge, speakers, kind
):
    other = {"Memorandum": "SuratDinas", "SuratDinas": "Memorandum"}[kind]
    [problem] = judge(other, "eselon_2", *speakers).problems
    assert (problem.code, problem.asks) == ("jenis_surat_keliru", kind)
    assert "jenis_surat_keliru" not in codes(judge(kind, "eselon_2", *speakers))


@pytest.mark.rule("R-SOS-05")
def test_a_memorandum_to_somebody_outside_is_refused(judge):
    assert codes(judge("Memorandum", "eselon_2", "Universitas Contoh"))[0] == (
        "jenis_surat_keliru"
    )
    assert codes(judge("SuratDinas", "eselon_2", UNIT_HEAD)) == ["jenis_surat_keliru"]
    assert codes(judge("Memorandum", "eselon_2", "Para Kepala Biro")) == []


def test_a_kind_without_rows_follows_its_chain(judge):
    asked = judge("Peraturan", "menteri")
    assert (asked.usual, codes(asked)) == ("menteri", [])


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("kewenangan: [{jenis: A, penandatangan: karo}]", "bukan tingkat"),
        ("kewenangan: [{penandatangan: eselon_2}]", "`jenis` belum"),
        ("peralihan: [{jenis: A, dari: menteri, ke: menteri}]", "sama"),
        ("pelimpahan: [{jenis: A, dari: a, ke: b}]", "dasar pelimpahan"),
        ("pengganti: {plh: [semua]}", "Perbuatan ditulis"),
        ("kewenangan: [{jenis: A, penandatangan: eselon_2, warna: biru}]", "warna"),
    ],
)
def test_what_cannot_be_is_refused_with_its_line(text, reason):
    with pytest.raises(declaration.AuthorityError, match=reason) as refused:
        declaration.loads(text, "kewenangan.yaml")
    assert refused.value.line == 1


@pytest.mark.parametrize(
    ("to", "form"), [("biro-umum__kepala", "an"), ("setmen__kepala", "ub")]
)
def test_a_delegation_goes_one_or_two_levels_down(organogram, to, form):
    text = (
        "pelimpahan: [{jenis: SuratDinas, dari: kemensetneg__kepala, "
        f"ke: {to}, bentuk: {form}, menurut: KMK 3}}]"
    )
    with pytest.raises(declaration.AuthorityError, match="tingkat"):
        declaration.check(declaration.loads(text), organogram)

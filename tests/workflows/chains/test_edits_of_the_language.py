"""Titles of one's own, and stages or steps that are kept but not used."""

import pytest
from setneg.workflows.chains import ChainError
from setneg.workflows.chains import loads


LINE = """\
jenis: Rencana
rantai:
  - susun: staf
  - {periksa: eselon_4, judul: Telaah awal, sebutan: "Telaah selesai, ke {}"}
  - {setujui: eselon_3, judul: "Putusan {}"}
  - {arsipkan: persuratan, nonaktif: true}
"""
FREE = """\
jenis: Permohonan
tahap:
  - id: diajukan
    langkah:
      - {verb: terima, ke: diterima, oleh: [Penerima]}
      - {verb: tolak, ke: ditolak, oleh: [Penerima], nonaktif: true}
      - {verb: minta_kelengkapan, ke: dilengkapi, oleh: [Penerima]}
    melihat: [Penerima]
  - {id: diterima, melihat: [Penerima], akhir: true}
  - id: dilengkapi
    nonaktif: true
    langkah:
      - {verb: lengkapi, ke: diajukan, oleh: [Pengusul]}
"""


def test_a_stage_and_its_button_may_be_called_otherwise():
    # nobody acts: a declaration is read
    chain = loads(LINE)
    check = chain.stage("periksa_eselon_4")
    assert check.title == "Telaah awal"
    assert chain.stage("setujui_eselon_3").title == "Putusan Eselon III"
    assert check.steps[0].title == "Telaah selesai, ke Putusan Eselon III"
    assert chain.stage("konsep").steps[0].title == "Ajukan ke Telaah awal"


def test_a_step_that_is_switched_off_is_not_passed():
    # nobody acts: a declaration is read
    chain = loads(LINE)
    assert not chain.has("arsipkan")
    assert [stage.id for stage in chain.route()][-1] == "selesai"
    assert loads(LINE.replace(", nonaktif: true", "")).has("arsipkan")


def test_a_stage_that_is_switched_off_takes_the_ways_to_it_along():
    # nobody acts: a chain with its own stages is read
    text = FREE.replace(
        "      - {verb: tolak, ke: ditolak, oleh: [Penerima], nonaktif: true}\n", ""
    )
    chain = loads(text)
    assert not chain.has("dilengkapi")
    assert [step.verb for step in chain.stage("diajukan").steps] == ["terima"]


def test_a_switched_off_step_needs_no_stage_to_lead_to():
    # nobody acts: a step to a stage that does not exist is kept for later
    assert [step.verb for step in loads(FREE).stage("diajukan").steps] == ["terima"]


@pytest.mark.parametrize(
    ("before", "after", "line", "reason"),
    [
        ("nonaktif: true", "nonaktif: nanti", 6, "nonaktif harus true atau false"),
        ("- susun: staf", "- {susun: staf, nonaktif: true}", 4, "Langkah pertama"),
    ],
)
def test_what_cannot_be_switched_off_is_refused(before, after, line, reason):
    # nobody acts: mistakes of an author
    with pytest.raises(ChainError) as refused:
        loads(LINE.replace(before, after))
    assert refused.value.line == line
    assert reason in refused.value.reason


def test_a_chain_of_nothing_but_switched_off_stages_is_refused():
    # nobody acts: everything was switched off
    with pytest.raises(ChainError, match="nonaktif"):
        loads("jenis: A\nrantai:\n  - {susun: staf, nonaktif: true}\n")
    with pytest.raises(ChainError, match="nonaktif"):
        loads("jenis: A\ntahap:\n  - {id: selesai, nonaktif: true}\n")

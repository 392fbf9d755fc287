"""What a draft changes, in words; and where waiting documents may go on."""

import pytest
from setneg.workflows.chains import loads
from setneg.workflows.chains import moves
from setneg.workflows.chains.difference import compare
from zope.i18n import translate


MEMO = """\
jenis: Memo
penandatangan: [eselon_2, eselon_1]
rantai:
  - susun: staf
  - periksa: eselon_4
  - periksa: eselon_3
  - periksa: eselon_2
  - tanda_tangan: penandatangan
  - nomori: staf
  - distribusikan: staf
nomor: "{urut}/{tahun}"
"""


def told(before, after, text=MEMO):
    changes = compare(loads(text), loads(text.replace(before, after)))
    return [translate(change, target_language="id") for change in changes]


def test_a_stage_that_goes_is_named():
    # nobody acts: the last row is taken out
    assert (
        told("  - distribusikan: staf\n", "")[0] == "Tahap “Pendistribusian” dihapus."
    )


def test_a_stage_that_comes_is_named_with_its_place_and_its_people():
    # nobody acts: the archive's step is added
    found = told("staf\nnomor", "staf\n  - arsipkan: persuratan\nnomor")
    assert (
        "Tahap “Pengarsipan” (Persuratan) ditambahkan setelah “Pendistribusian”."
        in found
    )


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (
            "periksa: eselon_4",
            "{periksa: eselon_4, waktu: 2 hari}",
            "Tahap “Pemeriksaan Eselon IV”, waktu baku: “–” menjadi “2 hari”.",
        ),
        (
            "nomori: staf",
            "nomori: persuratan",
            "Tahap “Penomoran”, yang bertindak: “Staf” menjadi “Persuratan”.",
        ),
        (
            "nomori: staf",
            "{nomori: staf, sebutan: Agendakan}",
            "Tahap “Penomoran”: tombol “Beri nomor” menjadi “Agendakan”.",
        ),
        (
            "[eselon_2, eselon_1]",
            "[eselon_1, eselon_2]",
            "Penandatangan: “Eselon II, Eselon I” menjadi “Eselon I, Eselon II”.",
        ),
        (
            "{urut}/{tahun}",
            "{urut}-{tahun}",
            "Pola nomor: “{urut}/{tahun}” menjadi “{urut}-{tahun}”.",
        ),
    ],
)
def test_a_change_is_one_sentence(before, after, said):
    # nobody acts: one thing is changed
    assert said in told(before, after)


def test_the_same_chain_differs_in_nothing():
    # nobody acts: a comment is added
    assert told("jenis: Memo", "# catatan\njenis: Memo") == []


class TestMoves:
    old = loads(MEMO)
    new = loads(MEMO.replace("  - distribusikan: staf\n", "  - arsipkan: persuratan\n"))

    @pytest.mark.rule("R-X-01", "R-X-03")
    @pytest.mark.parametrize(
        ("before", "after", "allowed"),
        [
            ("distribusikan", "arsipkan", True),
            ("distribusikan", "nomori", True),
            ("distribusikan", "konsep", True),
            ("distribusikan", "entah", False),
            ("periksa_eselon_4", "periksa_eselon_3", False),
            ("periksa_eselon_4", "nomori", False),
            ("periksa_eselon_3", "periksa_eselon_4", True),
            ("tanda_tangan_eselon_2", "nomori", False),
            ("nomori", "arsipkan", False),
            ("nomori", "selesai", False),
        ],
    )
    def test_nobody_is_moved_past_what_he_has_not_had(self, before, after, allowed):
        # nobody acts: a map is checked
        assert (moves.refusal(self.old, self.new, before, after) == "") is allowed

    def test_nothing_is_published_by_a_map(self):
        # nobody acts: a chain that ends in public
        text = "jenis: A\nrantai:\n  - susun: staf\n  - setujui: eselon_4\n"
        new = loads(text.replace("setujui: eselon_4", "terbitkan: staf"))
        assert moves.refusal(loads(text), new, "setujui_eselon_4", "terbit")

    def test_the_form_offers_only_what_is_allowed(self):
        # nobody acts: choices for documents that are numbered
        found = [s.id for s in moves.targets(self.old, self.new, "distribusikan")]
        assert "arsipkan" in found
        assert "konsep" in found
        assert not moves.check(self.old, self.new, {"distribusikan": "arsipkan"})
        assert moves.check(self.old, self.new, {"nomori": "selesai"})

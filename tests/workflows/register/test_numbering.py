"""Numbers are written by the patterns of the chains."""

from datetime import date
import pytest
from setneg.workflows.register import numbering
from setneg.workflows.register.numbering import PatternError


DAY = date(2026, 2, 9)


@pytest.mark.rule("R-X-03")
@pytest.mark.parametrize(
    ("pattern", "words", "written"),
    [
        ("Nomor {urut} Tahun {tahun}", {}, "Nomor 7 Tahun 2026"),
        (
            "{urut}/{jabatan}/{klasifikasi}/{bulan:02}/{tahun}",
            {"jabatan": "D-3", "klasifikasi": "KP.01.03"},
            "7/D-3/KP.01.03/02/2026",
        ),
        (
            "{sifat}-{urut}/{instansi}/{jabatan}/{klasifikasi}/{bulan:02}/{tahun}",
            {
                "sifat": "B",
                "instansi": "KSN",
                "jabatan": "D-3",
                "klasifikasi": "KP.01.03",
            },
            "B-7/KSN/D-3/KP.01.03/02/2026",
        ),
        (
            "KEP/{urut:03}/{unit}/{bulan_romawi}/{tahun}",
            {"unit": "TU"},
            "KEP/007/TU/II/2026",
        ),
    ],
)
def test_a_number_is_written_as_its_chain_says(pattern, words, written):
    """Nobody acts: the seventh number of the year."""
    assert numbering.format(pattern, 7, DAY, **words) == written


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("Nomor Tahun {tahun}", "tidak disebut"),
        ("{urut}/{kantor}", "“kantor” tidak dikenal"),
        ("{urut.__class__}", "tidak dikenal"),
        ("{urut[0]}", "tidak dikenal"),
        ("{urut!r}", "hanya boleh lebar"),
        ("{urut:>400000000}", "hanya boleh lebar"),
        ("{urut}/{jabatan:02}", "hanya boleh lebar"),
        ("{urut", "tidak berpasangan"),
        ("{}", "tidak dikenal"),
    ],
)
def test_a_bad_pattern_is_refused_with_its_reason(pattern, reason):
    """Nobody acts: the declaration does not load."""
    with pytest.raises(PatternError, match=reason):
        numbering.check(pattern)


def test_a_number_is_not_written_without_what_its_pattern_asks_for():
    """Nobody acts: a memorandum without a classification code."""
    with pytest.raises(PatternError, match="klasifikasi belum diisi"):
        numbering.format("{urut}/{klasifikasi}/{tahun}", 7, DAY, klasifikasi="")

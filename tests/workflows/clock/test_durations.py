"""What officials write as a standard time is read, and written back."""

from decimal import Decimal
from hypothesis import given
from hypothesis import strategies as st
import pytest
from setneg.workflows.clock import durations
from setneg.workflows.clock.durations import Duration
from setneg.workflows.clock.durations import DurationError


PRINTED = [
    # text, low, high, unit, count, of, per, relative_to
    ("30 menit", "30", "30", "menit", 1, None, None, None),
    ("3 jam", "3", "3", "jam", 1, None, None, None),
    ("1 hari", "1", "1", "hari", 1, None, None, None),
    ("2-4 minggu", "2", "4", "minggu", 1, None, None, None),
    ("1- 3 hari", "1", "3", "hari", 1, None, None, None),
    ("1–3 hari", "1", "3", "hari", 1, None, None, None),
    ("2,5 jam", "2.5", "2.5", "jam", 1, None, None, None),
    ("3 kali @ 2,5 jam", "2.5", "2.5", "jam", 3, None, None, None),
    ("2 kali rapat kerja @ 3 hari", "3", "3", "hari", 2, "rapat kerja", None, None),
    ("2 kali @ 2,5 jam/unit kerja", "2.5", "2.5", "jam", 2, None, "unit kerja", None),
    ("2 jam/draf", "2", "2", "jam", 1, None, "draf", None),
    ("3 hari/rapat kerja", "3", "3", "hari", 1, None, "rapat kerja", None),
    (
        "selambat-lambatnya 1 minggu setelah memorandum diterima",
        *("1", "1", "minggu", 1, None, None, "memorandum diterima"),
    ),
    (
        "<= 1 minggu setelah memorandum diterima",
        *("1", "1", "minggu", 1, None, None, "memorandum diterima"),
    ),
    (
        "≤ 5 hari setelah pembahasan",
        *("5", "5", "hari", 1, None, None, "pembahasan"),
    ),
]

STANDARDS = """1 hari;1 jam;1 minggu;1-3 hari;10 menit;15 menit;2 hari;2 jam;2 jam/draf;
2 kali @ 2 hari;2 kali @ 2,5 jam/unit kerja;2 kali @ 3 hari/satuan organisasi;
2 kali rapat kerja @ 3 hari;2 minggu;2-4 minggu;20 menit;3 hari;3 hari/rapat kerja;
3 hari/satuan organisasi;3 jam;3 kali @ 2,5 jam;3 minggu;30 menit;4 hari;4 jam;5 hari;
5 menit;15 standar pelayanan/SOP per hari;≤ 1 minggu setelah memorandum diterima;
≤ 3 hari setelah memorandum diterima;≤ 5 hari setelah pembahasan"""


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "count", "of", "per", "event"), PRINTED
)
def test_a_printed_time_is_read(text, low, high, unit, count, of, per, event):
    """Nobody acts: text to numbers."""
    read = durations.parse(text)
    assert (read.low, read.high, read.unit) == (Decimal(low), Decimal(high), unit)
    assert (read.count, read.of, read.per) == (count, of, per)
    assert read.relative_to == event
    assert read.text == text


@pytest.mark.rule("I-06", "R-SPK-05")
@pytest.mark.parametrize("word", ["masing", "masing-masing", "masing - masing"])
def test_the_misprinted_masing_reads_as_masing_masing(word):
    """Nobody acts: three meetings of two and a half hours, however it is printed."""
    read = durations.parse(f"(3 kali pembahasan {word} 2,5 jam):")
    assert (read.count, read.of, read.high) == (3, "pembahasan", Decimal("2.5"))
    assert read == durations.parse("3 kali pembahasan @ 2,5 jam")


@pytest.mark.rule("R-SPK-05")
def test_a_planned_number_of_meetings_multiplies_per_unit():
    """Nobody acts: two meetings for each of three units are six meetings."""
    assert durations.parse("2 kali @ 2,5 jam/unit kerja").rounds(3) == 6
    assert durations.parse("15 standar pelayanan/SOP per hari").rounds(40) == 3
    with pytest.raises(ValueError, match="sekurang-kurangnya satu"):
        durations.parse("2 jam/draf").rounds(0)


@pytest.mark.rule("I-10")
@pytest.mark.parametrize("text", [None, "", "  ", "-", "Tidak ditetapkan", "()"])
def test_what_nobody_stated_is_none(text):
    """Nobody acts: an empty duration column."""
    assert durations.parse(text) is None
    assert durations.format(None) == "tidak ditetapkan"


@pytest.mark.parametrize("text", [part.strip() for part in STANDARDS.split(";")])
def test_every_time_of_the_five_standards_survives_writing_and_reading(text):
    """Nobody acts: the whole printed inventory."""
    read = durations.parse(text)
    assert durations.parse(durations.format(read)) == read


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("3", "satuannya harus"),
        ("jam", "tidak ada angka"),
        ("segera", "tidak ada angka"),
        ("3 tahun", "satuannya harus"),
        ("4-2 minggu", "batas atas lebih kecil"),
        ("0 hari", "lebih dari nol"),
        ("0 kali @ 2 jam", "sekurang-kurangnya satu"),
        ("2 jam kira-kira", "bagian “kira-kira” tidak dikenal"),
        ("sekitar 2 jam", "susunannya"),
    ],
)
def test_an_unreadable_time_is_refused_with_its_reason(text, reason):
    """Nobody acts: the writer of a standard learns what is wrong."""
    with pytest.raises(DurationError, match=reason) as caught:
        durations.parse(text)
    assert caught.value.text == text
    assert text in str(caught.value)


def test_the_text_may_say_which_days_it_counts():
    """Nobody acts: hari kerja and hari kalender."""
    assert durations.parse("5 hari kerja").basis == "kerja"
    assert durations.parse("14 hari kalender setelah diterima").basis == "kalender"
    assert durations.parse("5 hari").basis is None


amounts = st.decimals(
    min_value="0.01", max_value="999", places=2, allow_nan=False, allow_infinity=False
)


@given(
    st.tuples(amounts, amounts).map(sorted),
    st.sampled_from(durations.UNITS),
    st.integers(1, 20),
    st.sampled_from([None, "rapat kerja", "pembahasan"]),
    st.sampled_from([None, "draf", "unit kerja", "satuan organisasi"]),
    st.sampled_from([None, "memorandum diterima", "pembahasan"]),
    st.booleans(),
    st.sampled_from([None, "kerja", "kalender"]),
)
def test_writing_and_reading_are_inverse(
    ends, unit, count, of, per, event, most, basis
):
    """Nobody acts: any duration that the wording can say."""
    duration = Duration(
        *ends,
        unit,
        count=count,
        relative_to=event,
        of=of,
        per=per,
        at_most=most,
        basis=basis,
    )
    assert durations.parse(durations.format(duration)) == duration


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused_never_crashes(text):
    """Nobody acts: whatever somebody types into the field."""
    try:
        read = durations.parse(text)
    except DurationError:
        return
    assert read is None or read.low > 0

"""The inventory, worked out without a site: doubles and breaks of the cascade."""

from decimal import Decimal
from hypothesis import given
from hypothesis import strategies
import pytest
from setneg.policy.iku.cascade import breaks
from setneg.policy.iku.cascade import Fallen
from setneg.policy.iku.doubles import doubles
from setneg.policy.iku.doubles import meaning
from setneg.policy.iku.inventory import Row
from setneg.policy.iku.periods import number
from setneg.policy.iku.periods import written
from zope.i18n import translate


def row(uid, indicator="Persentase naskah tepat waktu", **more):
    given = {"unit": "setpres", "objective": "Sasaran", "measure": "persen", **more}
    return Row(uid=uid, indicator=indicator, **given)


def kinds(found):
    return [each.kind for each in found]


@pytest.mark.rule("IKU-7.b")
def test_the_same_words_in_another_spelling_are_the_same_indicator():
    found = doubles(
        [
            row("a", "Persentase naskah dinas yang selesai tepat waktu"),
            row("b", "persentase NASKAH dinas, yang selesai tepat-waktu.", unit="ksp"),
            row("c", "Jumlah peraturan yang terbit"),
        ]
    )
    assert [(each.first.uid, each.second.uid, each.kind) for each in found] == [
        ("a", "b", "sama")
    ]
    assert found[0].across


@pytest.mark.rule("IKU-7.b")
def test_nearly_the_same_words_are_shown_with_those_in_common():
    found = doubles(
        [
            row("a", "Persentase naskah dinas selesai tepat waktu"),
            row("b", "Tingkat naskah dinas yang telah selesai tepat waktu"),
        ]
    )
    assert kinds(found) == ["mirip"]
    assert found[0].common == ("dinas", "naskah", "selesai", "tepat", "waktu")


def test_an_indicator_adopted_from_its_parent_is_no_double_of_it():
    assert not doubles([row("a"), row("b", parent="a", method="adopsi_langsung")])


@given(strategies.text(max_size=60))
def test_any_text_is_the_same_as_itself(text):
    assert meaning(text) == meaning(text.upper().lower()) or not text.isascii()
    assert kinds(doubles([row("a", text), row("b", text)])) == ["sama"]


@pytest.mark.rule("IKU-7.b")
@pytest.mark.parametrize(("refused", "said"), [(True, "ditolak"), (False, "ditarik")])
def test_a_parent_that_fell_is_not_said_to_be_of_another_period(refused, said):
    # The Bagian reads why the derivation is broken, though the parent has a year
    rows = [row("a", parent="x"), row("b", "Lain", parent="y")]
    fallen = {"x": Fallen("Indeks mutu", refused)}
    found = breaks(rows, {"x": 2027, "y": 2026}, fallen)
    assert kinds(found) == ["induk_gugur", "periode"]
    reason = translate(found[0].reason, target_language="id")
    assert "“Indeks mutu”" in reason
    assert said in reason


def test_a_parent_that_is_gone_or_of_another_period_breaks_the_cascade():
    rows = [row("a", parent="weg"), row("b", parent="alt")]
    found = breaks(rows, {"alt": 2024})
    assert kinds(found) == ["induk_hilang", "periode"]


@pytest.mark.rule("IKU-7.b")
def test_a_parent_stands_one_level_above():
    top = row("a", level="kementerian")
    middle = row("b", level="eselon_1")
    assert kinds(breaks([top, row("c", level="kementerian", parent="a")], {})) == [
        "tingkat"
    ]
    low = row("c", level="unit_kerja", parent="a")
    assert kinds(breaks([top, middle, low], {})) == ["lompat"]
    assert not breaks([top, low], {})


@pytest.mark.rule("IKU-7.b")
def test_parents_in_a_circle_are_found():
    rows = [
        row("a", level="eselon_1", parent="b"),
        row("b", level="kementerian", parent="a"),
    ]
    assert set(kinds(breaks(rows, {}))) == {"melingkar"}


@pytest.mark.rule("IKU-7.b")
def test_components_that_are_added_up_give_the_target_above():
    top = row(
        "a", level="kementerian", consolidation="jumlah", targets={"2027": Decimal(100)}
    )

    def part(uid, value):
        return row(
            uid,
            level="satuan_organisasi",
            parent="a",
            method="komponen_pembentuk",
            targets={"2027": Decimal(value)},
        )

    assert kinds(breaks([top, part("b", 40), part("c", 50)], {})) == ["jumlah"]
    assert not breaks([top, part("b", 40), part("c", 60)], {})


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("95,5", "95.5"),
        ("1.250", "1250"),
        ("95.5", "95.5"),
        ("90%", "90"),
        ("=1+1", None),
        ("1e5", None),
        ("", None),
        ("9" * 40, None),
    ],
)
def test_numbers_are_read_as_the_office_writes_them(typed, value):
    assert number(typed) == (Decimal(value) if value is not None else None)


@given(strategies.decimals(-(10**9), 10**9, places=2))
def test_a_written_number_is_read_again_as_the_same(value):
    assert number(written(value)) == value

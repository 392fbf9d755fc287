"""The declaration of the rules: what works, and what is refused with its reason."""

from pathlib import Path
import pytest
from setneg.policy import setuphandlers
from setneg.policy.official_form.rules import FormRuleError
from setneg.policy.official_form.rules import read


RULE = """
aturan:
  - id: contoh
    periksa: terisi
    ruas: [isi]
    pesan: "“{ruas}” masih kosong."
"""


def test_the_ministrys_own_rules_can_be_read():
    text = Path(setuphandlers.MINISTRY / "bentuk.yaml").read_text(encoding="utf-8")
    assert {"dasar-hukum", "kop", "tembusan-berulang", "nama-jabatan"} <= {
        rule.id for rule in read(text)
    }


def test_a_rule_without_kinds_holds_for_every_kind():
    (rule,) = read(RULE)
    assert rule.holds_for("Memorandum")
    assert rule.tingkat == "wajib"


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ("aturan: [", "YAML"),
        ("rules: []", "aturan"),
        (RULE.replace("periksa: terisi", "periksa: ramal"), "tidak dikenal"),
        (RULE.replace("    ruas: [isi]\n", ""), "wajib disebut"),
        (RULE.replace("id: contoh", "id: Contoh Satu"), "id"),
        (RULE.replace("{ruas}", "{siapa}"), "siapa"),
        (RULE + RULE.split("aturan:\n")[1], "lebih dari sekali"),
        (RULE + "    tingkat: mungkin\n", "tingkat"),
        (RULE.replace("terisi", "pola") + '    pola: "("\n', "contoh"),
    ],
)
def test_a_declaration_that_cannot_work_is_refused_with_its_reason(wrong, reason):
    with pytest.raises(FormRuleError, match=reason):
        read(wrong)

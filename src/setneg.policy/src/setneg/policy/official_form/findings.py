"""What the checker finds in a document, by the rules of the site."""

from collections.abc import Mapping
from dataclasses import dataclass
import hashlib
from plone import api
from setneg.policy.distribution import recipients
from setneg.policy.official_form.checks import SORTS
from setneg.policy.official_form.rules import MANDATORY
from setneg.policy.official_form.rules import read
from setneg.policy.official_form.rules import Rule
from setneg.policy.official_form.typed import Typed
from typing import Any


RECORD = "setneg.policy.bentuk_naskah"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend.

    key     names it for as long as the words stay the same
    rule    id of the rule; `mandatory` when it stands in the way of a signature
    field   where it is, `label` what the form calls that field
    text    the sentence for the writer
    right   what should stand there: "" = take it out, None = only the writer knows
    """

    key: str
    rule: str
    mandatory: bool
    field: str
    label: str
    text: str
    wrong: str = ""
    right: str | None = None


def rules() -> tuple[Rule, ...]:
    """The rules that hold on this site."""
    text = api.portal.get_registry_record(RECORD, default=None)
    return read(text or "aturan: []")


def findings(document: Any, values: Mapping[str, Any] | None = None) -> list[Finding]:
    """What does not have its official form; [] for a document without a flaw.

    values  what was typed and not saved yet, by field
    """
    typed = Typed(document, values)
    labels = typed.titles
    return [
        _finding(rule, hit, labels.get(hit.field, hit.field))
        for rule in rules()
        if rule.holds_for(typed.kind)
        for hit in SORTS[rule.periksa].look(typed, rule)
    ]


def _finding(rule: Rule, hit: Any, label: str) -> Finding:
    addressed = hit.field in recipients.ADDRESSED
    shown = recipients.written(hit.wrong) if addressed else hit.wrong
    text = rule.pesan.format(ruas=label, temuan=shown, usul=hit.right or "")
    key = hashlib.sha256(f"{rule.id}|{hit.field}|{hit.wrong}".encode()).hexdigest()
    return Finding(
        key[:16],
        rule.id,
        rule.tingkat == MANDATORY,
        hit.field,
        label,
        text,
        hit.wrong,
        hit.right,
    )

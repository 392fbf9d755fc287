"""On which answer a question is asked, said with lists instead of a sentence.

The sentence itself is kept at the field (`depends_on`); one with more than a single
comparison is written in the editor of fields and shown here as it stands.
"""

from collective.easyform.api import get_model
from collective.easyform.api import get_schema
from dataclasses import dataclass
from lxml import etree
from setneg.policy import _
from setneg.policy.designer.fields import found_in
from setneg.policy.designer.fields import keep
from setneg.policy.designer.vetting import EASYFORM
from setneg.policy.designer.vetting import parsed
from setneg.policy.designer.vetting import Refused
from setneg.policy.forms import conditions
from setneg.policy.forms.conditions_grammar import Compared
from setneg.policy.forms.conditions_grammar import ConditionRefused
from setneg.policy.forms.conditions_grammar import Filled
from setneg.policy.forms.conditions_grammar import options
from setneg.policy.forms.conditions_grammar import parse
from typing import Any


FILLED = "diisi"
#: How an answer is compared -> what it is called.
HOW = {
    "=": _("when_is", default="sama dengan"),
    "!=": _("when_is_not", default="bukan"),
    ">": _("when_more", default="lebih dari"),
    "<": _("when_less", default="kurang dari"),
    FILLED: _("when_filled", default="sudah diisi"),
}
BOUNDS = (">", "<")
ATTRIBUTE = f"{{{EASYFORM}}}{conditions.TAG}"


@dataclass(frozen=True)
class When:
    """A condition that is one comparison: name of the other question, how, with what."""

    source: str = ""
    how: str = "="
    value: str = ""


def simple(text: str) -> When | None:
    """What a sentence says, None when it says more than one comparison."""
    if not text:
        return When()
    try:
        node = parse(options(text)[0])
    except ConditionRefused:
        return None
    if isinstance(node, Filled):
        return When(node.name, FILLED)
    if isinstance(node, Compared) and node.operator in HOW:
        return When(node.name, node.operator, str(node.value))
    return None


def sentence(said: When) -> str:
    """The condition as it is kept at a field."""
    if said.how == FILLED:
        return said.source
    if said.how in BOUNDS:
        return f"{said.source} {said.how} {said.value.strip()}"
    quoted = said.value.strip().replace("\\", "\\\\").replace('"', '\\"')
    return f'{said.source} {said.how} "{quoted}"'


def write(form: Any, name: str, said: When) -> None:
    """Ask a question only then; Refused, and nothing changed, when that cannot be."""
    lacks = said.how not in HOW or (said.how != FILLED and not said.value.strip())
    if not said.source or lacks:
        raise Refused(
            _(
                "when_incomplete",
                default="Pilih isian yang menentukan, cara membandingkan, dan tulis "
                "jawabannya.",
            )
        )
    text = sentence(said)
    root = parsed(form.fields_model)
    found_in(root, name).set(ATTRIBUTE, text)
    try:
        asked = get_model(etree.tostring(root, encoding="unicode"), form)
        reason = conditions.problems(asked, form).get(name)
    except ConditionRefused as refused:
        reason = refused.args[0]
    if reason is not None:
        raise Refused(reason)
    keep(form, root)


def drop(form: Any, name: str) -> None:
    """Always ask it again."""
    root = parsed(form.fields_model)
    found_in(root, name).attrib.pop(ATTRIBUTE, None)
    keep(form, root)


def broken(form: Any) -> dict[str, str]:
    """Questions whose condition cannot be honoured -> why."""
    return dict(conditions.problems(get_schema(form), form))

"""Questions that are asked only when another was answered in a certain way.

The condition stands at the field (`depends_on` of easyform). The page shows and hides by
it at once; the server asks `hidden` before it looks at answers, from a page and over
REST: a hidden question is neither required nor is its answer kept.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from setneg.policy import _
from setneg.policy.forms import senders
from setneg.policy.forms.conditions_grammar import Compared
from setneg.policy.forms.conditions_grammar import ConditionRefused
from setneg.policy.forms.conditions_grammar import Filled
from setneg.policy.forms.conditions_grammar import Joined
from setneg.policy.forms.conditions_grammar import Negated
from setneg.policy.forms.conditions_grammar import Node
from setneg.policy.forms.conditions_grammar import options
from setneg.policy.forms.conditions_grammar import parse
from setneg.policy.forms.conditions_grammar import written
from typing import Any
from zope import schema
from zope.schema import getFieldsInOrder
from zope.schema.interfaces import IBool
from zope.schema.interfaces import IChoice
from zope.schema.interfaces import IDate
from zope.schema.interfaces import IDatetime
from zope.schema.interfaces import IInt
from zope.schema.interfaces import INativeStringLine
from zope.schema.interfaces import IPassword
from zope.schema.interfaces import IText


TAG = "depends_on"
WIDGETS = "plone.autoform.widgets"
#: What a list of choices holds while nothing was chosen.
NOTHING = "--NOVALUE--"


def conditions(form_schema) -> dict[str, str]:
    """Field -> what was written at it; only fields with a condition."""
    known = form_schema.queryTaggedValue(TAG) or {}
    names = schema.getFieldNames(form_schema)
    return {name: text for name, text in known.items() if text and name in names}


def hidden(form_schema, values: Mapping[str, Any], context: Any = None) -> set[str]:
    """Fields that are not asked with these answers.

    values   answer by field as the form's fields hold it; absent means unanswered

    What depends on a hidden field finds it unanswered. A condition that is not
    understood hides nothing: no answer is lost by a slip of the pen.
    """
    unasked = set()
    if context is not None:
        unasked = senders.unasked(context, form_schema, senders.current_userid())
    return _Asking(form_schema, values, context, unasked).hidden()


class _Asking:
    """One look at a form with its answers."""

    def __init__(
        self,
        form_schema,
        values: Mapping[str, Any],
        context: Any,
        unasked: Iterable[str],
    ) -> None:
        self.fields = dict(getFieldsInOrder(form_schema))
        self.texts = conditions(form_schema)
        self.values, self.context = values, context
        self.known: dict[str, bool] = dict.fromkeys(unasked, False)

    def hidden(self) -> set[str]:
        return {
            name for name in (*self.texts, *self.known.copy()) if not self.asked(name)
        }

    def asked(self, name: str) -> bool:
        """Whether a question is asked; in a circle it is."""
        if name not in self.texts and name not in self.known:
            return True
        if name not in self.known:
            self.known[name] = True
            node = self._node(name)
            self.known[name] = node is None or node.holds(self.spoken)
        return self.known[name]

    def _node(self, name: str) -> Node | None:
        try:
            node = parse(options(self.texts[name])[0])
        except ConditionRefused:
            return None
        if any(reason_against(self.fields, part, name) for part in node.parts()):
            return None
        return translated(node, self.fields, self.context)

    def spoken(self, name: str) -> str | None:
        """The answer as its input holds it."""
        if not self.asked(name):
            return None
        return spoken(self.fields[name], self.values.get(name), self.context)


def spoken(field, value: Any, context: Any = None) -> str | None:
    """An answer as the input of its page holds it; None for an unticked box."""
    if IBool.providedBy(field):
        if by_radio(field):
            return None if value is None else str(bool(value)).lower()
        return "selected" if value else None
    if value is None:
        return NOTHING if IChoice.providedBy(field) else ""
    if IChoice.providedBy(field):
        return _tokens(field, context).get(value, str(value))
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def by_radio(field) -> bool:
    """Whether yes and no are two buttons instead of one box."""
    chosen = field.interface.queryTaggedValue(WIDGETS) or {}
    return "Radio" in str(chosen.get(field.getName(), ""))


def translated(node: Node, fields: Mapping[str, Any], context: Any = None) -> Node:
    """The same condition about what inputs hold: choices by their token, and nothing
    chosen is nothing answered."""
    if isinstance(node, Negated):
        return Negated(translated(node.node, fields, context))
    if isinstance(node, Joined):
        left = translated(node.left, fields, context)
        return Joined(node.both, left, translated(node.right, fields, context))
    if not IChoice.providedBy(fields[node.name]):
        return node
    if isinstance(node, Filled):
        return Joined(True, node, Compared(node.name, "!=", NOTHING))
    if node.operator not in ("=", "!="):
        return node
    token = _token(fields[node.name], node.value, context)
    return Compared(node.name, node.operator, token or node.value)


def problems(form_schema, context: Any = None) -> dict[str, Any]:
    """Field -> why its condition cannot be honoured, in words; {} when all can."""
    fields = dict(getFieldsInOrder(form_schema))
    found: dict[str, Any] = {}
    needs: dict[str, set[str]] = {}
    for name, text in conditions(form_schema).items():
        try:
            node = parse(options(text)[0])
        except ConditionRefused as refused:
            found[name] = refused.args[0]
            continue
        needs[name] = {part.name for part in node.parts()}
        reasons = (reason_against(fields, part, name, context) for part in node.parts())
        reason = next((each for each in reasons if each is not None), None)
        if reason is not None:
            found[name] = reason
    for name in needs:
        if name not in found and _leads_to(name, name, needs, set()):
            found[name] = _(
                "refused_condition_circle",
                default="Isian “${field}” bergantung pada dirinya sendiri.",
                mapping={"field": fields[name].title or name},
            )
    return found


def _leads_to(start: str, end: str, needs: Mapping[str, set[str]], seen: set) -> bool:
    for name in needs.get(start, ()):
        if name == end:
            return True
        if name not in seen:
            seen.add(name)
            if _leads_to(name, end, needs, seen):
                return True
    return False


def reason_against(fields: Mapping[str, Any], part, name: str, context: Any = None):
    """Why a part of a condition cannot be honoured, None when it can."""
    field = fields.get(part.name)
    if field is None or part.name == name:
        return _(
            "refused_condition_name",
            default="“${name}” bukan nama isian lain pada formulir ini; yang ada: "
            "${names}.",
            mapping={
                "name": part.name,
                "names": ", ".join(each for each in fields if each != name),
            },
        )
    words = {"field": field.title or part.name}
    if not _speaks(field):
        return _(
            "refused_condition_kind",
            default="Isian “${field}” tidak dapat menjadi syarat; yang dapat: teks, "
            "bilangan bulat, pilihan tunggal, ya/tidak, dan tanggal.",
            mapping=words,
        )
    if isinstance(part, Compared) and isinstance(part.value, int):
        if not IInt.providedBy(field):
            return _(
                "refused_condition_bound",
                default="Isian “${field}” bukan bilangan; < dan > hanya untuk bilangan.",
                mapping=words,
            )
    elif isinstance(part, Compared) and _never(field, part, context):
        return _(
            "refused_condition_choice",
            default="“${value}” bukan salah satu pilihan isian “${field}”.",
            mapping={**words, "value": part.value},
        )
    return None


def _speaks(field) -> bool:
    """Whether page and server read an answer to this field in the same way."""
    if IPassword.providedBy(field) or IDatetime.providedBy(field):
        return False
    kinds = (IBool, IChoice, IInt, IText, INativeStringLine, IDate)
    return any(kind.providedBy(field) for kind in kinds)


def _never(field, part: Compared, context: Any) -> bool:
    """Whether a word is compared with a list of choices that does not have it."""
    if not IChoice.providedBy(field) or part.operator not in ("=", "!="):
        return False
    return bool(_tokens(field, context)) and _token(field, part.value, context) is None


def _terms(field, context: Any) -> list:
    try:
        bound = field if field.vocabulary is not None else field.bind(context)
        return list(bound.vocabulary or ())
    except (TypeError, ValueError, LookupError):
        return []  # a source that can only be searched, a name that nobody knows


def _tokens(field, context: Any) -> dict[Any, str]:
    return {term.value: term.token for term in _terms(field, context)}


def _token(field, word: str, context: Any) -> str | None:
    """The token of the choice with that value, token or title."""
    for term in _terms(field, context):
        if word in (term.value, term.token, term.title):
            return term.token
    return None


def for_page(
    form_schema, name: str, inputs: Mapping[str, str], context: Any = None
) -> str:
    """What pat-depends is told about a field: its sentence with the names of inputs.

    inputs   field -> name of its input on the page; a field that is not there is
             unanswered

    "" where there is no condition, or one that is not understood.
    """
    text = conditions(form_schema).get(name)
    if not text:
        return ""
    fields = dict(getFieldsInOrder(form_schema))
    try:
        sentence, action = options(text)
        node = parse(sentence)
    except ConditionRefused:
        return ""
    if any(reason_against(fields, part, name) for part in node.parts()):
        return ""
    said = written(
        translated(node, fields, context), lambda each: inputs.get(each, each)
    )
    return f"condition: {said.replace(';', ';;')}; action: {action}"

"""Editions of a form: what was asked when, so that old answers keep their words.

While a form is in the making and nothing was sent with it, it has one edition, however
often it is changed: the first one that people see is the first.
"""

from Acquisition import aq_base
from collective.easyform.api import get_model
from collective.easyform.api import get_schema
from dataclasses import dataclass
from datetime import datetime
from datetime import UTC
from persistent.list import PersistentList
from plone import api
from setneg.policy.forms.senders import current_userid
from typing import Any
from zope.annotation.interfaces import IAnnotations
from zope.schema import getFieldNamesInOrder


KEY = "setneg.policy.forms.editions"


@dataclass(frozen=True)
class Edition:
    """One edition.

    number  from 1 on
    model   the fields, as supermodel XML
    time    when it was entered, in universal time
    by      account that changed the fields, "" when nobody is known
    """

    number: int
    model: str
    time: datetime
    by: str


def editions(form: Any) -> tuple[Edition, ...]:
    """Every edition that was entered, the first one first."""
    kept = IAnnotations(form).get(KEY) or ()
    return tuple(Edition(**each) for each in kept)


def edition(form: Any) -> int:
    """Number of what the form asks now; writes nothing."""
    entered = editions(form)
    if entered and (entered[-1].model == _model(form) or _in_the_making(form)):
        return entered[-1].number
    return len(entered) + 1


def enter(form: Any, by: str = "") -> int:
    """Enter what the form asks now, where it is new; its number."""
    number = edition(form)
    kept = IAnnotations(form).get(KEY)
    if kept is None:
        kept = IAnnotations(form)[KEY] = PersistentList()
    entry = {
        "number": number,
        "model": _model(form),
        "time": datetime.now(UTC),
        "by": by,
    }
    if number > len(kept):
        kept.append(entry)
    elif kept[-1]["model"] != entry["model"]:
        kept[-1] = entry
    return number


def model(form: Any, number: int) -> Any:
    """The schema of an edition; KeyError for one that the form never had."""
    if number == edition(form):
        return get_schema(form)
    for each in editions(form):
        if each.number == number:
            return get_model(each.model, form)
    raise KeyError(number)


def field_names(form: Any) -> tuple[str, ...]:
    """Names of the fields that the form asks now."""
    return tuple(getFieldNamesInOrder(get_schema(form)))


def changed(form: Any, event: Any) -> None:
    """A form is made or changed: its fields are a new edition where they differ."""
    enter(form, current_userid())


def fields_changed(place: Any, event: Any) -> None:
    """The same for what was changed in easyform's own editor of fields."""
    enter(place.aq_parent, current_userid())


def _in_the_making(form: Any) -> bool:
    """Whether nobody but its designers has seen the form, as far as can be told: it is
    hidden (`designer.standing`), and no submission came from it."""
    if not getattr(aq_base(form), "__ac_local_roles_block__", False):
        return False
    catalog = api.portal.get_tool("portal_catalog")
    uid = api.content.get_uuid(form)
    return not catalog.unrestrictedSearchResults(dari_formulir=uid)


def _model(form: Any) -> str:
    return str(getattr(aq_base(form), "fields_model", "") or "")

"""Where a form stands: in the making, open to its senders, closed.

A form in the making is seen by those who design forms only: the roles of its folder do
not reach it. A form with tickets is closed, never deleted.
"""

from Acquisition import aq_base
from datetime import datetime
from datetime import UTC
from plone import api
from setneg.policy import _
from setneg.policy.forms.terms import IFormTerms
from typing import Any
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent


DRAFT, OPEN, CLOSED, SOON = "konsep", "terbit", "tutup", "belum_dibuka"
STATES = {
    DRAFT: _("form_state_draft", default="Konsep"),
    OPEN: _("form_state_open", default="Terbit"),
    CLOSED: _("form_state_closed", default="Ditutup"),
    SOON: _("form_state_soon", default="Belum dibuka"),
}
BLOCK = "__ac_local_roles_block__"
#: Index of the catalog: the form from which a submission came.
INDEX = "dari_formulir"


def published(form: Any) -> bool:
    """Whether people see it."""
    return not getattr(aq_base(form), BLOCK, False)


def of(form: Any) -> str:
    """One of STATES."""
    if not published(form):
        return DRAFT
    terms, now = IFormTerms(form), datetime.now(UTC)
    if terms.ditutup is not None and _utc(terms.ditutup) <= now:
        return CLOSED
    if terms.dibuka is not None and _utc(terms.dibuka) > now:
        return SOON
    return OPEN


def _utc(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def hide(form: Any) -> None:
    """In the making: nobody but designers finds it."""
    setattr(aq_base(form), BLOCK, True)
    _to_visitors(form, False)
    _renew(form)


def publish(form: Any) -> None:
    """People with an account see it from now on; visitors, too, if it is open to them."""
    if BLOCK in aq_base(form).__dict__:
        delattr(aq_base(form), BLOCK)
    _to_visitors(form, bool(IFormTerms(form).terbuka_umum))
    _renew(form)


def close(form: Any) -> None:
    """Nothing more is taken in; what was sent goes on."""
    IFormTerms(form).ditutup = datetime.now(UTC)
    _renew(form)


def reopen(form: Any) -> None:
    """Taken in again."""
    IFormTerms(form).ditutup = None
    _renew(form)


def tickets(form: Any) -> int:
    """How many submissions came from it: one question to the catalog."""
    catalog = api.portal.get_tool("portal_catalog")
    return len(catalog.unrestrictedSearchResults(**{INDEX: api.content.get_uuid(form)}))


def all_tickets() -> dict[str, int]:
    """How many came from each form, by its UID: one walk over an index, which wakes no
    ticket and tells no more than a number."""
    catalog = api.portal.get_tool("portal_catalog")
    return dict(catalog.Indexes[INDEX].uniqueValues(withLengths=True))


def delete(form: Any) -> bool:
    """Take the form away; False, and nothing done, when tickets came from it."""
    if tickets(form):
        return False
    form.aq_parent.manage_delObjects([form.getId()])
    return True


def _to_visitors(form: Any, may: bool) -> None:
    """Plone's own state: published is for everybody, private for those with a role."""
    workflow = api.portal.get_tool("portal_workflow")
    now = workflow.getInfoFor(form, "review_state", "")
    wanted = {"private": "publish"} if may else {"published": "retract"}
    if now not in wanted:
        return
    with api.env.adopt_roles(["Manager"]):
        for transition in (wanted[now], "reject"):
            known = [each["id"] for each in workflow.getTransitionsFor(form)]
            if transition in known:
                workflow.doActionFor(form, transition)
                return


def _renew(form: Any) -> None:
    form.reindexObjectSecurity()
    form.reindexObject()
    notify(ObjectModifiedEvent(form))

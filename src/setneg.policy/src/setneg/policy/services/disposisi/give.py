"""`POST <letter or disposition>/@disposisi`: pass it on to one or several positions."""

from plone import api
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.deserializer import json_body
from plone.restapi.services import Service
from setneg.policy.incoming import dispositions
from setneg.policy.incoming import tree
from setneg.policy.services.disposisi.wire import branch_json
from setneg.policy.services.disposisi.wire import direction
from setneg.workflows.steps.services.wire import refusal_json
import transaction
from typing import Any
from zope.interface import alsoProvides


class Give(Service):
    """Body: ``dari`` (needed by who received it in several positions), ``untuk``,
    ``instruksi``, ``arahan``, ``tenggat``, ``sifat``, ``catatan``, ``lisan``, ``pencatat``.
    """

    def reply(self) -> dict[str, Any]:
        body = json_body(self.request)
        alsoProvides(self.request, IDisableCSRFProtection)
        userid = "" if api.user.is_anonymous() else api.user.get_current().getId()
        savepoint = transaction.savepoint(optimistic=True)
        try:
            giver = self.giver(body.get("dari"), userid)
            made = dispositions.give(self.context, giver, direction(body), userid)
        except dispositions.DispositionRefused as refused:
            savepoint.rollback()
            return self.refusal(refused, userid)
        self.request.response.setStatus(201)
        return {
            "@id": f"{self.context.absolute_url()}/@disposisi",
            "items": [branch_json(branch) for branch in tree.branches(made)],
        }

    def giver(self, said: Any, userid: str) -> str:
        """The position that was named, else the caller's first that received it."""
        own = dispositions.own(self.context, userid)
        return str(said) if said else (own or ("",))[0]

    def refusal(self, refused: Exception, userid: str) -> dict[str, Any]:
        """400; 403 for who did not receive it, 401 for nobody."""
        status, kind = 400, "DispositionRefused"
        if isinstance(refused, dispositions.NotReceiver):
            status, kind = (403 if userid else 401), "NotReceiver"
        self.request.response.setStatus(status)
        return refusal_json(kind, refused.reasons)

"""`POST <form>/@kirim`: send a form in, with the questions that its page asks."""

from collective.easyform.browser.view import EasyFormForm
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.deserializer import json_body
from plone.restapi.services import Service
from setneg.policy.forms.action import refused_in
from setneg.policy.forms.action import taken_in
from setneg.policy.forms.action import TOKEN
from setneg.policy.forms.default import Proposer
from setneg.policy.services.forms import filled
import transaction
from typing import Any
from zope.interface import alsoProvides


PROPOSER = "pengusul"


class Send(Service):
    """Body: the form's fields by name; a file as data, encoding, filename, content-type.

    201 with the address of the ticket; 400 with the reasons by field, and then nothing
    was stored.
    """

    def reply(self) -> dict[str, Any]:
        body = dict(json_body(self.request))
        alsoProvides(self.request, IDisableCSRFProtection)
        self.request.form[TOKEN] = body.pop(TOKEN, "")
        if not body.get(PROPOSER):
            body[PROPOSER] = Proposer(self.context, self.request)()
        values, errors = filled.read(self.context, self.request, body)
        if errors:
            return self.refusal(errors)
        savepoint = transaction.savepoint(optimistic=True)
        errors = EasyFormForm(self.context, self.request).processActions(values)
        if errors:
            savepoint.rollback()
            return self.refusal(errors)
        return self.accepted(taken_in(self.request))

    def accepted(self, taken) -> dict[str, Any]:
        """201: the ticket, or only that it was received when the form tracks nothing."""
        self.request.response.setStatus(201)
        if taken is None:
            return {"@id": self.context.absolute_url(), "diterima": True}
        submission = taken.submission
        url = submission.absolute_url()
        self.request.response.setHeader("Location", url)
        promised = submission.janji_selesai
        return {
            "@id": url,
            "@type": submission.portal_type,
            "UID": submission.UID(),
            "nomor": submission.nomor,
            "title": submission.title,
            "janji_selesai": promised.isoformat() if promised else None,
            "kode": taken.code or None,
            "terkirim_sebelumnya": taken.again,
        }

    def refusal(self, errors: dict[str, str]) -> dict[str, Any]:
        """400: every reason, by field and in one list."""
        refused = refused_in(self.request)
        broken = refused is not None and refused.broken
        self.request.response.setStatus(503 if broken else 400)
        reasons = list(errors.values())
        message = " ".join(reasons)
        return {
            "error": {"type": "FormRefused", "message": message, "missing": reasons},
            "type": "FormRefused",
            "message": message,
            "missing": reasons,
            "isian": dict(errors),
        }

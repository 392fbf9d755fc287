"""`POST <form>/@kirim`: send a form in, with the questions that its page asks."""

from collective.easyform.browser.view import EasyFormForm
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.deserializer import json_body
from plone.restapi.exceptions import DeserializationError
from plone.restapi.services import Service
from setneg.policy.forms import drafts
from setneg.policy.forms import senders
from setneg.policy.forms import spam
from setneg.policy.forms import terms
from setneg.policy.forms.acknowledgement import taken_in
from setneg.policy.forms.action import refused_in
from setneg.policy.forms.action import TOKEN
from setneg.policy.forms.default import Proposer
from setneg.policy.services.forms import filled
import transaction
from typing import Any
from zope.i18n import translate
from zope.interface import alsoProvides


PROPOSER = "pengusul"


class Send(Service):
    """Body: the form's fields by name; a file as data, encoding, filename, content-type;
    `_halaman` as `@formulir` gave it (forms that are open to all ask for it).

    201 with the ticket; 400 with the reasons by field, and then nothing was stored.
    """

    def reply(self) -> dict[str, Any]:
        body = self.body()
        alsoProvides(self.request, IDisableCSRFProtection)
        token = body.pop(TOKEN, "")
        body.pop(spam.TRAP, None)
        self.request.form[TOKEN] = token if isinstance(token, str) else ""
        if not body.get(PROPOSER) and PROPOSER in dict(filled.asked(self.context)):
            body[PROPOSER] = Proposer(self.context, self.request)()
        values, errors = filled.read(self.context, self.request, body)
        if errors:
            unready = terms.unready(self.context, senders.current_userid())
            return self.refusal({"": unready[0]} if unready else errors)
        savepoint = transaction.savepoint(optimistic=True)
        form = EasyFormForm(self.context, self.request)
        errors = form.processActions(form.updateServerSideData(values))
        if errors:
            savepoint.rollback()
            return self.refusal(errors)
        taken = taken_in(self.request)
        drafts.sent(self.context, senders.current_userid(), taken)
        return self.accepted(taken)

    def body(self) -> dict[str, Any]:
        """What was sent, by field."""
        try:
            return dict(json_body(self.request))
        except RecursionError as error:
            raise DeserializationError("Nested too deeply") from error

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
        """400: every reason, by field and in one list; 503 when the portal failed."""
        refused = refused_in(self.request)
        broken = refused is not None and refused.broken
        self.request.response.setStatus(503 if broken else 400)
        errors = {
            name: translate(words, context=self.request)
            for name, words in errors.items()
        }
        reasons = list(errors.values())
        message = " ".join(reasons)
        return {
            "error": {"type": "FormRefused", "message": message, "missing": reasons},
            "type": "FormRefused",
            "message": message,
            "missing": reasons,
            "isian": dict(errors),
        }

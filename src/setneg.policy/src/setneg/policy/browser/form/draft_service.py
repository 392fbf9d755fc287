"""`GET|PUT|DELETE <form>/@konsep`: what somebody began to fill in, his own only."""

from collective.easyform.api import get_schema
from plone.restapi.deserializer import json_body
from plone.restapi.interfaces import IFieldDeserializer
from plone.restapi.serializer.converters import json_compatible
from plone.restapi.services import Service
from setneg.policy import _
from setneg.policy.browser.form import filling
from setneg.policy.browser.form import reasons
from setneg.policy.forms import drafts
from setneg.policy.forms import languages
from setneg.policy.forms.fields_files import is_file
from setneg.policy.forms.fields_files import of_answer
from setneg.policy.forms.senders import current_userid
from setneg.policy.services.forms import filled
from setneg.workflows.steps.wording import say
from typing import Any
from zExceptions import BadRequest
from zope.component import queryMultiAdapter
from zope.i18n import translate
from zope.interface import Invalid
from zope.schema import getFieldsInOrder
from zope.schema import ValidationError


class GetDraft(Service):
    """200 with the answers kept, 404 when there is no draft."""

    def reply(self) -> dict[str, Any] | None:
        draft = drafts.find(self.context, current_userid())
        if draft is None:
            self.request.response.setStatus(404)
            return None
        return told(self.context, draft)


class PutDraft(Service):
    """Body: answers by field, as for sending; nothing is required. 200 with the draft,
    400 with reasons by field when an answer is of another kind than its question."""

    def reply(self) -> dict[str, Any]:
        body = json_body(self.request)
        values, errors = read(self.context, self.request, body)
        if errors:
            return self._refused(errors)
        try:
            draft = drafts.keep(
                self.context,
                current_userid(),
                values,
                filling.edition_of(self.context),
                form_schema=get_schema(self.context),
            )
        except drafts.DraftRefused as refusal:
            return self._refused({"": refusal.args[0]})
        return told(self.context, draft)

    def _refused(self, errors: dict[str, Any]) -> dict[str, Any]:
        self.request.response.setStatus(400)
        said = {
            name: translate(each, context=self.request) for name, each in errors.items()
        }
        message = " ".join(said.values())
        return {"type": "DraftRefused", "message": message, "isian": said}


class DeleteDraft(Service):
    """204, also when there was none."""

    def reply(self) -> None:
        drafts.drop(self.context, current_userid())
        return self.reply_no_content()


def told(form: Any, draft: drafts.Draft) -> dict[str, Any]:
    """A draft as a client reads it; files by name."""
    changed = drafts.changes(draft, languages.schema(form))
    answers = {**draft.typed, **draft.values}
    return {
        "@id": f"{form.absolute_url()}/@konsep",
        "isian": {name: _plain(value) for name, value in answers.items()},
        "edisi_formulir": draft.edition,
        "diubah": draft.changed.isoformat(),
        "berlaku_sampai": draft.until.isoformat(),
        "perubahan": {
            "tidak_ditanyakan_lagi": [
                {"judul": title, "jawaban": _plain(value)}
                for title, value in changed.gone
            ],
            "baru": [say(title) for title in changed.new],
            "berganti_nama": [[then, say(title)] for then, title in changed.renamed],
        },
    }


def read(form: Any, request: Any, body: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """Answers that were said, by field, and reasons for those of another kind."""
    values: dict[str, Any] = {}
    errors: dict[str, Any] = {}
    if not isinstance(body, dict):
        raise BadRequest(
            say(_("refused_no_object", default="Isinya harus berupa objek."))
        )
    for name, field in getFieldsInOrder(get_schema(form)):
        if body.get(name) in (None, ""):
            continue
        bound = field.bind(form)
        deserializer = queryMultiAdapter((bound, form, request), IFieldDeserializer)
        try:
            if is_file(field):
                filled.refuse_strange_file(body[name])
            values[name] = deserializer(body[name])
            bound.validate(values[name])
        except ValidationError as error:
            errors[name] = reasons.words(error)
        except (Invalid, BadRequest, *filled.WRONG_SHAPE) as error:
            words = isinstance(error, Invalid) and error.args
            errors[name] = error.args[0] if words else str(error)
        if is_file(field) and name in errors:
            values.pop(name, None)
    return values, errors


def _plain(value: Any) -> Any:
    files = of_answer(value)
    if files:
        return [each.filename for each in files]
    return json_compatible(value)

"""`POST @paraf-koordinasi`: ask; `POST @paraf-koordinasi/<id>/<act>`: act on one.

Acts: jawab (pendapat, catatan), teruskan (kepada, catatan), tarik (alasan),
kesampingkan (alasan).
"""

from collections.abc import Callable
from collections.abc import Mapping
from plone import api
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.deserializer import json_body
from plone.restapi.services import Service
from setneg.workflows.coordination import rules
from setneg.workflows.coordination.model import CoordinationRefused
from setneg.workflows.coordination.model import Opinion
from setneg.workflows.coordination.services.wire import opinion_json
from setneg.workflows.steps.services.wire import refusal_json
import transaction
from typing import Any
from zope.interface import alsoProvides
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse
from zope.publisher.interfaces import NotFound


Act = Callable[[Any, str, Mapping[str, Any]], Opinion]


def _text(data: Mapping[str, Any], name: str) -> str:
    value = data.get(name)
    return value if isinstance(value, str) else ""


#: Act -> what is done with what was said.
ACTS: Mapping[str, Act] = {
    "jawab": lambda document, key, data: rules.answer(
        document, key, _text(data, "pendapat"), _text(data, "catatan")
    ),
    "teruskan": lambda document, key, data: rules.delegate(
        document, key, _text(data, "kepada"), _text(data, "catatan")
    ),
    "tarik": lambda document, key, data: rules.withdraw(
        document, key, _text(data, "alasan")
    ),
    "kesampingkan": lambda document, key, data: rules.waive(
        document, key, _text(data, "alasan")
    ),
}


@implementer(IPublishTraverse)
class CoordinationPost(Service):
    """POST @paraf-koordinasi[/<id>/<act>]"""

    def __init__(self, context: Any, request: Any) -> None:
        super().__init__(context, request)
        self.path: list[str] = []

    def publishTraverse(self, request: Any, name: str) -> "CoordinationPost":
        if len(self.path) == 2 or (len(self.path) == 1 and name not in ACTS):
            raise NotFound(self, name, request)
        self.path.append(name)
        return self

    def reply(self) -> Any:
        data = json_body(self.request)
        alsoProvides(self.request, IDisableCSRFProtection)
        try:
            if not self.path:
                return self.asked(data)
            if len(self.path) != 2:
                raise NotFound(self, self.path[0], self.request)
            key, act = self.path
            return opinion_json(self.context, ACTS[act](self.context, key, data))
        except CoordinationRefused as refused:
            return self.refusal(refused)

    def asked(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """One request for each position named in `jabatan`; all of them or none."""
        named = data.get("jabatan") or []
        several = named if isinstance(named, list) else [named]
        positions = [str(one) for one in several]
        made = [
            rules.ask(
                self.context,
                position,
                _text(data, "tenggat"),
                mandatory=data.get("wajib") is True,
                before=_text(data, "sebelum"),
                question=_text(data, "permintaan"),
            )
            for position in positions or [""]
        ]
        self.request.response.setStatus(201)
        return {"items": [opinion_json(self.context, each) for each in made]}

    def refusal(self, refused: CoordinationRefused) -> dict[str, Any]:
        """400, or 403 (401 for a visitor) when it is not this person's; nothing kept."""
        transaction.abort()
        status = 400
        if not refused.allowed:
            status = 401 if api.user.is_anonymous() else 403
        self.request.response.setStatus(status)
        return refusal_json("CoordinationRefused", refused.reasons)

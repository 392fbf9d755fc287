"""`GET @workflow`: where a document stands, what may be done, what was done."""

from plone.restapi.interfaces import IExpandableElement
from plone.restapi.services import Service
from setneg.workflows.interfaces import IChained
from setneg.workflows.steps.services.wire import history_json
from setneg.workflows.steps.services.wire import offer_json
from setneg.workflows.steps.services.wire import state_json
from setneg.workflows.steps.services.wire import waits_json
from setneg.workflows.steps.taking import offers
from typing import Any
from zope.component import adapter
from zope.interface import implementer
from zope.interface import Interface


@implementer(IExpandableElement)
@adapter(IChained, Interface)
class ChainInfo:
    """The expandable element `workflow` of content that runs a chain."""

    def __init__(self, context: Any, request: Any) -> None:
        self.context = context
        self.request = request

    def __call__(self, expand: bool = False) -> dict[str, Any]:
        document = self.context
        info: dict[str, Any] = {"@id": f"{document.absolute_url()}/@workflow"}
        if expand:
            offered = [offer_json(document, offer) for offer in offers(document)]
            info["state"] = state_json(document)
            info["transitions"] = [
                {"@id": offer["@id"], "title": offer["title"]} for offer in offered
            ]
            info["offers"] = offered
            info["waits"] = waits_json(document)
            info["history"] = history_json(document)
        return {"workflow": info}


class ChainInfoService(Service):
    """GET @workflow"""

    def reply(self) -> dict[str, Any]:
        return ChainInfo(self.context, self.request)(expand=True)["workflow"]

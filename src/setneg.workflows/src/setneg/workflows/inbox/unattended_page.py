"""`@@jabatan-kosong` and `GET @jabatan-kosong`: what waits where nobody can act."""

from datetime import date
from datetime import datetime
from plone.restapi.serializer.converters import json_compatible
from plone.restapi.services import Service
from Products.Five.browser import BrowserView
from setneg.workflows.clock import calendar
from setneg.workflows.inbox.service import item
from setneg.workflows.inbox.unattended import everywhere
from setneg.workflows.inbox.unattended import Stuck
from setneg.workflows.inbox.unattended import stuck
from setneg.workflows.organisation.standing import AWAY
from typing import Any


class UnattendedPage(BrowserView):
    """The list for the site manager."""

    def rows(self) -> list[Stuck]:
        return stuck(everywhere())

    def away(self, line: Stuck) -> bool:
        return line.standing.state == AWAY

    def moment(self, time: datetime | None) -> str:
        """Date and time by the office's clock."""
        return calendar.current().local(time).strftime("%d-%m-%Y %H.%M") if time else ""

    def day(self, day: date | None) -> str:
        return day.strftime("%d-%m-%Y") if day else ""


class UnattendedService(Service):
    """GET @jabatan-kosong"""

    def reply(self) -> dict[str, Any]:
        found = [line_json(line) for line in stuck(everywhere())]
        return {
            "@id": f"{self.context.absolute_url()}/@jabatan-kosong",
            "items": found,
            "items_total": len(found),
        }


def line_json(line: Stuck) -> dict[str, Any]:
    """One document with the position that it waits for."""
    return {
        **item(line.row),
        "jabatan": {"id": line.standing.position, "title": line.title},
        "keadaan": line.standing.state,
        "kosong_sejak": json_compatible(line.standing.since),
        "sampai": json_compatible(line.standing.until),
        "alasan": line.standing.reason or None,
        "penunjuk": {"id": line.standing.appoints, "title": line.appoints}
        if line.standing.appoints
        else None,
    }

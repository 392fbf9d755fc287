"""The table of parafs, `@@lembar-paraf`, `@@salinan-arsip` and `GET @paraf`."""

from functools import cached_property
from plone.app.layout.viewlets.common import ViewletBase
from plone.restapi.services import Service
from Products.Five.browser import BrowserView
from setneg.policy.rendering import paraf
from setneg.policy.rendering.original import filename
from setneg.workflows.coordination import visible
from setneg.workflows.coordination.sight import concerns
from setneg.workflows.steps import acting
from setneg.workflows.steps import initials
from setneg.workflows.steps.wording import say
from typing import Any
from zExceptions import Unauthorized


class ParafPanel(ViewletBase):
    """“Paraf” below the document, for those who work on it."""

    @cached_property
    def rows(self) -> list[dict[str, Any]]:
        return paraf.rows(self.context)

    @cached_property
    def lacking(self) -> list[str]:
        return [say(stage.title) for stage in initials.lacking(self.context)]

    @property
    def signed(self) -> bool:
        return getattr(self.context, "berkas_pdf", None) is not None

    def render(self) -> str:
        if not concerns(self.context, acting.userid()):
            return ""
        return self.index() if self.rows or initials.asked(self.context) else ""


class Sheet(BrowserView):
    """`@@lembar-paraf`: the sheet as PDF, for those whom it concerns."""

    def __call__(self) -> bytes:
        who = acting.userid()
        if not concerns(self.context, who):
            raise Unauthorized("lembar-paraf")
        data = paraf.sheet(self.context, visible(self.context, who))
        self.headers("application/pdf", f"lembar-paraf-{filename(self.context)}")
        return data

    def headers(self, kind: str, name: str, way: str = "inline") -> None:
        response = self.request.response
        response.setHeader("Content-Type", kind)
        response.setHeader("Content-Disposition", f'{way}; filename="{name}"')
        response.setHeader("Cache-Control", "private, no-store")
        response.setHeader("X-Content-Type-Options", "nosniff")


class KeptCopy(Sheet):
    """`@@salinan-arsip`: the original as it was sent, and the sheet beside it."""

    def __call__(self) -> Any:
        who = acting.userid()
        if not concerns(self.context, who):
            raise Unauthorized("salinan-arsip")
        if getattr(self.context, "berkas_pdf", None) is None:
            self.request.response.setStatus(409)
            self.headers("text/plain; charset=utf-8", "belum.txt")
            return paraf.not_signed()
        data = paraf.kept_copy(self.context, visible(self.context, who))
        name = filename(self.context).removesuffix(".pdf")
        self.headers("application/zip", f"arsip-{name}.zip", "attachment")
        return data


class ParafGet(Service):
    """`GET @paraf`: the parafs of this round, and the stages that still owe one."""

    def reply(self) -> dict[str, Any]:
        address = f"{self.context.absolute_url()}/@paraf"
        if not concerns(self.context, acting.userid()):
            return {"@id": address, "items": [], "kurang": [], "lengkap": None}
        progress = initials.progress(self.context)
        return {
            "@id": address,
            "items": [
                {
                    "urut": each.order,
                    "jabatan": each.position,
                    "pelaku": each.actor,
                    "kedudukan": each.capacity,
                    "waktu": each.time.isoformat(),
                    "versi": each.version,
                    "tahap": each.stage,
                    "versi_lama": each.stale,
                    "diganti": each.replaced,
                }
                for each in initials.initials(self.context)
            ],
            "kurang": [stage.id for stage in initials.lacking(self.context)],
            "lengkap": progress.complete,
        }

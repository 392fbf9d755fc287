"""Starting the case on the ticket's page: for those who may start one."""

from collections.abc import Mapping
from plone import api
from plone.app.layout.viewlets import ViewletBase
from plone.protect import CheckAuthenticator
from plone.protect import PostOnly
from Products.Five.browser import BrowserView
from setneg.policy import _
from setneg.policy.subscribers import submissions
from setneg.workflows import organisation
from setneg.workflows.chains import stage_of
from setneg.workflows.procedures import positions
from setneg.workflows.procedures import standards
from setneg.workflows.procedures.directions import CHANNELS
from setneg.workflows.procedures.refusal import CaseRefused
from setneg.workflows.procedures.refusal import NotYours
import transaction
from typing import Any


def published() -> list:
    """Standards in force whose cases this person may start for a submission."""
    brains = api.content.find(portal_type="StandarPelayanan", review_state="terbit")
    held = set(positions.held())
    found = []
    for brain in brains:
        standard = brain.getObject()
        grid = standards.grid_of(standard)
        trigger = grid.pemicu.get(submissions.TRIGGER) if grid else None
        if trigger is not None and held.intersection(trigger.oleh):
            found.append(standard)
    return found


class Starter(ViewletBase):
    """The form; shown while the submission is accepted and not answered."""

    channels = tuple(CHANNELS.items())

    @property
    def available(self) -> bool:
        stage = stage_of(self.context)
        accepted = stage is not None and stage.id == submissions.ACCEPTED
        return accepted and not self.context.kegiatan and bool(self.standards)

    @property
    def standards(self) -> list:
        return published()

    @property
    def chosen(self) -> str:
        """The standard that was named when it was accepted, else that of its service."""
        return submissions.standard_for(self.context)

    @property
    def today(self) -> str:
        return organisation.today().isoformat()


class Start(BrowserView):
    """`@@mulai-kegiatan`: the form's target; only by POST, with the page's token."""

    def __call__(self):
        PostOnly(self.request)
        CheckAuthenticator(self.request)
        form = self.request.form
        standard = api.content.get(UID=str(form.get("standar") or ""))
        savepoint = transaction.savepoint(optimistic=True)
        try:
            if standard is None:
                raise CaseRefused(
                    [
                        _(
                            "choose_standard",
                            default="Pilih standar pelayanannya.",
                        )
                    ]
                )
            case = submissions.start_case(
                self.context, standard, form.get("judul", ""), self.direction(form)
            )
        except (CaseRefused, NotYours) as refused:
            savepoint.rollback()
            api.portal.show_message(" ".join(refused.reasons), self.request, "error")
            target = self.context
        else:
            target = case
        self.request.response.redirect(target.absolute_url())
        return ""

    def direction(self, form: Mapping[str, Any]) -> dict[str, str] | None:
        """What was written of it; None when nothing was."""
        if not str(form.get("isi") or "").strip():
            return None
        head = organisation.current().head(self.context.unit_pelayanan)
        return {
            "oleh": head.id if head is not None else "",
            "pada": str(form.get("pada") or ""),
            "saluran": str(form.get("saluran") or ""),
            "isi": str(form["isi"]).strip(),
        }

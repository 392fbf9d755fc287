"""Starting the case on the ticket's page: for those who may start one."""

from plone import api
from plone.app.layout.viewlets import ViewletBase
from setneg.policy import _
from setneg.policy.browser.page_act import PageAct
from setneg.policy.subscribers import submissions
from setneg.workflows import organisation
from setneg.workflows.chains import stage_of
from setneg.workflows.procedures import positions
from setneg.workflows.procedures import standards
from setneg.workflows.procedures.directions import CHANNELS
from setneg.workflows.procedures.refusal import CaseRefused


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


class Start(PageAct):
    """`@@mulai-kegiatan`: the target of the form; goes on to the case."""

    def act(self) -> str:
        standard = api.content.get(UID=self.said("standar"))
        if standard is None:
            raise CaseRefused(
                [_("choose_standard", default="Pilih standar pelayanannya.")]
            )
        case = submissions.start_case(
            self.context, standard, self.said("judul"), self.direction()
        )
        return case.absolute_url()

    def direction(self) -> dict[str, str] | None:
        """What was written of it; None when nothing was."""
        if not self.said("isi"):
            return None
        head = organisation.current().head(self.context.unit_pelayanan)
        return {
            "oleh": head.id if head is not None else "",
            "pada": self.said("pada"),
            "saluran": self.said("saluran"),
            "isi": self.said("isi"),
        }

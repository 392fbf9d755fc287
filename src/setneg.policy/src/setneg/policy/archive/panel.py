"""The archive's facts under a document that has come to its end."""

from functools import cached_property
from plone.app.layout.viewlets.common import ViewletBase
from setneg.policy.archive import classification
from setneg.policy.archive import retention
from setneg.policy.archive.frozen import intact
from setneg.policy.archive.listing import STATES
from setneg.policy.rendering.dates import written
from setneg.policy.rendering.dates import written_moment
from setneg.workflows import organisation
from setneg.workflows.steps import acting


class ArchivePanel(ViewletBase):
    """“Arsip”: class, dates, fate, and whether it is still what was frozen."""

    @cached_property
    def shown(self) -> bool:
        frozen = getattr(self.context.aq_base, "diarsipkan_pada", None)
        return frozen is not None and acting.involved(self.context, acting.userid())

    def render(self) -> str:
        return self.index() if self.shown else ""

    @property
    def closed(self) -> str:
        return written_moment(self.context.diarsipkan_pada)

    @property
    def code(self) -> str:
        return getattr(self.context, "klasifikasi", None) or ""

    @property
    def class_name(self) -> str:
        return classification.current().name(self.code)

    @cached_property
    def kept(self):
        return retention.retention(self.context)

    @property
    def state(self):
        return STATES[self.kept.state(organisation.today())]

    def day(self, value) -> str:
        return written(value)

    @cached_property
    def intact(self) -> bool:
        return bool(intact(self.context))

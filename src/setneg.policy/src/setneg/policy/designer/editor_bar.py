"""Above easyform's own editor of fields: the way back into the wizard."""

from Acquisition import aq_parent
from plone.app.layout.viewlets.common import ViewletBase
from zope.security import checkPermission


class EditorBar(ViewletBase):
    """Shown to those who design forms."""

    @property
    def form_url(self) -> str:
        return aq_parent(self.context).absolute_url()

    @property
    def visible(self) -> bool:
        return bool(
            checkPermission("setneg.policy.DesignForms", aq_parent(self.context))
        )

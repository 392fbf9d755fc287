"""Below a document that a leader received: the dispositions on it, and the form."""

from plone.app.layout.viewlets import ViewletBase
from setneg.policy.browser.incoming.branches import Branches


class Received(ViewletBase):
    """Shown to who may pass the document on, and to who sees a branch of it."""

    def update(self) -> None:
        super().update()
        self.page = Branches(self.context, self.request)

    @property
    def shown(self) -> bool:
        return bool(self.page.givers or self.page.rows)

    def render(self) -> str:
        return self.index() if self.shown else ""

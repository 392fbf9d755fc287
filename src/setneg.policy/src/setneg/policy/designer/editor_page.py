"""easyform's own editor of fields under the name by which the wizard speaks of it."""

from collective.easyform.browser.fields import EasyFormFieldsListingPage
from setneg.policy import _
from typing import Any


class EditorPage(EasyFormFieldsListingPage):
    """The list of fields; only its heading is the portal's."""

    @property
    def label(self) -> Any:
        return _(
            "design_editor_heading",
            default="Isian “${form}”",
            mapping={"form": self.context.aq_parent.Title()},
        )

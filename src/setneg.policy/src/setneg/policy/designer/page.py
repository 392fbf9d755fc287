"""The steps in which a form is made: what their pages share.

Whatever was typed is kept, also what cannot work yet; only publishing asks for more.
"""

from plone import api
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from setneg.policy import _
from setneg.policy.designer import standing
from setneg.policy.designer.plan import Plan
from setneg.policy.designer.vetting import Refused
from typing import Any


#: Name of the step, and what it is called.
STEPS = (
    ("nama", _("design_step_name", default="Nama")),
    ("isian", _("design_step_fields", default="Isian")),
    ("tindak-lanjut", _("design_step_follow_up", default="Tindak lanjut")),
    ("pemetaan", _("design_step_mapping", default="Pemetaan")),
    ("pratinjau", _("design_step_preview", default="Pratinjau")),
    ("terbit", _("design_step_publish", default="Terbitkan")),
)
NAMES = [name for name, _title in STEPS]
BACK, STAY = "kembali", "simpan"


class DesignPage(BrowserView):
    """A page of the wizard; a POST acts, then leads on or shows the page again."""

    step = ""
    shared = ViewPageTemplateFile("templates/macros.pt")

    def __init__(self, context: Any, request: Any) -> None:
        super().__init__(context, request)
        self.errors: dict[str, str] = {}

    def __call__(self) -> str:
        if self.request.get("REQUEST_METHOD") == "POST":
            CheckAuthenticator(self.request)
            try:
                target = self.act()
            except Refused as refused:
                self.errors.setdefault("", refused.said)
                target = ""
            if target:
                self.request.response.redirect(target)
                return ""
            self.request.response.setStatus(400)
        return self.index()

    def act(self) -> str:
        """Do what was asked; the address to go on to, "" to show the page again."""
        return self.onward()

    @property
    def macros(self) -> Any:
        return self.shared.macros

    @property
    def site_url(self) -> str:
        return api.portal.get().absolute_url()

    @property
    def plan(self) -> Plan:
        return Plan(self.context)

    def url(self, step: str) -> str:
        """The address of a step of this form."""
        return f"{self.context.absolute_url()}/@@rancang-{step}"

    def onward(self) -> str:
        """Where the pressed button leads."""
        act, place = self.typed("aksi"), NAMES.index(self.step)
        if act == BACK:
            return self.url(NAMES[max(0, place - 1)])
        if act == STAY:
            return self.url(self.step)
        return self.url(NAMES[min(len(NAMES) - 1, place + 1)])

    def steps(self) -> list[dict[str, Any]]:
        """The steps with their addresses, the present one marked."""
        return [
            {
                "number": number,
                "title": title,
                "url": self.url(name) if self.begun else "",
                "current": name == self.step,
            }
            for number, (name, title) in enumerate(STEPS, start=1)
        ]

    @property
    def number(self) -> int:
        return NAMES.index(self.step) + 1

    #: False for the page that begins a form: there are no other steps yet.
    begun = True

    @property
    def state(self) -> Any:
        return standing.STATES[standing.of(self.context)]

    def typed(self, name: str, default: str = "") -> str:
        """What was typed in this request, else the default."""
        value = self.request.form.get(name, default)
        return value if isinstance(value, str) else default

    @property
    def posted(self) -> bool:
        return self.request.get("REQUEST_METHOD") == "POST"

    def tell(self, message: str) -> None:
        api.portal.show_message(message, self.request)

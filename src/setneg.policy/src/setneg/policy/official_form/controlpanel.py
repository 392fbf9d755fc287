"""Site setup: the rules of the official form, changed on screen."""

from functools import cached_property
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from setneg.policy import _
from setneg.policy.official_form.checks import SORTS
from setneg.policy.official_form.findings import RECORD
from setneg.policy.official_form.rules import FormRuleError
from setneg.policy.official_form.rules import read
from setneg.policy.official_form.rules import Rule


class FormRulesPanel(BrowserView):
    """`@@bentuk-naskah`: the rules as a table, and their declaration to edit."""

    error = ""

    def __call__(self) -> str:
        if self.request.get("REQUEST_METHOD") == "POST":
            CheckAuthenticator(self.request)
            if self.keep():
                self.request.response.redirect(
                    f"{self.context.absolute_url()}/@@bentuk-naskah"
                )
                return ""
        return self.index()

    def keep(self) -> bool:
        """Take over the typed declaration; False when it cannot work."""
        try:
            read(self.text)
        except FormRuleError as error:
            self.error = str(error)
            self.request.response.setStatus(400)
            return False
        api.portal.set_registry_record(RECORD, self.text)
        api.portal.show_message(
            _(
                "form_rules_kept",
                default="Aturan bentuk naskah berlaku mulai sekarang.",
            ),
            self.request,
        )
        return True

    @cached_property
    def text(self) -> str:
        """What was typed, else what holds."""
        typed = self.request.form.get("deklarasi")
        if typed is not None:
            return str(typed).replace("\r\n", "\n")
        return api.portal.get_registry_record(RECORD, default="") or ""

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that hold now."""
        return read(api.portal.get_registry_record(RECORD, default="") or "aturan: []")

    @property
    def sorts(self) -> list[str]:
        """What can be looked for."""
        return sorted(SORTS)

"""`@@pemberitahuan`: what one wants to be told by e-mail, on a page of its own."""

from plone.z3cform.layout import wrap_form
from setneg.policy import _
from setneg.policy.notices.preferences import INoticePreferences
from setneg.policy.notices.preferences import NoticePreferences
from typing import Any
from z3c.form import button
from z3c.form import form
from z3c.form.field import Fields


class NoticesForm(form.EditForm):
    """The two questions of Plone's preferences, for people who look for just these."""

    fields = Fields(INoticePreferences)
    label = _("heading_pemberitahuan", default="Pemberitahuan")
    description = _(
        "text_pemberitahuan",
        default="Pilihan ini berlaku untuk akun Anda sendiri, pada semua pengajuan.",
    )
    successMessage = _("said_notices_kept", default="Pilihan Anda disimpan.")
    noChangesMessage = _("said_notices_same", default="Tidak ada yang berubah.")
    enableCSRFProtection = True

    def getContent(self) -> Any:
        return NoticePreferences(self.context)

    @button.buttonAndHandler(_("action_simpan", default="Simpan"), name="save")
    def handle_save(self, action: Any) -> None:
        data, errors = self.extractData()
        if errors:
            self.status = self.formErrorsMessage
            return
        changed = self.applyChanges(data)
        self.status = self.successMessage if changed else self.noChangesMessage


NoticesPage = wrap_form(NoticesForm)

"""The way in: Plone's own log-in, in the words of the office."""

from Products.CMFPlone.browser.login.login import LoginForm
from setneg.policy import _


class Login(LoginForm):
    """`/login`: an account and a password."""

    label = _("heading_masuk", default="Masuk ke portal")

    def updateWidgets(self) -> None:
        super().updateWidgets()
        self.widgets["ac_name"].label = _("label_nama_akun", default="Nama akun")
        self.widgets["ac_name"].autocomplete = "username"
        self.widgets["ac_password"].label = _("label_kata_sandi", default="Kata sandi")

"""What is sent from the pages of cases: by POST, with Plone's token, then back."""

from plone import api
from setneg.policy import _
from setneg.policy.browser.page_act import PageAct
from setneg.workflows.procedures import cases
from setneg.workflows.procedures.refusal import CaseRefused


class CaseForm(PageAct):
    """A button of a case: the rule is a function of the procedures room.

    What is not this person's is refused (403).
    """

    refusals = (CaseRefused,)

    def lines(self, name: str) -> list[str]:
        """A list typed one entry a line."""
        return [line.strip() for line in self.said(name).splitlines() if line.strip()]

    def direction(self) -> dict[str, str] | None:
        """The direction typed beside the button; None when nothing was typed."""
        said = {
            name: self.said(f"arahan_{name}")
            for name in ("oleh", "pada", "saluran", "isi")
        }
        return said if said["oleh"] else None


class OpenProduct(CaseForm):
    """Open a product and go on writing it."""

    done = _("message_produk_dibuat", default="Telah dibuat dan diisi dari prosedur.")

    def act(self) -> str:
        made = cases.start_product(
            self.context, self.said("produk"), self.lines("kepada"), self.direction()
        )
        return made.absolute_url()


class Decide(CaseForm):
    """Decide an alternative of the procedure."""

    done = _("message_pilihan_dicatat", default="Pilihan telah dicatat.")

    def act(self) -> str:
        cases.choose(
            self.context,
            self.said("pilihan"),
            self.said("nilai"),
            self.direction(),
            self.said("alasan"),
        )
        return self.back()


class GoOnWithout(CaseForm):
    """Wait no longer for an answer whose deadline has passed."""

    done = _("message_tanpa_balasan", default="Kegiatan dilanjutkan tanpa balasan itu.")

    def act(self) -> str:
        cases.proceed_without(self.context, self.said("jabatan"), self.said("alasan"))
        return self.back()


class Start(CaseForm):
    """Start a case from the page of a published standard."""

    done = _("message_kegiatan_dimulai", default="Kegiatan telah dimulai.")

    def act(self) -> str:
        case = cases.start(
            api.portal.get()["kegiatan"],
            self.context,
            self.said("pemicu"),
            self.said("judul"),
            self.direction(),
            self.said("usulan") or None,
        )
        return case.absolute_url()

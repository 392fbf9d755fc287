"""What is done on pages beside steps: only by POST, with the page's token."""

from setneg.policy import _
from setneg.policy.browser.page_act import PageAct
from setneg.policy.standards_drafts import asking
from setneg.policy.standards_drafts import determination
from setneg.workflows.procedures.refusal import CaseRefused


class Ask(PageAct):
    """`@@minta-draf` of a memorandum: marks it, takes the mark away, waives a unit."""

    anchor = "#permintaan-draf"

    def act(self) -> None:
        wish = self.said("perbuatan")
        if wish == "tandai":
            asking.mark(self.context)
            self.done = _("said_draft_asked", default="Memorandum ini meminta draf.")
        elif wish == "hapus":
            asking.unmark(self.context)
            self.done = _(
                "said_draft_unasked", default="Tanda permintaan draf dihapus."
            )
        elif wish == "tanpa":
            asking.waive(self.context, self.said("unit"), self.said("alasan"))
            self.done = _(
                "said_draft_waived", default="Unit kerja itu tidak ditunggu lagi."
            )
        else:
            raise CaseRefused([_("act_unknown", default="Tidak ada yang diminta.")])


class Correct(PageAct):
    """`@@betulkan-penetapan` of a draft."""

    done = _("said_determination", default="Penetapan draf dibetulkan.")

    def act(self) -> None:
        value, reason = self.said("penetapan"), self.said("alasan")
        determination.correct(self.context, value, reason)

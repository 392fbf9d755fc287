"""How a unit's draft is received: its own, in reply to a memorandum that it was sent."""

from collections.abc import Mapping
from datetime import datetime
from datetime import UTC
from plone.namedfile.interfaces import INamedFile
from setneg.policy import _
from setneg.policy.forms.binding import Binding
from setneg.policy.forms.reception import Reception
from setneg.policy.standards_drafts import asking
from setneg.policy.standards_drafts import memoranda
from setneg.policy.standards_drafts import uploading
from setneg.policy.standards_drafts import versions
from setneg.workflows import organisation
from typing import Any


class Drafts(Reception):
    """Draf standar pelayanan atau SOP. Source: R-SPS-02, R-X-15."""

    def refusals(self, values: Mapping[str, Any], binding: Binding) -> dict[str, Any]:
        memo, unit = memoranda.chosen(binding.answers.get("memo"))
        if not unit or not asking.asks(memo):
            return {
                "memo": _(
                    "refused_draft_memo",
                    default="Memorandum itu tidak meminta draf dari unit kerja Anda.",
                )
            }
        if not INamedFile.providedBy(values.get("lampiran_berkas")):
            return {
                "lampiran_berkas": _(
                    "refused_draft_file", default="Unggah softcopy draf."
                )
            }
        return {}

    def attributes(self, values: Mapping[str, Any], binding: Binding) -> dict[str, Any]:
        """The unit that was asked, its head as sender, and until when it was to send."""
        memo, unit = memoranda.chosen(binding.answers.get("memo"))
        head = organisation.current().head(unit)
        deadline = memoranda.until(memo, unit).deadline
        return {
            "memo": memo.UID(),
            "unit": unit,
            "pengusul": head.id if head is not None else "",
            "pengaju": "",
            "unit_pelayanan": memoranda.office(),
            "unit_pengunggah": uploading.uploader(),
            "batas_kirim": deadline.breach.astimezone(UTC) if deadline else None,
        }

    def after(
        self, submission: Any, values: Mapping[str, Any], binding: Binding
    ) -> None:
        """What was sent is its first version; the unit is waited for no longer.

        No day is promised: sessions have no stated time.
        """
        file = submission.lampiran_berkas
        now = datetime.now(UTC)
        versions.add(submission, "draf", file, now, submission.pengusul)
        submission.janji_selesai = None
        submission.reindexObject(idxs=["memo_draf"])
        asking.renew(submission)

"""Many indicators in one sitting: what waits is listed, ticked, and each taken by itself.

The head of a unit approves (IKU 6); the heads of the Bagian bring what they have read to
the discussion, and what is approved into the inventory.
"""

from collections.abc import Sequence
from datetime import datetime
from datetime import UTC
from functools import cached_property
from plone.protect import CheckAuthenticator
from plone.protect import PostOnly
from Products.Five.browser import BrowserView
from setneg.policy import _
from setneg.policy.browser import dates
from setneg.policy.browser import typed
from setneg.policy.browser.standing import state_title
from setneg.policy.iku import approving
from setneg.policy.iku import cycles
from setneg.policy.iku import periods
from setneg.policy.vocabularies.offices import unit_title
from setneg.workflows.inbox import deadline_of
from setneg.workflows.steps import acting
from typing import Any


#: How many are shown for one sitting.
PAGE = 50


class Sitting(BrowserView):
    """What waits for one, and what came of it."""

    verb = approving.APPROVE
    heading = _("heading_persetujuan_iku", default="Persetujuan indikator")
    nothing = _(
        "text_tidak_ada_persetujuan",
        default="Tidak ada indikator yang menunggu persetujuan Anda.",
    )
    button = _("action_setujui_terpilih", default="Setujui yang dipilih")
    done = _("text_iku_disetujui", default="disetujui")
    target = "@@iku-setujui"
    note: Any = ""
    outcomes: tuple[approving.Outcome, ...] = ()

    @cached_property
    def waiting(self) -> Sequence[Any]:
        """As many as are read and taken at once."""
        return approving.waiting_for(acting.userid(), self.verb, PAGE)

    @property
    def more(self) -> int:
        """How many wait beyond those."""
        return approving.count(acting.userid(), self.verb) - len(self.waiting)

    @property
    def taken(self) -> list[approving.Outcome]:
        return [each for each in self.outcomes if not each.reasons]

    @property
    def refused(self) -> list[approving.Outcome]:
        return approving.refused(self.outcomes)

    def unit(self, indicator: Any) -> str:
        return unit_title(indicator.unit)

    def state(self, indicator: Any) -> str:
        return state_title(cycles.standing(indicator), cycles.INDICATOR)

    def due(self, indicator: Any) -> tuple[str, bool]:
        """Until when it is to be done (R-IKU-06), and whether that is past."""
        deadline = deadline_of(indicator)
        if deadline is None:
            return "", False
        return dates.moment(deadline.breach), deadline.breach < datetime.now(UTC)

    def goal(self, indicator: Any) -> str:
        return "; ".join(
            f"{periods.spoken(each.period)}: {periods.written(each.value)}"
            for each in periods.targets(indicator)
        )


class Approvals(Sitting):
    """`@@iku-persetujuan`: what waits for the approval of the head of a unit."""


class Checks(Sitting):
    """`@@iku-periksa`: what waits for the heads of the Bagian."""

    verb = approving.ADMIT
    heading = _("heading_periksa_iku", default="Pemeriksaan indikator")
    nothing = _(
        "text_tidak_ada_pemeriksaan",
        default="Tidak ada indikator yang menunggu pemeriksaan Anda.",
    )
    button = _("action_terima_terpilih", default="Teruskan yang dipilih")
    done = _("text_iku_diteruskan", default="diteruskan")
    target = "@@iku-terima"
    note = _(
        "text_arah_pemeriksaan",
        default="Yang diperiksa dibawa ke pembahasan; yang disetujui pimpinan unit masuk "
        "ke inventaris. Untuk meminta kelengkapan atau menolak, buka indikatornya.",
    )


class Act(Sitting):
    """Take those that are ticked; the page says what came of each."""

    def __call__(self) -> Any:
        PostOnly(self.request)
        CheckAuthenticator(self.request)
        uids = typed.several(self.request.form, "iku")
        note = typed.text(self.request.form, "catatan")
        self.outcomes = tuple(approving.approve(uids, note, self.verb))
        return self.index()


class Approve(Act, Approvals):
    """`@@iku-setujui`."""


class Admit(Act, Checks):
    """`@@iku-terima`."""

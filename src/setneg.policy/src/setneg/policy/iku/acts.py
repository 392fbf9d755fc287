"""What is done on the pages of rounds and indicators: only by POST, with their token."""

from datetime import datetime
from datetime import UTC
from plone import api
from plone.protect import CheckAuthenticator
from plone.z3cform.layout import wrap_form
from setneg.policy import _
from setneg.policy.behaviors.moments import universal
from setneg.policy.browser.page_act import PageAct
from setneg.policy.content.siklus_iku import ISiklusIKU
from setneg.policy.iku import annex
from setneg.policy.iku import cycles
from setneg.policy.iku import discussion
from setneg.policy.iku import groups
from setneg.policy.iku import inventory
from setneg.workflows import organisation
from setneg.workflows.steps import acting
from setneg.workflows.steps.wording import say
from typing import Any
from z3c.form import button
from z3c.form import form
from z3c.form.browser.checkbox import CheckBoxFieldWidget
from z3c.form.field import Fields
from zExceptions import Unauthorized


class RoundAct(PageAct):
    """An act on a round or an indicator."""

    refusals = (cycles.CycleRefused,)


class Arrange(RoundAct):
    """`@@iku-kelompok`: the groups as typed, or divided into a number of groups."""

    done = _("said_groups_kept", default="Kelompok pembahasan disimpan.")

    def act(self) -> None:
        userid = acting.userid()
        count = self.said("jumlah").strip()
        if count.isdecimal() and len(count) < 4 and self.said("bagi"):
            cycles.require_coordinator(userid)
            groups.arrange(
                self.context, groups.proposed(self.context, int(count)), userid
            )
            return
        total = self.said("baris")
        rows = []
        for place in range(min(int(total) if total.isdecimal() else 0, 50)):
            name = self.said(f"nama.{place}").strip()
            units = self.ticked(f"unit.{place}")
            if name or units:
                members = [_post(each) for each in self.lines(f"anggota.{place}")]
                rows.append({"nama": name, "unit": units, "anggota": members})
        groups.arrange(self.context, rows, userid)

    def lines(self, name: str) -> list[str]:
        """What was typed, line by line."""
        return [each.strip() for each in self.said(name).splitlines() if each.strip()]


def _post(typed: str) -> str:
    """The position that a line names, by its title or its id; else the line."""
    organogram = organisation.current()
    if typed in organogram.positions:
        return typed
    found = organogram.resolve(typed)
    return found.id if found is not None else typed


class EndMeeting(RoundAct):
    """`@@iku-rapat-selesai`: the meeting of a group is over."""

    def act(self) -> None:
        typed = self.said("selesai")
        try:
            ended = universal(datetime.fromisoformat(typed)) if typed else None
        except ValueError:
            raise cycles.CycleRefused(
                _("meeting_bad_time", default="Waktu selesai rapat tidak terbaca.")
            ) from None
        stayed = groups.finish(
            self.context,
            self.said("kelompok"),
            ended or datetime.now(UTC),
            self.said("catatan"),
            acting.userid(),
        )
        words = _(
            "said_meeting_ended",
            default="Pembahasan kelompok ditutup; pimpinan unit dimintai persetujuan.",
        )
        api.portal.show_message(words, self.request)
        if stayed:
            words = _(
                "said_meeting_stayed",
                default="${count} indikator tetap dibahas; sebabnya tertulis di bawah.",
                mapping={"count": str(len(stayed))},
            )
            api.portal.show_message(words, self.request, type="warning")


class Decide(RoundAct):
    """`@@iku-putusan`: whether a pair is a double, and why."""

    anchor = "/@@iku-inventaris"
    done = _("said_decided", default="Putusan dicatat.")

    def act(self) -> None:
        inventory.decide(
            self.context,
            self.said("pasangan"),
            self.said("putusan"),
            self.said("alasan"),
            acting.userid(),
        )


class MakeAnnex(RoundAct):
    """`@@iku-lampiran`: a draft regulation with the annex."""

    def act(self) -> str:
        return annex.build(self.context, acting.userid()).absolute_url()


class RenewAnnex(RoundAct):
    """`@@iku-lampiran-ulang`: the annex of a draft, from the indicators of today."""

    done = _("said_annex_renewed", default="Lampiran dibuat ulang.")

    def act(self) -> None:
        annex.renew(self.context, acting.userid())


class AddNote(RoundAct):
    """`@@iku-catatan`: a note of the discussion."""

    anchor = "#pembahasan"

    def act(self) -> None:
        discussion.note(self.context, self.said("isi"), acting.userid())


class NewRound(form.Form):
    """`@@siklus-baru`: begin a round; for those who coordinate."""

    fields = Fields(ISiklusIKU)
    fields["unit_diminta"].widgetFactory = CheckBoxFieldWidget
    ignoreContext = True
    enableCSRFProtection = True
    label = _("heading_siklus_baru", default="Buka siklus IKU")

    def update(self) -> None:
        cycles.require_coordinator(acting.userid())
        super().update()

    @button.buttonAndHandler(
        _("action_buat_siklus", default="Buat siklus"), name="buat"
    )
    def handle_make(self, action: Any) -> None:
        CheckAuthenticator(self.request)
        data, errors = self.extractData()
        if errors:
            self.status = self.formErrorsMessage
            return
        try:
            made = cycles.begin(data, acting.userid())
        except cycles.CycleRefused as refused:
            self.status = " ".join(say(each) for each in refused.args)
            return
        self.request.response.redirect(made.absolute_url())

    def updateActions(self) -> None:
        super().updateActions()
        self.actions["buat"].addClass("btn-primary")


_NewRoundPage = wrap_form(NewRound)


class NewRoundPage(_NewRoundPage):
    """The page of that form; who does not coordinate is not let in."""

    def update(self) -> None:
        try:
            super().update()
        except cycles.NotCoordinator:
            raise Unauthorized from None

"""What each person has chosen: at once, a daily digest, nothing; a reminder of his own."""

from dataclasses import dataclass
from plone import api
from plone.app.users.browser.account import AccountPanelSchemaAdapter
from plone.app.users.browser.personalpreferences import PersonalPreferencesPanel
from plone.z3cform.fieldsets import extensible
from setneg.policy import _
from setneg.policy.browser.layer import IPortalLayer
from typing import Any
from z3c.form.field import Fields
from zope import schema
from zope.component import adapter
from zope.interface import implementer
from zope.interface import Interface
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


AT_ONCE, DAILY, NEVER = "langsung", "harian", "tidak"
CHANNEL, REMINDER = "pemberitahuan_pengajuan", "pengingat_tenggat"
#: Working days before a deadline; 0: only the portal's own warning.
DAYS = (0, 1, 2, 3, 5)

CHANNELS = SimpleVocabulary(
    [
        SimpleTerm(AT_ONCE, AT_ONCE, _("notice_at_once", default="Segera, satu surel")),
        SimpleTerm(DAILY, DAILY, _("notice_daily", default="Ringkasan sekali sehari")),
        SimpleTerm(NEVER, NEVER, _("notice_never", default="Tidak usah")),
    ]
)
REMINDERS = SimpleVocabulary(
    [
        SimpleTerm(
            str(days),
            str(days),
            _(
                "reminder_days",
                default="${days} hari kerja sebelum tenggat",
                mapping={"days": str(days)},
            )
            if days
            else _("reminder_none", default="Tidak, cukup peringatan portal"),
        )
        for days in DAYS
    ]
)


class INoticePreferences(Interface):
    """Two further questions of Plone's personal preferences."""

    pemberitahuan_pengajuan = schema.Choice(
        title=_("label_notice_channel", default="Surel tentang pengajuan saya"),
        description=_(
            "help_notice_channel",
            default="Kabar tiap kali pengajuan yang Anda sampaikan berubah tahap.",
        ),
        vocabulary=CHANNELS,
        default=AT_ONCE,
        required=False,
    )
    pengingat_tenggat = schema.Choice(
        title=_("label_notice_reminder", default="Pengingat sebelum tenggat"),
        description=_(
            "help_notice_reminder",
            default="Surel tentang pengajuan yang menunggu Anda dan mendekati tenggat.",
        ),
        vocabulary=REMINDERS,
        default="0",
        required=False,
    )


@implementer(INoticePreferences)
class NoticePreferences(AccountPanelSchemaAdapter):
    """Reads and keeps the answers with the person's other properties."""

    schema = INoticePreferences


@adapter(Interface, IPortalLayer, PersonalPreferencesPanel)
class PreferencesExtender(extensible.FormExtender):
    """Adds the questions to the form."""

    def update(self) -> None:
        self.add(Fields(INoticePreferences), prefix="")


@dataclass(frozen=True)
class Preference:
    """when  langsung, harian or tidak; days  working days before a deadline, 0 = none"""

    when: str
    days: int


def of(member: Any) -> Preference:
    """What somebody has chosen; what was never chosen, or is nonsense, is the default."""
    when = str(member.getProperty(CHANNEL, "") or "")
    days = str(member.getProperty(REMINDER, "") or "")
    return Preference(
        when if when in (AT_ONCE, DAILY, NEVER) else AT_ONCE,
        int(days) if days.isdigit() and int(days) in DAYS else 0,
    )


def address() -> str:
    """Where they are chosen."""
    return f"{api.portal.get().absolute_url()}/@@pemberitahuan"

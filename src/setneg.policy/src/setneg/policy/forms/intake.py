"""What a filled-in form becomes: a submission that is tracked (R-SPK-12).

One way for the page and for REST: the same questions, the same answers, all or nothing.
"""

from collections.abc import Mapping
from DateTime import DateTime
from html import escape
from plone import api
from plone.app.textfield import RichTextValue
from plone.dexterity.utils import createContentInContainer
from setneg.policy import _
from setneg.policy.forms.attachment import refusal
from setneg.workflows import organisation
import transaction
from typing import Any
from zope.globalrequest import getRequest
from zope.i18n import translate


HEAD = "kepala"
WHOLE_FORM = ""
LINE_FIELDS = ("dasar",)
#: Seconds within which the same words are one press of the button, and those of a day.
DOUBLE_PRESS, DAY = 60, 86400


class IntakeRefused(ValueError):
    """What was sent cannot become a submission; `errors` says why by field.

    The key "" is for what concerns no single field.
    """

    def __init__(self, errors: Mapping[str, str]):
        self.errors = dict(errors)
        super().__init__(" ".join(self.errors.values()))


def proposing_positions(userid: str) -> list:
    """Positions as which a person may propose: those of a head of a unit."""
    if not userid:
        return []
    held = organisation.current().positions_of(userid, organisation.today())
    return [position for position in held if position.function == HEAD]


def submit(values: Mapping[str, Any], service: str, place: str = "usulan"):
    """Make the submission and start its chain; the new Usulan.

    Who presses twice gets the one that the first press made.

    values   title, pengusul (first own position when empty), jenis_kegiatan, isi,
             dasar (text or lines), lampiran_berkas
    service  code of the unit that is asked
    place    id of the folder of submissions

    IntakeRefused, and then nothing was stored.
    """
    errors = refusals(values, service, place)
    if errors:
        raise IntakeRefused(errors)
    same = _sent_just_now(values, service, api.portal.get()[place])
    if same is not None:
        return same
    savepoint = transaction.savepoint(optimistic=True)
    try:
        return _make(values, service, api.portal.get()[place])
    except Exception:
        savepoint.rollback()
        raise


def refusals(
    values: Mapping[str, Any], service: str, place: str = "usulan"
) -> dict[str, str]:
    """Why this cannot be accepted, by field; {} when it can. Writes nothing."""
    found: dict[str, Any] = {}
    own = [position.id for position in proposing_positions(_userid())]
    chosen = values.get("pengusul")
    if not own:
        found["pengusul"] = _(
            "refused_not_head",
            default="Usulan diajukan oleh pimpinan unit; Anda tidak memegang jabatan "
            "pimpinan unit.",
        )
    elif chosen and chosen not in own:
        found["pengusul"] = _(
            "refused_other_position", default="Anda tidak memegang jabatan itu."
        )
    if not str(values.get("title") or "").strip():
        found["title"] = _("refused_no_title", default="Judul wajib diisi.")
    file = values.get("lampiran_berkas")
    if file is not None and refusal(file):
        found["lampiran_berkas"] = refusal(file)
    if place not in api.portal.get():
        found[WHOLE_FORM] = _(
            "refused_no_place", default="Tempat usulan belum disiapkan di situs ini."
        )
    elif organisation.current().head(service) is None:
        found[WHOLE_FORM] = _(
            "refused_no_service", default="Unit pelayanan formulir ini tidak dikenal."
        )
    return {
        field: translate(words, context=getRequest()) for field, words in found.items()
    }


def _sent_just_now(values: Mapping[str, Any], service: str, folder):
    """The same words by the same person a moment ago; None when these are new."""
    words = str(values["title"]).strip(), _raw(_rich(values.get("isi")))
    since = DateTime() - DOUBLE_PRESS / DAY
    catalog = api.portal.get_tool("portal_catalog")
    brains = catalog.unrestrictedSearchResults(
        portal_type="Usulan",
        path="/".join(folder.getPhysicalPath()),
        Creator=_userid(),
        created={"query": since, "range": "min"},
    )
    for each in (brain._unrestrictedGetObject() for brain in brains):
        asked = each.title, _raw(each.isi)
        if each.unit_pelayanan != service or asked != words:
            continue
        if values.get("pengusul") in (None, "", each.pengusul):
            return each
    return None


def _make(values: Mapping[str, Any], service: str, folder):
    own = proposing_positions(_userid())
    chosen = values.get("pengusul") or own[0].id
    position = next(each for each in own if each.id == chosen)
    return createContentInContainer(
        folder,
        "Usulan",
        title=str(values["title"]).strip(),
        pengusul=position.id,
        unit=position.unit,
        unit_pelayanan=service,
        jenis_kegiatan=values.get("jenis_kegiatan") or None,
        isi=_rich(values.get("isi")),
        dasar=_lines(values.get("dasar")),
        lampiran_berkas=values.get("lampiran_berkas"),
    )


def _rich(text) -> RichTextValue | None:
    """Plain words as paragraphs; what was typed never becomes markup."""
    if not text or isinstance(text, RichTextValue):
        return text or None
    paragraphs = [line.strip() for line in str(text).splitlines() if line.strip()]
    raw = "".join(f"<p>{escape(line)}</p>" for line in paragraphs)
    return RichTextValue(raw, "text/html", "text/x-html-safe")


def _raw(text: RichTextValue | None) -> str:
    return text.raw if text else ""


def _lines(value) -> list[str]:
    rows = value.splitlines() if isinstance(value, str) else value or ()
    return [str(row).strip() for row in rows if str(row).strip()]


def _userid() -> str:
    return "" if api.user.is_anonymous() else api.user.get_current().getId()

"""A submission from its ticket to its result.

It is accepted with a direction, is answered by a case, and is finished when the case's
regulation is published or the case ends. Source: R-SPK-12, R-X-12.
"""

from collections.abc import Mapping
from collections.abc import Sequence
from datetime import datetime
from datetime import UTC
from plone import api
from setneg.policy import _
from setneg.policy.browser.dates import local
from setneg.policy.content.usulan import IUsulan
from setneg.policy.forms import tickets
from setneg.policy.requests import kinds
from setneg.policy.subscribers.publication import PUBLISH
from setneg.workflows import steps
from setneg.workflows.chains import stage_of
from setneg.workflows.clock import calendar
from setneg.workflows.journal import record
from setneg.workflows.procedures import cases
from setneg.workflows.procedures import standards
from setneg.workflows.procedures.compile import CANCELLED
from setneg.workflows.procedures.leadtime import lead_time
from setneg.workflows.procedures.refusal import CaseRefused
from setneg.workflows.steps.interfaces import ICheck
from setneg.workflows.steps.said import IComment
from setneg.workflows.steps.verbs import Step
from setneg.workflows.steps.wording import kept
from setneg.workflows.stored import by_uid
from typing import Any
from zope import schema
from zope.component import adapter
from zope.interface import implementer


ACCEPT = "terima"
ACCEPTED = "diterima"
FINISH = "selesaikan"
TRIGGER = "usulan"


class IAcceptance(IComment):
    """With which standard the service answers, and what it directs."""

    standar = schema.Choice(
        title=_("label_standar", default="Standar pelayanan"),
        description=_(
            "help_standar_usulan", default="Kosong: standar layanan yang diusulkan."
        ),
        vocabulary="setneg.policy.StandarTerbit",
        required=False,
    )
    arahan = schema.Text(
        title=_("label_arahan", default="Arahan"),
        description=_(
            "help_arahan_usulan",
            default="Arahan kepada Kepala Bagian yang melaksanakan kegiatan.",
        ),
        required=False,
        max_length=2000,
    )


@adapter(IUsulan)
class Acceptance(Step):
    """terima: a submission is accepted, with a direction for the case to come."""

    schema = IAcceptance


def acceptance(usulan) -> Mapping[str, Any]:
    """What was said when it was accepted; {} before."""
    accepted = [e for e in steps.history(usulan) if e.verb == ACCEPT]
    return accepted[-1].said if accepted else {}


def standard_for(usulan) -> str:
    """UID of the standard that answers it: as was said when it was accepted, else that
    of the service it is for; "" when none is in force."""
    said = str(acceptance(usulan).get("standar") or "")
    if said:
        return said
    standard = kinds.standard_of(getattr(usulan, "layanan", None) or "")
    return api.content.get_uuid(standard) if standard is not None else ""


def start_case(usulan, standard, title: str, direction: Mapping[str, Any] | None):
    """Start the case that answers it; CaseRefused or NotYours, then nothing happened."""
    stage = stage_of(usulan)
    if stage is None or stage.id != ACCEPTED:
        raise CaseRefused(
            [
                _(
                    "usulan_not_open",
                    default="Usulan ini belum diterima atau sudah berakhir.",
                )
            ]
        )
    if usulan.kegiatan:
        raise CaseRefused(
            [
                _(
                    "usulan_answered",
                    default="Usulan ini sudah dijawab dengan suatu kegiatan.",
                )
            ]
        )
    said = direction or _direction(usulan)
    container = api.portal.get()["kegiatan"]
    case = cases.start(
        container,
        standard,
        TRIGGER,
        title.strip() or usulan.title,
        said,
        api.content.get_uuid(usulan),
    )
    usulan.kegiatan = api.content.get_uuid(case)
    usulan.janji_selesai = promised(standard)
    usulan.reindexObject(idxs=["kegiatan", "due", "warn", "urgency"])
    return case


@implementer(ICheck)
@adapter(IUsulan)
class Finishable:
    """By hand it is finished only with words for the sender, and with no case running."""

    def __init__(self, usulan: Any) -> None:
        self.usulan = usulan

    def missing(self, offer: Any, data: Mapping[str, Any] | None) -> Sequence[str]:
        if offer.verb != FINISH:
            return ()
        case = by_uid(self.usulan.kegiatan)
        stage = stage_of(case) if case is not None else None
        if stage is not None and not stage.final:
            return [
                _(
                    "usulan_case_runs",
                    default="Kegiatan untuk usulan ini masih berjalan; usulan selesai "
                    "bersama kegiatannya.",
                )
            ]
        if data is not None and not str(data.get("komentar") or "").strip():
            return [
                _(
                    "usulan_no_result",
                    default="Tulis pada catatan apa hasilnya; pengusul membacanya.",
                )
            ]
        return ()


def promised(standard) -> datetime | None:
    """When a case that starts now ends at the latest by the standard's own times."""
    grid = standards.grid_of(standard)
    minutes = int(lead_time(grid).high) if grid is not None else 0
    if not minutes:
        return None
    return calendar.current().add(datetime.now(UTC), minutes).astimezone(UTC)


def _direction(usulan) -> dict[str, str] | None:
    """The direction that was written when it was accepted."""
    accepted = [e for e in steps.history(usulan) if e.verb == ACCEPT]
    words = acceptance(usulan).get("arahan")
    if not words:
        return None
    last = accepted[-1]
    return {
        "oleh": last.position,
        "pada": local(last.time).date().isoformat(),
        "saluran": "portal",
        "isi": str(words),
    }


def answered_by(case) -> Any:
    """The proposal that a case answers; None for a case that answers none, or one that
    another case answers."""
    usulan = by_uid(getattr(case.aq_base, "usulan", None))
    if not IUsulan.providedBy(usulan):
        return None
    return usulan if usulan.kegiatan in (None, "", api.content.get_uuid(case)) else None


def give_result(regulation, event) -> None:
    """After terbitkan: the submission that the case answers has its result."""
    if event.entry.verb != PUBLISH:
        return
    case = by_uid(getattr(regulation.aq_base, "kegiatan", None))
    usulan = answered_by(case) if case is not None else None
    if usulan is None:
        return
    usulan.hasil = api.content.get_uuid(regulation)
    stage = stage_of(usulan)
    if stage is not None and stage.id == ACCEPTED:
        words = _(
            "reason_published",
            default="Peraturan ${number} telah terbit.",
            mapping={"number": regulation.nomor or ""},
        )
        steps.carry(usulan, FINISH, kept(words))


def case_ended(case, event) -> None:
    """After the last step of a case (IStepTaken): what it answers is finished with it. A
    case that was cancelled answers nothing: another one may be started."""
    stage = stage_of(case)
    usulan = answered_by(case)
    own = stage_of(usulan) if usulan is not None else None
    if stage is None or not stage.final or own is None or own.id != ACCEPTED:
        return
    if stage.id == CANCELLED:
        usulan.kegiatan = None
        usulan.janji_selesai = tickets.promised(usulan)
        record(usulan, "kegiatan_batal")
        usulan.reindexObject(idxs=["kegiatan", "due", "warn", "urgency"])
        return
    words = _(
        "reason_case_done",
        default="Kegiatan “${title}” telah selesai.",
        mapping={"title": case.title},
    )
    steps.carry(usulan, FINISH, kept(words))

"""Prints on request: a task for the printing desk, and who took over how many.

Outside the cases; what a procedure asks for on paper stays as its grid says.
"""

from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from datetime import datetime
from datetime import UTC
from html import escape
from persistent.list import PersistentList
from persistent.mapping import PersistentMapping
from plone import api
from plone.app.textfield.value import RichTextValue
from plone.dexterity.utils import createContentInContainer
from plone.uuid.interfaces import IUUID
from setneg.policy import _
from setneg.policy.content.document import Naskah
from setneg.policy.content.tugas import ITugas
from setneg.policy.distribution import recipients
from setneg.policy.forms.attachment import refusal
from setneg.policy.secrecy.classes import logged
from setneg.workflows import organisation
from setneg.workflows import steps
from setneg.workflows.chains import stage_of
from setneg.workflows.inbox.indexes import CHANGED_BY_STEP
from setneg.workflows.journal import record
from setneg.workflows.steps import acting
from setneg.workflows.steps.interfaces import ICheck
from setneg.workflows.steps.wording import say
from setneg.workflows.stored import by_uid
from setneg.workflows.stored import stored
from typing import Any
from zope.component import adapter
from zope.interface import implementer


ATTRIBUTE = "permintaan_cetak"
OF = "cetak_naskah"
RECORD = "setneg.policy.pencetak"
MOST = 1000
DONE = "kerjakan"


class PrintRefused(ValueError):
    """Why there is no print or hand-over; a sentence for the person."""


def desks() -> tuple[str, ...]:
    """Positions to whom prints may be asked of."""
    found = api.portal.get_registry_record(RECORD, default=None) or ()
    return tuple(each for each in found if each in organisation.current().positions)


def requests(document: Any) -> Sequence[Mapping[str, Any]]:
    """What was asked for, oldest first, each with its hand-overs."""
    return stored(document).get(ATTRIBUTE) or ()


def asking_post(document: Any, userid: str) -> str:
    """The position through which somebody may ask for prints; "" for none.

    Whoever has to do with the document through its unit, once it is signed.
    """
    if getattr(document, "berkas_pdf", None) is None or logged(document):
        return ""
    line = organisation.current().roles(getattr(document, "unit", None) or "")
    held = organisation.current().groups_of(userid, organisation.today())
    return next((post for post in held if post in line), "")


def ask(document: Any, desk: str, count: int, until: datetime, userid: str) -> Any:
    """Ask a printing desk for prints; the task. PrintRefused says why not."""
    post = asking_post(document, userid)
    reason = _not_asked(document, post, desk, count, until)
    if reason is not None:
        raise PrintRefused(say(reason))
    number = getattr(document, "nomor", None) or document.title
    words = f"Cetak {count} eksemplar: {number}"
    task = createContentInContainer(
        api.portal.get()["naskah"],
        "Tugas",
        checkConstraints=False,
        title=words[:250],
        unit=organisation.current().positions[post].unit,
        oleh=post,
        untuk=[desk],
        tenggat=until.astimezone(UTC),
        isi=RichTextValue(
            f'<p><a href="{document.absolute_url()}">{escape(document.title)}</a></p>',
            "text/html",
            "text/x-html-safe",
        ),
    )
    setattr(task, OF, IUUID(document))
    if stored(document).get(ATTRIBUTE) is None:
        setattr(document, ATTRIBUTE, PersistentList())
    getattr(document, ATTRIBUTE).append(
        PersistentMapping(
            tugas=IUUID(task),
            jumlah=count,
            diminta=datetime.now(UTC),
            oleh=post,
            kepada=desk,
            tenggat=until.astimezone(UTC),
            serah_terima=PersistentList(),
        )
    )
    document.readers = tuple(dict.fromkeys((*(document.readers or ()), desk)))
    record(document, "beri_akses", kepada=desk, alasan="cetak")
    record(document, "minta_cetak", jumlah=count, kepada=desk)
    document.reindexObjectSecurity()
    return task


def _not_asked(document: Any, post: str, desk: str, count: int, until: datetime) -> Any:
    if getattr(document, "berkas_pdf", None) is None:
        return _(
            "refused_print_unsigned",
            default="Naskah dicetak setelah ditandatangani dan bernomor.",
        )
    if logged(document):
        return _(
            "refused_print_secret",
            default="Naskah rahasia tidak dicetak meja lain; setiap penerima memakai "
            "salinan bernomornya.",
        )
    if not post:
        return _(
            "refused_print_asker",
            default="Cetak diminta oleh unit pemilik naskah dan jalur pimpinannya.",
        )
    if desk not in desks():
        return _("refused_print_desk", default="Pilih meja yang mencetak.")
    if not 1 <= count <= MOST:
        return _(
            "refused_print_count",
            default="Jumlah eksemplar 1 sampai ${most}.",
            mapping={"most": MOST},
        )
    if until <= datetime.now(UTC):
        return _("refused_print_until", default="Tenggat cetak sudah lewat.")
    return None


def task_of(request: Mapping[str, Any]) -> Any:
    """The task of a request; None when it was removed."""
    return by_uid(request["tugas"])


def open_for(document: Any, userid: str) -> list[Mapping[str, Any]]:
    """Requests that somebody may hand over: his desk's, whose task is not done."""
    held = organisation.current().groups_of(userid, organisation.today())
    return [
        each
        for each in requests(document)
        if each["kepada"] in held and (task := task_of(each)) and _is_open(task)
    ]


def handed(request: Mapping[str, Any]) -> int:
    """How many prints were handed over so far."""
    return sum(row["jumlah"] for row in request["serah_terima"])


def hand_over(
    document: Any, uid: str, to: str, count: int, userid: str, name: str = "", file=None
) -> Mapping[str, Any]:
    """Record that prints were handed over; with the last one the task is done.

    to    who took them, as a line of recipients; name: who stood there; file: the
          signed slip, if there is one. PrintRefused says why not.
    """
    request = next(
        (each for each in open_for(document, userid) if each["tugas"] == uid), None
    )
    reason = _not_handed(request, to, count, file)
    if reason is not None:
        raise PrintRefused(say(reason))
    row = PersistentMapping(
        id=f"{uid[:8]}-{len(request['serah_terima']) + 1}",
        dari=request["kepada"],
        akun=userid,
        kepada=recipients.parse(to).line(),
        nama=" ".join(name.split())[:200],
        pada=datetime.now(UTC),
        jumlah=count,
        bukti=file,
        diterima=None,
        oleh="",
    )
    request["serah_terima"].append(row)
    record(document, "serah_terima", jumlah=count, kepada=row["kepada"])
    if handed(request) >= request["jumlah"]:
        words = f"Diserahkan {handed(request)} eksemplar."
        steps.take(task_of(request), DONE, {"hasil": words})
    document.reindexObject(idxs=list(CHANGED_BY_STEP))
    return row


def _not_handed(request: Any, to: str, count: int, file: Any) -> Any:
    if request is None:
        return _(
            "refused_hand_over_desk",
            default="Serah terima dicatat oleh meja yang mencetak, selama tugasnya "
            "belum selesai.",
        )
    if not to.strip():
        return _("refused_hand_over_to", default="Sebutkan kepada siapa diserahkan.")
    if not 1 <= count <= request["jumlah"] - handed(request):
        return _(
            "refused_hand_over_count",
            default="Sisa yang belum diserahkan ${left} eksemplar.",
            mapping={"left": request["jumlah"] - handed(request)},
        )
    return refusal(file) if file is not None else None


def taken_over(document: Any, key: str, userid: str) -> Mapping[str, Any]:
    """The receiver says that he has the prints. PrintRefused for everybody else."""
    held = organisation.current().groups_of(userid, organisation.today())
    for row in hand_overs(document):
        able = set(recipients.parse(row["kepada"]).positions()) & set(held)
        if row["id"] == key and able:
            if row["diterima"] is None:
                row.update(diterima=datetime.now(UTC), oleh=userid)
                record(document, "terima_cetakan", serah_terima=key)
                document.reindexObject(idxs=list(CHANGED_BY_STEP))
            return row
    raise PrintRefused(
        say(
            _(
                "refused_taken_over",
                default="Penerimaan cetakan dinyatakan oleh yang menerimanya.",
            )
        )
    )


def hand_overs(document: Any) -> Iterator[Any]:
    """All hand-overs of a document."""
    for request in requests(document):
        yield from request["serah_terima"]


def of_task(task: Any) -> Any:
    """The document that a task prints; None for other tasks."""
    document = by_uid(getattr(task.aq_base, OF, None))
    return document if isinstance(document, Naskah) else None


def _is_open(task: Any) -> bool:
    stage = stage_of(task)
    return stage is not None and not stage.final


@implementer(ICheck)
@adapter(ITugas)
class HandedOverFirst:
    """A print task is done when the prints are handed over, not before."""

    def __init__(self, task: Any) -> None:
        self.task = task

    def missing(self, offer: Any, data: Mapping[str, Any] | None) -> Sequence[str]:
        document = of_task(self.task) if offer.verb == DONE else None
        if document is None:
            return ()
        uid = IUUID(self.task)
        for each in requests(document):
            if each["tugas"] == uid and handed(each) < each["jumlah"]:
                return (
                    _(
                        "refused_not_all_handed",
                        default="Catat dahulu serah terima cetakan pada naskahnya: "
                        "${done} dari ${all} eksemplar.",
                        mapping={"done": handed(each), "all": each["jumlah"]},
                    ),
                )
        return ()


def involved(document: Any) -> bool:
    """Whether the person at the desk sees what was printed for whom."""
    return acting.involved(document, acting.userid())

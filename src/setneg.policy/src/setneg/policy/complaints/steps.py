"""The steps of a complaint: verified, delegated, answered, completed, forwarded.

Source: R-X-17 (to the head whom the standard names, who may charge a section head; it is
followed up with the section's team).
"""

from collections.abc import Mapping
from collections.abc import Sequence
from datetime import date
from datetime import datetime
from datetime import UTC
from persistent.mapping import PersistentMapping
from setneg.policy import _
from setneg.policy.complaints import asked
from setneg.policy.complaints import standards
from setneg.policy.complaints.accused import accused
from setneg.policy.complaints.times import ARRIVED
from setneg.policy.complaints.times import measured
from setneg.policy.complaints.times import renew_promise
from setneg.policy.content.pengaduan import IPengaduan
from setneg.policy.vocabularies.grades import terms
from setneg.policy.vocabularies.offices import position_title
from setneg.workflows import organisation
from setneg.workflows.chains import stage_of
from setneg.workflows.inbox.indexes import CHANGED_BY_STEP
from setneg.workflows.steps.verbs import Step
from typing import Any
from zope.component import adapter
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory


def delegates(complaint: Any) -> tuple[str, ...]:
    """The section heads whom the standard lets the receiver charge, without those who
    are complained about."""
    organogram, day = organisation.current(), organisation.today()
    named = standards.named_sections(standards.standard_of(complaint.standar))
    about = accused(complaint)
    return tuple(
        post
        for post in standards.sections(organogram, complaint.receiver, named)
        if not about.bars(organogram, post, day)
    )


@provider(IVocabularyFactory)
def delegate_terms(context: Any) -> Any:
    """Those to whom a complaint may be delegated."""
    posts = delegates(context) if IPengaduan.providedBy(context) else ()
    return terms((post, position_title(post)) for post in posts)


def arrived(complaint: Any) -> bool:
    """Whether it still waits to be verified."""
    stage = stage_of(complaint)
    return stage is not None and stage.id == ARRIVED


def moved_on(complaint: Any) -> None:
    """The promise and the indexes follow what a step has settled."""
    renew_promise(complaint)
    complaint.reindexObjectSecurity()
    complaint.reindexObject(idxs=["pelaksana", *CHANGED_BY_STEP])


def settled(complaint: Any, event: Any) -> None:
    """After any step: the promised date is that of the times as they stand now."""
    renew_promise(complaint)


@adapter(IPengaduan)
class Acceptance(Step):
    """terima: verified, with its class; by a delegate, that he takes it on."""

    def __init__(self, document: Any) -> None:
        super().__init__(document)
        if arrived(document):
            self.schema = asked.IVerification

    def done(self, entry: Any, data: Mapping[str, Any]) -> None:
        complaint = self.document
        complaint.kelas = str(data.get("kelas") or complaint.kelas)
        complaint.pelaksana = complaint.pelaksana or entry.position
        moved_on(complaint)


@adapter(IPengaduan)
class Delegation(Step):
    """delegasikan: the named head of a section handles it from now on."""

    schema: Any = asked.IRedelegation

    def __init__(self, document: Any) -> None:
        super().__init__(document)
        if arrived(document):
            self.schema = asked.IDelegation

    def done(self, entry: Any, data: Mapping[str, Any]) -> None:
        complaint = self.document
        complaint.kelas = str(data.get("kelas") or complaint.kelas)
        complaint.pelaksana = str(data["kepada"])
        complaint.petugas = ()
        moved_on(complaint)


@adapter(IPengaduan)
class GivingBack(Step):
    """kembalikan: the delegate gives it back; nobody is charged with it any more."""

    def done(self, entry: Any, data: Mapping[str, Any]) -> None:
        self.document.pelaksana = None
        self.document.petugas = ()
        moved_on(self.document)


@adapter(IPengaduan)
class Answer(Step):
    """jawab: the answer is kept with the complaint; a later one replaces it."""

    schema = asked.IAnswer

    def done(self, entry: Any, data: Mapping[str, Any]) -> None:
        complaint = self.document
        complaint.jawaban = str(data["jawaban"]).strip()
        complaint.diukur = (*(complaint.diukur or ()), measured(complaint, entry.time))


@adapter(IPengaduan)
class Completion(Step):
    """lengkapi: what the complainant adds stands with the complaint from now on."""

    schema = asked.ICompletion

    def done(self, entry: Any, data: Mapping[str, Any]) -> None:
        complaint = self.document
        added = PersistentMapping(
            pada=datetime.now(UTC), teks=str(data["keterangan"]).strip()
        )
        complaint.kelengkapan = (*(complaint.kelengkapan or ()), added)
        moved_on(complaint)


@adapter(IPengaduan)
class Forwarding(Step):
    """teruskan: another institution is competent; here the complaint ends."""

    schema = asked.IForwarding

    def missing(self, data: Mapping[str, Any] | None) -> Sequence[str]:
        found = list(super().missing(data))
        day = (data or {}).get("tanggal_surat")
        if isinstance(day, date) and day > organisation.today():
            found.append(
                _(
                    "forward_date_ahead",
                    default="Tanggal surat penerusan tidak boleh di masa depan.",
                )
            )
        return found

    def done(self, entry: Any, data: Mapping[str, Any]) -> None:
        self.document.diteruskan = PersistentMapping(
            instansi=str(data["instansi"]).strip(),
            nomor_surat=str(data.get("nomor_surat") or "").strip(),
            tanggal_surat=data.get("tanggal_surat"),
        )


@adapter(IPengaduan)
class Refusal(Step):
    """tolak: the reason is what the complainant is told."""

    def done(self, entry: Any, data: Mapping[str, Any]) -> None:
        self.document.jawaban = entry.reason

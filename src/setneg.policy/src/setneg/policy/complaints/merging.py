"""Doubles: one complaint leads, the others follow it; each complainant gets the answer.

Source: the customer's rule on doubles; R-X-17 for who handles them.
"""

from collections.abc import Mapping
from collections.abc import Sequence
from plone import api
from setneg.policy import _
from setneg.policy.complaints import asked
from setneg.policy.complaints import guard
from setneg.policy.complaints.accused import accused
from setneg.policy.complaints.accused import may_handle
from setneg.policy.complaints.accused import persons_behind
from setneg.policy.complaints.steps import moved_on
from setneg.policy.complaints.times import ANSWERED
from setneg.policy.complaints.times import MERGED
from setneg.policy.content.pengaduan import IPengaduan
from setneg.policy.forms.tickets import as_kept
from setneg.workflows import steps
from setneg.workflows.chains import stage_of
from setneg.workflows.steps.verbs import Step
from setneg.workflows.steps.wording import kept
from setneg.workflows.stored import by_uid
from typing import Any
from zope.component import adapter


KIND = "Pengaduan"


def found_by_number(number: str) -> Any:
    """The complaint with that ticket number that the person at the desk may see."""
    catalog = api.portal.get_tool("portal_catalog")
    brains = catalog.searchResults(portal_type=KIND, nomor=as_kept(number))
    return brains[0].getObject() if brains else None


def followed(complaint: Any) -> Any:
    """The complaint that leads this one, whoever asks; None when it stands alone."""
    return by_uid(getattr(complaint, "induk", None), KIND)


def following(complaint: Any) -> list[Any]:
    """The complaints that wait for the answer to this one, in the order of merging."""
    found = [by_uid(uid, KIND) for uid in complaint.gabungan or ()]
    return [each for each in found if each is not None and _stage(each) == MERGED]


@adapter(IPengaduan)
class Merging(Step):
    """gabungkan: from now on it follows the leading one."""

    schema = asked.IMerging

    def missing(self, data: Mapping[str, Any] | None) -> Sequence[str]:
        reasons = list(super().missing(data))
        if data is None or reasons:
            return reasons
        leader = found_by_number(str(data["induk"]))
        return [*reasons, *refusals(self.document, leader)]

    def done(self, entry: Any, data: Mapping[str, Any]) -> None:
        leader = found_by_number(str(data["induk"]))
        complaint = self.document
        complaint.induk = leader.UID()
        leader.gabungan = (*(leader.gabungan or ()), complaint.UID())
        bar(leader, complaint)
        if not complaint.kelas:
            complaint.kelas = leader.kelas
        moved_on(complaint)


def bar(leader: Any, complaint: Any) -> None:
    """Whom a follower is about answers the leading one as little: its answer is the
    follower's. Barred are its post, also while nobody holds it, and who stood behind it
    when the follower came in. They stay barred when the two are parted."""
    about = accused(complaint)
    behind = persons_behind(about.post, (), complaint.tanggal) if about.post else ()
    persons = tuple(sorted({*leader.terlapor_orang, *about.persons, *behind}))
    posts = {*leader.terlapor_gabungan, *about.posts} - {leader.terlapor}
    before = (tuple(leader.terlapor_orang), tuple(leader.terlapor_gabungan))
    now = (persons, tuple(sorted(posts)))
    if now != before:
        leader.terlapor_orang, leader.terlapor_gabungan = now
        guard.arrive(leader, None)
        moved_on(leader)


def refusals(complaint: Any, leader: Any) -> list[str]:
    """Why a complaint cannot follow another one."""
    if leader is None:
        return [
            _(
                "merge_unknown",
                default="Tidak ada pengaduan dengan nomor itu yang dapat Anda lihat.",
            )
        ]
    found = []
    if leader.UID() == complaint.UID():
        found.append(
            _("merge_itself", default="Pengaduan tidak dapat digabung dengan dirinya.")
        )
    stage = stage_of(leader)
    if stage is None or stage.final or stage.id in (MERGED, ANSWERED):
        found.append(
            _(
                "merge_not_open",
                default="Pengaduan induk sudah dijawab, berakhir, atau digabung sendiri.",
            )
        )
    if following(complaint):
        found.append(
            _(
                "merge_leads",
                default="Pengaduan ini sendiri menjadi induk bagi pengaduan lain.",
            )
        )
    if not all(may_handle(complaint, post) for post in leader.handlers):
        found.append(
            _(
                "merge_accused",
                default="Pengaduan induk ditangani oleh jabatan yang dikeluhkan di sini.",
            )
        )
    return found


@adapter(IPengaduan)
class Again(Step):
    """ulang: a follower stands alone again, or an answer is asked for once more."""

    def done(self, entry: Any, data: Mapping[str, Any]) -> None:
        complaint = self.document
        if entry.from_stage == MERGED:
            _part(complaint)
        elif entry.from_stage == ANSWERED:
            complaint.dibuka_kembali = complaint.dibuka_kembali + 1
        moved_on(complaint)


def follow(complaint: Any, event: Any) -> None:
    """After a step of a leading complaint: its followers get the same answer, or stand
    alone again when it ends without one."""
    if not complaint.gabungan:
        return
    stage = stage_of(complaint)
    for each in following(complaint):
        words = {"nomor": complaint.nomor or ""}
        if stage is not None and stage.id == ANSWERED:
            reason = _(
                "reason_answered_with",
                default="Dijawab bersama pengaduan ${nomor}.",
                mapping=words,
            )
            answer = {"jawaban": complaint.jawaban}
            steps.carry(each, "jawab", kept(reason), answer)
        elif stage is not None and stage.final:
            reason = _(
                "reason_leader_ended",
                default="Pengaduan induk ${nomor} berakhir tanpa jawaban.",
                mapping=words,
            )
            steps.carry(each, "ulang", kept(reason))


def _part(complaint: Any) -> None:
    leader = followed(complaint)
    complaint.induk = None
    if leader is not None:
        uid = complaint.UID()
        leader.gabungan = tuple(each for each in leader.gabungan or () if each != uid)


def _stage(complaint: Any) -> str:
    stage = stage_of(complaint)
    return stage.id if stage is not None else ""

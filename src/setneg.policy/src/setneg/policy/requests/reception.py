"""How proposals and requests to a leader are received from their forms."""

from collections.abc import Mapping
from setneg.policy import _
from setneg.policy.evaluation.yearly import responsible
from setneg.policy.forms.binding import Binding
from setneg.policy.forms.reception import Reception
from setneg.policy.incoming import desks
from setneg.policy.requests import hours
from setneg.policy.requests import kinds
from setneg.policy.requests import priority
from setneg.workflows import organisation
from typing import Any


class Proposals(Reception):
    """Usulan kegiatan: to the head whom the chosen service's standard names."""

    def refusals(self, values: Mapping[str, Any], binding: Binding) -> dict[str, Any]:
        """Indicators are proposed for one of four reasons. Source: R-IKU-08."""
        chosen = str(values.get("jenis_kegiatan") or "")
        code = kinds.activities().get(chosen)
        reason = values.get("alasan_iku")
        if chosen and code is None and "jenis_kegiatan" in binding.pemetaan:
            return {
                "jenis_kegiatan": _(
                    "refused_activity",
                    default="Jenis kegiatan itu tidak dilayani.",
                )
            }
        if code == kinds.IKU and not reason:
            return {
                "alasan_iku": _(
                    "refused_no_reason_iku",
                    default="Untuk indikator kinerja, pilih alasan perubahannya.",
                )
            }
        return {}

    def attributes(self, values: Mapping[str, Any], binding: Binding) -> dict[str, Any]:
        """The standard, and the position that answers for it."""
        code = kinds.activities().get(str(values.get("jenis_kegiatan") or "")) or ""
        found: dict[str, Any] = {"layanan": code or None}
        if code != kinds.IKU:
            found["alasan_iku"] = None
        head = head_of_service(code)
        post = organisation.current().positions.get(head)
        if post is not None:
            found.update(penerima=post.id, unit_pelayanan=post.unit)
        return found


def head_of_service(code: str) -> str:
    """The position that the published standard of a code names; "" without one."""
    standard = kinds.standard_of(code)
    return responsible(standard) if standard is not None else ""


class Requests(Reception):
    """Permohonan: to the desk that serves the addressed leader, and to no other."""

    def refusals(self, values: Mapping[str, Any], binding: Binding) -> dict[str, Any]:
        """A leader without a desk is not addressed here; a stranger leaves a contact."""
        found: dict[str, Any] = {}
        if not desks.serving(str(values.get("pimpinan") or "")):
            found["pimpinan"] = _(
                "refused_leader_desk",
                default="Pilih pimpinan yang dituju dari daftar.",
            )
        if not binding.sender.userid:
            for name in ("nama_pemohon", "kontak"):
                if not str(values.get(name) or "").strip():
                    found[name] = _(
                        "refused_no_contact",
                        default="Wajib diisi agar meja pimpinan dapat menghubungi Anda.",
                    )
        said = binding.answers.get("jam")
        if said and hours.hour(said) is None:
            found["jam"] = _("refused_hour", default="Tulis jam seperti 09.30.")
        return found

    def attributes(self, values: Mapping[str, Any], binding: Binding) -> dict[str, Any]:
        """The desk's unit, the moment that is asked for, and until when the leader has
        to decide."""
        posts = desks.serving(str(values.get("pimpinan") or ""))
        known = organisation.current().positions
        answers = binding.answers
        event = hours.moment(answers.get("tanggal"), answers.get("jam"))
        kind = str(values.get("jenis_permohonan") or "")
        return {
            "unit_pelayanan": known[posts[0]].unit if posts else "",
            "waktu_mulai": event,
            "batas_putusan": priority.latest(kind, event),
        }

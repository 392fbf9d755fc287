"""How an indicator is received from the form: the same questions as from the grid."""

from collections.abc import Mapping
from setneg.policy import _
from setneg.policy.forms import senders
from setneg.policy.forms.binding import Binding
from setneg.policy.forms.reception import Reception
from setneg.policy.iku import cycles
from setneg.policy.iku import making
from setneg.workflows import organisation
from typing import Any
from typing import Final


#: What a form says in words of its own -> the field that it means.
SPOKEN: Final[Mapping[str, str]] = {
    "angka_batas_bawah": "batas_bawah",
    "angka_batas_atas": "batas_atas",
}


class IndicatorReception(Reception):
    """A unit's indicator for an open round."""

    def barred(self, form: Any, userid: str) -> list[Any]:
        """While no round asks a unit of this person, there is nothing to propose to."""
        units = {post.unit for post in senders.positions(form, userid)}
        if not units or cycles.open_for(units):
            return []
        return [
            _(
                "iku_no_open_round",
                default="Saat ini tidak ada siklus IKU yang dibuka untuk unit Anda, "
                "jadi belum ada yang dapat diusulkan. Kembalilah setelah Bagian "
                "Akuntabilitas Kinerja membuka siklus yang meminta unit Anda: pada hari "
                "itu permintaannya tampil di meja kerja pimpinan unit.",
            )
        ]

    def refusals(self, values: Mapping[str, Any], binding: Binding) -> dict[str, Any]:
        found = making.refusals(
            self._understood(values, binding),
            self._unit(values, binding),
            self._cycle(values),
            binding.sender.userid,
        )
        said = {field: spoken for spoken, field in SPOKEN.items()}
        return {said.get(name, name): words for name, words in found.items()}

    def attributes(self, values: Mapping[str, Any], binding: Binding) -> dict[str, Any]:
        given = making.attributes(
            self._understood(values, binding),
            self._unit(values, binding),
            self._cycle(values),
            binding.sender.userid,
        )
        return {**given, "title": given["indikator"]}

    def _understood(
        self, values: Mapping[str, Any], binding: Binding
    ) -> dict[str, Any]:
        plain = {SPOKEN.get(name, name): value for name, value in values.items()}
        cycle = self._cycle(values)
        return making.understood(plain, getattr(cycle, "tahun", None))

    def _cycle(self, values: Mapping[str, Any]) -> Any | None:
        uid = values.get("siklus")
        return cycles.get(str(uid)) if uid else None

    def _unit(self, values: Mapping[str, Any], binding: Binding) -> str:
        """The unit of the position as which it is sent."""
        chosen = str(values.get("pengusul") or "")
        post = organisation.current().positions.get(chosen)
        if post is None:
            own = senders.positions(binding.form, binding.sender.userid)
            post = own[0] if own else None
        return post.unit if post is not None else ""

"""`POST <case>/@kegiatan/<what>`: open a product, decide, answer, go on without.

| what | body |
|---|---|
| `produk` | `produk`, `kepada`, `arahan`, and fields of the new content in `isi` |
| `pilihan` | `pilihan`, `nilai`, `arahan`, `alasan` |
| `jawaban` | `memo` (UID), `anggota` (`nama`, `jabatan`), `catatan` |
| `lanjut-tanpa` | `jabatan`, `alasan` |
"""

from plone import api
from plone.restapi.interfaces import IDeserializeFromJson
from setneg.policy import _
from setneg.policy.membership import memoranda
from setneg.policy.membership import reception
from setneg.policy.services.cases.base import CaseService
from setneg.policy.services.cases.wire import case_json
from setneg.policy.services.cases.wire import document_json
from setneg.workflows.procedures import cases
from setneg.workflows.procedures.refusal import CaseRefused
from typing import Any
from zope.component import queryMultiAdapter
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse
from zope.publisher.interfaces import NotFound


#: What the procedure itself says about a product; nobody says otherwise in a request.
GIVEN = (
    "unit",
    "kegiatan",
    "produk",
    "kepada",
    "untuk",
    "peserta",
    "oleh",
    "penandatangan",
    "menyertai",
    "salinan_dari",
)


@implementer(IPublishTraverse)
class Act(CaseService):
    """One address for everything that is done in a case besides its documents."""

    what = ""

    def publishTraverse(self, request, name: str) -> "Act":
        if self.what or name not in ACTS:
            raise NotFound(self, name, request)
        self.what = name
        return self

    def reply(self) -> dict[str, Any]:
        if not self.what:
            known = ", ".join(ACTS)
            return self.refusal(400, "BadRequest", (f"Sebutkan salah satu: {known}.",))
        return self.carried_out(ACTS[self.what].__get__(self))

    def open_product(self, body: dict[str, Any]) -> dict[str, Any]:
        made = cases.start_product(
            self.context,
            str(body.get("produk") or ""),
            tuple(body.get("kepada") or ()),
            body.get("arahan"),
        )
        self.fill(made, body.get("isi") or {})
        self.created(made.absolute_url())
        return document_json(made)

    def fill(self, made, values: dict[str, Any]) -> None:
        """Write further fields of the new content, as far as they are anybody's."""
        refused = [name for name in values if name in GIVEN]
        if refused:
            raise CaseRefused(
                [
                    _(
                        "set_by_procedure",
                        default="“${field}” ditetapkan oleh prosedur.",
                        mapping={"field": name},
                    )
                    for name in refused
                ]
            )
        if values:
            deserializer = queryMultiAdapter((made, self.request), IDeserializeFromJson)
            deserializer(validate_all=False, data=values, create=True)
            made.reindexObject()

    def decide(self, body: dict[str, Any]) -> dict[str, Any]:
        cases.choose(
            self.context,
            str(body.get("pilihan") or ""),
            str(body.get("nilai") or ""),
            body.get("arahan"),
            str(body.get("alasan") or ""),
        )
        return case_json(self.context)

    def answer(self, body: dict[str, Any]) -> dict[str, Any]:
        memo = api.content.get(UID=str(body.get("memo") or ""))
        if memo is None or not api.user.has_permission("View", obj=memo):
            raise CaseRefused(
                [
                    _(
                        "name_memo",
                        default="Sebutkan UID memorandum pada “memo”.",
                    )
                ]
            )
        return answered(self.context, memo, body)

    def go_on_without(self, body: dict[str, Any]) -> dict[str, Any]:
        cases.proceed_without(
            self.context, str(body.get("jabatan") or ""), str(body.get("alasan") or "")
        )
        return case_json(self.context)


ACTS = {
    "produk": Act.open_product,
    "pilihan": Act.decide,
    "jawaban": Act.answer,
    "lanjut-tanpa": Act.go_on_without,
}


def answered(case, memo, body: dict[str, Any]) -> dict[str, Any]:
    """Keep an answer; told back is the answer alone, its sender may not see the case."""
    members = body.get("anggota") or ()
    if not all(isinstance(member, dict) for member in members):
        raise CaseRefused(
            [
                _(
                    "members_are_a_list",
                    default="“anggota” adalah daftar nama dan jabatan.",
                )
            ]
        )
    position = str(body.get("jabatan") or "")
    item = memoranda.answering(memo, position)
    over = reception.closed(memo, item) if item is not None else None
    if over is not None:
        raise CaseRefused([over])
    cases.answer(case, memo, members, str(body.get("catatan") or ""), position)
    return {"@id": memo.absolute_url(), "anggota": list(members)}

"""How a unit's reply is received: it counts for the case at once, and replaces the last.

Source: R-X-07: one reply of a unit to a memorandum; a later one replaces it until the
decision is signed; what was said before is kept as a ticket of its own.
"""

from collections.abc import Mapping
from collections.abc import Sequence
from plone import api
from setneg.policy import _
from setneg.policy.forms.binding import Binding
from setneg.policy.forms.reception import Reception
from setneg.policy.membership import choosing
from setneg.policy.membership import memoranda
from setneg.policy.vocabularies.offices import position_title
from setneg.workflows import organisation
from setneg.workflows import steps
from setneg.workflows.chains import stage_of
from setneg.workflows.procedures import cases
from setneg.workflows.procedures import positions
from setneg.workflows.procedures import standards
from setneg.workflows.procedures.gate import case_of
from setneg.workflows.procedures.replies import Expected
from setneg.workflows.steps.wording import kept
from typing import Any


KIND = "UsulanTim"
REPLACE = "ulang"
#: Columns of a row, in the order in which a line of text names them.
COLUMNS = ("nama", "jabatan", "peran")


class Replies(Reception):
    """Usulan keanggotaan tim."""

    def barred(self, form: Any, userid: str) -> list[Any]:
        """While no memorandum asks this person, there is nothing to answer; whose week
        is over is told what became of it."""
        if choosing.choice(userid):
            return []
        over = choosing.passed_over(userid)
        if over:
            return [_gone_on(memo) for memo in over]
        return [
            _(
                "refused_no_memo_waits",
                default="Saat ini tidak ada memorandum yang meminta usulan anggota tim "
                "dari jabatan Anda. Begitu memorandumnya diterima, permintaannya tampil "
                "di kotak masuk Anda, dengan tautan ke formulir ini.",
            )
        ]

    def refusals(self, values: Mapping[str, Any], binding: Binding) -> dict[str, Any]:
        """Only an addressee answers, only while the team is not decided."""
        memo, item = memoranda.chosen(binding.answers.get("memo"))
        if item is None:
            return {
                "memo": _(
                    "refused_no_memo",
                    default="Memorandum itu tidak meminta usulan dari jabatan Anda. Buka "
                    "formulir ini dari memorandum yang Anda terima.",
                )
            }
        over = closed(memo, item)
        if over is not None:
            told = self.barred(binding.form, binding.sender.userid)
            return {} if str(over) in map(str, told) else {"memo": over}
        return self._unknown(rows(values.get("anggota")))

    def _unknown(self, members: Sequence[Mapping[str, str]]) -> dict[str, Any]:
        """Members need a name and a position that exists."""
        if not members:
            words = _(
                "refused_no_member", default="Usulkan paling sedikit satu anggota."
            )
            return {"anggota": words}
        for member in members:
            if not member["nama"] or positions.find(member["jabatan"]) is None:
                words = _(
                    "refused_member",
                    default="Tulis nama dan jabatan yang dikenal: “${name}”, “${post}”.",
                    mapping={"name": member["nama"], "post": member["jabatan"]},
                )
                return {"anggota": words}
        return {}

    def attributes(self, values: Mapping[str, Any], binding: Binding) -> dict[str, Any]:
        """The case, who answers for it, and the unit for which the person answers."""
        memo, item = memoranda.chosen(binding.answers.get("memo"))
        case = case_of(memo)
        grid = standards.grid_of(case)
        sender = positions.find(item.position)
        receiver = positions.find(grid.penanggung_jawab)
        words = kept(_("title_team_reply", default="Usulan anggota tim"))
        return {
            "title": f"{words}: {case.title}"[:250],
            "memo": api.content.get_uuid(memo),
            "kegiatan": api.content.get_uuid(case),
            "pengusul": sender.id,
            "pengaju": "",
            "unit": sender.unit,
            "penerima": receiver.id if receiver is not None else None,
            "unit_pelayanan": receiver.unit if receiver is not None else "",
            "pelaksana": section(case) or None,
            "anggota": rows(values.get("anggota")),
        }

    def after(
        self, submission: Any, values: Mapping[str, Any], binding: Binding
    ) -> None:
        """The case counts the new members; the unit's earlier reply is replaced."""
        memo = memoranda.memorandum(submission.memo)
        cases.answer(
            case_of(memo),
            memo,
            submission.anggota,
            submission.catatan or "",
            submission.pengusul,
        )
        for earlier in replies_of(submission.memo, submission.pengusul):
            stage = stage_of(earlier)
            if earlier.UID() != submission.UID() and stage and not stage.final:
                words = _(
                    "reason_replaced",
                    default="Diganti dengan ${number}.",
                    mapping={"number": submission.nomor or ""},
                )
                steps.carry(earlier, REPLACE, kept(words))


def closed(memo: Any, item: Expected) -> Any:
    """Why an addressee answers too late; None in time."""
    if memoranda.decided(case_of(memo)):
        return _(
            "refused_team_decided",
            default="Keputusan tim sudah ditandatangani; usulan tidak dapat "
            "diubah lagi.",
        )
    return _gone_on(memo) if memoranda.left_out(item) else None


def _gone_on(memo: Any) -> Any:
    """That the list went on without the unit, and to whom it turns. R-X-07."""
    grid = standards.grid_of(case_of(memo))
    return _(
        "refused_list_went_on",
        default="Tenggat usulan anggota tim atas memorandum “${title}” telah lewat dan "
        "daftarnya dilanjutkan tanpa unit Anda. Bila masih perlu mengusulkan, hubungi "
        "${post} sebelum keputusan tim ditandatangani.",
        mapping={
            "title": memo.Title(),
            "post": position_title(grid.penanggung_jawab),
        },
    )


def section(case: Any) -> str:
    """The head of the section that runs a case; "" when it has none."""
    head = organisation.current().head(getattr(case, "unit", None) or "")
    return head.id if head is not None else ""


def replies_of(memo_uid: str, position: str = "") -> list[Any]:
    """All replies to a memorandum, of one unit's head or of all; replaced ones too."""
    catalog = api.portal.get_tool("portal_catalog")
    memo = memoranda.memorandum(memo_uid)
    case = case_of(memo) if memo is not None else None
    if case is None:
        return []
    brains = catalog.unrestrictedSearchResults(
        portal_type=KIND, kegiatan=api.content.get_uuid(case), sort_on="created"
    )
    found = [brain._unrestrictedGetObject() for brain in brains]
    return [
        each
        for each in found
        if each.memo == memo_uid and position in ("", each.pengusul)
    ]


def rows(typed: Any) -> list[dict[str, str]]:
    """Members as rows, from rows or from lines `name | position | role`."""
    if isinstance(typed, str):
        typed = [
            dict(zip(COLUMNS, line.split("|"), strict=False))
            for line in typed.splitlines()
        ]
    found = []
    for row in typed or ():
        if not isinstance(row, Mapping):
            continue
        clean = {name: " ".join(str(row.get(name) or "").split()) for name in COLUMNS}
        if any(clean.values()):
            found.append(clean)
    return found

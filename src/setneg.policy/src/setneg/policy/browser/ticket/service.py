"""`GET <ticket>/@keadaan`: where a ticket stands, for a portal of one's own or a phone."""

from plone.restapi.services import Service
from plone.restapi.services.history.get import HistoryGet
from setneg.policy.browser.ticket import state
from setneg.policy.browser.ticket.telling import Told
from setneg.workflows.steps import acting
from typing import Any


class Keadaan(Service):
    """The same words as the page; times in universal time."""

    def reply(self) -> dict[str, Any]:
        told = state.told(self.context)
        return {
            "@id": f"{self.context.absolute_url()}/@keadaan",
            "nomor": getattr(self.context, "nomor", None),
            **as_json(told),
        }


class History(HistoryGet):
    """`GET <ticket>/@history`: the office's own history is not for the sender."""

    def reply(self) -> Any:
        if not acting.involved(self.context, acting.userid()):
            return []
        return super().reply()


def as_json(told: Told) -> dict[str, Any]:
    """A ticket's standing as JSON; `@lacak` gives the same to people with a code."""
    result = told.outcome
    return {
        "tahap": told.stage,
        "judul_tahap": told.title,
        "kalimat": told.sentence,
        "sejak": told.since.isoformat() if told.since else None,
        "pada": [
            {"jabatan": each.title, "lowong": each.vacant} for each in told.keepers
        ],
        "menunggu_anda": told.mine,
        "yang_kurang": told.missing,
        "janji_selesai": told.promised.isoformat() if told.promised else None,
        "cara_hitung": told.how,
        "status": told.status,
        "selanjutnya": list(told.ahead),
        "jawaban": told.answer,
        "jadwal": told.appointed,
        "alasan": told.reason,
        "selesai": told.ended,
        "hasil": {"judul": result[0], "@id": result[1]} if result else None,
        "percakapan": [
            {
                "oleh": line.who,
                "langkah": line.act,
                "isi": line.words,
                "pada": line.time.isoformat(),
                "pengirim": line.own,
            }
            for line in told.conversation
        ],
    }

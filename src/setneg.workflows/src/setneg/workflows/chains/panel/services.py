"""REST: read chains, keep a draft, rehearse it, put it into force, go back."""

from collections.abc import Callable
from collections.abc import Mapping
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.deserializer import json_body
from plone.restapi.services import Service
from setneg.workflows.chains import book
from setneg.workflows.chains import difference
from setneg.workflows.chains.declaration import loads
from setneg.workflows.chains.panel import activation
from setneg.workflows.chains.panel import form
from setneg.workflows.chains.panel import running
from setneg.workflows.chains.panel.views import counts
from setneg.workflows.chains.replace import ChainInUse
from setneg.workflows.chains.table import rows
from setneg.workflows.steps.wording import say
from typing import Any
from typing import Final
from zExceptions import BadRequest
from zExceptions import NotFound
from zope.interface import alsoProvides
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse


#: Documents that one request rehearses at most.
MOST: Final = 500


@implementer(IPublishTraverse)
class ChainService(Service):
    """What GET and POST share: the path behind `@rantai`."""

    def __init__(self, context: Any, request: Any) -> None:
        super().__init__(context, request)
        self.path: list[str] = []

    def publishTraverse(self, request: Any, name: str) -> "ChainService":
        self.path.append(name)
        return self

    @property
    def name(self) -> str:
        """Id of the chain; NotFound when the site has none of it."""
        if not self.path or self.path[0] not in activation.chains():
            raise NotFound("/".join(self.path) or "@rantai")
        return self.path[0]


class ChainsGet(ChainService):
    """GET @rantai and GET @rantai/<id>"""

    def reply(self) -> dict[str, Any]:
        url = f"{self.context.absolute_url()}/@rantai"
        if not self.path:
            items = [brief(url, name) for name in activation.chains()]
            return {"@id": url, "items": items, "items_total": len(items)}
        if len(self.path) > 1:
            raise NotFound("/".join(self.path))
        return whole(url, self.name)


class ChainsPost(ChainService):
    """POST @rantai/<id>/rancangan, /uji, /aktifkan, /kembali"""

    def reply(self) -> dict[str, Any]:
        name = self.name
        acts: dict[str, Callable[[str, Mapping[str, Any]], dict[str, Any]]] = {
            "rancangan": self.draft,
            "uji": self.rehearse,
            "aktifkan": self.activate,
            "kembali": self.go_back,
        }
        if len(self.path) != 2 or self.path[1] not in acts:
            raise NotFound("/".join(self.path))
        data = json_body(self.request)
        if not isinstance(data, dict):
            raise BadRequest("Badan permintaan harus berupa objek.")
        alsoProvides(self.request, IDisableCSRFProtection)
        try:
            return acts[self.path[1]](name, data)
        except activation.REFUSALS as error:
            self.request.response.setStatus(400)
            answer: dict[str, Any] = {
                "type": "BadRequest",
                "message": " ".join(say(each) for each in activation.refusal(error)),
            }
            if isinstance(error, ChainInUse):
                answer["tahap"] = {k: len(v) for k, v in error.stages.items()}
            return answer

    def draft(self, name: str, data: Mapping[str, Any]) -> dict[str, Any]:
        """Keep a text as the draft; it may be one that cannot work yet."""
        text = _text(data, "teks")
        draft = activation.keep_draft(name, text, _text(data, "dilihat", ""))
        found = form.problems(name, text)
        reasons = [*found.general, *(r for row in found.rows.values() for r in row)]
        changes = (
            ()
            if found
            else difference.compare(activation.running(name), loads(text, "rancangan"))
        )
        return {
            "rantai": name,
            "pada": draft.at,
            "oleh": draft.by,
            "kesalahan": [say(reason) for reason in reasons],
            "baris": found.line or None,
            "perubahan": [say(change) for change in changes],
        }

    def rehearse(self, name: str, data: Mapping[str, Any]) -> dict[str, Any]:
        """Last year's documents (`semua`: all) on the draft, from `mulai` on."""
        text = activation.draft_text(name)
        activation.checked(name, text)
        start, size = _count(data, "mulai", 0), _count(data, "jumlah", MOST)
        size = min(max(size, 1), MOST)
        return dict(running.batch(name, text, start, data.get("semua") is True, size))

    def activate(self, name: str, data: Mapping[str, Any]) -> dict[str, Any]:
        """Put the draft into force."""
        done = activation.activate(name, _text(data, "alasan", ""), _moves(data))
        return edition_json(done)

    def go_back(self, name: str, data: Mapping[str, Any]) -> dict[str, Any]:
        """Put a former edition into force again."""
        number = _count(data, "edisi", 0)
        done = activation.go_back(name, number, _text(data, "alasan", ""), _moves(data))
        return edition_json(done)


def brief(url: str, name: str) -> dict[str, Any]:
    """A chain in one line."""
    chain = activation.running(name)
    inside, open_ones = counts(chain)
    found = book.shelf(name)
    return {
        "@id": f"{url}/{name}",
        "id": name,
        "jenis": chain.kind,
        "judul": say(chain.title),
        "tahap": sum(1 for stage in chain.stages if not stage.final),
        "naskah": inside,
        "berjalan": open_ones,
        "rancangan": found.draft is not None,
        "dari_profil_lain": bool(found.offered),
        "dari_standar": activation.of_a_standard(name),
        "edisi": edition_json(book.editions(name)[-1]),
    }


def whole(url: str, name: str) -> dict[str, Any]:
    """A chain with its table, text, draft and history."""
    chain = activation.running(name)
    draft = book.shelf(name).draft
    return {
        **brief(url, name),
        "penandatangan": list(chain.signers),
        "nomor": chain.number,
        "register": chain.register or None,
        "baris": [
            {
                "no": row.number,
                "id": row.stage,
                "tahap": say(row.title),
                "siapa": list(row.who),
                "langkah": [say(each) for each in row.forward],
                "mundur": {say(title): list(roles) for title, roles in row.back},
                "waktu_baku": row.time or None,
                "penandatangan": list(row.signers),
                "melihat": list(row.viewers),
                "mengubah": list(row.editors),
                "umum": row.public,
                "akhir": row.final,
            }
            for row in rows(chain)
        ],
        "teks": book.live(name),
        "rancangan": (
            {"teks": draft.text, "pada": draft.at, "oleh": draft.by} if draft else None
        ),
        "riwayat": [edition_json(each) for each in book.editions(name)],
    }


def edition_json(edition: book.Edition) -> dict[str, Any]:
    """An edition without its text."""
    return {
        "edisi": edition.number,
        "pada": edition.at or None,
        "oleh": edition.by or None,
        "alasan": edition.reason or None,
        "asal": edition.origin,
        "pindah": dict(edition.moves),
    }


def _text(data: Mapping[str, Any], key: str, default: str | None = None) -> str:
    value = data.get(key, default)
    if not isinstance(value, str):
        raise BadRequest(f"“{key}” harus berupa teks.")
    return value


def _count(data: Mapping[str, Any], key: str, default: int) -> int:
    value = data.get(key, default)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise BadRequest(f"“{key}” harus berupa bilangan.")
    return value


def _moves(data: Mapping[str, Any]) -> dict[str, str]:
    value = data.get("pindah") or {}
    if not isinstance(value, dict) or not all(
        isinstance(v, str) for v in value.values()
    ):
        raise BadRequest("“pindah” harus berupa pasangan tahap lama dan tahap baru.")
    return value

"""The request to the provider: after the commit, its answer in a commit of its own.

A conflict while the answer is stored repeats the storing, never the request.
"""

from collections.abc import Callable
from setneg.policy import _
from setneg.policy.rendering.data import portal_address
from setneg.policy.signing import remote
from setneg.policy.signing import sending
from setneg.policy.signing import shipment as shipments
from setneg.workflows.journal import record
from setneg.workflows.steps import acting
from setneg.workflows.steps.wording import say
from setneg.workflows.stored import by_uid
import transaction
from typing import Any
from ZODB.POSException import ConflictError


NIK_DIGITS = 16
STORED_WITHIN = 10  # attempts


class NotNow(Exception):
    """The document does not wait to be sent, or not for this person."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status


def send(document: Any, nik: str, passphrase: str) -> tuple[str, str]:
    """Ask the provider to sign; (status, what to tell the signer).

    Commits what was done before. NotNow when there is nothing to send.
    """
    _check(document, nik, passphrase)
    provider = remote.Provider(remote.settings())
    uid = document.UID()
    token = shipments.of(document).new_token()
    address = f"{portal_address()}/@tanda-tangan/balasan/{uid}/{token}"
    order = sending.order(shipments.of(document), nik, passphrase, address)
    record(document, "kirim_penyelenggara", upaya=shipments.of(document).attempts)
    transaction.commit()
    try:
        answer = provider.sign(order)
    except remote.Refused as error:
        words = str(error)
        stored(lambda: _still(document, lambda: sending.refuse(document, words)))
    except remote.Silent as error:
        words = str(error)
        stored(lambda: _still(document, lambda: sending.delay(document, words)))
    else:
        stored(
            lambda: _still(
                document,
                lambda: sending.receive(document, answer.pdf, answer.document_id),
            )
        )
    return shipments.of(document).status, _told(shipments.of(document).status)


def answer(uid: str, token: str, pdf: bytes) -> tuple[int, str]:
    """Somebody answers for the provider: HTTP status and what is told."""
    document = by_uid(uid)
    sent = shipments.of(document) if document is not None else None
    if sent is None or not token:
        return 403, ""
    if sent.has_used(token):
        return 200, sent.status
    if not sent.accepts(token):
        return 403, ""
    if not sending.is_waiting(document):
        return 410, sent.status
    sending.receive(document, pdf)
    return 200, sent.status


def _check(document: Any, nik: str, passphrase: str) -> None:
    sent = shipments.of(document)
    if sent is None or not sending.is_waiting(document):
        raise NotNow(
            say(
                _(
                    "tte_tidak_menunggu",
                    default="Naskah ini tidak menunggu tanda tangan tersertifikasi.",
                )
            ),
            409,
        )
    if acting.userid() != sent.person:
        raise NotNow(
            say(
                _(
                    "tte_bukan_pengirim",
                    default="Hanya penanda tangan yang mengirim naskah ini dapat "
                    "memasukkan passphrase-nya.",
                )
            ),
            403,
        )
    if (
        not (nik.isascii() and nik.isdigit() and len(nik) == NIK_DIGITS)
        or not passphrase
    ):
        raise NotNow(
            say(
                _(
                    "tte_isian",
                    default="Isi NIK (16 angka) dan passphrase.",
                )
            ),
            400,
        )


def _still(document: Any, work: Callable[[], Any]) -> None:
    """Only while it is waited for: meanwhile somebody may have taken it back."""
    if sending.is_waiting(document):
        work()


def stored(work: Callable[[], Any]) -> None:
    """Do something and commit it; again on a conflict."""
    for attempt in range(STORED_WITHIN):
        transaction.begin()
        try:
            work()
            transaction.commit()
            return
        except ConflictError:
            transaction.abort()
            if attempt + 1 == STORED_WITHIN:
                raise


def _told(status: str) -> str:
    words = {
        shipments.SIGNED: _("tte_sudah", default="Naskah ditandatangani."),
        shipments.REFUSED: _(
            "tte_ditolak_lihat",
            default="Naskah tidak ditandatangani; sebabnya tercatat dalam riwayat.",
        ),
        shipments.EXPIRED: _(
            "tte_belum_dijawab",
            default="Penyelenggara belum menjawab. Jawabannya masih dapat datang; Anda "
            "juga dapat mengirim ulang atau menarik naskah.",
        ),
        shipments.WITHDRAWN: _(
            "tte_ditarik", default="Naskah sudah ditarik sebelum dijawab."
        ),
    }
    return say(words[status]) if status in words else ""

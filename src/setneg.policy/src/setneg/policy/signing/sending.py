"""A signature given outside: prepare and send, take in the answer, or give up.

The step ``kirim_tanda_tangan`` only prepares: it holds a number, typesets the final
file and moves the document to its stage. The request goes out after that is stored,
outside every transaction; whatever comes back is taken in by a transaction of its own.
The file that comes back must begin with the bytes that were sent and carry a signature
by the person who sent it, under the provider's root. Source: reserve, sign, confirm.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC
import secrets
from setneg.policy import _
from setneg.policy.rendering import original
from setneg.policy.rendering.placing import signature_box
from setneg.policy.rendering.signature import freeze
from setneg.policy.rendering.signature import person_name
from setneg.policy.signing import remote
from setneg.policy.signing import shipment as shipments
from setneg.policy.signing.foreign import refusals
from setneg.policy.signing.pades import Box
from setneg.policy.signing.shipment import Shipment
from setneg.workflows import organisation
from setneg.workflows import register
from setneg.workflows.authority.delegates import delegator
from setneg.workflows.authority.delegates import report_to
from setneg.workflows.chains import chain_of
from setneg.workflows.chains import stage_of
from setneg.workflows.chains.sending import DELAY
from setneg.workflows.chains.sending import RECEIVE
from setneg.workflows.chains.sending import TAKE_BACK
from setneg.workflows.steps import acting
from setneg.workflows.steps import carry
from setneg.workflows.steps import numbers
from setneg.workflows.steps.wording import say
from setneg.workflows.stored import stored


SIGNATURE_FIELDS = (
    "ditandatangani_oleh",
    "ditandatangani_atas_nama",
    "ditandatangani_pejabat",
    "ditandatangani_pada",
    "tembusan",
    "tanggal",
    "nomor",
    "nomor_urut",
    "kantor_nomor",
    "blok_tanda_tangan",
    "tersertifikasi",
)


def prepare(document, entry) -> Shipment:
    """What is sent: the final file with its number, as if it were signed now."""
    chain = chain_of(document)
    day = organisation.today()
    office = register_office(document, chain, entry.position)
    number = None
    if chain.number:
        number = register.reserve(
            document.portal_type, office, day.year, document, entry.position
        )
    values = {
        "ditandatangani_oleh": entry.position,
        "ditandatangani_pejabat": entry.actor,
        "ditandatangani_pada": entry.time.astimezone(UTC),
        "tersertifikasi": True,
    }
    code = secrets.token_urlsafe(original.CODE_BYTES)
    given = delegator(document, entry.position)
    of = given.of if given is not None else None
    with _as_signed(document, values, of):
        if number is not None:
            _write_number(document, chain, number, day, office)
        kind, pdf = original.typeset(document, code)
        box = signature_box(kind)
    sent = Shipment(code, pdf, entry.position, entry.actor)
    sent.signed_at = values["ditandatangani_pada"]
    sent.on_behalf = of
    sent.number, sent.office = number, office
    sent.day = day if number is not None else None
    sent.box = box
    setattr(document, shipments.ATTRIBUTE, sent)
    return sent


def register_office(document, chain, position: str) -> str:
    """Whose register counts: the signer's own unit, or the mail desk of the document."""
    if chain.register == numbers.OWN_REGISTER:
        return position.partition("__")[0]
    desks = acting.groups_with(document, ["Persuratan"])
    return desks[0].partition("__")[0] if desks else position.partition("__")[0]


def _write_number(document, chain, number: int, day, office: str) -> None:
    document.kantor_nomor = office
    document.tanggal, document.nomor_urut = day, number
    document.nomor = register.format(
        chain.number, urut=number, tanggal=day, **numbers.number_words(document)
    )


@contextmanager
def _as_signed(document, values: dict, of: str | None) -> Iterator[None]:
    """The document as it will be; afterwards nothing of it is signed or numbered."""
    missing = object()
    before = {name: stored(document).get(name, missing) for name in SIGNATURE_FIELDS}
    for name, value in values.items():
        setattr(document, name, value)
    report_to(document, of)
    freeze(document)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is not missing:
                setattr(document, name, value)
            elif name in stored(document):
                delattr(document, name)


def order(sent: Shipment, nik: str, passphrase: str, callback: str) -> remote.Order:
    """What the provider is asked, from what is kept and what the signer typed."""
    box: Box | None = getattr(sent, "box", None)
    link = original.qr(sent.code)["url"]
    return remote.Order(sent.file.data, nik, passphrase, link, box, callback)


def is_waiting(document) -> bool:
    """Whether the document stands in the stage of what was sent."""
    stage = stage_of(document)
    sent = shipments.of(document)
    return (
        stage is not None
        and stage.verb == RECEIVE
        and sent is not None
        and sent.status in shipments.OPEN
    )


def receive(document, pdf: bytes, document_id: str = "") -> tuple[str, ...]:
    """Take in the file that came back; the reasons when it is not accepted."""
    sent = shipments.of(document)
    name = person_name(sent.person)
    reasons = tuple(say(each) for each in refusals(pdf, sent.file.data, name))
    if reasons:
        refuse(document, " ".join(reasons))
        return reasons
    sent.document_id = document_id
    document.ditandatangani_oleh = sent.position
    document.ditandatangani_pejabat = sent.person
    document.ditandatangani_pada = sent.signed_at
    report_to(document, sent.on_behalf)
    freeze(document)
    if sent.number is not None:
        _write_number(document, chain_of(document), sent.number, sent.day, sent.office)
        document.reindexObject(idxs=list(numbers.NUMBER_INDEXES))
    original.approve(document)
    original.keep_file(document, sent.code, pdf)
    document.tersertifikasi = True
    sent.close(shipments.SIGNED)
    carry(
        document,
        RECEIVE,
        say(
            _(
                "tte_diterima",
                default="Ditandatangani melalui penyelenggara sertifikasi elektronik.",
            )
        ),
    )
    return ()


def refuse(document, reason: str) -> None:
    """The provider does not sign, or what came back is wrong: back to the signer."""
    shipments.of(document).close(shipments.REFUSED)
    carry(
        document,
        TAKE_BACK,
        say(
            _(
                "tte_ditolak",
                default="Tidak ditandatangani: ${reason}",
                mapping={"reason": reason},
            )
        ),
    )


def delay(document, reason: str) -> None:
    """No answer in time; it may still come, or the signer sends anew."""
    shipments.of(document).status = shipments.EXPIRED
    carry(document, DELAY, reason)


def give_up(document, reason: str) -> None:
    """The document is cancelled: the number that was held for it becomes void."""
    sent = shipments.of(document)
    if sent is None or sent.number is None or sent.status == shipments.SIGNED:
        return
    year = sent.day.year
    kind = document.portal_type
    if register.reserved_of(kind, sent.office, year, document) is not None:
        register.release(kind, sent.office, year, document, reason)

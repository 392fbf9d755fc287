"""When a circle is drawn anew, and how a class passes from one document to another."""

from Acquisition import aq_base
from Acquisition import aq_parent
from setneg.policy import _
from setneg.policy.secrecy.circle import draw
from setneg.policy.secrecy.circle import let_in
from setneg.policy.secrecy.circle import redraw
from setneg.policy.secrecy.classes import class_of
from setneg.policy.secrecy.classes import higher
from setneg.policy.secrecy.classes import OPEN
from setneg.policy.secrecy.inheritance import inherit
from setneg.policy.secrecy.inheritance import KNOWN
from setneg.policy.secrecy.inheritance import pass_on
from setneg.policy.secrecy.needed import DECIDED
from setneg.policy.secrecy.needed import expire
from setneg.workflows.chains import chain_of
from setneg.workflows.chains import stage_of
from setneg.workflows.interfaces import IChained
from setneg.workflows.journal import record
from setneg.workflows.organisation.localroles import LIMIT
from setneg.workflows.steps.history import DRAFTING
from setneg.workflows.steps.interfaces import ICheck
from setneg.workflows.steps.wording import say
from zExceptions import BadRequest
from zope.component import adapter
from zope.interface import implementer


def made(document, event) -> None:
    """It has at least the class of what it travels with or copies."""
    if hasattr(aq_base(document), "sifat"):
        inherit(document)
        setattr(document, KNOWN, document.sifat)
    redraw(document)


def changed(document, event) -> None:
    """Its class may be another: once it left its desk, not by an ordinary change."""
    if aq_parent(document) is None or not hasattr(aq_base(document), "sifat"):
        return
    before = getattr(aq_base(document), KNOWN, None) or OPEN
    now = document.sifat or OPEN
    if now != before:
        refusal = _not_by_form(document, now)
        if refusal is not None:
            document.sifat = before
            raise BadRequest(say(refusal))
        record(document, "ubah_sifat", dari=before, ke=now)
    inherit(document)
    setattr(document, KNOWN, document.sifat)
    redraw(document)
    pass_on(document)


def _not_by_form(document, wanted: str):
    """Why a class is not changed like a field; None when it may be."""
    stage = stage_of(document)
    if stage is not None and stage.verb != DRAFTING:
        return _(
            "sifat_di_jalan",
            default="Sifat naskah yang sudah diajukan diubah dengan alasan "
            "oleh penanda tangan atau pimpinan unit, tidak lewat isian.",
        )
    decided = getattr(aq_base(document), DECIDED, None) or OPEN
    if higher(wanted, decided) != wanted:
        return _(
            "sifat_ditetapkan",
            default="Sifat ${class} ditetapkan oleh penanda tangan atau pimpinan unit; "
            "hanya mereka yang dapat menurunkannya.",
            mapping={"class": decided},
        )
    return None


def stepped(document, event) -> None:
    """Somebody else's turn has come."""
    redraw(document)


def permissions_set(document, event) -> None:
    """Its stage's permissions were set anew, be it by Plone's own renewal: who is shut
    out and who was let in stays so."""
    if getattr(aq_base(document), LIMIT, None) is not None or let_in(document):
        draw(document)


def struck(event) -> None:
    """Needs to know that have ended are ended in the catalog, too."""
    expire()


@implementer(ICheck)
@adapter(IChained)
class NeverPublic:
    """What is classified is never made public, whatever its chain says."""

    def __init__(self, document):
        self.document = document

    def missing(self, offer, data):
        if class_of(self.document) == OPEN:
            return ()
        chain = chain_of(self.document)
        if not chain.has(offer.target) or not chain.stage(offer.target).public:
            return ()
        return (
            _(
                "sifat_tidak_terbit",
                default="Naskah bersifat terbatas, rahasia, atau sangat rahasia tidak "
                "dapat diterbitkan untuk umum. Ubah dahulu sifatnya dengan alasan.",
            ),
        )

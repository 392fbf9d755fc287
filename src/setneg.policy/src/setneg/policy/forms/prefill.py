"""What a form may fill in by itself from what is known of the person at the desk.

`here/@@isian-awal/nama` as the default of a field; the editor of a field offers the same
as a choice, so that nobody has to know the expression.
"""

from AccessControl import ClassSecurityInfo
from AccessControl.class_init import InitializeClass
from collective.easyform.interfaces import IEasyFormFieldsContext
from collective.easyform.interfaces import IFieldExtender
from plone import api
from plone.autoform.interfaces import IFormFieldProvider
from plone.supermodel import model
from Products.Five.browser import BrowserView
from setneg.policy import _
from setneg.policy.forms import terms
from setneg.policy.forms.senders import own_first
from setneg.policy.vocabularies.offices import held_title
from setneg.policy.vocabularies.offices import unit_title
from zope import schema
from zope.component import adapter
from zope.interface import implementer
from zope.interface import provider
from zope.schema.interfaces import IField
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


EXPRESSION = "here/@@isian-awal/"
KNOWN = {
    "nama": _("prefill_nama", default="Nama pengirim"),
    "jabatan": _("prefill_jabatan", default="Nama jabatan pengirim"),
    "kode_jabatan": _("prefill_kode_jabatan", default="Kode jabatan pengirim"),
    "unit": _("prefill_unit", default="Nama unit kerja pengirim"),
    "kode_unit": _("prefill_kode_unit", default="Kode unit kerja pengirim"),
    "surel": _("prefill_surel", default="Alamat surel pengirim"),
    "telepon": _("prefill_telepon", default="Nomor telepon pengirim"),
}


class Prefill(BrowserView):
    """`@@isian-awal/<what>`: one fact about the person at the desk, "" when unknown.

    The page needs View of the form. Its facts are open to whoever has the page: a text
    knows no parent in which a role given there could be found.
    """

    security = ClassSecurityInfo()
    for _name in KNOWN:
        security.declarePublic(_name)
    del _name

    def _told(name: str) -> property:
        return property(lambda self: fact(self.context, name))

    nama = _told("nama")
    jabatan = _told("jabatan")
    kode_jabatan = _told("kode_jabatan")
    unit = _told("unit")
    kode_unit = _told("kode_unit")
    surel = _told("surel")
    telepon = _told("telepon")
    del _told


InitializeClass(Prefill)


def fact(form, name: str) -> str:
    """What is known of the person at the desk; a visitor is nobody."""
    if api.user.is_anonymous():
        return ""
    member = api.user.get_current()
    if name == "nama":
        return member.getProperty("fullname") or member.getId()
    if name == "surel":
        return member.getProperty("email") or ""
    if name == "telepon":
        return str(member.getProperty("telepon", "") or member.getProperty("phone", ""))
    return _of_position(form, name, member.getId())


def _of_position(form, name: str, userid: str) -> str:
    """Of the first position as which the person may send the form, else of the first."""
    held = terms.positions(form, userid) or own_first(userid)
    if not held:
        return ""
    first = held[0]
    return {
        "jabatan": held_title(userid, first),
        "kode_jabatan": first.id,
        "unit": unit_title(first.unit),
        "kode_unit": first.unit,
    }[name]


@provider(IFormFieldProvider)
class IPrefillChoice(model.Schema):
    """The choice in the editor of a field, after the expression that it stands for."""

    model.fieldset("overrides", fields=["isi_awal"])
    isi_awal = schema.Choice(
        title=_("label_isi_awal", default="Isi awal dari profil pengirim"),
        description=_(
            "help_isi_awal",
            default="Terisi sendiri saat formulir dibuka; pengirim dapat mengubahnya.",
        ),
        vocabulary=SimpleVocabulary(
            [SimpleTerm(name, name, title) for name, title in KNOWN.items()]
        ),
        required=False,
    )


@adapter(IEasyFormFieldsContext, IField)
def prefill_choice(context, field):
    """The choice is part of the form of every field."""
    return IPrefillChoice


@implementer(IPrefillChoice)
@adapter(IField)
class PrefillOfField:
    """The choice of a field, kept as its default expression."""

    def __init__(self, field) -> None:
        self.field = field

    @property
    def isi_awal(self) -> str | None:
        expression = IFieldExtender(self.field).TDefault or ""
        name = expression.removeprefix(EXPRESSION)
        return name if expression.startswith(EXPRESSION) and name in KNOWN else None

    @isi_awal.setter
    def isi_awal(self, name: str | None) -> None:
        if name:
            IFieldExtender(self.field).TDefault = f"{EXPRESSION}{name}"
        elif self.isi_awal:
            IFieldExtender(self.field).TDefault = ""

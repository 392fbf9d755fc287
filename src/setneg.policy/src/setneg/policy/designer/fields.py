"""The questions of a form: listed in words, begun, added, moved and taken out.

Everything finer is done in easyform's own editor; both write the same model.
"""

from collections.abc import Mapping
from collective.easyform.api import get_schema
from dataclasses import dataclass
from lxml import etree
from setneg.policy import _
from setneg.policy.designer.follow_up import identifier
from setneg.policy.designer.vetting import FORM
from setneg.policy.designer.vetting import parsed
from setneg.policy.designer.vetting import Refused
from setneg.policy.designer.vetting import SCHEMA
from setneg.workflows.steps.wording import say
from typing import Any
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent
from zope.schema import getFieldsInOrder
from zope.schema.interfaces import IChoice
from zope.schema.interfaces import ICollection


LINE, TEXT, CHOICE, MANY = "baris", "teks", "pilihan", "banyak_pilihan"
DATE, NUMBER, YES_NO, FILE = "tanggal", "bilangan", "ya_tidak", "berkas"
#: What can be added without the editor: kind -> (words, type of the field).
KINDS = {
    LINE: (_("field_kind_line", default="Satu baris teks"), "zope.schema.TextLine"),
    TEXT: (_("field_kind_text", default="Teks panjang"), "zope.schema.Text"),
    CHOICE: (_("field_kind_choice", default="Satu pilihan"), "zope.schema.Choice"),
    MANY: (_("field_kind_many", default="Beberapa pilihan"), "zope.schema.Set"),
    DATE: (_("field_kind_date", default="Tanggal"), "zope.schema.Date"),
    NUMBER: (_("field_kind_number", default="Bilangan"), "zope.schema.Int"),
    YES_NO: (_("field_kind_yes_no", default="Ya atau tidak"), "zope.schema.Bool"),
    FILE: (
        _("field_kind_file", default="Berkas"),
        "plone.namedfile.field.NamedBlobFile",
    ),
}
LISTED = (CHOICE, MANY)
CHECKBOXES = "z3c.form.browser.checkbox.CheckBoxFieldWidget"
#: Where whoever sends says in which of his positions he does so.
SENDER = """\
    <field xmlns:easyform="http://namespaces.plone.org/supermodel/easyform"
           easyform:TDefault="here/@@pengusul-bawaan"
           name="pengusul"
           type="zope.schema.Choice">
      <title>Diajukan sebagai</title>
      <description>Jabatan Anda.</description>
      <required>False</required>
      <vocabulary>setneg.policy.JabatanPengusul</vocabulary>
    </field>
"""
BEGINNING = f"""\
<model xmlns="{SCHEMA}">
  <schema>
{SENDER}    <field name="judul" type="zope.schema.TextLine">
      <title>Judul</title>
      <description>Pokok permohonan dalam satu baris.</description>
      <max_length>250</max_length>
    </field>
    <field name="uraian" type="zope.schema.Text">
      <title>Uraian</title>
      <description>Apa yang diminta, untuk apa, dan kapan diperlukan.</description>
      <max_length>10000</max_length>
    </field>
    <field name="lampiran" type="plone.namedfile.field.NamedBlobFile">
      <title>Lampiran</title>
      <required>False</required>
    </field>
  </schema>
</model>
"""
LONGEST_LABEL, MOST_CHOICES = 200, 100


@dataclass(frozen=True)
class Question:
    """One field of a form, in words."""

    name: str
    label: str
    help: str
    kind: str
    required: bool
    choices: tuple[str, ...]


def listed(form: Any) -> list[Question]:
    """The questions of a form in their order."""
    return [
        _question(name, field) for name, field in getFieldsInOrder(get_schema(form))
    ]


def _question(name: str, field: Any) -> Question:
    choices = field.value_type if ICollection.providedBy(field) else field
    values = (
        getattr(choices, "vocabulary", None) if IChoice.providedBy(choices) else None
    )
    try:
        terms = [say(term.title or str(term.value)) for term in values or ()]
    except TypeError:  # a source that is worked out when the form is shown
        terms = []
    return Question(
        name=name,
        label=say(field.title or name),
        help=say(field.description or ""),
        kind=kind_words(field),
        required=bool(field.required),
        choices=tuple(terms),
    )


def kind_words(field: Any) -> str:
    """What kind of answer a field takes."""
    dotted = f"{type(field).__module__}.{type(field).__name__}"
    name = dotted.rsplit(".", 1)[-1]
    known = {kind.rsplit(".", 1)[-1]: words for words, kind in KINDS.values()}
    return known.get(name, name)


def add(form: Any, said: Mapping[str, Any]) -> str:
    """Add a question behind the others; its name. Refused when something lacks.

    said  label, kind, help, required, choices (one a line)
    """
    label, kind = str(said.get("label") or "").strip(), str(said.get("kind") or "")
    if not label or len(label) > LONGEST_LABEL or not identifier(label):
        raise Refused(
            _(
                "field_no_label",
                default="Beri isian itu label yang memuat huruf, paling panjang 200 huruf.",
            )
        )
    if kind not in KINDS:
        raise Refused(_("field_no_kind", default="Pilih jenis jawabannya."))
    choices = [each.strip() for each in str(said.get("choices") or "").splitlines()]
    choices = list(dict.fromkeys(each for each in choices if each))[:MOST_CHOICES]
    if kind in LISTED and len(choices) < 2:
        raise Refused(
            _(
                "field_no_choices",
                default="Tulis sedikitnya dua pilihan, satu per baris.",
            )
        )
    root = parsed(form.fields_model)
    taken = {each.get("name") for each in root.iter(f"{{{SCHEMA}}}field")}
    name = _free(identifier(label), taken)
    schema = root.find(f"{{{SCHEMA}}}schema")
    _append(schema, name, kind, {**said, "label": label}, choices)
    _keep(form, root)
    return name


def _append(schema, name: str, kind: str, said: Mapping[str, Any], choices) -> None:
    field = etree.SubElement(schema, _tag("field"), name=name, type=KINDS[kind][1])
    etree.SubElement(field, _tag("title")).text = said["label"]
    if said.get("help"):
        etree.SubElement(field, _tag("description")).text = str(said["help"]).strip()
    if not said.get("required"):
        etree.SubElement(field, _tag("required")).text = "False"
    place = field
    if kind == MANY:
        field.set(f"{{{FORM}}}widget", CHECKBOXES)
        place = etree.SubElement(field, _tag("value_type"), type=KINDS[CHOICE][1])
    if choices and kind in LISTED:
        values = etree.SubElement(place, _tag("values"))
        for each in choices:
            etree.SubElement(values, _tag("element")).text = each


def _tag(name: str) -> str:
    return f"{{{SCHEMA}}}{name}"


def _free(name: str, taken: set) -> str:
    number, free = 2, name
    while free in taken:
        free, number = f"{name}_{number}", number + 1
    return free


def drop(form: Any, name: str) -> None:
    """Take a question out; what was answered to it stays with the tickets."""
    root = parsed(form.fields_model)
    field = _found(root, name)
    field.getparent().remove(field)
    _keep(form, root)


def move(form: Any, name: str, by: int) -> None:
    """Put a question one place up (-1) or down (1) among those beside it."""
    root = parsed(form.fields_model)
    field = _found(root, name)
    beside = field.getparent()
    place = beside.index(field) + by
    if 0 <= place < len(beside):
        beside.remove(field)
        beside.insert(place, field)
        _keep(form, root)


def _found(root: etree._Element, name: str) -> etree._Element:
    for field in root.iter(_tag("field")):
        if field.get("name") == name:
            return field
    raise Refused(
        _(
            "field_unknown",
            default="Isian “${name}” tidak ada dalam formulir ini.",
            mapping={"name": name},
        )
    )


def _keep(form: Any, root: etree._Element) -> None:
    etree.indent(root, space="  ")
    form.fields_model = etree.tostring(root, encoding="unicode")
    notify(ObjectModifiedEvent(form))

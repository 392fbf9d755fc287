"""The questions of a form: listed in words, begun, added, moved and taken out.

Everything finer is done in easyform's own editor; both write the same model.
"""

from collections.abc import Mapping
from collections.abc import Sequence
from collective.easyform.api import get_schema
from dataclasses import dataclass
from lxml import etree
from plone.schemaeditor.interfaces import IFieldFactory
from setneg.policy import _
from setneg.policy.designer.follow_up import identifier
from setneg.policy.designer.vetting import FORM
from setneg.policy.designer.vetting import parsed
from setneg.policy.designer.vetting import Refused
from setneg.policy.designer.vetting import SCHEMA
from setneg.policy.forms import conditions
from setneg.policy.forms.fields_rows import columns
from setneg.policy.forms.fields_rows import ColumnsRefused
from setneg.policy.forms.fields_rows import IRepeatedRows
from setneg.workflows.steps.wording import say
from typing import Any
from zope.component import queryUtility
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent
from zope.schema import getFieldsInOrder
from zope.schema.interfaces import IChoice
from zope.schema.interfaces import ICollection


LINE, TEXT, CHOICE, MANY = "baris", "teks", "pilihan", "banyak_pilihan"
DATE, NUMBER, YES_NO, FILE = "tanggal", "bilangan", "ya_tidak", "berkas"
FILES, ROWS = "beberapa_berkas", "baris_berulang"
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
    FILES: (
        _("field_files", default="Berkas (beberapa)"),
        "setneg.policy.forms.fields_files.Files",
    ),
    ROWS: (
        _("field_rows", default="Baris berulang"),
        "setneg.policy.forms.fields_rows.RepeatedRows",
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
#: The same in English, with the button that every new form has.
IN_ENGLISH = {
    "Diajukan sebagai": "Submitted as",
    "Jabatan Anda.": "Your position.",
    "Judul": "Title",
    "Pokok permohonan dalam satu baris.": "The subject of the request in one line.",
    "Uraian": "Description",
    "Apa yang diminta, untuk apa, dan kapan diperlukan.": "What is requested, what for, "
    "and when it is needed.",
    "Lampiran": "Attachment",
    "Kirim": "Send",
}
LONGEST_LABEL, MOST_CHOICES, LONGEST_COLUMN = 200, 100, 36


@dataclass(frozen=True)
class Question:
    """One field of a form, in words."""

    name: str
    label: str
    help: str
    kind: str
    required: bool
    choices: tuple[str, ...]
    when: str = ""


def listed(form: Any) -> list[Question]:
    """The questions of a form in their order."""
    asked = get_schema(form)
    when = conditions.conditions(asked)
    return [
        _question(name, field, when.get(name, ""))
        for name, field in getFieldsInOrder(asked)
    ]


def _question(name: str, field: Any, when: str) -> Question:
    choices = field.value_type if ICollection.providedBy(field) else field
    values = (
        getattr(choices, "vocabulary", None) if IChoice.providedBy(choices) else None
    )
    try:
        terms = [say(term.title or str(term.value)) for term in values or ()]
    except TypeError:  # a source that is worked out when the form is shown
        terms = []
    if IRepeatedRows.providedBy(field):
        terms = [column.title for column in field.columns]
    return Question(
        name=name,
        label=say(field.title or name),
        help=say(field.description or ""),
        kind=kind_words(field),
        required=bool(field.required),
        choices=tuple(terms),
        when=when,
    )


def kind_words(field: Any) -> str:
    """What kind of answer a field takes."""
    dotted = f"{type(field).__module__}.{type(field).__name__}"
    name = dotted.rsplit(".", 1)[-1]
    known = {kind.rsplit(".", 1)[-1]: words for words, kind in KINDS.values()}
    if name in known:
        return known[name]
    offered = (
        queryUtility(IFieldFactory, name=each)
        for each in (dotted, f"zope.schema.{name}")
    )
    return next((each.title for each in offered if each is not None), name)


def add(form: Any, said: Mapping[str, Any]) -> str:
    """Add a question behind the others; its name. Refused when something lacks.

    said  label, kind, help, required, choices (one a line; of rows: their columns)
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
    keep(form, root)
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
    if kind == ROWS:
        columns = choices or [str(said["label"])[:LONGEST_COLUMN]]
        etree.SubElement(field, _tag("kolom")).text = _columns(columns)
    if choices and kind in LISTED:
        values = etree.SubElement(place, _tag("values"))
        for each in choices:
            etree.SubElement(values, _tag("element")).text = each


def _columns(titles: Sequence[str]) -> str:
    """Columns as the field reads them; who knows how may write `name: label: kind`."""
    lines: list[str] = []
    taken: set[str] = set()
    for title in titles:
        if ":" in title:
            lines.append(title)
            continue
        name = _free(identifier(title)[:LONGEST_COLUMN] or "kolom", taken)
        taken.add(name)
        lines.append(f"{name}: {title}")
    text = "\n".join(lines)
    try:
        columns(text)
    except ColumnsRefused as refused:
        raise Refused(refused.args[0]) from None
    return text


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
    field = found_in(root, name)
    field.getparent().remove(field)
    keep(form, root)


def move(form: Any, name: str, by: int) -> None:
    """Put a question one place up (-1) or down (1) among those beside it."""
    root = parsed(form.fields_model)
    field = found_in(root, name)
    beside = field.getparent()
    place = beside.index(field) + by
    if 0 <= place < len(beside):
        beside.remove(field)
        beside.insert(place, field)
        keep(form, root)


def found_in(root: etree._Element, name: str) -> etree._Element:
    """The field of that name; Refused when there is none."""
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


def keep(form: Any, root: etree._Element) -> None:
    """The form asks this from now on; the change is an edition."""
    etree.indent(root, space="  ")
    form.fields_model = etree.tostring(root, encoding="unicode")
    notify(ObjectModifiedEvent(form))

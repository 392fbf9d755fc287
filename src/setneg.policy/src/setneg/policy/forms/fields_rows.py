"""`Baris berulang`: a field of easyform's editor with rows of columns, as many as needed.

The site manager writes the columns as lines, `name: label` or `name: label: kind`; the
kinds are `baris` (a line, when nothing is said), `teks` (several lines) and `pilihan`
with its choices: `peran: Peran: pilihan Ketua, Anggota`. What is kept of a choice may
differ from what is shown: `terpenuhi: Terpenuhi: pilihan ya=Ya, tidak=Tidak`.
"""

from collections.abc import Mapping
from dataclasses import replace
from plone.restapi.types.adapters import DefaultJsonSchemaProvider
from plone.restapi.types.interfaces import IJsonSchemaProvider
from plone.schemaeditor.fields import FieldFactory
from plone.supermodel.exportimport import BaseHandler
import re
from setneg.policy import _
from setneg.policy.behaviors.rows import Column
from setneg.policy.behaviors.rows import RowRefused
from setneg.policy.behaviors.rows import Rows
from setneg.policy.forms import languages
from typing import Any
from zope import schema
from zope.component import adapter
from zope.i18n import translate
from zope.interface import implementer
from zope.interface import Interface
from zope.interface import Invalid
from zope.schema.interfaces import IField


#: Rows of one answer when the form does not say; the most that may be set.
MOST, LIMIT = 20, 200
MOST_COLUMNS = 8
NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
KINDS = ("baris", "teks", "pilihan")
COLUMNS = "uraian: Uraian"


class ColumnsRefused(Invalid):
    """A line of columns that cannot be read; says which and what is expected."""


def columns(text: str) -> tuple[Column, ...]:
    """The columns that the lines name; ColumnsRefused for a line that is not understood."""
    lines = [line.strip() for line in (text or "").splitlines() if line.strip()]
    found = tuple(_column(line) for line in lines)
    names = [column.name for column in found]
    if not found or len(found) > MOST_COLUMNS or len(set(names)) < len(names):
        raise ColumnsRefused(
            _(
                "refused_columns",
                default="Tuliskan satu sampai ${most} kolom dengan nama yang berbeda, satu "
                "baris per kolom.",
                mapping={"most": str(MOST_COLUMNS)},
            )
        )
    return found


def _column(line: str) -> Column:
    name, _colon, rest = line.partition(":")
    title, _colon, kind = rest.partition(":")
    kind, _space, listed = kind.strip().partition(" ")
    choices = tuple(each.strip() for each in listed.split(",") if each.strip())
    sound = NAME.fullmatch(name.strip()) and title.strip()
    kind = kind or "baris"
    if not sound or kind not in KINDS or bool(choices) != (kind == "pilihan"):
        raise ColumnsRefused(
            _(
                "refused_column",
                default="Kolom “${line}” tidak dimengerti. Contoh: nama: Nama lengkap; "
                "uraian: Uraian: teks; peran: Peran: pilihan Ketua, Anggota.",
                mapping={"line": line},
            )
        )
    return Column(name.strip(), title.strip(), kind, tuple(map(_choice, choices)))


def _choice(text: str) -> tuple[str, str]:
    """What is kept and what is shown of a choice: `dapat_dicapai=Dapat dicapai`."""
    value, _equals, title = text.partition("=")
    return value.strip(), (title or value).strip()


def readable(text: str) -> bool:
    """Whether every line names a column; ColumnsRefused says why not."""
    return bool(columns(text))


class IRepeatedRows(IField):
    """A field with rows of columns."""

    kolom = schema.Text(
        title=_("label_kolom", default="Kolom"),
        description=_(
            "help_kolom",
            default="Satu baris per kolom: nama: label, atau nama: label: jenis. Jenis: "
            "baris, teks, atau pilihan diikuti pilihannya, misalnya peran: Peran: "
            "pilihan Ketua, Anggota.",
        ),
        default=COLUMNS,
        constraint=readable,
    )
    most = schema.Int(
        title=_("label_most_rows", default="Paling banyak baris"),
        required=False,
        min=1,
        max=LIMIT,
    )


@implementer(IRepeatedRows)
class RepeatedRows(Rows):
    """Rows as in the structured bodies of documents; the form names their columns."""

    check = None

    def __init__(self, kolom: str = COLUMNS, most=None, **options: Any) -> None:
        options.pop("value_type", None)
        self.kolom, self.most = kolom, most
        #: Indonesian -> English of the columns, where the form gives it.
        self.in_english: dict[str, str] = {}
        options = {"default": None, "missing_value": [], **options}
        schema.List.__init__(self, value_type=schema.Dict(), **options)

    @property
    def columns(self) -> tuple[Column, ...]:
        try:
            found = columns(self.kolom)
        except ColumnsRefused:
            found = columns(COLUMNS)
        return tuple(_in_both(column, self.in_english) for column in found)

    def _validate(self, value: Any) -> None:
        super()._validate(value)
        if len(value) > (self.most or MOST):
            many = _(
                "refused_many_rows",
                default="Paling banyak ${most} baris.",
                mapping={"most": self.most or MOST},
            )
            raise RowRefused(many).with_field_and_value(self, value)


def _in_both(column: Column, words: Mapping[str, str]) -> Column:
    """The column with its English; what is chosen stays the Indonesian word."""
    if not words:
        return column
    choices = tuple((v, languages.message(t, words)) for v, t in column.choices)
    title = languages.message(column.title, words)
    return replace(column, title=title, choices=choices)


RepeatedRowsFactory = FieldFactory(
    RepeatedRows, _("field_rows", default="Baris berulang")
)


class RepeatedRowsHandler(BaseHandler):
    """The field in a form's XML; rows are always of texts."""

    filteredAttributes = {**BaseHandler.filteredAttributes, "value_type": "rw"}


Handler = RepeatedRowsHandler(RepeatedRows)


@implementer(IJsonSchemaProvider)
@adapter(IRepeatedRows, Interface, Interface)
class RowsJsonSchema(DefaultJsonSchemaProvider):
    """An array of objects with the columns of the rows, all texts."""

    def get_type(self) -> str:
        return "array"

    def get_factory(self) -> str:
        return "Rows"

    def additional(self) -> dict[str, Any]:
        properties = {
            each.name: _described(each, self.request) for each in self.field.columns
        }
        return {
            "maxItems": getattr(self.field, "most", None) or MOST,
            "items": {
                "type": "object",
                "properties": properties,
                "additionalProperties": False,
            },
        }


def _described(column: Column, request: Any) -> dict[str, Any]:
    title = translate(column.title, context=request)
    found: dict[str, Any] = {"type": "string", "title": title}
    if column.kind == "pilihan":
        found["enum"] = ["", *dict(column.choices)]
        words = [translate(words, context=request) for _v, words in column.choices]
        found["enumNames"] = ["", *words]
    else:
        found["maxLength"] = column.longest
    return found

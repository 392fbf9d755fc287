"""`Berkas (beberapa)`: a field of easyform's editor that takes several files, and the
limits on files that a form and a field set within those of the site."""

from collections.abc import Mapping
from pathlib import PurePosixPath
from plone.namedfile.field import NamedBlobFile as FileField
from plone.namedfile.interfaces import INamed
from plone.namedfile.interfaces import INamedField
from plone.restapi.interfaces import IFieldDeserializer
from plone.restapi.types.adapters import ListJsonSchemaProvider
from plone.restapi.types.interfaces import IJsonSchemaProvider
from plone.schemaeditor.fields import FieldFactory
from plone.supermodel.exportimport import BaseHandler
from setneg.policy import _
from setneg.policy.forms import attachment
from setneg.workflows.steps.wording import say
from typing import Any
from typing import TYPE_CHECKING
from zope import schema
from zope.component import adapter
from zope.component import getMultiAdapter
from zope.interface import implementer
from zope.interface import Interface
from zope.publisher.interfaces.browser import IBrowserRequest
from zope.schema import getFieldsInOrder
from zope.schema.interfaces import IField


if TYPE_CHECKING:
    from setneg.policy.forms.terms import Terms

MOST = 5
NO_FILES = _("refused_no_files", default="Isinya harus berupa daftar berkas.")


class IFiles(IField):
    """A field with several files."""

    most = schema.Int(
        title=_("label_most_files", default="Paling banyak berkas"),
        required=False,
        min=1,
        max=20,
    )
    megabytes = schema.Int(
        title=_("label_ukuran_berkas", default="Ukuran satu berkas (MB)"),
        description=_("help_batas_formulir", default="Kosong: batas formulir."),
        required=False,
        min=1,
    )
    kinds = schema.TextLine(
        title=_("label_jenis_berkas", default="Jenis berkas"),
        description=_(
            "help_jenis_berkas_isian",
            default="Akhiran yang diterima, dipisah koma, misalnya pdf, docx. Kosong: "
            "batas formulir.",
        ),
        required=False,
    )


@implementer(IFiles)
class Files(schema.List):
    """Several files, each a blob; [] for none."""

    def __init__(self, most=None, megabytes=None, kinds=None, **options: Any) -> None:
        self.most, self.megabytes, self.kinds = most, megabytes, kinds
        options.pop("value_type", None)
        options = {"default": None, **options}
        super().__init__(value_type=FileField(), **options)

    def suffixes(self) -> tuple[str, ...]:
        """The kinds that this field takes, such as `.pdf`; () when it does not say."""
        words = (self.kinds or "").replace(";", ",").split(",")
        return tuple(
            f".{word.strip().lstrip('.').lower()}" for word in words if word.strip()
        )


FilesFactory = FieldFactory(Files, _("field_files", default="Berkas (beberapa)"))


class FilesHandler(BaseHandler):
    """The field in a form's XML; the type of its parts is always a file."""

    filteredAttributes = {**BaseHandler.filteredAttributes, "value_type": "rw"}


Handler = FilesHandler(Files)


def of_answer(value: Any) -> list:
    """The files of an answer, whatever the field holds."""
    found = value if isinstance(value, list | tuple) else [value]
    return [each for each in found if INamed.providedBy(each)]


def is_file(field: Any) -> bool:
    """Whether a field takes a file or several."""
    return INamedField.providedBy(field) or IFiles.providedBy(field)


def kinds_of(terms: "Terms", field: Any) -> tuple[str, ...]:
    """The suffixes that a field of a form accepts."""
    own = field.suffixes() if IFiles.providedBy(field) else ()
    return tuple(kind for kind in terms.kinds if not own or kind in own)


def megabytes_of(terms: "Terms", field: Any) -> int:
    """The largest file that a field of a form accepts."""
    return min(getattr(field, "megabytes", None) or terms.megabytes, terms.megabytes)


def count_of(terms: "Terms", field: Any) -> int:
    """How many files a field of a form accepts."""
    own = (field.most or MOST) if IFiles.providedBy(field) else 1
    return min(own, terms.most_files)


def refused(terms: "Terms", form_schema, values: Mapping[str, Any]) -> dict[str, Any]:
    """Why files are not accepted, by field; {} when all are."""
    found: dict[str, Any] = {}
    total = 0
    for name, field in getFieldsInOrder(form_schema):
        files = of_answer(values.get(name)) if is_file(field) else []
        total += len(files)
        reason = _refusal(terms, field, files)
        if reason is None and files and total > terms.most_files:
            reason = _many(terms.most_files)
        if reason is not None:
            found[name] = reason
    return found


def _refusal(terms: "Terms", field: Any, files: list) -> Any:
    if files and len(files) > max(1, count_of(terms, field)):
        return _many(count_of(terms, field))
    reasons = (_refused_file(terms, field, file) for file in files)
    return next((each for each in reasons if each is not None), None)


def _many(most: int) -> Any:
    return _(
        "refused_many_files",
        default="Paling banyak ${most} berkas dalam satu kiriman.",
        mapping={"most": str(most)},
    )


def _refused_file(terms: "Terms", field: Any, file: Any) -> Any:
    allowed, name = kinds_of(terms, field), file.filename or "-"
    if PurePosixPath(name.lower()).suffix not in allowed:
        return _(
            "refused_attachment_kind",
            default="Jenis berkas “${file}” tidak diterima; yang diterima: ${kinds}.",
            mapping={
                "file": name[: attachment.LONGEST_NAME],
                "kinds": ", ".join(kind[1:].upper() for kind in allowed),
            },
        )
    size, most = file.getSize(), megabytes_of(terms, field)
    if size > most * attachment.MEGABYTE:
        return _(
            "refused_attachment_size",
            default="Berkas “${file}” berukuran ${size} MB; paling besar ${limit} MB.",
            mapping={
                "file": name[: attachment.LONGEST_NAME],
                "size": f"{size / attachment.MEGABYTE:.1f}".replace(".", ","),
                "limit": str(most),
            },
        )
    return attachment.refusal(file)


@implementer(IFieldDeserializer)
@adapter(IFiles, Interface, IBrowserRequest)
class FilesDeserializer:
    """Several files over REST: a list of data, encoding, filename, content-type."""

    def __init__(self, field: Files, context: Any, request: Any) -> None:
        self.field, self.context, self.request = field, context, request

    def __call__(self, value: Any) -> list:
        if value is None:
            return []
        if not isinstance(value, list) or not all(_whole(each) for each in value):
            raise ValueError(say(NO_FILES))
        one = getMultiAdapter(
            (self.field.value_type, self.context, self.request), IFieldDeserializer
        )
        return [one(each) for each in value]


def _whole(sent: Any) -> bool:
    return isinstance(sent, dict) and isinstance(sent.get("data"), str)


@implementer(IJsonSchemaProvider)
@adapter(IFiles, Interface, Interface)
class FilesJsonSchema(ListJsonSchemaProvider):
    """An array of files, as many as the field takes."""

    def additional(self) -> dict[str, Any]:
        most = self.field.most or MOST
        return {**super().additional(), "maxItems": most, "uniqueItems": False}

    def get_factory(self) -> str:
        return "Files"

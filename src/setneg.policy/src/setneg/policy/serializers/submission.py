"""A submission over REST: with what was typed, in the words of its form."""

from datetime import date
from datetime import datetime
from datetime import timedelta
from decimal import Decimal
from plone.namedfile.interfaces import INamed
from plone.restapi.interfaces import ISerializeToJson
from setneg.policy.browser.layer import IPortalLayer
from setneg.policy.content.pengajuan import IPengajuan
from setneg.policy.forms import answers
from setneg.policy.forms.answers_page import files_of
from setneg.policy.serializers.document import SerializeWork
from typing import Any
from zope.component import adapter
from zope.interface import implementer


@implementer(ISerializeToJson)
@adapter(IPengajuan, IPortalLayer)
class SerializeSubmission(SerializeWork):
    """The answers as they were typed, files by their address; never the code."""

    def __call__(self, version=None, include_items=True):
        result = super().__call__(version=version, include_items=include_items)
        result["formulir"] = {
            "UID": self.context.formulir,
            "nama": self.context.nama_formulir,
            "alamat": self.context.alamat_formulir,
            "edisi": self.context.edisi_formulir,
        }
        result["isian"] = [
            {
                "nama": each.name,
                "label": each.label,
                "jenis": each.kind,
                "nilai": files_of(self.context, each)
                if each.files
                else _plain(each.value),
                "kata": each.words,
                "dipetakan": each.mapped,
            }
            for each in answers.answers(self.context)
        ]
        return result


def _plain(value: Any) -> Any:
    """A value as JSON can say it."""
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, (Decimal, timedelta)) or INamed.providedBy(value):
        return str(value)
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    return value

"""A draft over REST: its versions, what was found and held, its place, its deadlines."""

from plone.restapi.interfaces import ISerializeToJson
from plone.restapi.serializer.converters import json_compatible
from setneg.policy.browser.layer import IPortalLayer
from setneg.policy.content.draf_standar import IDrafStandar
from setneg.policy.serializers.submission import SerializeSubmission
from setneg.policy.standards_drafts import telling
from setneg.policy.vocabularies.offices import position_title
from typing import Any
from zope.component import adapter
from zope.interface import implementer


@implementer(ISerializeToJson)
@adapter(IDrafStandar, IPortalLayer)
class SerializeDraft(SerializeSubmission):
    """Files stand there by their addresses, which ask for the right to View again."""

    def __call__(self, version: Any = None, include_items: bool = True) -> Any:
        result = super().__call__(version=version, include_items=include_items)
        draft = self.context
        plan = telling.plan(draft)
        told = {
            "versi_draf": telling.versions(draft),
            "pemeriksaan": telling.examinations(draft),
            "pembahasan": telling.sessions(draft),
            "riwayat_penetapan": telling.corrections(draft),
            "antrean_redaksi": telling.queue(draft),
            "tenggat": telling.deadlines(draft),
            "rapat_kerja": {
                "belum": plan.meetings,
                "waktu": plan.each,
                "penyiapan": plan.whole,
            },
            "unggahan": {
                "unit": draft.unit_pengunggah or "",
                "memorandum": draft.memo_unggah,
                "alamat": draft.alamat_unggah,
                "tanggal": draft.tanggal_unggah,
                "oleh": position_title(draft.diunggah_oleh),
            },
            "permensesneg": draft.permensesneg,
            "memo_pengedaran": draft.memo_pengedaran,
        }
        result.update({name: json_compatible(value) for name, value in told.items()})
        return result

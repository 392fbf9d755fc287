"""The archive over REST: the tree, and the facts of one document."""

from plone.restapi.serializer.converters import json_compatible
from plone.restapi.services import Service
from setneg.policy.archive import classification
from setneg.policy.archive.frozen import intact
from setneg.policy.archive.retention import retention
from setneg.workflows import organisation


class ClassificationGet(Service):
    """`GET /@klasifikasi`: all codes with their times."""

    def reply(self) -> dict:
        return {
            "@id": f"{self.context.absolute_url()}/@klasifikasi",
            "items": [
                {
                    "kode": each.code,
                    "nama": each.name,
                    "induk": each.parent,
                    "aktif": each.active,
                    "inaktif": each.inactive,
                    "nasib_akhir": each.fate,
                }
                for each in classification.current().classes.values()
            ],
        }


class ArchiveGet(Service):
    """`GET <document>/@arsip`: retention and wholeness; nulls while it runs."""

    def reply(self) -> dict:
        kept = retention(self.context)
        closed = getattr(self.context.aq_base, "diarsipkan_pada", None)
        return {
            "@id": f"{self.context.absolute_url()}/@arsip",
            "klasifikasi": getattr(self.context, "klasifikasi", None) or "",
            "diarsipkan_pada": json_compatible(closed),
            "aktif_sampai": json_compatible(kept.active_until) if kept else None,
            "inaktif_sampai": json_compatible(kept.inactive_until) if kept else None,
            "nasib_akhir": kept.fate if kept else None,
            "keadaan": kept.state(organisation.today()) if kept else None,
            "utuh": intact(self.context),
        }

"""The checker over REST: `GET <document>/@periksa-bentuk`."""

from plone.restapi.services import Service
from setneg.policy.official_form.findings import findings


class FormGet(Service):
    """What does not have its official form, and what would mend it."""

    def reply(self) -> dict:
        found = findings(self.context)
        return {
            "@id": f"{self.context.absolute_url()}/@periksa-bentuk",
            "siap_ditandatangani": not any(each.mandatory for each in found),
            "temuan": [
                {
                    "id": each.key,
                    "aturan": each.rule,
                    "tingkat": "wajib" if each.mandatory else "saran",
                    "ruas": each.field,
                    "pesan": each.text,
                    "tertulis": each.wrong,
                    "usul": each.right,
                }
                for each in found
            ],
        }

"""`GET <form>/@formulir`: the fields of a form as JSON schema."""

from plone.restapi.services import Service
from plone.restapi.types.utils import get_fieldset_infos
from plone.restapi.types.utils import get_fieldsets
from plone.restapi.types.utils import get_jsonschema_properties
from setneg.policy.forms import attachment
from setneg.policy.forms import conditions
from setneg.policy.forms import editions
from setneg.policy.forms import languages
from setneg.policy.forms import senders
from setneg.policy.forms import spam
from setneg.policy.forms import terms
from setneg.policy.forms import terms_words
from setneg.policy.services.forms import filled
from typing import Any
from zope.i18n import translate


class Describe(Service):
    """What is asked, what is required, on which conditions, and which files are
    accepted. `_halaman` is sent back with the answers: the same sending repeated is one
    submission."""

    def reply(self) -> dict[str, Any]:
        form_schema = languages.schema(self.context)
        fieldsets = get_fieldsets(self.context, self.request, form_schema)
        asked = dict(filled.asked(self.context))
        for name in senders.unasked(
            self.context, form_schema, senders.current_userid()
        ):
            asked.pop(name, None)
        when = conditions.conditions(form_schema)
        properties = plain(
            get_jsonschema_properties(self.context, self.request, fieldsets)
        )
        properties = {
            name: {**described, **({"tampil_bila": when[name]} if name in when else {})}
            for name, described in properties.items()
            if name in asked
        }
        files = terms.of(self.context)
        return {
            "@id": f"{self.context.absolute_url()}/@formulir",
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "type": "object",
            "title": self.said(self.context.Title()),
            "description": self.said(self.context.Description()),
            "edisi": editions.edition(self.context),
            spam.MARK: spam.issue(self.context),
            "properties": properties,
            "required": [
                name
                for name, field in asked.items()
                if field.required and name not in when
            ],
            "additionalProperties": False,
            "fieldsets": get_fieldset_infos(fieldsets),
            "berkas": {
                "paling_besar": files.megabytes * attachment.MEGABYTE,
                "paling_banyak": files.most_files,
                "jenis": sorted(files.kinds),
            },
            "ketentuan": [
                {"kunci": key, "kalimat": translate(words, context=self.request)}
                for key, words in terms_words.said(self.context)
            ],
            "halangan": [
                translate(words, context=self.request)
                for words in terms.barred(self.context, senders.current_userid())
            ],
        }

    def said(self, text: str) -> str:
        """A text of the form in the language of whoever asks."""
        words = languages.said(self.context, text)
        return translate(words, context=self.request)


def plain(described: Any) -> Any:
    """Without what JSON cannot say: the empty bytes that a file field starts from."""
    if isinstance(described, dict):
        return {
            name: plain(value)
            for name, value in described.items()
            if not isinstance(value, bytes)
        }
    return described

"""`GET <form>/@formulir`: the fields of a form as JSON schema."""

from collective.easyform.api import get_schema
from plone.restapi.services import Service
from plone.restapi.types.utils import get_fieldset_infos
from plone.restapi.types.utils import get_fieldsets
from plone.restapi.types.utils import get_jsonschema_properties
from plone.restapi.types.utils import iter_fields
from setneg.policy.forms.attachment import allowed
from setneg.policy.forms.attachment import most_bytes
from typing import Any


class Describe(Service):
    """What is asked, what is required, and which files are accepted."""

    def reply(self) -> dict[str, Any]:
        fieldsets = get_fieldsets(self.context, self.request, get_schema(self.context))
        required = [
            each.field.getName()
            for each in iter_fields(fieldsets)
            if each.field.required
        ]
        return {
            "@id": f"{self.context.absolute_url()}/@formulir",
            "type": "object",
            "title": self.context.Title(),
            "description": self.context.Description(),
            "properties": plain(
                get_jsonschema_properties(self.context, self.request, fieldsets)
            ),
            "required": required,
            "fieldsets": get_fieldset_infos(fieldsets),
            "berkas": {"paling_besar": most_bytes(), "jenis": sorted(allowed())},
        }


def plain(described: Any) -> Any:
    """Without what JSON cannot say: the empty bytes that a file field starts from."""
    if isinstance(described, dict):
        return {
            name: plain(value)
            for name, value in described.items()
            if not isinstance(value, bytes)
        }
    return described

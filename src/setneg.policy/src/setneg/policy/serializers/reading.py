"""Reading what a REST client writes into owned content."""

from plone.restapi.deserializer import json_body
from plone.restapi.deserializer.dxcontent import DeserializeFromJson
from plone.restapi.interfaces import IDeserializeFromJson
from setneg.policy import _
from setneg.policy.browser.layer import IPortalLayer
from setneg.workflows.interfaces import IOwned
from zExceptions import BadRequest
from zope.component import adapter
from zope.i18n import translate
from zope.interface import implementer


@implementer(IDeserializeFromJson)
@adapter(IOwned, IPortalLayer)
class ReadOwned(DeserializeFromJson):
    """Values of a wrong kind are the client's error (400), and pages are not chosen.

    Plone's own passes on what a field's reader raises for a number where it expects an
    object, and lets whoever may edit choose any page as the content's view.
    """

    def __call__(self, *args, data=None, **options):
        if data is None:
            data = json_body(self.request)
        data = {name: value for name, value in data.items() if name != "layout"}
        return super().__call__(*args, data=data, **options)

    def get_schema_data(self, data, validate_all, create=False):
        try:
            return super().get_schema_data(data, validate_all, create)
        except (AttributeError, LookupError, TypeError) as error:
            words = _(
                "refused_wrong_kind",
                default="Isi permintaan tidak sesuai dengan bentuk isian: ${reason}",
                mapping={"reason": str(error)},
            )
            raise BadRequest(translate(words, context=self.request)) from error

"""A form over REST: what is asked; what was sent in and how it is sent on is its keeper's."""

from collective.easyform.config import DOWNLOAD_SAVED_PERMISSION
from collective.easyform.interfaces import IEasyForm
from collective.easyform.serializer import SerializeToJson
from plone import api
from plone.restapi.interfaces import ISerializeToJson
from plone.restapi.serializer.dxcontent import SerializeToJson as SerializeContent
from setneg.policy.browser.layer import IPortalLayer
from zope.component import adapter
from zope.component import getUtility
from zope.interface import implementer
from zope.security.interfaces import IPermission


@implementer(ISerializeToJson)
@adapter(IEasyForm, IPortalLayer)
class SerializeForm(SerializeToJson):
    """easyform asks for its permission by an id where the title is asked for."""

    def __call__(self, version=None, include_items=True):
        result = SerializeContent.__call__(self, version, include_items)
        if not api.user.has_permission("Modify portal content", obj=self.context):
            result.pop("actions_model", None)
        saved = getUtility(IPermission, DOWNLOAD_SAVED_PERMISSION).title
        if api.user.has_permission(saved, obj=self.context):
            self.serializeSavedData(result)
        return result

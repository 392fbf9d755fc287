"""A document over REST, without what its reader may not see of its surroundings."""

from Acquisition import aq_inner
from Acquisition import aq_parent
from plone import api
from plone.restapi.interfaces import ISerializeToJson
from plone.restapi.serializer.dxcontent import SerializeToJson
from setneg.policy.browser.layer import IPortalLayer
from setneg.policy.content.document import IWork
from setneg.policy.legal import standing as legal
from setneg.policy.secrecy.reading import shown_within
from zope.component import adapter
from zope.interface import implementer


@implementer(ISerializeToJson)
@adapter(IWork, IPortalLayer)
class SerializeWork(SerializeToJson):
    """Who sees a document but not its case does not learn the case (R-X-10)."""

    def __call__(self, version=None, include_items=True):
        shown_within(self.context, self.request)
        result = super().__call__(version=version, include_items=include_items)
        parent = aq_parent(aq_inner(self.context))
        if not api.user.has_permission("View", obj=parent):
            result["parent"] = {}
        law = legal.standing(self.context)
        if law is not None:
            result["hukum"] = {
                "status": law.status,
                "karena": [
                    {
                        "hubungan": effect.relation,
                        "tanggal": effect.day.isoformat(),
                        "jenis": effect.kind,
                        "nomor": effect.number,
                        "judul": effect.title,
                        "@id": effect.url,
                    }
                    for effect in law.effects
                ],
            }
        return result

"""`@linkintegrity` and `@@delete_confirmation_info`: which documents lead to one that is
to be deleted, as far as the reader may see them.

Plone names every document that leads there, whoever asks, and answers a known UID
otherwise than an unknown one. Here nobody learns of a document that he may not see.
"""

from plone import api
from plone.app.linkintegrity.browser.info import DeleteConfirmationInfo
from plone.restapi.services.linkintegrity.get import LinkIntegrityGet
from typing import Any


MOST = 500  # UIDs in one question


class SeenLinks(DeleteConfirmationInfo):
    """The documents that lead to this one, without those that the reader may not see."""

    def check_object(self, obj: Any, *args: Any, **options: Any) -> dict | None:
        breach = super().check_object(obj, *args, **options)
        if not breach:
            return None
        breach["sources"] = [each for each in breach["sources"] if each["accessible"]]
        return breach if breach["sources"] else None


class LinksOfSeen(LinkIntegrityGet):
    """Plone's own answer about the documents that the reader may see; what he may not
    see is passed over like what does not exist."""

    def reply(self) -> Any:
        form = self.request.form
        asked = form.get("uids") or []
        asked = asked if isinstance(asked, list) else [asked]
        if asked:
            form["uids"] = self._seen([str(each) for each in asked[:MOST]])
        if asked and not form["uids"]:
            return []
        return super().reply()

    def _seen(self, uids: list[str]) -> list[str]:
        found = api.portal.get_tool("portal_catalog").searchResults(UID=uids)
        seen = {brain.UID for brain in found}
        return [uid for uid in dict.fromkeys(uids) if uid in seen]

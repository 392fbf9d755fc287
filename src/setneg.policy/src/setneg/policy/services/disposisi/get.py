"""`GET <letter>/@disposisi`: its branches, as far as the caller may see them."""

from plone import api
from plone.restapi.services import Service
from setneg.policy.incoming import dispositions
from setneg.policy.incoming import tree
from setneg.policy.services.disposisi.wire import branch_json
from setneg.policy.vocabularies.incoming import instructions
from setneg.policy.vocabularies.offices import position_title
from typing import Any


class Tree(Service):
    """Also which positions of the caller may pass it on, to whom, in which words."""

    def reply(self) -> dict[str, Any]:
        uid = api.content.get_uuid(dispositions.letter_of(self.context))
        userid = "" if api.user.is_anonymous() else api.user.get_current().getId()
        givers = dispositions.own(self.context, userid)
        return {
            "@id": f"{self.context.absolute_url()}/@disposisi",
            "items": [branch_json(b) for b in tree.branches(tree.seen_of(uid))],
            "dari": [{"id": each, "judul": position_title(each)} for each in givers],
            "untuk": [
                {"id": post, "judul": position_title(post)}
                for each in givers
                for post in dispositions.below(each)
            ],
            "instruksi": dict(instructions()) if givers else {},
        }

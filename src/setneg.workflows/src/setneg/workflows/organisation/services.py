"""The organisation for REST clients: units, positions, and the whole tree."""

from dataclasses import asdict
from plone import api
from plone.restapi.interfaces import ISerializeToJson
from plone.restapi.serializer.dxcontent import SerializeFolderToJson
from plone.restapi.serializer.dxcontent import SerializeToJson
from plone.restapi.services import Service
from setneg.workflows.organisation.content import IJabatan
from setneg.workflows.organisation.content import IUnit
from setneg.workflows.organisation.tree import Node
from setneg.workflows.organisation.tree import Post
from setneg.workflows.organisation.tree import Shown
from typing import Any
from zope.component import adapter
from zope.interface import implementer
from zope.interface import Interface


def post_json(post: Post, with_people: bool) -> dict[str, Any]:
    """A position; who holds it only for people with an account."""
    data: dict[str, Any] = {
        "id": post.id,
        "title": post.title,
        "eselon": post.level,
        "lowong": post.vacant,
    }
    if with_people:
        data["pemangku"] = [
            {
                "akun": person.userid,
                "nama": person.name,
                "kapasitas": person.capacity,
                "mulai": person.start and person.start.isoformat(),
                "sampai": person.end and person.end.isoformat(),
            }
            for person in post.holders
        ]
    return data


def node_json(node: Node, with_people: bool) -> dict[str, Any]:
    """A unit of the chart with everything below."""
    return {
        "@id": node.url,
        "kode": node.code,
        "title": node.title,
        "jenis": node.kind,
        "jabatan": [post_json(post, with_people) for post in node.posts],
        "unit": [node_json(below, with_people) for below in node.children],
    }


class Organisation(Service):
    """``GET @organisasi``: the tree of today."""

    def reply(self) -> dict[str, Any]:
        shown = Shown(api.portal.get())
        return {
            "@id": f"{self.context.absolute_url()}/@organisasi",
            "tanggal": shown.day.isoformat(),
            "unit": [node_json(node, shown.with_people) for node in shown.units()],
        }


@implementer(ISerializeToJson)
@adapter(IUnit, Interface)
class UnitToJson(SerializeFolderToJson):
    """A unit with its positions and its dated names."""

    def __call__(
        self, version: str | None = None, include_items: bool = True
    ) -> dict[str, Any]:
        result: dict[str, Any] = super().__call__(version, include_items)
        shown = Shown(api.portal.get())
        result["nama_berlaku"] = [asdict(row) for row in self.context.names()]
        for row in result["nama_berlaku"]:
            row["start"] = row["start"] and row["start"].isoformat()
            row["end"] = row["end"] and row["end"].isoformat()
        result["jabatan"] = [
            post_json(post, shown.with_people)
            for post in shown.posts(self.context.kode)
        ]
        return result


@implementer(ISerializeToJson)
@adapter(IJabatan, Interface)
class JabatanToJson(SerializeToJson):
    """A position; the rows of its holders only for people with an account."""

    def __call__(
        self, version: str | None = None, include_items: bool = True
    ) -> dict[str, Any]:
        result: dict[str, Any] = super().__call__(version, include_items)
        shown = Shown(api.portal.get())
        result["jabatan"] = self.context.position_id()
        result["lowong"] = not shown.organogram.holders(result["jabatan"], shown.day)
        if not shown.with_people:
            result.pop("pemangku", None)
        return result

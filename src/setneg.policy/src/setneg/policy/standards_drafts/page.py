"""Pages of drafts: one draft with its versions, and all that a person may see."""

from datetime import datetime
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from plone import api
from plone.namedfile.utils import set_headers
from plone.namedfile.utils import stream_data
from Products.Five.browser import BrowserView
from setneg.policy.browser import dates
from setneg.policy.browser.listings import Listing
from setneg.policy.browser.page import Page
from setneg.policy.content.draf_standar import satuan_organisasi
from setneg.policy.standards_drafts import asking
from setneg.policy.standards_drafts import determination
from setneg.policy.standards_drafts import discussing
from setneg.policy.standards_drafts import editing
from setneg.policy.standards_drafts import meetings
from setneg.policy.standards_drafts import memoranda
from setneg.policy.standards_drafts import telling
from setneg.policy.standards_drafts import uploading
from setneg.policy.standards_drafts import words
from setneg.policy.vocabularies.offices import position_title
from setneg.policy.vocabularies.offices import unit_title
from setneg.workflows.procedures import positions
from typing import Any
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse
from zope.publisher.interfaces import NotFound


class Draft(Page):
    """A draft: its versions, what was found in it, when it was discussed, where it is."""

    #: The sender finds his buttons in `@@keadaan`.
    tells_sender = True

    @property
    def kind(self) -> Any:
        return dict(words.KINDS).get(self.context.jenis_draf, "")

    @property
    def determination(self) -> Any:
        return dict(words.DETERMINATIONS).get(self.context.penetapan, "")

    @property
    def choices(self) -> list[tuple[str, Any]]:
        """Other ways of being set, for who may correct it; () for everybody else."""
        if not determination.may_correct(self.context):
            return []
        return [row for row in words.DETERMINATIONS if row[0] != self.context.penetapan]

    @property
    def late(self) -> bool:
        return telling.late(self.context)

    @property
    def versions(self) -> list[dict[str, Any]]:
        return [
            {**row, "pada": dates.moment(row["pada"])}
            for row in telling.versions(self.context)
        ]

    @property
    def examinations(self) -> list[dict[str, Any]]:
        results = dict(words.RESULTS)
        return [
            {
                "when": dates.moment(row["pada"]),
                "by": row["oleh"],
                "parts": [
                    (
                        words.PARTS[part],
                        results.get(said["hasil"], ""),
                        said["catatan"],
                    )
                    for part, said in row["bagian"].items()
                ],
            }
            for row in telling.examinations(self.context)
        ]

    @property
    def sessions(self) -> list[dict[str, Any]]:
        return [
            {**row, "hari": dates.day(row["tanggal"])}
            for row in telling.sessions(self.context)
        ]

    @property
    def corrections(self) -> list[dict[str, Any]]:
        return [
            {**row, "pada": dates.moment(row["pada"])}
            for row in telling.corrections(self.context)
        ]

    @property
    def queue(self) -> dict[str, Any] | None:
        return telling.queue(self.context)

    @cached_property
    def plan(self) -> meetings.Plan:
        return telling.plan(self.context)

    @property
    def uploader(self) -> str:
        return uploading.office_title(self.context)

    @property
    def uploaded_by(self) -> str:
        return position_title(self.context.diunggah_oleh)


@implementer(IPublishTraverse)
class VersionFile(BrowserView):
    """`@@versi-draf/2`: the file of one version, always as a download."""

    number = ""

    def publishTraverse(self, request: Any, name: str) -> "VersionFile":
        if self.number or not name.isdecimal():
            raise NotFound(self, name, request)
        self.number = name
        return self

    def __call__(self) -> Any:
        place = int(self.number or 0)
        if not 1 <= place <= len(self.context.berkas_versi):
            raise NotFound(self, self.number, self.request)
        file = self.context.berkas_versi[place - 1]["berkas"]
        set_headers(file, self.request.response, filename=file.filename)
        return stream_data(file)


class DraftList(Listing):
    """Memoranda that the person's unit is to answer, those whose answers he coordinates,
    and drafts by satuan organisasi."""

    kind = editing.KIND

    @cached_property
    def asked(self) -> list[dict[str, Any]]:
        """Memoranda that ask the person's own units, with how it stands."""
        own = memoranda.own_units()
        home = api.portal.get().absolute_url()
        return [
            {
                "title": memo.Title(),
                "url": memo.absolute_url(),
                "form": f"{home}/{asking.link(memo)}",
                "line": line,
                "due": self.moment(line.until),
            }
            for memo, _row in memoranda.mine()
            for line in asking.lines(memo)
            if line.unit in own
        ]

    @cached_property
    def watched(self) -> list[dict[str, Any]]:
        """Memoranda that ask, for those who coordinate: who has sent and who has not."""
        held = positions.held()
        if not any(post in held for post in memoranda.examiners()):
            return []
        catalog = api.portal.get_tool("portal_catalog")
        brains = catalog(
            portal_type=memoranda.MEMORANDUM,
            minta_draf=True,
            sort_on="created",
            sort_order="descending",
        )
        found = []
        for brain in brains[: memoranda.MOST]:
            lines = asking.lines(brain.getObject())
            found.append(
                {
                    "title": brain.Title,
                    "url": f"{brain.getURL()}#permintaan-draf",
                    "asked": len(lines),
                    "sent": sum(bool(line.drafts) for line in lines),
                    "silent": [line for line in lines if not line.settled],
                }
            )
        return found

    @property
    def form_url(self) -> str:
        return f"{api.portal.get().absolute_url()}/{asking.FORM}"

    @cached_property
    def groups(self) -> list[dict[str, Any]]:
        """Drafts of this page by the satuan organisasi that meets on them together, with
        the meetings that it still has to prepare (R-SPS-11)."""
        rows = [(satuan_organisasi(brain.unit), brain) for brain in self.batch()]
        named = sorted(
            ((unit_title(code), code, brain) for code, brain in rows),
            key=itemgetter(0, 1),
        )
        memos = {brain.draf_standar["memo"] for _code, brain in rows}
        plans = self._plans(memo for memo in memos if memo)
        return [
            {
                "name": name,
                "drafts": [brain for _name, _code, brain in part],
                "plans": plans.get(code, []),
            }
            for (name, code), part in groupby(named, key=itemgetter(0, 1))
        ]

    def _plans(self, memos: Any) -> dict[str, list[meetings.Plan]]:
        """Of each satuan organisasi, one plan for each memorandum with meetings to come."""
        parts: dict[tuple[str, str], list[Any]] = {}
        for brain in discussing.of_memorandum(memos):
            key = (satuan_organisasi(brain.unit), brain.draf_standar["memo"])
            parts.setdefault(key, []).append(brain)
        time = meetings.standard_time() if parts else ""
        found: dict[str, list[meetings.Plan]] = {}
        for (code, _memo), brains in sorted(parts.items()):
            found.setdefault(code, []).append(
                meetings.plan(meetings.remaining(brains), time)
            )
        return found

    def moment(self, value: datetime | None) -> str:
        return dates.moment(value) if value is not None else ""

"""Pages of drafts: one draft with its versions, and all that a person may see."""

from datetime import datetime
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from plone import api
from plone.namedfile.utils import set_headers
from plone.namedfile.utils import stream_data
from Products.Five.browser import BrowserView
from setneg.policy.browser.listings import Listing
from setneg.policy.browser.page import Page
from setneg.policy.standards_drafts import editing
from setneg.policy.standards_drafts import memoranda
from setneg.policy.standards_drafts import words
from setneg.policy.vocabularies.offices import position_title
from setneg.workflows import organisation
from typing import Any
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse
from zope.publisher.interfaces import NotFound


class Draft(Page):
    """A draft: its versions, what was found in it, when it was discussed."""

    #: The sender finds his buttons in `@@keadaan`.
    tells_sender = True

    @property
    def kind(self) -> Any:
        return dict(words.KINDS).get(self.context.jenis_draf, "")

    @property
    def determination(self) -> Any:
        return dict(words.DETERMINATIONS).get(self.context.penetapan, "")

    @property
    def late(self) -> bool:
        """Whether the unit sent it after its deadline."""
        due = self.context.batas_kirim
        return due is not None and self.context.created().asdatetime() > due

    @property
    def versions(self) -> list[dict[str, Any]]:
        return [
            {
                "number": number,
                "title": words.VERSIONS[row["versi"]],
                "file": row["berkas"].filename,
                "when": _local(row["pada"]),
                "by": position_title(row["oleh"]),
            }
            for number, row in enumerate(self.context.berkas_versi, 1)
        ]

    @property
    def examinations(self) -> list[dict[str, Any]]:
        results = dict(words.RESULTS)
        return [
            {
                "when": _local(row["pada"]),
                "by": position_title(row["oleh"]),
                "parts": [
                    (words.PARTS[part], results.get(result, ""), note)
                    for part, (result, note) in row["bagian"].items()
                ],
            }
            for row in self.context.pemeriksaan
        ]

    @property
    def sessions(self) -> list[dict[str, Any]]:
        return [
            {"title": words.SESSIONS[row["sesi"]], "day": f"{row['tanggal']:%d-%m-%Y}"}
            | {"note": row["catatan"]}
            for row in self.context.pembahasan
        ]

    @property
    def editing_days(self) -> int:
        """Working days that its place in the queue of editing gives."""
        return editing.days(self.context.urutan_redaksi, editing.rate())


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
    """Memoranda that the person's unit may answer, and drafts by satuan organisasi."""

    kind = editing.KIND

    @cached_property
    def asked(self) -> list[dict[str, Any]]:
        """Memoranda with the unit's deadline, from its receipt."""
        found = []
        for memo, row in memoranda.mine():
            unit = memoranda.unit_of(memo, memoranda.own_units())
            deadline = memoranda.until(memo, unit).deadline
            found.append(
                {
                    "title": memo.Title(),
                    "url": memo.absolute_url(),
                    "due": deadline.breach if deadline is not None else None,
                    "received": row.received,
                }
            )
        return found

    @property
    def form_url(self) -> str:
        return f"{api.portal.get().absolute_url()}/formulir/draf-standar"

    @cached_property
    def groups(self) -> list[tuple[str, list[Any]]]:
        """Drafts of this page by the satuan organisasi that meets on them together."""
        organogram = organisation.current()
        rows = []
        for brain in self.batch():
            code = brain.getObject().satuan_organisasi
            unit = organogram.units.get(code)
            rows.append((unit.name() if unit is not None else code, brain))
        rows.sort(key=itemgetter(0))
        grouped = groupby(rows, key=itemgetter(0))
        return [(name, [brain for _name, brain in part]) for name, part in grouped]


def _local(moment: datetime) -> str:
    """A moment as it is shown."""
    return str(api.portal.get_localized_time(moment, long_format=True))
